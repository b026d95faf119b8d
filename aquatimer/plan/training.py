"""A training plan of several weeks: what it asks for on a day, told by what was done before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

DAYS_A_WEEK = 7
WORST_PAIN = 10


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
    """All of a plan.

    With pain from `hold` on (0 to 10) nothing grows, from `rest` on it is rested. What was not done
    for more than `repeat_after` days is repeated before it grows, and where nothing of the plan was
    done for more than `anew_after` days it begins anew.
    """

    title: str
    weeks: int
    parts: tuple[Part, ...]
    evidence: str
    advice: str
    question: str
    hold: int
    rest: int
    repeat_after: int = 7
    anew_after: int = 14


@dataclass(frozen=True, slots=True)
class Deed:
    """A session that was done to its end: its workout, its day as a number, its options."""

    workout: str
    day: int
    options: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dose:
    """What one part asks for today.

    `reason` says why nothing is due, None where it is; `kept` why a step is that of last time, None
    where it has grown, or has nowhere to grow.
    """

    part: Part
    done: int
    step: Step | None
    reason: str | None
    kept: str | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """A day of the plan, counted from 1, and the dose of each part."""

    day: int
    doses: tuple[Dose, ...]

    @property
    def due(self) -> tuple[Dose, ...]:
        """The parts that are still to be done today, those done least often first."""
        left = (dose for dose in self.doses if dose.reason is None)
        return tuple(sorted(left, key=lambda dose: dose.done))


def today_of(plan: TrainingPlan, deeds: Sequence[Deed], today: int, pain: int = 0) -> Today:
    """Return what the plan asks for on the day `today`, a number in the same count as a deed's.

    The plan begins with the first deed of any of its parts since its last long break, or today;
    what was done later than today is not looked at.
    """
    names = {part.workout for part in plan.parts}
    own = [deed for deed in deeds if deed.workout in names and deed.day <= today]
    current = _since_a_break(sorted(own, key=lambda deed: deed.day), plan.anew_after, today)
    first = current[0].day if current else today
    now = _Now(plan, today, today - first + 1, pain)
    return Today(now.day, tuple(_dose(now, part, current) for part in plan.parts))


def is_over(plan: TrainingPlan, day: int) -> bool:
    """Whether a day of the plan lies after its last week."""
    return day > plan.weeks * DAYS_A_WEEK


def _since_a_break(deeds: Sequence[Deed], longest: int, today: int) -> Sequence[Deed]:
    """Return the last of deeds in order of days between which no break is longer."""
    later, begin = today, len(deeds)
    while begin and later - deeds[begin - 1].day <= longest:
        begin -= 1
        later = deeds[begin].day
    return deeds[begin:]


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
    place = _place_reached(part, before)
    kept = None if place in (None, len(part.steps) - 1) else _why_kept(now, before)
    step = _step(part, place, grows=kept is None)
    return Dose(part, done, step, next(_reasons(now, part, before, done), None), kept)


def _why_kept(now: _Now, before: Sequence[Deed]) -> str | None:
    """Say why a step is done once more, None where the next one is due."""
    if now.pain >= now.plan.hold:
        return "as last time, since it hurts"
    days = now.today - before[-1].day
    return f"as last time, {days} days ago" if days > now.plan.repeat_after else None


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


def _place_reached(part: Part, before: Sequence[Deed]) -> int | None:
    """Return which step was done last, None where none was."""
    reached = [place for deed in before for place in _places(part, deed)]
    return reached[-1] if reached else None


def _step(part: Part, place: int | None, *, grows: bool) -> Step | None:
    """Return the step after the one that was reached, or that one again."""
    if not part.steps:
        return None
    return part.steps[0 if place is None else min(place + grows, len(part.steps) - 1)]


def _places(part: Part, deed: Deed) -> Iterator[int]:
    for place, step in enumerate(part.steps):
        if all(deed.options.get(name) == value for name, value in step.values.items()):
            yield place
            return
