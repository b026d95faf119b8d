"""Where each kind of statement may stand."""

from collections.abc import Sequence
from enum import Enum, auto

from aquatimer.lang.codes import Code
from aquatimer.lang.cursor import quoted
from aquatimer.lang.diagnostics import Collector
from aquatimer.lang.header import is_statement
from aquatimer.lang.lines import Line
from aquatimer.lang.nodes import (
    At,
    Between,
    Broken,
    Comment,
    EffortDefinition,
    Every,
    Option,
    Statement,
)
from aquatimer.lang.tokens import Token
from aquatimer.lang.words import KEYS, did_you_mean


class Place(Enum):
    """The kind of a block. `ANYWHERE` is one whose opener was wrong: nothing more is said."""

    TOP = auto()
    LOOP = auto()
    BETWEEN = auto()
    INTERVAL = auto()
    ANYWHERE = auto()


def check_place(
    one: Statement, place: Place, before: Sequence[Statement], collector: Collector
) -> None:
    """Report a statement that cannot stand in this kind of block, or not after `before`."""
    if place is Place.ANYWHERE or isinstance(one, Comment | Broken):
        return
    message, hint = _trouble(one, place)
    if not message and place is Place.LOOP and _after_between(before):
        message = "This line stands after `between`, which must be the last of its loop."
        hint = "Move `between` and its lines to the end of the loop."
    is_first = place is not Place.INTERVAL or all(
        isinstance(other, At | Every | Comment) for other in before
    )
    if message and is_first:
        collector.error(one.span, Code.MISPLACED, message, hint)


def _after_between(before: Sequence[Statement]) -> bool:
    lines = (one for one in reversed(before) if not isinstance(one, Comment))
    return isinstance(next(lines, None), Between)


def _trouble(one: Statement, place: Place) -> tuple[str, str]:
    match one:
        case At() | Every() if place is not Place.INTERVAL:
            word = "at" if isinstance(one, At) else "every"
            return (
                f"`{word}` stands under the interval in which it is to be heard.",
                "Indent it below an interval, or use `say` for words before one.",
            )
        case At() | Every():
            return "", ""
        case _ if place is Place.INTERVAL:
            return (
                "Only `at` and `every` can stand under an interval.",
                "Move this line to the left, level with the interval.",
            )
        case Between() if place is not Place.LOOP:
            return (
                "`between` has no rounds to stand between here.",
                "Put it last in the block of a `repeat` or `for`.",
            )
        case Option() | EffortDefinition() if place is not Place.TOP:
            word = "option" if isinstance(one, Option) else "effort"
            return f"`{word}` stands at the left margin, not in a block.", "Move it to the top."
        case _:
            return "", ""


def late_heading(line: Line, key: Token, collector: Collector) -> Broken:
    """Report a line `word: ...` that is not in the header."""
    if is_statement(key):
        message = f"No colon stands after {quoted(key.text)}."
        collector.error(key.span, Code.UNEXPECTED, message, "Take the colon away.")
    elif key.word in KEYS:
        message = f"`{key.word}:` stands in the header, before everything else."
        collector.error(key.span, Code.LATE_HEADER, message, "Move this line to the top.")
    else:
        message = f"No line of a workout starts with {quoted(key.text)} and a colon."
        hint = did_you_mean(key.text, KEYS)
        collector.error(key.span, Code.LATE_HEADER, message, hint)
    return Broken(span=line.span)
