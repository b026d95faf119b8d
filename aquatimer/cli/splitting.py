"""`export --split`: a session as a folder of numbered tracks."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aquatimer.audio.clips import Audible
from aquatimer.audio.music.accompaniment import Music
from aquatimer.cli.failures import tell
from aquatimer.cli.progress import progress_bar
from aquatimer.cli.several import counted
from aquatimer.cli.speaking import Speaker
from aquatimer.cli.studio import produce_in_terminal
from aquatimer.cli.workshop import ALL_CORES
from aquatimer.devices.file_sets import writing_folder
from aquatimer.devices.files import writing
from aquatimer.devices.music.gathering import NoMusicError, songs_in
from aquatimer.export.spec import TrackSpec
from aquatimer.export.split import SplitTrack, playlist, split_tracks
from aquatimer.export.track import write_track
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.sections import Section
from aquatimer.plan.timeline import Timeline
from aquatimer.units.progress import Progress

_GAPS = (
    "Every track begins with half a second of silence{words}, and a player that is not gapless adds"
    " about half a second more at every cut. The cuts are where recoveries begin, if there is a"
    " choice, so that no effort is made longer by that."
)
_MOST_NAMED = 5
_WORDS = " and the words that say which it is"


@dataclass(frozen=True, slots=True)
class Split:
    """A session and the sections of it that become tracks, perhaps with a metronome."""

    timeline: Timeline
    verbosity: Verbosity
    sections: tuple[Section, ...]
    spec: TrackSpec
    metronome: bool = False
    music: Music | None = None


def write_split(split: Split, speaker: Speaker, folder: Path) -> None:
    """Write the tracks and their playlist, which is called as `folder` is, into that.

    Nothing is there before all are written.
    """
    spec = split.spec
    if folder.name in {"", ".."}:
        folder = folder.resolve()
    earlier = _listed_in(folder)
    with writing_folder(folder) as part:
        production = produce_in_terminal(
            split.timeline, split.verbosity, speaker, split.music, metronome=split.metronome
        )
        spoken = split.verbosity is not Verbosity.QUIET
        openings = _openings(split.sections, speaker, told=production.problems) if spoken else {}
        tracks = split_tracks(production.mixer, split.sections, spec, openings)
        # The list first: a folder of so long a name that its list has none is told before the work.
        with writing(part / f"{folder.name}.m3u8") as out:
            out.write(playlist(spec.tags.title, tracks).encode())
        with progress_bar(f"Writing {folder.name}") as progress:
            _write_tracks(part, tracks, progress)
    tell(f"Wrote {counted(len(tracks))} and {folder.name}.m3u8 into {folder}.")
    tell(_GAPS.format(words=_WORDS if openings else ""))
    _tell_of_others(earlier - {track.file for track in tracks}, folder)


def _listed_in(folder: Path) -> set[str]:
    """Return the names of tracks that were written into a folder before, by their list."""
    try:
        return {path.name for path in songs_in(folder / f"{folder.name}.m3u8")}
    except NoMusicError:
        return set()


def _tell_of_others(names: set[str], folder: Path) -> None:
    left = sorted(name for name in names if (folder / name).exists())
    if left:
        more = ", ..." if len(left) > _MOST_NAMED else "."
        tell(
            f"Tracks of an earlier session are still in {folder} and will be played as well: "
            f"{', '.join(left[:_MOST_NAMED])}{more}"
        )


def _openings(
    sections: tuple[Section, ...], speaker: Speaker, *, told: Sequence[str]
) -> dict[str, Audible]:
    """Return the words that tracks begin with, and tell what else than that is wrong with them."""
    texts = tuple(dict.fromkeys(section.words for section in sections))
    with progress_bar("Rendering the voice") as progress:
        spoken = speaker.voice.speak(texts, progress)
    for problem in spoken.problems:
        if problem not in told:
            tell(problem)
    return dict(spoken.clips)


def _write_tracks(part: Path, tracks: tuple[SplitTrack, ...], progress: Progress) -> None:
    whole = sum(track.frames for track in tracks)
    before = 0
    for track in tracks:
        written = before

        def so_far(done: int, _: int, written: int = written) -> None:
            progress(written + done, whole)

        with writing(part / track.file, lasting=False) as out:
            write_track(track.mix, out, track.spec, progress=so_far, workshop=ALL_CORES)
        before += track.frames
