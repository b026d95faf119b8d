"""The parts of a line in their canonical spelling."""

from decimal import Decimal
from fractions import Fraction

from aquatimer.lang.nodes import (
    Bounds,
    Chain,
    Duration,
    Expression,
    Items,
    Name,
    Number,
    Placeholder,
    Repetitions,
    Series,
    Target,
    Text,
)
from aquatimer.units.durations import written_text

_QUOTE = '"'


def expression_text(expression: Expression) -> str:
    """Write an expression with no more brackets than it needs."""
    match expression:
        case Number(value=value):
            return _number(value)
        case Duration(milliseconds=milliseconds):
            return written_text(milliseconds)
        case Name(text=text):
            return text
        case Chain():
            first = _operand(expression.first, expression)
            steps = (
                f" {step.operator} {_operand(step.operand, expression)}"
                for step in expression.steps
            )
            return first + "".join(steps)
        case _:
            return ""


def _operand(expression: Expression, around: Chain) -> str:
    text = expression_text(expression)
    binds_tighter = isinstance(expression, Chain) and around.is_sum and not expression.is_sum
    return f"({text})" if isinstance(expression, Chain) and not binds_tighter else text


def _number(value: Fraction) -> str:
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{decimal:f}"


def length_text(length: Expression | Repetitions) -> str:
    """Write how long an interval is."""
    if isinstance(length, Repetitions):
        return f"{expression_text(length.count)} reps every {expression_text(length.every)}"
    return expression_text(length)


def series_text(series: Series) -> str:
    """Write what a loop goes through."""
    if isinstance(series, Items):
        return ", ".join(
            text_text(item) if isinstance(item, Text) else expression_text(item)
            for item in series.items
        )
    points = " to ".join(map(expression_text, series.points))
    return f"{points} by {expression_text(series.step)}"


def text_text(text: Text) -> str:
    """Write a text in quotes, its names in braces."""
    return f'"{"".join(map(_part, text.parts))}"'


def _part(part: str | Placeholder) -> str:
    if isinstance(part, Placeholder):
        return f"{{{part.name}}}"
    return _doubled(part).replace("{", "{{").replace("}", "}}")


def plain_text(text: str) -> str:
    """Write a text in which braces mean nothing."""
    return f'"{_doubled(text)}"'


def _doubled(text: str) -> str:
    return text.replace(_QUOTE, _QUOTE * 2)


def target_text(target: Target) -> str:
    """Write what stands after an `@`."""
    numbers = bounds_text(target.bounds)
    match target.measure:
        case "percent":
            return f"{numbers}%"
        case "bpm":
            return f"{numbers} bpm"
        case measure:
            return f"{measure} {numbers}"


def bounds_text(bounds: Bounds) -> str:
    """Write `88-90`, or one number where both ends are the same."""
    return f"{bounds.low}-{bounds.high}" if bounds.low != bounds.high else f"{bounds.low}"


def heading_text(key: str, value: str | tuple[str, ...]) -> str:
    """Write a line of the header, in quotes only where it would mean something else without."""
    text = value if isinstance(value, str) else ", ".join(value)
    is_paired = text.count(_QUOTE) % 2 == 0 and not text.startswith(_QUOTE)
    is_safe = is_paired and "#" not in text and text == text.strip()
    return f"{key}: {text if is_safe else plain_text(text)}"
