"""How much a workout will be, counted without unrolling its loops."""

from dataclasses import dataclass

from aquatimer.lang.limits import CUES, SEGMENTS, STEPS
from aquatimer.lang.nodes import (
    At,
    Between,
    Block,
    Broken,
    Comment,
    Every,
    Expression,
    For,
    Interval,
    Repeat,
    Repetitions,
    Say,
    Statement,
    Wait,
)
from aquatimer.plan.evaluate import Scope, count, duration
from aquatimer.plan.series import series
from aquatimer.units.durations import Milliseconds


@dataclass(frozen=True, slots=True)
class Load:
    """Segments, written cues (repetitions are some, too), and lines that are gone through."""

    segments: int = 0
    cues: int = 0
    steps: int = 0

    def __add__(self, other: "Load") -> "Load":
        return Load(
            self.segments + other.segments, self.cues + other.cues, self.steps + other.steps
        )

    def times(self, number: int) -> "Load":
        """Return the load of so many rounds."""
        return Load(self.segments * number, self.cues * number, (self.steps + 1) * number)

    @property
    def too_much(self) -> bool:
        """Whether it is beyond one of the limits."""
        return self.segments > SEGMENTS or self.cues > CUES or self.steps > STEPS


_LINE = Load(0, 0, 1)


def rounds(body: Block) -> tuple[Block, Block]:
    """Return what a loop does in each round, and what it does between two."""
    lines = tuple(one for one in body if not isinstance(one, Comment | Between))
    breaks = (one.body for one in body if isinstance(one, Between))
    return lines, tuple(one for inner in breaks for one in inner if not isinstance(one, Comment))


def misplaced(one: Interval) -> Block:
    """Return what cannot stand under an interval; it is played all the same, for its mistakes."""
    return tuple(cue for cue in one.cues if not isinstance(cue, At | Every | Comment))


def load(body: Block, scope: Scope) -> Load:
    """Count a block; what cannot be worked out counts once. Stops where there is too much."""
    total = Load()
    for one in body:
        total += statement_load(one, scope)
        if total.too_much:
            break
    return total


def statement_load(one: Statement, scope: Scope) -> Load:
    """Count one statement with its block."""
    match one:
        case Interval():
            cues = Load(1, _reps(one, scope) + _cues(one, scope), 1 + len(one.cues))
            return cues + load(misplaced(one), scope)
        case Wait() | Say():
            return Load(1, 0, 1) if isinstance(one, Wait) else Load(0, 1, 1)
        case Repeat():
            return _repeat(one, scope)
        case For():
            return _for(one, scope)
        case Broken(body=body) | Between(body=body):
            return load(body, scope) + _LINE
        case _:
            return _LINE


def _repeat(one: Repeat, scope: Scope) -> Load:
    lines, breaks = rounds(one.body)
    number = _whole(one.count, scope)
    first = load(lines, scope).times(number)
    return first + load(breaks, scope).times(max(number - 1, 0)) + _LINE


def _for(one: For, scope: Scope) -> Load:
    found = series(one.series, scope)
    values = found if isinstance(found, list) else [None]
    lines, breaks = rounds(one.body)
    total = _LINE
    for index, value in enumerate(values):
        inner = {**scope, one.name.key: value}
        total += load(lines, inner).times(1)
        total += load(breaks if index < len(values) - 1 else (), inner)
        if total.too_much:
            break
    return total


def _reps(one: Interval, scope: Scope) -> int:
    return _whole(one.length.count, scope) if isinstance(one.length, Repetitions) else 0


def _cues(one: Interval, scope: Scope) -> int:
    length = _length(one, scope) if one.cues else None
    return sum(1 if isinstance(cue, At) else _times(cue, length, scope) for cue in one.cues)


def _times(cue: Statement, length: Milliseconds | None, scope: Scope) -> int:
    period = duration(cue.period, scope) if isinstance(cue, Every) else None
    return (length - 1) // period if length and isinstance(period, int) else 0


def _length(one: Interval, scope: Scope) -> Milliseconds | None:
    if not isinstance(one.length, Repetitions):
        length = duration(one.length, scope)
        return length if isinstance(length, int) else None
    number, every = count(one.length.count, scope), duration(one.length.every, scope)
    return number * every if isinstance(number, int) and isinstance(every, int) else None


def _whole(expression: Expression, scope: Scope) -> int:
    number = count(expression, scope)
    return number if isinstance(number, int) else 1
