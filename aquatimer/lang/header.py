"""The lines `key: value` at the top of a workout."""

from collections.abc import Sequence
from dataclasses import replace

from aquatimer.lang.blocks import Branch
from aquatimer.lang.codes import Code
from aquatimer.lang.cursor import quoted
from aquatimer.lang.diagnostics import Collector
from aquatimer.lang.limits import TEXT_LENGTH
from aquatimer.lang.lines import Line
from aquatimer.lang.nodes import Comment, Heading, Statement
from aquatimer.lang.source import Span
from aquatimer.lang.tokens import Token
from aquatimer.lang.words import KEYS, LEVELS, STARTS, did_you_mean, listed, nearest

LISTS = ("gear", "tags")
_SPOKEN = ("title",)
_QUOTE = '"'


def header_length(branches: Sequence[Branch]) -> int:
    """Return how many of the first lines are the header: up to the last key before a statement."""
    length = 0
    for index, branch in enumerate(branches):
        if branch.line.key is not None and not is_statement(branch.line.key):
            length = index + 1
        elif not branch.line.is_comment:
            break
    return length


def is_statement(key: Token) -> bool:
    """Whether the word before the colon is one that starts a statement."""
    return key.word in STARTS


def header(lines: Sequence[Line], collector: Collector) -> tuple[Statement, ...]:
    """Read `{KEY ":" value}`, each key once, `title` among them."""
    seen: dict[str, Heading] = {}
    found: list[Statement] = []
    guesses: set[str | None] = set()
    for line in lines:
        if collector.full:
            break
        if line.key is None:
            comment = line.comment or ""
            found.append(Comment(comment, span=line.span, blank_before=line.blank_before))
            continue
        heading = _heading(line, line.key, collector)
        if heading is None:
            guesses.add(nearest(line.key.text, KEYS))
        elif heading.key in seen:
            _repeated(line.key, collector)
        else:
            seen[heading.key] = heading
            found.append(heading)
    if "title" not in seen and "title" not in guesses:
        _no_title(collector)
    if found and found[0].blank_before:
        found[0] = replace(found[0], blank_before=False)
    return tuple(found)


def _heading(line: Line, key: Token, collector: Collector) -> Heading | None:
    if key.word not in KEYS:
        hint = did_you_mean(key.text, KEYS) or f"The keys are {listed(KEYS, 'and')}."
        message = f"There is no {quoted(key.text)} in the header of a workout."
        collector.error(key.span, Code.UNKNOWN_KEY, message, hint)
        return None
    value = _value(line, collector)
    _check(key, value, line, collector)
    entries = tuple(entry.strip() for entry in value.split(",") if entry.strip())
    return Heading(
        key.word,
        entries if key.word in LISTS else value.lower() if key.word == "level" else value,
        span=line.span,
        comment=line.comment,
        blank_before=line.blank_before,
    )


def _value(line: Line, collector: Collector) -> str:
    rest = line.rest or Span(line.span.end, line.span.end)
    written = collector.source.text[rest.start : rest.end]
    is_quoted = len(written) > 1 and written[0] == written[-1] == _QUOTE
    if is_quoted and not written[1:-1].replace(_QUOTE * 2, "").count(_QUOTE):
        return written[1:-1].replace(_QUOTE * 2, _QUOTE)
    return written


def _check(key: Token, value: str, line: Line, collector: Collector) -> None:
    place = line.rest or key.span
    if not value.strip(" ," if key.word in LISTS else None):
        message = f"Nothing stands after `{key.word}:`."
        hint = "Write something behind the colon, or take the line out."
        collector.error(line.span, Code.EMPTY_VALUE, message, hint)
    elif key.word == "level" and value.lower() not in LEVELS:
        message = f"The level is {listed(LEVELS)}, not {quoted(value)}."
        collector.error(place, Code.UNKNOWN_LEVEL, message, did_you_mean(value, LEVELS))
    elif key.word in _SPOKEN and len(value) > TEXT_LENGTH:
        message = f"This title has {len(value):,} characters; the limit is {TEXT_LENGTH}."
        collector.error(place, Code.LONG_TEXT, message, "Tell the rest in `about`.")
    if "\t" in value:
        at = place.start + collector.source.text[place.start : place.end].index("\t")
        message = "A tab cannot stand in a text."
        collector.error(Span(at, at + 1), Code.CONTROL_CHARACTER, message, "Write a space.")


def _repeated(key: Token, collector: Collector) -> None:
    message = f"The header has a {quoted(key.word)} already."
    collector.error(key.span, Code.REPEATED_KEY, message, "Keep one of the two.")


def _no_title(collector: Collector) -> None:
    message = "The workout has no title."
    hint = "Write a first line such as `title: Tuesday in the pool`."
    collector.error(Span(0, 0), Code.MISSING_TITLE, message, hint)
