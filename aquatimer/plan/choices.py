"""Options: what a runner may choose at the start, and what was chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from aquatimer.lang.characters import visible
from aquatimer.lang.codes import Code
from aquatimer.lang.cursor import quoted
from aquatimer.lang.diagnostics import Mistake
from aquatimer.lang.nodes import Broken, Chain, Expression, Name, Option, Workout, every_statement
from aquatimer.lang.words import listed, nearest
from aquatimer.lang.written import written_amount
from aquatimer.plan.evaluate import Amount, Value, evaluate, to_tenths, value_text

_LONGEST_CHOICE = 40


@dataclass(frozen=True, slots=True)
class OptionRange:
    """An option with its range and the value it has when nothing is chosen."""

    name: str
    low: Amount
    high: Amount
    default: Amount

    @property
    def range_text(self) -> str:
        """The range as a message tells it."""
        return f"from {value_text(self.low)} to {value_text(self.high)}"

    def holds(self, value: Amount) -> bool:
        """Whether a value is of the right kind and in range."""
        return (
            value.is_time == self.low.is_time and self.low.value <= value.value <= self.high.value
        )


@dataclass(frozen=True, slots=True)
class Chosen:
    """The value of each option by its key, None for a broken one, and what is wrong with them."""

    values: Mapping[str, Value | None]
    options: Mapping[str, int]
    mistakes: tuple[Mistake, ...]
    problems: tuple[str, ...]


def choose(tree: Workout, choices: Mapping[str, str]) -> Chosen:
    """Give every option of a workout its chosen value, or its default."""
    ranges, mistakes = _ranges(tree)
    values: dict[str, Value | None] = {
        key: option.default if option else None for key, option in ranges.items()
    }
    problems: list[str] = []
    for name, text in choices.items():
        value = _choice(name, text, ranges)
        if isinstance(value, str):
            problems.append(value)
        else:
            values[name.lower()] = value
    options = {
        option.name: int(value.value)
        for key, option in ranges.items()
        if option and isinstance(value := values[key], Amount)
    }
    return Chosen(values, options, tuple(mistakes), tuple(problems))


def option_ranges(tree: Workout) -> tuple[OptionRange, ...]:
    """Return the options of a workout as they are written; broken ones are left out."""
    ranges, _ = _ranges(tree)
    return tuple(option for option in ranges.values() if option is not None)


def _ranges(tree: Workout) -> tuple[dict[str, OptionRange | None], list[Mistake]]:
    ranges: dict[str, OptionRange | None] = {}
    mistakes: list[Mistake] = []
    for one in every_statement(tree.body):
        if isinstance(one, Broken) and one.opener == "option":
            ranges.setdefault(one.name, None)
        if not isinstance(one, Option):
            continue
        if one.name.key in ranges:
            message = f"There is an option {quoted(one.name.text)} already."
            hint = "Choose another name."
            mistakes.append(Mistake(one.name.span, Code.NAME_TAKEN, message, hint))
            continue
        found = _range(one)
        ranges[one.name.key] = found if isinstance(found, OptionRange) else None
        if isinstance(found, Mistake):
            mistakes.append(found)
    return ranges, mistakes


def _range(one: Option) -> OptionRange | Mistake | None:
    found: list[Amount] = []
    for expression in (one.low, one.high, one.default):
        value = _bound(expression)
        if not isinstance(value, Amount):
            return value
        if found and value.is_time != found[0].is_time:
            message = "An option is of numbers or of times, but not of both."
            hint = "Give all three a unit, or none of them."
            return Mistake(expression.span, Code.BAD_OPTION, message, hint)
        found.append(value)
    option = OptionRange(one.name.text, *found)
    if option.low.value > option.high.value:
        message = f"The range {option.range_text} is empty."
        return Mistake(
            one.low.span.to(one.high.span), Code.BAD_OPTION, message, "Swap the two ends."
        )
    if not option.holds(option.default):
        message = f"{value_text(option.default)} is not in the range {option.range_text}."
        return Mistake(one.default.span, Code.BAD_OPTION, message)
    return option


def _bound(expression: Expression) -> Amount | Mistake | None:
    if _has_name(expression):
        message = "The range of an option is written with numbers or times, without names."
        return Mistake(expression.span, Code.BAD_OPTION, message)
    value = evaluate(expression, {})
    if not isinstance(value, Amount):
        return value if isinstance(value, Mistake) else None
    if value.is_time:
        value = Amount(Fraction(to_tenths(value.value)), is_time=True)
    if value.value < 0 or value.value.denominator != 1 or (value.is_time and not value.value):
        message = f"An option is a whole number or a time, but this comes to {value_text(value)}."
        return Mistake(expression.span, Code.BAD_OPTION, message)
    return value


def _has_name(expression: Expression) -> bool:
    match expression:
        case Name():
            return True
        case Chain(first=first, steps=steps):
            return _has_name(first) or any(_has_name(step.operand) for step in steps)
        case _:
            return False


def _choice(name: str, text: str, ranges: Mapping[str, OptionRange | None]) -> Amount | str | None:
    """Read what was chosen for one option; a string is what is wrong with it."""
    if name.lower() not in ranges:
        return _no_option(name, ranges)
    option = ranges[name.lower()]
    if option is None:
        return None
    shown = visible(f"{name}={text[:_LONGEST_CHOICE]}")
    value = _written(text)
    if value is None or value.is_time != option.low.is_time:
        kind = "a time such as 90s or 1:30" if option.low.is_time else "a number"
        return f"{shown} is not {kind}: choose {option.name} {option.range_text}."
    if not option.holds(value) or value.value.denominator != 1:
        return f"{shown} is out of range: choose {option.name} {option.range_text}."
    return value


def _no_option(name: str, ranges: Mapping[str, OptionRange | None]) -> str:
    near = nearest(name, ranges)
    name = visible(name[:_LONGEST_CHOICE])
    if not ranges:
        return f"This workout has no options, so {name} cannot be set."
    guess = f"did you mean {near}?" if near else f"it has {listed(sorted(ranges), 'and')}."
    return f"This workout has no option {name}: {guess}"


def _written(text: str) -> Amount | None:
    """Read a number or a time as in a workout, None for anything else."""
    written = written_amount(text)
    value = evaluate(written, {}) if written else None
    return value if isinstance(value, Amount) else None
