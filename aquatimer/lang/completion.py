"""What may be meant to follow at a place of a text that is being written."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from aquatimer.lang.surroundings import Surroundings, heading, indentation, surroundings
from aquatimer.lang.tokens import Kind, Token, tokens
from aquatimer.lang.words import EFFORTS, KEYS, LEVELS, PHASES, REPS, UNITS


class Sort(StrEnum):
    """What a candidate is."""

    EFFORT = "effort"
    STATEMENT = "statement"
    WORD = "word"
    NAME = "name"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may be meant; `ending` follows it when it is taken, a space for instance."""

    word: str
    sort: Sort
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """What may stand from column `start` up to the cursor, in place of what stands there."""

    start: int
    candidates: tuple[Candidate, ...]


_STATEMENTS = ("repeat", "for", "warmup", "cooldown", "say", "wait")
_DEFINITIONS = ("option", "effort")
_CUES = ("at", "every")
_OPEN_BRACE = re.compile(r"(?<!\{)(?:\{\{)*\{[ ]*(\w*)$")
_OPERATORS = ("+", "-", "*", "/", "(")
_MEASURES = ("rpe", "cadence")


def completion(lines: Sequence[str], row: int, column: int) -> Completion:
    """Return what may follow at a place; row and column count from 0.

    Without a letter before the cursor everything that fits is told, and with letters what begins
    with them. A word that is written to its end has no candidates.
    """
    before = lines[row][:column]
    found = list(tokens(before, 0))
    around = surroundings(lines, row, len(indentation(before)))
    if found and found[-1].kind is Kind.OPEN_TEXT:
        return _in_text(before, found[-1], around)
    word = re.search(r"[^\W\d]\w*$", before)
    prefix = word.group() if word else ""
    head = found[:-1] if prefix else found
    if any(token.kind is Kind.COMMENT for token in found) or (not prefix and _glued(before)):
        return Completion(column, ())
    expected = _values(before) if heading(before) else _expected(head, around)
    return Completion(column - len(prefix), _beginning_with(prefix, expected))


def _glued(before: str) -> bool:
    return before[-1:] not in ("", " ", "\t")


