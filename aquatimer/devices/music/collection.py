"""The songs that are meant by music, each ready to be played, and what is to be told of others."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aquatimer.devices.cores import on_all_cores
from aquatimer.devices.music.measuring import FactFiles
from aquatimer.devices.music.recording import UnreadableError
from aquatimer.devices.music.song_files import Facts, Shelf, SongFile
from aquatimer.units.progress import Progress


@dataclass(frozen=True, slots=True)
class Collection:
    """Songs in order, and whole sentences about the files that are none."""

    songs: tuple[SongFile, ...]
    problems: tuple[str, ...]


def collected(
    paths: Sequence[Path], known: FactFiles, shelf: Shelf, progress: Progress
) -> Collection:
    """Return the songs that can be played; `progress` counts the files.

    What is learnt of a song is kept in `known`; what is decoded of it lies on the `shelf`.
    """

    def learnt(path: Path) -> Facts | str:
        try:
            return known.facts_of(path)
        except UnreadableError as unreadable:
            return f"{path} {unreadable}, so it is left out."

    different = tuple(dict.fromkeys(paths))
    songs: dict[Path, SongFile] = {}
    problems: list[str] = []
    facts_of_all = on_all_cores(learnt, different)
    for number, (path, facts) in enumerate(zip(different, facts_of_all, strict=True), start=1):
        if isinstance(facts, str):
            problems.append(facts)
        else:
            songs[path] = SongFile(path, facts, shelf)
        progress(number, len(different))
    return Collection(tuple(songs[path] for path in paths if path in songs), tuple(problems))
