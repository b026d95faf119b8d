"""The songs that are meant by music, each ready to be played, and what is to be told of others."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from aquatimer.devices.cores import side_by_side
from aquatimer.devices.music.measuring import FactFiles
from aquatimer.devices.music.recording import UnreadableError
from aquatimer.devices.music.shelf import Shelf
from aquatimer.devices.music.song_files import Facts, SongFile
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

    It is called while a long one is listened to as well, and what it raises ends the listening.
    What is learnt of a song is kept in `known`; what is decoded of it lies on the `shelf`.
    """
    different = tuple(dict.fromkeys(paths))
    listening = _Listening(known, len(different), progress)
    songs: dict[Path, SongFile] = {}
    problems: list[str] = []
    facts_of_all = side_by_side(listening.learnt, different, waiting=listening.tell)
    for path, facts in zip(different, facts_of_all, strict=True):
        if isinstance(facts, str):
            problems.append(facts)
        else:
            songs[path] = SongFile(path, facts, shelf)
        listening.done += 1
        listening.tell()
    return Collection(tuple(songs[path] for path in paths if path in songs), tuple(problems))


class _EndedError(Exception):
    """Nobody waits any more for what is known of a song."""


class _Listening:
    """Listens to songs in several threads, until whoever is told of it has enough."""

    def __init__(self, known: FactFiles, whole: int, progress: Progress) -> None:
        self._known = known
        self._whole = whole
        self._progress = progress
        self._ended = Event()
        self.done = 0

    def learnt(self, path: Path) -> Facts | str:
        """Return the facts of a song, or a whole sentence about a file that is none."""
        try:
            return self._known.facts_of(path, self._go_on)
        except UnreadableError as unreadable:
            return f"{path} {unreadable}, so it is left out."

    def tell(self) -> None:
        """Tell how many are done; where that raises, those that are listened to are left."""
        try:
            self._progress(self.done, self._whole)
        except BaseException:
            self._ended.set()
            raise

    def _go_on(self) -> None:
        if self._ended.is_set():
            raise _EndedError
