"""Whom a session is for: the timeline with this athlete's zones, beats and bungee markers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from aquatimer.plan.efforts import BUILT_IN, Effort, Range
from aquatimer.plan.markers import BUNGEE, FINDING_MARKERS, MARKER_EFFORTS, Marker, marked
from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.plan.zones import beats_of


@dataclass(frozen=True, slots=True)
class Athlete:
    """What a session needs to know of the one who does it.

    `hr_max` is the maximum in water in beats a minute, None where beats are not to be told.
    `percent` moves built-in efforts, `markers` tells where they are; both by the effort's name.
    """

    hr_max: int | None = None
    percent: Mapping[str, Range] = field(default_factory=dict)
    markers: Mapping[str, Marker] = field(default_factory=dict)


def for_athlete(timeline: Timeline, athlete: Athlete) -> Timeline:
    """Return the timeline with the athlete's ranges, and with beats where they mean something.

    Sessions with a bungee get the markers, too. The maximum is that in water, so a session on dry
    land gets no beats from it.
    """
    if timeline.is_on_dry_land:
        athlete = replace(athlete, hr_max=None)
    known = athlete.markers if uses_markers(timeline) else {}
    markers = {effort: known[effort] for effort in MARKER_EFFORTS if effort in known}
    segments = (_segment(segment, athlete, markers) for segment in timeline.segments)
    return replace(timeline, segments=tuple(segments))


def uses_markers(timeline: Timeline) -> bool:
    """Whether markers are held in a session; in one that looks for them none is known yet."""
    return BUNGEE in timeline.gear and not finds_markers(timeline)


def finds_markers(timeline: Timeline) -> bool:
    """Whether a session is there to find markers, so that after it is asked where they are."""
    return FINDING_MARKERS in timeline.tags


def held_markers(timeline: Timeline) -> dict[str, Marker]:
    """Return the markers that are held in a session, by effort."""
    return {one.effort.name: one.marker for one in timeline.segments if one.marker is not None}


def marked_label(segment: Segment) -> str | None:
    """Return the label of an interval with where its marker is, as it is written for the eye."""
    if segment.marker is None:
        return segment.label
    name = f"{segment.effort.name} marker"
    return "  ·  ".join(filter(None, marked(segment.label, segment.marker.place, (name,))))


def _segment(segment: Segment, athlete: Athlete, markers: Mapping[str, Marker]) -> Segment:
    effort = _moved(segment.effort, athlete.percent)
    target = segment.target
    if target.percent == segment.effort.target.percent:
        target = replace(target, percent=effort.target.percent)
    if athlete.hr_max is not None:
        target = replace(target, bpm=beats_of(target, segment.duration, athlete.hr_max))
    marker = None if segment.wait else markers.get(effort.name)
    return replace(segment, effort=effort, target=target, marker=marker)


def _moved(effort: Effort, percent: Mapping[str, Range]) -> Effort:
    if effort.name not in percent or effort.name not in BUILT_IN:
        return effort
    return replace(effort, target=replace(effort.target, percent=percent[effort.name]))
