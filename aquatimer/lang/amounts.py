"""Numbers and times as they are written: `10`, `1:30`, `90s`, `1 min 30 s`."""

import re
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from aquatimer.lang.codes import Code
from aquatimer.lang.cursor import Cursor, quoted
from aquatimer.lang.diagnostics import LineError, Mistake
from aquatimer.lang.limits import DIGITS
from aquatimer.lang.nodes import Duration, Number, Unknown
from aquatimer.lang.source import Span
from aquatimer.lang.tokens import Kind, Token
from aquatimer.lang.words import HOURS, MINUTES, SECONDS
from aquatimer.units.durations import HOUR, MINUTE, SECOND, Milliseconds, written_text

_SIXTY = 60
_MOST_PARTS = 3
_TENTH = SECOND // 10
_UNITS = {
    **dict.fromkeys(SECONDS, SECOND),
    **dict.fromkeys(MINUTES, MINUTE),
    **dict.fromkeys(HOURS, HOUR),
}
_PARTS = re.compile(r"[:.]")
_BELOW = {SECOND: "seconds", MINUTE: "minutes"}


Exact: TypeAlias = int | Fraction


class _Part(NamedTuple):
    number: Token
    unit: Token

    @property
    def size(self) -> Milliseconds:
        return _UNITS[self.unit.word]

    @property
    def value(self) -> Exact:
        return _exact(self.number.text)


def at_amount(cursor: Cursor) -> bool:
    """Whether a number or a time comes next."""
    return cursor.at(Kind.NUMBER) or cursor.at(Kind.CLOCK)


def amount(cursor: Cursor) -> Number | Duration | Unknown:
    """Read one number or time.

    `amount = CLOCK | NUMBER UNIT {NUMBER UNIT} | NUMBER`, the units from large to small.
    """
    first = cursor.take()
    parts = _parts(cursor, first)
    span = cursor.since(first.span)
    try:
        _check_digits(first, *(part.number for part in parts))
        if first.kind is Kind.CLOCK:
            return Duration(_duration(_clock(cursor, first), span), span=span)
        if not parts:
            return Number(Fraction(first.text), span=span)
        return Duration(_duration(_sum(cursor, parts), span), span=span)
    except LineError as error:
        cursor.collector.add(error.mistake)
        return Unknown(span=cursor.since(first.span))


def _parts(cursor: Cursor, number: Token) -> list[_Part]:
    """Take the units after a number, and further numbers with smaller ones."""
    parts: list[_Part] = []
    while number.kind is Kind.NUMBER and cursor.word in _UNITS:
        parts.append(_Part(number, cursor.take()))
        unit = cursor.ahead(1)
        if not (unit and cursor.at(Kind.NUMBER) and _UNITS.get(unit.word, HOUR) < parts[-1].size):
            break
        number = cursor.take()
    return parts


def _sum(cursor: Cursor, parts: list[_Part]) -> Exact:
    total = sum(part.value * part.size for part in parts)
    for part in parts[1:]:
        if part.value >= _SIXTY:
            below = _BELOW[part.size]
            message = f"These {below} go up to 59, but they are {part.number.text}."
            raise _wrong(part.number.span, message, f"Did you mean {_offer(total)}?")
    rest = cursor.token
    if rest and rest.glued and rest.kind is Kind.NUMBER:
        cursor.take()
        whole = "".join(f"{part.number.text}{part.unit.text}" for part in parts)
        raise _wrong(rest.span, f"This {rest.text} has no unit.", f"Write `{whole}{rest.text}s`.")
    return total


def _clock(cursor: Cursor, token: Token) -> Exact:
    """Read `M:SS` or `H:MM:SS`, either with tenths."""
    head, *tail = token.text.split(":")
    if not head:
        message = f"{quoted(token.text)} lacks its minutes."
        raise _wrong(token.span, message, f"Write `0{token.text}`.")
    if len(tail) >= _MOST_PARTS:
        message = f"{quoted(token.text)} has too many parts for a time."
        raise _wrong(token.span, message, "A time looks like `1:30` or `1:05:00`.")
    total: Exact = 0
    for part in (head, *tail):
        total = total * _SIXTY + _exact(part)
    total *= SECOND
    for part, below in zip(reversed(tail), _BELOW.values(), strict=False):
        if len(part.split(".")[0]) != len("00"):
            message = f"The {below} of {quoted(token.text)} need two digits."
            raise _wrong(token.span, message, _with_two_digits(token.text, part))
        if _exact(part) >= _SIXTY:
            message = f"The {below} of {quoted(token.text)} go up to 59, but they are {part}."
            raise _wrong(token.span, message, f"Did you mean {_offer(total)}?")
    if cursor.word in _UNITS:
        unit = cursor.take()
        message = f"{quoted(token.text)} is a time already, without {quoted(unit.text)}."
        raise _wrong(unit.span, message, f"Write {quoted(token.text)} alone.")
    return total


def _with_two_digits(text: str, part: str) -> str | None:
    if len(part) != 1 or text.count(":") != 1:
        return None
    minutes = text.partition(":")[0]
    late = f" or `{minutes}:{part}0`" if part < "6" else ""
    return f"Write `{minutes}:0{part}`{late}."


def _duration(total: Exact, span: Span) -> Milliseconds:
    if total % _TENTH:
        message = "This is finer than a tenth of a second, the finest there is."
        raise _wrong(span, message, f"Write {_offer(total)}.")
    if total == 0:
        message = "A time of zero is no time at all."
        hint = "Give it a length, or take the line out."
        raise LineError(Mistake(span, Code.ZERO_TIME, message, hint))
    return int(total)


def _exact(text: str) -> Exact:
    return Fraction(text) if "." in text else int(text)


def _check_digits(*numbers: Token) -> None:
    for number in numbers:
        if max(map(len, _PARTS.split(number.text))) > DIGITS:
            message = f"{quoted(number.text)} is too long: a number has {DIGITS} digits at most."
            raise LineError(Mistake(number.span, Code.LONG_NUMBER, message))


def _offer(total: Exact) -> str:
    tenths = max(1, int(Fraction(total) / _TENTH + Fraction(1, 2)))
    return f"`{written_text(tenths * _TENTH)}`"


def _wrong(span: Span, message: str, hint: str | None = None) -> LineError:
    return LineError(Mistake(span, Code.BAD_TIME, message, hint))
