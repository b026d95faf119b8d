"""What a track says about itself."""

from dataclasses import dataclass

from aquatimer.plan.timeline import Timeline

_ALBUM = "aquatimer"


@dataclass(frozen=True, slots=True)
class TrackTags:
    """The words that a player shows; None where there is nothing to say."""

    title: str
    artist: str | None = None
    album: str | None = None
    comment: str | None = None


def tags_of(timeline: Timeline) -> TrackTags:
    """Return the tags for the track of a session."""
    artist = timeline.author or timeline.source
    return TrackTags(timeline.title, artist=artist, album=_ALBUM, comment=timeline.about)