def _beginning_with(prefix: str, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    small = prefix.lower()
    near = [one for one in dict.fromkeys(candidates) if one.word.lower().startswith(small)]
    return () if any(one.word.lower() == small for one in near) else tuple(near)


def _in_text(before: str, text: Token, around: Surroundings) -> Completion:
    brace = _OPEN_BRACE.search(before, text.span.start)
    if brace is None:
        return Completion(len(before), ())
    rounds = ("round", "rounds") if around.in_loop else ()
    names = (Candidate(name, Sort.NAME, "}") for name in (*around.names, *rounds))
    return Completion(brace.start(1), _beginning_with(brace.group(1), names))


def _values(before: str) -> Iterator[Candidate]:
    if heading(before) == "level" and len(before.partition(":")[2].split()) <= 1:
        yield from (Candidate(level, Sort.WORD) for level in LEVELS)


def _expected(head: Sequence[Token], around: Surroundings) -> Iterator[Candidate]:
    if not head:
        yield from _starts(around)
        return
    if any(token.sign == "@" for token in head):
        yield from _target(head)
        return
    rule = _RULES.get(head[0].word, _interval)
    yield from rule(head, around)


def _starts(around: Surroundings) -> Iterator[Candidate]:
    if around.in_interval:
        yield from _words(_CUES, Sort.STATEMENT)
        return
    if around.used_keys is not None:
        unused = (key for key in KEYS if key not in around.used_keys)
        yield from (Candidate(key, Sort.KEY, ": ") for key in unused)
    if around.in_loop:
        yield Candidate("between", Sort.STATEMENT)
    yield from _words(_STATEMENTS, Sort.STATEMENT)
    if not around.in_loop:
        yield from _words(_DEFINITIONS, Sort.STATEMENT)
    yield from _names(around)


def _words(words: Iterable[str], sort: Sort = Sort.WORD) -> Iterator[Candidate]:
    return (Candidate(word, sort, " ") for word in words)


def _names(around: Surroundings) -> Iterator[Candidate]:
    return (Candidate(name, Sort.NAME, " ") for name in around.names)


def _target(head: Sequence[Token]) -> Iterator[Candidate]:
    if head[-1].sign == "@":
        yield from _words(_MEASURES)
    elif head[-1].kind is Kind.NUMBER and not any(token.word in _MEASURES for token in head):
        yield Candidate("bpm", Sort.WORD)


def _interval(head: Sequence[Token], around: Surroundings) -> Iterator[Candidate]:
    length = head[1:] if head[0].word in PHASES else head
    if not length or length[-1].sign in _OPERATORS:
        yield from _names(around)
        return
    last = length[-1]
    if last.word in REPS:
        yield from _words(("every",))
    elif _ends_a_time(last, around):
        own = (*around.own_efforts, *EFFORTS)
        yield from (Candidate(effort, Sort.EFFORT) for effort in own)
        if last.kind is Kind.NUMBER:
            yield from _words(("reps",))
            yield from (Candidate(unit, Sort.WORD, " ") for unit in ("s", "min", "h"))
        if last.kind is Kind.NUMBER and len(head) == 1:
            yield Candidate("times", Sort.WORD)


def _ends_a_time(token: Token, around: Surroundings) -> bool:
    known = {*UNITS, *(name.lower() for name in around.names)}
    return token.kind in (Kind.NUMBER, Kind.CLOCK) or token.sign == ")" or token.word in known


def _repeat(head: Sequence[Token], around: Surroundings) -> Iterator[Candidate]:
    if len(head) == 1:
        yield from _names(around)
    elif head[-1].word != "times":
        yield Candidate("times", Sort.WORD)


def _for(head: Sequence[Token], around: Surroundings) -> Iterator[Candidate]:
    words = [token.word for token in head]
    if len(head) == 2:  # noqa: PLR2004 - `for` and its name
        yield from _words(("in",))
    elif words[-1] in ("in", "to", "by"):
        yield from _names(around)
    elif "in" in words and "by" not in words and head[-1].sign != ",":
        yield from _words(("to", "by") if "to" in words else ("to",))


def _between(head: Sequence[Token], around: Surroundings) -> Iterator[Candidate]:
    if len(head) == 1:
        yield from _words(("say", "wait"), Sort.STATEMENT)
        yield from _names(around)
    else:
        yield from _expected(head[1:], around)


def _option(head: Sequence[Token], _: Surroundings) -> Iterator[Candidate]:
    words = [token.word for token in head]
    if len(head) == 2:  # noqa: PLR2004 - `option` and its name
        yield from _words(("from",))
    elif "from" in words[:-1] and "to" not in words:
        yield from _words(("to",))


def _effort(head: Sequence[Token], _: Surroundings) -> Iterator[Candidate]:
    signs = [token.sign for token in head]
    words = {token.word for token in head}
    if "=" in signs and head[-1].word not in _MEASURES:
        yield from _words(word for word in _MEASURES if word not in words)


def _wait(head: Sequence[Token], around: Surroundings) -> Iterator[Candidate]:
    if head[-1].word == "or":
        yield from _names(around)
    elif all(token.word != "or" for token in head):
        yield from _words(("or",))


def _at(head: Sequence[Token], around: Surroundings) -> Iterator[Candidate]:
    if len(head) == 1:
        yield from _words(("half",))
    if len(head) == 1 or head[-1].sign in _OPERATORS:
        yield from _names(around)


def _every(head: Sequence[Token], around: Surroundings) -> Iterator[Candidate]:
    if len(head) == 1 or head[-1].sign in _OPERATORS:
        yield from _names(around)


def _say(_head: Sequence[Token], _: Surroundings) -> Iterator[Candidate]:
    yield from ()


_RULES: Mapping[str, Callable[[Sequence[Token], Surroundings], Iterator[Candidate]]] = (
    MappingProxyType(
        {
            "repeat": _repeat,
            "for": _for,
            "between": _between,
            "option": _option,
            "effort": _effort,
            "wait": _wait,
            "at": _at,
            "every": _every,
            "say": _say,
        }
    )
)
