"""A few lines of a workout heard alone: their stretch of the session, and what sounds in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from aquatimer.lang.nodes import (
    Between,
    Block,
    Comment,
    For,
    Interval,
    Repeat,
    Statement,
    Workout,
    every_statement,
)
from aquatimer.lang.source import Source
from aquatimer.plan.cues import CueKind, CuePlan
from aquatimer.plan.metronome import clicks_before, clicks_from
from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.plan.tones import TICKS_BEFORE
from aquatimer.units.durations import Milliseconds


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` up to `end` of a session; `first` and `last` are the lines it is written in."""

    start: Milliseconds
    end: Milliseconds
    first: int
    last: int


def heard_in(plan: CuePlan, stretch: Stretch) -> CuePlan:
    """Return what sounds in a stretch, from the ticks before it to the tone of the change after it.

    Nothing is moved. At the end of the session all is heard that comes after it.
    """
    begin = stretch.start - TICKS_BEFORE[0]
    at_end = stretch.end >= plan.total
    cues = tuple(
        cue
        for cue in plan.cues
        if begin <= cue.at < stretch.end
        or (cue.at >= stretch.end and at_end)
        or (cue.at == stretch.end and cue.kind is CueKind.TONE)
    )
    clicks = clicks_before(clicks_from(plan.clicks, stretch.start), stretch.end)
    return replace(plan, cues=cues, clicks=clicks)


def stretch_of(
    timeline: Timeline, tree: Workout, source: Source, first: int, last: int
) -> Stretch | None:
    """Return what the lines from `first` to `last`, counted from 1, stand for.

    A line with a block stands for its block, a cue for its interval, and what is repeated for
    its first round. Lines without an interval stand for the next one below them; returns None
    where there is none.
    """
    segments = _first_round(timeline, frozenset(_lines(tree.body, source, first, last)))
    if not segments:
        below = min((one.line for one in timeline.segments if one.line > last), default=0)
        segments = _first_round(timeline, frozenset({below}))
    if not segments:
        return None
    told = [segment.line for segment in segments]
    return Stretch(segments[0].start, segments[-1].end, min(told), max(told))


def _lines(block: Block, source: Source, first: int, last: int) -> Iterator[int]:
    """Yield the lines of all intervals that are meant; a statement is meant with its block."""
    for one in block:
        if isinstance(one, Comment):
            continue
        line = source.position(one.span.start).line
        inner = [source.position(each.span.start).line for each in every_statement((one,))]
        if first <= line <= last:
            yield from inner
        elif line < first <= inner[-1]:
            yield from _inside(one, source, first, last)


def _inside(one: Statement, source: Source, first: int, last: int) -> Iterator[int]:
    match one:
        case Interval():
            yield source.position(one.span.start).line
        case Repeat(body=body) | For(body=body) | Between(body=body):
            yield from _lines(body, source, first, last)


def _first_round(timeline: Timeline, lines: frozenset[int]) -> list[Segment]:
    """Return the segments of these lines up to where the first of them comes round again."""
    found: list[Segment] = []
    for segment in timeline.segments:
        if segment.line not in lines:
            if found:
                break
        elif found and segment.line == found[0].line:
            break
        else:
            found.append(segment)
    return found
