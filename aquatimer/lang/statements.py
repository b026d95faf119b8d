"""What one line of the workout says, without the block below it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from aquatimer.lang.codes import Code
from aquatimer.lang.cursor import Cursor, quoted
from aquatimer.lang.definitions import effort, option
from aquatimer.lang.diagnostics import Collector, LineError, Mistake
from aquatimer.lang.intervals import at, every, interval, say, wait
from aquatimer.lang.lines import Line
from aquatimer.lang.loops import at_times, between, for_, repeat, times
from aquatimer.lang.nodes import Between, Broken, Comment, Statement
from aquatimer.lang.slips import stray_hint
from aquatimer.lang.words import KEYS

_RULES: Mapping[str, Callable[[Cursor], Statement]] = MappingProxyType(
    {
        "repeat": repeat,
        "for": for_,
        "between": between,
        "option": option,
        "effort": effort,
        "say": say,
        "wait": wait,
        "at": at,
        "every": every,
    }
)
_INTRODUCERS = ("for", "option", "effort")


def statement(line: Line, collector: Collector) -> Statement:
    """Read a line; one that cannot be understood becomes `Broken` and a mistake.

    `statement = repeat | for | between | option | effort | say | wait | at | every | interval`
    """
    if line.is_comment:
        return Comment(line.comment or "", span=line.span, blank_before=line.blank_before)
    cursor = Cursor(line.tokens, line.span.end, collector)
    try:
        found = _rule(cursor)
        _check_end(cursor, found)
    except LineError as error:
        collector.add(error.mistake)
        found = _broken(line)
    if line.comment is None and not line.blank_before:
        return found
    return replace(found, comment=line.comment, blank_before=line.blank_before)


def _rule(cursor: Cursor) -> Statement:
    _check_key(cursor)
    rule = _RULES.get(cursor.word)
    if rule is None and at_times(cursor):
        return times(cursor)
    found = (rule or interval)(cursor)
    if isinstance(found, Between) and not cursor.at_end():
        return replace(found, body=(_rule(cursor),), span=cursor.since(found.span))
    return found


def _check_key(cursor: Cursor) -> None:
    following = cursor.ahead(1)
    if cursor.word in KEYS and following and following.word:
        message = f"A colon is missing after {quoted(cursor.word)}."
        hint = f"Write `{cursor.word}: ...`."
        raise LineError(Mistake(cursor.place, Code.EXPECTED, message, hint))


def _check_end(cursor: Cursor, found: Statement) -> None:
    """Report what stands behind a finished statement; the statement itself is kept."""
    token, previous = cursor.token, cursor.previous
    if token is None or previous is None:
        return
    message = f"{quoted(token.text)} has no place after {quoted(previous.text)}."
    hint = stray_hint(cursor, found)
    cursor.collector.error(cursor.rest, Code.UNEXPECTED, message, hint)


def _broken(line: Line) -> Broken:
    """Keep the name that a broken line meant to introduce, so that its users keep quiet."""
    opener, name = [*(token.word for token in line.tokens[:2]), "", ""][:2]
    return Broken(opener, name if opener in _INTRODUCERS else "", span=line.span)
