"""Tree to text: the one canonical form of a workout."""

from collections.abc import Iterator
from functools import singledispatch

from aquatimer.lang.nodes import (
    At,
    Between,
    Block,
    Comment,
    EffortDefinition,
    Every,
    For,
    Heading,
    Interval,
    Option,
    Repeat,
    Say,
    Statement,
    Wait,
    Workout,
)
from aquatimer.lang.phrases import (
    bounds_text,
    expression_text,
    heading_text,
    length_text,
    plain_text,
    series_text,
    target_text,
    text_text,
)

_INDENT = "  "


def print_workout(tree: Workout) -> str:
    """Write a tree that came without errors; comments and single blank lines are kept."""
    header = "".join(f"{line}\n" for line in _block(tree.header, 0))
    body = "".join(f"{line}\n" for line in _block(tree.body, 0))
    return f"{header}\n{body}" if header and body else header + body


def _block(block: Block, depth: int) -> Iterator[str]:
    for one in block:
        if one.blank_before:
            yield ""
        comment = f"  {one.comment}" if one.comment else ""
        yield f"{_INDENT * depth}{_line(one)}{comment}"
        yield from _block(_inner(one), depth + 1)


def _inner(one: Statement) -> Block:
    match one:
        case Repeat(body=body) | For(body=body):
            return body
        case Between(body=body):
            return () if _fits_one_line(one) else body
        case Interval(cues=cues):
            return cues
        case _:
            return ()


def _fits_one_line(one: Between) -> bool:
    match one.body:
        case (Interval(cues=()) | Say() | Wait() as inner,):
            return inner.comment is None
        case _:
            return False


@singledispatch
def _line(one: Statement) -> str:
    """Write one statement without its block."""
    raise TypeError(f"{type(one).__name__} cannot be printed")


@_line.register
def _(one: Comment) -> str:
    return one.text


@_line.register
def _(one: Heading) -> str:
    return heading_text(one.key, one.value)


@_line.register
def _(one: Interval) -> str:
    phase = f"{one.phase} " if one.phase else ""
    label = f" {text_text(one.label)}" if one.label else ""
    target = f" @ {target_text(one.target)}" if one.target else ""
    return f"{phase}{length_text(one.length)} {one.effort.text}{label}{target}"


@_line.register
def _(one: At) -> str:
    time = expression_text(one.time) if one.time else "half"
    return f"at {'-' if one.from_end else ''}{time} {text_text(one.text)}"


@_line.register
def _(one: Every) -> str:
    return f"every {expression_text(one.period)} {text_text(one.text)}"


@_line.register
def _(one: Say) -> str:
    return f"say {text_text(one.text)}"


@_line.register
def _(one: Wait) -> str:
    label = f" {text_text(one.label)}" if one.label else ""
    limit = f" or {expression_text(one.limit)}" if one.limit else ""
    return f"wait{label}{limit}"


@_line.register
def _(one: Repeat) -> str:
    return f"repeat {expression_text(one.count)}"


@_line.register
def _(one: For) -> str:
    return f"for {one.name.text} in {series_text(one.series)}"


@_line.register
def _(one: Between) -> str:
    return f"between {_line(one.body[0])}" if _fits_one_line(one) else "between"


@_line.register
def _(one: Option) -> str:
    low, high, default = map(expression_text, (one.low, one.high, one.default))
    return f"option {one.name.text} from {low} to {high} = {default}"


@_line.register
def _(one: EffortDefinition) -> str:
    percent = f"{bounds_text(one.percent)}%" if one.percent else None
    description = plain_text(one.description) if one.description is not None else None
    rpe = f"rpe {bounds_text(one.rpe)}" if one.rpe else None
    cadence = f"cadence {bounds_text(one.cadence)}" if one.cadence else None
    said = " ".join(filter(None, (percent, description, rpe, cadence)))
    return f"effort {one.name.text} = {said}"
