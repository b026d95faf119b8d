"""The tree of a workout. Every node has its place, which does not count when trees are compared."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from aquatimer.lang.source import Span
from aquatimer.units.durations import Milliseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Anything that stands somewhere in the text."""

    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Number(Node):
    """A number without a unit."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Duration(Node):
    """A time as written, whatever its spelling."""

    milliseconds: Milliseconds


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A word that stands for something: an effort, an option, a loop variable."""

    text: str

    @property
    def key(self) -> str:
        """The name as it is looked up: capitals make no difference."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Unknown(Node):
    """Something wrong that was reported where it was found; what depends on it keeps quiet."""


@dataclass(frozen=True, slots=True)
class Step:
    """One operator, `+ - *` or `/`, and what stands after it."""

    operator: str
    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Chain(Node):
    """Operands of one rank, worked out from left to right."""

    first: "Expression"
    steps: tuple[Step, ...]

    @property
    def is_sum(self) -> bool:
        """Whether it adds and subtracts; otherwise it multiplies and divides."""
        return self.steps[0].operator in "+-"


Expression: TypeAlias = Number | Duration | Name | Unknown | Chain


@dataclass(frozen=True, slots=True)
class Placeholder(Node):
    """A name in braces within a text."""

    name: str

    @property
    def key(self) -> str:
        """The name as it is looked up."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Text(Node):
    """A text in quotes."""

    parts: tuple[str | Placeholder, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """From `low` to `high`, both included."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Target(Node):
    """What to aim for; `measure` is percent, bpm, rpe or cadence."""

    measure: str
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Repetitions(Node):
    """`15 reps every 4s` in the place of a time."""

    count: Expression
    every: Expression


@dataclass(frozen=True, slots=True)
class Items(Node):
    """A list to go through: times, numbers, words, texts."""

    items: "tuple[Expression | Text, ...]"


@dataclass(frozen=True, slots=True)
class Ladder(Node):
    """Times from one turning point to the next by steps of `step`."""

    points: tuple[Expression, ...]
    step: Expression


Series: TypeAlias = Items | Ladder


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Node):
    """A line with its block, the comment at its end, and whether a blank line sets it off."""

    comment: str | None = None
    blank_before: bool = False


Block: TypeAlias = tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Comment(Statement):
    """A line of its own that is for people."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading(Statement):
    """A line of the header; `value` is a tuple for the keys that hold lists."""

    key: str
    value: str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Interval(Statement):
    """A stretch at one effort; `phase` is warmup, cooldown or None."""

    length: Expression | Repetitions
    effort: Name
    phase: str | None = None
    label: Text | None = None
    target: Target | None = None
    cues: Block = ()


@dataclass(frozen=True, slots=True)
class At(Statement):
    """A cue at a time after the start, before the end, or (without a time) at half."""

    text: Text
    time: Expression | None = None
    from_end: bool = False


@dataclass(frozen=True, slots=True)
class Every(Statement):
    """A cue again and again."""

    period: Expression
    text: Text


@dataclass(frozen=True, slots=True)
class Say(Statement):
    """Words before the next interval."""

    text: Text


@dataclass(frozen=True, slots=True)
class Wait(Statement):
    """A stop until the runner goes on, or `limit` where nobody can."""

    label: Text | None = None
    limit: Expression | None = None


@dataclass(frozen=True, slots=True)
class Repeat(Statement):
    """A block a number of times."""

    count: Expression
    body: Block = ()


@dataclass(frozen=True, slots=True)
class For(Statement):
    """A block once for each of a series."""

    name: Name
    series: Series
    body: Block = ()


@dataclass(frozen=True, slots=True)
class Between(Statement):
    """A block between the rounds of the loop it ends."""

    body: Block = ()


@dataclass(frozen=True, slots=True)
class Option(Statement):
    """A choice that the runner makes at the start."""

    name: Name
    low: Expression
    high: Expression
    default: Expression


@dataclass(frozen=True, slots=True)
class EffortDefinition(Statement):
    """An effort of the file's own."""

    name: Name
    percent: Bounds | None = None
    description: str | None = None
    rpe: Bounds | None = None
    cadence: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Broken(Statement):
    """A line that was not understood, with its block, and the name it may have introduced.

    `opener` is the word it starts with, as in `option rounds form 1 to 5`.
    """

    opener: str = ""
    name: str = ""
    body: Block = ()


@dataclass(frozen=True, slots=True)
class Workout(Node):
    """A whole file."""

    header: Block
    body: Block


def every_statement(block: Block) -> Iterator[Statement]:
    """Go through a block and all blocks within it, in the order of the text."""
    for one in block:
        yield one
        match one:
            case Interval(cues=inner):
                yield from every_statement(inner)
            case Repeat() | For() | Between() | Broken():
                yield from every_statement(one.body)
