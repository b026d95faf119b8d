"""The series that loops go through: lists and ladders."""

from fractions import Fraction
from itertools import pairwise

from aquatimer.lang.codes import Code
from aquatimer.lang.diagnostics import Mistake
from aquatimer.lang.limits import SEGMENTS
from aquatimer.lang.nodes import Expression, Items, Ladder, Name, Series, Text
from aquatimer.plan.evaluate import Amount, Scope, Value, evaluate, text, value_text


def series(node: Series, scope: Scope) -> list[Value | None] | Mistake | None:
    """Return what a loop goes through; None when that was reported before."""
    if isinstance(node, Ladder):
        return _ladder(node, scope)
    return _items(node, scope)


def _items(node: Items, scope: Scope) -> list[Value | None] | Mistake:
    values: list[Value | None] = []
    for item in node.items:
        value = _item(item, scope)
        if isinstance(value, Mistake):
            return value
        values.append(value)
    return values


def _item(item: Expression | Text, scope: Scope) -> Value | Mistake | None:
    if isinstance(item, Text):
        return text(item, scope)
    if isinstance(item, Name) and item.key not in scope:
        return item.text
    return evaluate(item, scope)


def _ladder(node: Ladder, scope: Scope) -> list[Value | None] | Mistake | None:
    amounts: list[Amount] = []
    for expression in (*node.points, node.step):
        amount = _amount(expression, scope)
        if not isinstance(amount, Amount):
            return amount
        if amounts and amount.is_time != amounts[0].is_time:
            message = "A ladder is of times or of numbers, but not of both."
            return Mistake(expression.span, Code.BAD_LADDER, message, "Give every number a unit.")
        amounts.append(amount)
    *points, step = amounts
    if step.value <= 0:
        message = f"A step must be longer than zero, but this is {value_text(step)}."
        return Mistake(node.step.span, Code.BAD_LADDER, message, "Ladders go down by themselves.")
    return _climb(node, points, step)


def _amount(expression: Expression, scope: Scope) -> Amount | Mistake | None:
    value = evaluate(expression, scope)
    if isinstance(value, str):
        message = f"A ladder is of times, but `{value}` is a word."
        return Mistake(expression.span, Code.BAD_LADDER, message)
    return value


def _climb(node: Ladder, points: list[Amount], step: Amount) -> list[Value | None] | Mistake:
    for index, (start, end) in enumerate(pairwise(points), start=1):
        if (end.value - start.value) % step.value:
            return _missed(node.points[index], start, end, step)
    length = sum(abs(b.value - a.value) for a, b in pairwise(points))
    if length / step.value >= SEGMENTS:
        message = f"This ladder has more than {SEGMENTS:,} steps, which is the limit."
        return Mistake(node.span, Code.TOO_MANY_SEGMENTS, message, "Take a larger step.")
    values: list[Value | None] = [points[0]]
    for start, end in pairwise(points):
        sign = 1 if end.value > start.value else -1
        steps = int(abs(end.value - start.value) / step.value)
        climbed = (start.value + sign * step.value * number for number in range(1, steps + 1))
        values.extend(Amount(value, start.is_time) for value in climbed)
    return values


def _missed(point: Expression, start: Amount, end: Amount, step: Amount) -> Mistake:
    way = end.value - start.value
    steps = Fraction(abs(way) // step.value)
    sign = 1 if way > 0 else -1
    last, beyond = (
        value_text(Amount(start.value + sign * step.value * number, start.is_time))
        for number in (steps, steps + 1)
    )
    message = (
        f"Steps of {value_text(step)} from {value_text(start)} "
        f"do not come out at {value_text(end)}."
    )
    return Mistake(point.span, Code.BAD_LADDER, message, f"Go to {last} or {beyond}.")
