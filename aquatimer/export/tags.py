"""What a track says about itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from aquatimer.plan.folding import Fold, Part, fold
from aquatimer.plan.timeline import Timeline
from aquatimer.units.durations import clock_text

_ALBUM = "aquatimer"
_LONGEST_PLAN = 2_000


@dataclass(frozen=True, slots=True)
class TrackTags:
    """The words that a player shows; None where there is nothing to say.

    `number` is that of the track, with how many there are: `3/12`.
    """

    title: str
    artist: str | None = None
    album: str | None = None
    comment: str | None = None
    number: str | None = None


def tags_of(timeline: Timeline) -> TrackTags:
    """Return the tags for the track of a session; the comment ends with its plan."""
    artist = timeline.author or timeline.source
    plan = plan_text(timeline)
    comment = f"{timeline.about}\n\n{plan}" if timeline.about else plan
    return TrackTags(timeline.title, artist=artist, album=_ALBUM, comment=comment)


def plan_text(timeline: Timeline) -> str:
    """Return the session in one line, equal rounds once: `10:00 easy, 10 x (1:30 easy, ...)`."""
    text = _told(fold(timeline))
    return text if len(text) <= _LONGEST_PLAN else f"{text[:_LONGEST_PLAN]}..."


def _told(parts: Sequence[Part]) -> str:
    return ", ".join(
        f"{part.count} x ({_told(part.parts)})"
        if isinstance(part, Fold)
        else f"{clock_text(part.duration)} {part.effort.name}"
        for part in parts
    )
