"""A workout from elsewhere as a readable file of ours."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from aquatimer.importing.steps import Aim, Foreign, Part, Remark, Rounds, Rungs, Step
from aquatimer.importing.texts import clean
from aquatimer.lang.nodes import (
    At,
    Block,
    Bounds,
    Comment,
    Duration,
    For,
    Heading,
    Interval,
    Ladder,
    Name,
    Number,
    Repeat,
    Repetitions,
    Say,
    Statement,
    Target,
    Text,
    Wait,
    Workout,
)
from aquatimer.lang.printer import print_workout
from aquatimer.lang.source import Span

_NOWHERE = Span(0, 0)
_RUNG = Name("work", span=_NOWHERE)
_LONGEST_ABOUT = 1_000
_LONGEST_COMMENT = 300


def workout_text(foreign: Foreign, *, name: str) -> str:
    """Return the file in canonical form; `name` is the title where there is none."""
    header = tuple(_header(foreign, name))
    return print_workout(Workout(header, _block(foreign.parts, apart=True), span=_NOWHERE))


def _header(foreign: Foreign, name: str) -> Iterator[Heading]:
    texts = {"title": clean(foreign.title) or clean(name) or "Workout"}
    texts |= {"about": clean(foreign.about, _LONGEST_ABOUT), "author": clean(foreign.author)}
    for key, value in texts.items():
        if value:
            yield Heading(key, value, span=_NOWHERE)
    tags = tuple(filter(None, (clean(tag.replace(",", " ")) for tag in foreign.tags)))
    if tags:
        yield Heading("tags", tags, span=_NOWHERE)


def _block(parts: Iterable[Part], *, apart: bool = False) -> Block:
    lines: list[Statement] = []
    before: Part | None = None
    for part in parts:
        first, *others = _statements(part)
        is_apart = apart and before is not None and _is_apart(before, part)
        lines += [replace(first, blank_before=is_apart), *others]
        before = part
    return tuple(lines)


def _is_apart(before: Part, part: Part) -> bool:
    """Whether a blank line reads well between two parts."""
    if isinstance(before, Step) and isinstance(part, Step):
        return before.phase != part.phase
    return not isinstance(before, Remark)


def _statements(part: Part) -> list[Statement]:
    match part:
        case Rounds():
            return [Repeat(_number(part.count), _block(part.parts), span=_NOWHERE)]
        case Rungs():
            points = tuple(map(_duration, part.points))
            ladder = Ladder(points, _duration(part.by), span=_NOWHERE)
            return [For(_RUNG, ladder, _block(part.parts), span=_NOWHERE)]
        case Remark():
            return [Comment(f"# {clean(part.text)}", span=_NOWHERE)]
        case Step():
            says = [Say(_text(words), span=_NOWHERE) for words in part.says]
            line = _wait(part) if part.wait else _interval(part)
            comment = f"# {clean(part.note, _LONGEST_COMMENT)}" if part.note else None
            return [*says, replace(line, comment=comment)]


def _interval(step: Step) -> Interval:
    length: Duration | Repetitions | Name = _RUNG if step.climbs else _duration(step.duration)
    if step.reps:
        every = _duration(step.duration // step.reps)
        length = Repetitions(_number(step.reps), every, span=_NOWHERE)
    return Interval(
        length,
        Name(step.effort, span=_NOWHERE),
        step.phase,
        _text(step.label) if step.label else None,
        _target(step.aim) if step.aim else None,
        tuple(At(_text(words), _duration(at), span=_NOWHERE) for at, words in step.cues),
        span=_NOWHERE,
    )


def _wait(step: Step) -> Wait:
    label = _text(step.label) if step.label else None
    limit = _duration(step.duration) if step.duration else None
    return Wait(label, limit, span=_NOWHERE)


def _target(aim: Aim) -> Target:
    return Target(aim.measure, Bounds(aim.low, aim.high), span=_NOWHERE)


def _text(words: str) -> Text:
    return Text((words,), span=_NOWHERE)


def _duration(milliseconds: int) -> Duration:
    return Duration(milliseconds, span=_NOWHERE)


def _number(value: int) -> Number:
    return Number(Fraction(value), span=_NOWHERE)
