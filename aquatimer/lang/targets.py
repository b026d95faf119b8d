"""Targets: `88-90%`, `150-160 bpm`, `rpe 7`, `cadence 76`."""

from aquatimer.lang.codes import Code
from aquatimer.lang.cursor import Cursor, quoted
from aquatimer.lang.diagnostics import LineError, Mistake
from aquatimer.lang.expressions import suggestion
from aquatimer.lang.limits import DIGITS
from aquatimer.lang.nodes import Bounds, Target
from aquatimer.lang.source import Span
from aquatimer.lang.tokens import Kind
from aquatimer.lang.words import MEASURES

_REACH = {"percent": (1, 100), "bpm": (20, 250), "rpe": (0, 10), "cadence": (1, 200)}
_UNITS = {"percent": "%", "bpm": " bpm", "rpe": "", "cadence": ""}
_WHAT = "a target such as `88-90%`, `150-160 bpm`, `rpe 7` or `cadence 76`"


def target(cursor: Cursor) -> Target:
    """Read `bounds ("%" | "bpm") | ("rpe" | "cadence") bounds`, what stands after an `@`."""
    start = cursor.place
    if cursor.word in ("rpe", "cadence"):
        measure = cursor.take().word
        return Target(measure, bounds(cursor, measure), span=cursor.since(start))
    if not cursor.at(Kind.NUMBER):
        raise cursor.unexpected(_WHAT, suggestion(cursor, *MEASURES))
    low, high = _numbers(cursor)
    measure = _unit(cursor, f"{low}-{high}" if low != high else f"{low}")
    checked = _checked(cursor, measure, (low, high), start.start)
    return Target(measure, checked, span=cursor.since(start))


def _unit(cursor: Cursor, written: str) -> str:
    if cursor.previous and cursor.previous.sign == "%":
        return "percent"
    if cursor.accept("bpm"):
        return "bpm"
    what = "`%` or `bpm`"
    raise cursor.unexpected(what, f"Write `{written}%` or `{written} bpm`.", Code.MISSING_UNIT)


def percent(cursor: Cursor) -> Bounds:
    """Read `bounds "%"`."""
    start = cursor.place.start
    low, high = _numbers(cursor)
    if not (cursor.previous and cursor.previous.sign == "%"):
        raise cursor.unexpected("`%`", code=Code.MISSING_UNIT)
    return _checked(cursor, "percent", (low, high), start)


def bounds(cursor: Cursor, measure: str) -> Bounds:
    """Read `NUMBER ["-" NUMBER]` of a measure without a sign of its own."""
    start = cursor.place.start
    return _checked(cursor, measure, _numbers(cursor), start)


def _numbers(cursor: Cursor) -> tuple[int, int]:
    """Read `NUMBER ["%"] ["-" NUMBER ["%"]]`."""
    low = high = _whole(cursor)
    cursor.accept_sign("%")
    if cursor.accept_sign("-"):
        high = _whole(cursor)
        cursor.accept_sign("%")
    return low, high


def _whole(cursor: Cursor) -> int:
    if not cursor.at(Kind.NUMBER):
        raise cursor.unexpected("a whole number")
    token = cursor.take()
    if "." in token.text or len(token.text) > DIGITS:
        message = f"A target is a whole number, but this is {quoted(token.text)}."
        raise LineError(Mistake(token.span, Code.BAD_TARGET, message))
    return int(token.text)


def _checked(cursor: Cursor, measure: str, found: tuple[int, int], start: int) -> Bounds:
    low, high = found
    least, most = _REACH[measure]
    span = cursor.since(Span(start, start))
    unit = _UNITS[measure]
    if low > high:
        message = f"A target goes from the lower to the higher number, but {low} is above {high}."
        hint = f"Did you mean `{high}-{low}{unit}`?"
        cursor.collector.error(span, Code.BAD_TARGET, message, hint)
    elif low < least or high > most:
        name = "" if measure in ("percent", "bpm") else f"{measure} "
        message = f"A target of {name}{least} to {most}{unit} can be reached, this one cannot."
        cursor.collector.error(span, Code.BAD_TARGET, message)
    return Bounds(low, high)
