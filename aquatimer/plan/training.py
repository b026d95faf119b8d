"""A training plan of several weeks: what it asks for on a day, told by what was done before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Step:
    """The options of a workout at one step: as they are written, and as a timeline keeps them."""

    written: Mapping[str, str]
    values: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Part:
    """One workout of a plan: how often, from which day on, and how it grows.

    `every` is a number of days, 1 for each. Without steps it is always the same. `with_pain`
    tells whether it is done when the pain says to rest.
    """

    workout: str
    times: int = 1
    every: int = 1
    from_day: int = 1
    with_pain: bool = False
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """All of a plan. Pain from `hold` on (0 to 10) grows no further, from `rest` on it rests."""

    title: str
    weeks: int
    parts: tuple[Part, ...]
    evidence: str
    advice: str
    question: str
    hold: int
    rest: int


@dataclass(frozen=True, slots=True)
class Deed:
    """A session that was done to its end: its workout, its day as a number, its options."""

    workout: str
    day: int
    options: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dose:
    """What one part asks for today; `reason` says why nothing is due, None where it is."""

    part: Part
    done: int
    step: Step | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Today:
    """A day of the plan, counted from 1, and the dose of each part."""

    day: int
    doses: tuple[Dose, ...]

    @property
    def due(self) -> Dose | None:
        """The part that is still to be done today, the one done least often coming first."""
        left = (dose for dose in self.doses if dose.reason is None)
        return min(left, key=lambda dose: dose.done, default=None)


def today_of(plan: TrainingPlan, deeds: Sequence[Deed], today: int, pain: int = 0) -> Today:
    """Return what the plan asks for on the day `today`, a number in the same count as a deed's.

    The plan begins with the first deed of any of its parts, or today.
    """
    names = {part.workout for part in plan.parts}
    first = min((deed.day for deed in deeds if deed.workout in names), default=today)
    now = _Now(plan, today, today - first + 1, pain)
    return Today(now.day, tuple(_dose(now, part, deeds) for part in plan.parts))


def is_over(plan: TrainingPlan, day: int) -> bool:
    """Whether a day of the plan lies after its last week."""
    return day > plan.weeks * DAYS_A_WEEK


@dataclass(frozen=True, slots=True)
class _Now:
    """A day, in the count of the deeds and in that of the plan, and how much it hurts."""

    plan: TrainingPlan
    today: int
    day: int
    pain: int


def _dose(now: _Now, part: Part, deeds: Sequence[Deed]) -> Dose:
    own = [deed for deed in deeds if deed.workout == part.workout]
    done = sum(deed.day == now.today for deed in own)
    before = [deed for deed in own if deed.day < now.today]
    step = _step(part, before, grows=now.pain < now.plan.hold)
    return Dose(part, done, step, next(_reasons(now, part, before, done), None))


def _reasons(now: _Now, part: Part, before: Sequence[Deed], done: int) -> Iterator[str]:
    """Yield why a part is not due today; the first is the one to tell."""
    if is_over(now.plan, now.day):
        yield f"the {now.plan.weeks} weeks are over"
    if done >= part.times:
        yield "done for today"
    if now.pain >= now.plan.rest and not part.with_pain:
        yield "rest: it hurts too much today"
    if now.day < part.from_day:
        yield f"from day {part.from_day} on"
    waits = max((deed.day + part.every - now.today for deed in before), default=0)
    if waits > 0:
        yield "again tomorrow" if waits == 1 else f"again in {waits} days"


def _step(part: Part, before: Sequence[Deed], *, grows: bool) -> Step | None:
    """Return the step after the one that was done last, or that one again."""
    if not part.steps:
        return None
    reached = [place for deed in before for place in _places(part, deed)]
    if not reached:
        return part.steps[0]
    return part.steps[min(reached[-1] + grows, len(part.steps) - 1)]


def _places(part: Part, deed: Deed) -> Iterator[int]:
    for place, step in enumerate(part.steps):
        if all(deed.options.get(name) == value for name, value in step.values.items()):
            yield place
            return
