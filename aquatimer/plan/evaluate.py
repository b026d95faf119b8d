"""What times, counts and texts come to, once names have values. Exact, until the last rounding."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from aquatimer.lang.codes import Code
from aquatimer.lang.diagnostics import Mistake
from aquatimer.lang.limits import LONGEST
from aquatimer.lang.nodes import (
    Chain,
    Duration,
    Expression,
    Name,
    Number,
    Placeholder,
    Text,
    Unknown,
)
from aquatimer.lang.source import Span
from aquatimer.lang.words import listed
from aquatimer.units.durations import HOUR, SECOND, Milliseconds, clock_text, written_text

_TENTH = SECOND // 10


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or a time in milliseconds."""

    value: Fraction
    is_time: bool


Value: TypeAlias = Amount | str
Scope: TypeAlias = Mapping[str, Value | None]
"""What each name stands for; None where that is not known because of an earlier mistake."""


def evaluate(expression: Expression, scope: Scope) -> Value | Mistake | None:
    """Work an expression out; None when it depends on something that was reported before."""
    match expression:
        case Number(value=value):
            return Amount(value, is_time=False)
        case Duration(milliseconds=milliseconds):
            return Amount(Fraction(milliseconds), is_time=True)
        case Name():
            return scope.get(expression.key)
        case Unknown():
            return None
        case Chain():
            return _chain(expression, scope)


def _chain(chain: Chain, scope: Scope) -> Amount | Mistake | None:
    total = _operand(chain.first, scope)
    for step in chain.steps:
        operand = _operand(step.operand, scope)
        if not isinstance(total, Amount):
            return total
        if not isinstance(operand, Amount):
            return operand
        total = _apply(step.operator, total, operand, step.operand.span)
    return total


def _operand(expression: Expression, scope: Scope) -> Amount | Mistake | None:
    value = evaluate(expression, scope)
    return _no_word(value, expression) if isinstance(value, str) else value


def _apply(operator: str, left: Amount, right: Amount, span: Span) -> Amount | Mistake:
    if operator in "+-":
        if left.is_time != right.is_time:
            message = "A time and a number without a unit cannot be added or subtracted."
            return Mistake(span, Code.BAD_ARITHMETIC, message, "Give the number a unit: `10s`.")
        sign = 1 if operator == "+" else -1
        return Amount(left.value + sign * right.value, left.is_time)
    if operator == "*":
        if left.is_time and right.is_time:
            message = "A time cannot be multiplied by a time."
            return Mistake(
                span, Code.BAD_ARITHMETIC, message, "Multiply it by a number: `2 * 1:30`."
            )
        return Amount(left.value * right.value, left.is_time or right.is_time)
    return _divide(left, right, span)


def _divide(left: Amount, right: Amount, span: Span) -> Amount | Mistake:
    if right.value == 0:
        return Mistake(span, Code.BAD_ARITHMETIC, "Nothing can be divided by zero.")
    if right.is_time and not left.is_time:
        message = "A number cannot be divided by a time."
        return Mistake(span, Code.BAD_ARITHMETIC, message, "Divide a time by a number: `1:30 / 2`.")
    return Amount(left.value / right.value, left.is_time and not right.is_time)


def duration(expression: Expression, scope: Scope) -> Milliseconds | Mistake | None:
    """Work out a time to the nearest tenth of a second; it must be longer than zero."""
    if isinstance(expression, Duration):
        return _within_a_day(expression.milliseconds, expression)
    value = evaluate(expression, scope)
    if isinstance(value, str):
        return _no_word(value, expression)
    if not isinstance(value, Amount):
        return value
    if not value.is_time:
        return _no_unit(expression, value)
    rounded = to_tenths(value.value)
    if rounded <= 0:
        message = f"This comes to {clock_text(rounded)}, but a time must be longer than zero."
        return Mistake(expression.span, Code.ZERO_TIME, message, _values(expression, scope))
    return _within_a_day(rounded, expression)


def _within_a_day(time: Milliseconds, expression: Expression) -> Milliseconds | Mistake:
    if time <= LONGEST:
        return time
    message = f"This is longer than {LONGEST // HOUR} hours, which is the limit for a workout."
    return Mistake(expression.span, Code.TOO_LONG, message)


def to_tenths(value: Fraction) -> Milliseconds:
    """Round milliseconds to the nearest tenth of a second, a half upwards."""
    return int((value / _TENTH + Fraction(1, 2)).__floor__()) * _TENTH


def count(expression: Expression, scope: Scope) -> int | Mistake | None:
    """Work out how many times; none at all only where a name decides it."""
    value = evaluate(expression, scope)
    if isinstance(value, str):
        return _no_word(value, expression, Code.BAD_COUNT)
    if not isinstance(value, Amount):
        return value
    if value.is_time:
        message = f"This is a time, {value_text(value)}, where a number of times should be."
        return Mistake(expression.span, Code.BAD_COUNT, message, "Take the unit away.")
    if value.value.denominator != 1 or value.value < 0 or value.value == 0 == _written(expression):
        message = f"Something can be done once or more, but not {value_text(value)} times."
        return Mistake(expression.span, Code.BAD_COUNT, message, _values(expression, scope))
    return int(value.value)


def _written(expression: Expression) -> Fraction | None:
    return expression.value if isinstance(expression, Number) else None


def _values(expression: Expression, scope: Scope) -> str | None:
    """Tell in a hint what the names in an expression stand for."""
    values = {name.text: scope.get(name.key) for name in _names(expression)}
    told = [f"`{name}` is {value_text(value)}" for name, value in values.items() if value]
    return f"Here {listed(told, 'and')}." if told else None


def _names(expression: Expression) -> Iterator[Name]:
    match expression:
        case Name():
            yield expression
        case Chain(first=first, steps=steps):
            yield from _names(first)
            for step in steps:
                yield from _names(step.operand)


def value_text(value: Value) -> str:
    """Write a value as a label shows it: `1:30`, `4s`, `7`, `left`."""
    if isinstance(value, str):
        return value
    if value.is_time:
        return written_text(to_tenths(value.value))
    if value.value.denominator == 1:
        return str(value.value.numerator)
    decimal = Decimal(value.value.numerator) / Decimal(value.value.denominator)
    return f"{decimal:.3f}".rstrip("0").rstrip(".")


def text(node: Text, scope: Scope) -> str:
    """Return a text with its names resolved."""
    return "".join(_part(part, scope) for part in node.parts)


def _part(part: str | Placeholder, scope: Scope) -> str:
    if isinstance(part, str):
        return part
    value = scope.get(part.key)
    return "" if value is None else value_text(value)


def _no_word(value: str, expression: Expression, code: Code = Code.NOT_A_TIME) -> Mistake:
    wanted = "time" if code is Code.NOT_A_TIME else "number"
    name = expression.text if isinstance(expression, Name) else "It"
    message = f"`{name}` stands for the word `{value}` here, which is no {wanted}."
    return Mistake(expression.span, code, message, "A word can be used in texts only, in braces.")


def _no_unit(expression: Expression, value: Amount) -> Mistake:
    number = value_text(value)
    if isinstance(expression, Number):
        hint = f"Write `{number}s` or `{number} min`."
        return Mistake(
            expression.span, Code.MISSING_UNIT, f"{number} of what? The unit is missing.", hint
        )
    message = f"This comes to {number}, a number without a unit, where a time should be."
    return Mistake(
        expression.span, Code.NOT_A_TIME, message, "Multiply it by a time, such as `1s`."
    )
