"""Intervals, waits, and what is said in and before them."""

from aquatimer.lang.amounts import at_amount
from aquatimer.lang.codes import Code
from aquatimer.lang.cursor import Cursor, quoted
from aquatimer.lang.diagnostics import LineError, Mistake
from aquatimer.lang.expressions import expression
from aquatimer.lang.nodes import (
    At,
    Every,
    Expression,
    Interval,
    Name,
    Number,
    Repetitions,
    Say,
    Target,
    Text,
    Wait,
)
from aquatimer.lang.slips import BULLETS, effort_hint
from aquatimer.lang.targets import target
from aquatimer.lang.texts import optional_text, text
from aquatimer.lang.tokens import Kind
from aquatimer.lang.words import (
    EFFORTS,
    PHASES,
    REPS,
    RESERVED,
    STARTS,
    UNITS,
    did_you_mean,
    nearest,
    no_such_start,
)

_OPERATORS = ("+", "-", "*", "/")
_TIME = "a time such as `1:30` or `90s`"


def interval(cursor: Cursor) -> Interval:
    """Read `["warmup" | "cooldown"] length EFFORT [TEXT] ["@" target]`."""
    start = cursor.place
    phase = cursor.accept(*PHASES)
    _check_start(cursor, phase=phase is not None)
    length = _length(cursor)
    effort = _effort(cursor, length, phase.word if phase else "")
    label = optional_text(cursor)
    aim = _target(cursor)
    _check_label(cursor, has_label=label is not None)
    return Interval(
        length, effort, phase.word if phase else None, label, aim, span=cursor.since(start)
    )


def _check_start(cursor: Cursor, *, phase: bool) -> None:
    """Refuse a first word that is neither a name with an effort after it nor a calculation."""
    token = cursor.token
    following = cursor.ahead(1)
    if token is None or phase or at_amount(cursor) or token.sign == "(":
        return
    is_name = token.kind is Kind.WORD and token.word not in EFFORTS
    if (
        is_name
        and not _is_start(cursor)
        and following
        and (following.kind is Kind.WORD or following.sign in _OPERATORS)
    ):
        return
    message = f"No line starts with {quoted(token.text)}."
    time = following.text if following and following.kind in (Kind.NUMBER, Kind.CLOCK) else ""
    hint = no_such_start(token.text, time)
    if token.text in BULLETS:
        hint = "Take it away: a line needs no mark in front."
    raise LineError(Mistake(token.span, Code.UNKNOWN_STATEMENT, message, hint))


def _is_start(cursor: Cursor) -> bool:
    """Whether a misspelt first word stands here, in two words perhaps: `warm up 10:00 easy`."""
    third = cursor.ahead(2)
    is_time = third is not None and third.kind in (Kind.NUMBER, Kind.CLOCK)
    return is_time and nearest(cursor.word, STARTS) is not None


def _length(cursor: Cursor) -> Expression | Repetitions:
    """Read `expression | expression "reps" "every" expression`."""
    start = cursor.place
    length = expression(cursor, _TIME)
    if not cursor.accept(*REPS):
        _check_unit(cursor, length)
        return length
    if not cursor.accept("every"):
        raise cursor.unexpected("`every` and a time", "For example `15 reps every 4s strength`.")
    every = expression(cursor, _TIME)
    return Repetitions(length, every, span=cursor.since(start))


def _check_unit(cursor: Cursor, length: Expression) -> None:
    """Refuse a word between a number and the effort that is no unit, as in `10 mn easy`."""
    following = cursor.ahead(1)
    is_unit = cursor.at(Kind.WORD) and cursor.word not in EFFORTS
    if isinstance(length, Number) and is_unit and following and following.kind is Kind.WORD:
        message = f"{quoted(cursor.word)} is no unit of time."
        hint = did_you_mean(cursor.word, (*UNITS, *REPS)) or "The units are s, min and h."
        raise LineError(Mistake(cursor.place, Code.MISSING_UNIT, message, hint))


def _effort(cursor: Cursor, length: Expression | Repetitions, phase: str) -> Name:
    if cursor.at(Kind.WORD) and cursor.word not in RESERVED:
        token = cursor.take()
        return Name(token.word, span=token.span)
    hint = effort_hint(cursor, length, phase)
    raise cursor.unexpected("an effort such as `easy` or `sprint`", hint)


def _target(cursor: Cursor) -> Target | None:
    return target(cursor) if cursor.accept_sign("@") else None


def _check_label(cursor: Cursor, *, has_label: bool) -> None:
    """Report a label in the wrong place or without quotes; the interval itself is kept."""
    if not has_label and cursor.at(Kind.TEXT):
        message = "The label stands before the target."
        hint = 'For example `1:00 hard "Go" @ 92-95%`.'
        cursor.collector.error(cursor.rest, Code.UNEXPECTED, message, hint)
    elif not has_label and cursor.at(Kind.WORD):
        message = "A label stands in quotes, before the target if there is one."
        cursor.collector.error(cursor.rest, Code.UNEXPECTED, message, 'Write `"` on both sides.')


def at(cursor: Cursor) -> At:
    """Read `"at" ("half" | ["-"] expression) TEXT`."""
    start = cursor.take().span
    if cursor.accept("half"):
        return At(_cue_text(cursor), span=cursor.since(start))
    from_end = cursor.accept_sign("-") is not None
    time = expression(cursor, "a time such as `2:30`, `half`, or `-0:30` for before the end")
    return At(_cue_text(cursor), time, from_end, span=cursor.since(start))


def every(cursor: Cursor) -> Every:
    """Read `"every" expression TEXT`."""
    start = cursor.take().span
    period = expression(cursor, _TIME)
    return Every(period, _cue_text(cursor), span=cursor.since(start))


def say(cursor: Cursor) -> Say:
    """Read `"say" TEXT`."""
    start = cursor.take().span
    return Say(_cue_text(cursor), span=cursor.since(start))


def wait(cursor: Cursor) -> Wait:
    """Read `"wait" [TEXT] ["or" expression]`."""
    start = cursor.take().span
    label = optional_text(cursor)
    if at_amount(cursor):
        message = "`or` is missing before the time after which a track goes on."
        hint = "For example `wait or 1:00`."
        raise LineError(Mistake(cursor.place, Code.EXPECTED, message, hint))
    limit = expression(cursor, _TIME) if cursor.accept("or") else None
    return Wait(label, limit, span=cursor.since(start))


def _cue_text(cursor: Cursor) -> Text:
    return text(cursor, "a text in quotes")
