"""A session as several tracks: what each holds, how it is called, and the list of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from aquatimer.audio.clips import Audible, frames_of, milliseconds_of
from aquatimer.audio.mixer import Mixer
from aquatimer.export.excerpt import Excerpt
from aquatimer.export.formats import TrackFormat
from aquatimer.export.layout import Mix, TrackLayout
from aquatimer.export.spec import TrackSpec
from aquatimer.plan.sections import Section
from aquatimer.units.durations import SECOND

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class SplitTrack:
    """One of the tracks: the name of its file, what it says about itself, and its sound."""

    file: str
    spec: TrackSpec
    mix: Mix

    @property
    def frames(self) -> int:
        """How long the file is."""
        return TrackLayout(self.mix, goes_on=self.spec.goes_on).frames


def split_tracks(
    mix: Mixer, sections: Sequence[Section], spec: TrackSpec, openings: Mapping[str, Audible]
) -> tuple[SplitTrack, ...]:
    """Return the tracks in order, cut at the starts of the sections.

    `spec` is that of the whole. Each begins with the clip of its section's words, where
    `openings` has one.
    """
    cuts = [mix.first_frame, *(frames_of(section.start) for section in sections[1:])]
    ends = [*cuts[1:], mix.end_frame]
    names = file_names(sections, spec.format)
    cues = mix.without_music() if mix.has_music else None
    return tuple(
        SplitTrack(
            name,
            _spec_of(spec, section, number, len(sections)),
            Excerpt(mix, cut, end, openings.get(section.words), cues),
        )
        for number, (name, section, cut, end) in enumerate(
            zip(names, sections, cuts, ends, strict=True), start=1
        )
    )


def file_names(sections: Sequence[Section], track_format: TrackFormat) -> tuple[str, ...]:
    """Return names such as `01-warm-up.mp3`, which players sort as they are to be heard."""
    width = max(len(str(len(sections))), 2)
    return tuple(
        f"{number:0{width}}-{_plain(section.name)}.{track_format}"
        for number, section in enumerate(sections, start=1)
    )


def playlist(title: str, tracks: Sequence[SplitTrack]) -> str:
    """Return the list of the tracks as an `.m3u8` in the folder where they are."""
    lines = ["#EXTM3U", f"#PLAYLIST:{title}"]
    for track in tracks:
        seconds = milliseconds_of(track.frames) // SECOND
        lines += [f"#EXTINF:{seconds},{title} - {track.spec.tags.title}", track.file]
    return "\n".join(lines) + "\n"


def _spec_of(spec: TrackSpec, section: Section, number: int, count: int) -> TrackSpec:
    place = f"{number}/{count}"
    tags = replace(spec.tags, title=section.title, album=spec.tags.title, number=place)
    return replace(spec, tags=tags, chapters=(), goes_on=number < count)


def _plain(name: str) -> str:
    """Return a name that every disk of every player can hold."""
    words = "".join(_letters(name)).split()
    return "-".join(words)[:_LONGEST_NAME].strip("-") or "part"


def _letters(name: str) -> Iterator[str]:
    for character in name.lower():
        yield character if character.isalnum() else " "
