"""The runner's own music: which files were asked for, and what is played of them."""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from aquatimer.cli.failures import WrongInputError, tell
from aquatimer.cli.progress import progress_bar
from aquatimer.devices.folders import runner_folders
from aquatimer.devices.paths import NoSuchUserError, expanded
from aquatimer.units.progress import Progress

if TYPE_CHECKING:
    from aquatimer.audio.music.accompaniment import Music
    from aquatimer.audio.music.setlist import SetList
    from aquatimer.devices.music.collection import Collection
    from aquatimer.devices.music.read_ahead import ReadAhead

_HELD_LIVE = 72
"""Segments of songs that are held decoded: a dozen seconds of two songs for work and for rest."""

_SEVERAL = "a folder or a playlist (.m3u, .m3u8, .pls)"
_WHAT = f"a song, {_SEVERAL}"


@dataclass(frozen=True, slots=True)
class AskedMusic:
    """The places of music: for work, and for all else; None for silence there.

    With a `seed` the songs are shuffled, by the same seed always alike.
    """

    work: Path | None
    rest: Path | None
    seed: str | None = None


@dataclass(frozen=True, slots=True)
class GatheredMusic:
    """The files at each place, as they were before any track was written among them."""

    asked: AskedMusic
    files: Mapping[Path, tuple[Path, ...]]


@dataclass(frozen=True, slots=True)
class FoundMusic:
    """Music that can be played, and whole sentences about the files that cannot."""

    music: "Music"
    problems: tuple[str, ...]


class _Once(argparse.Action):
    """Refuses what is given twice, of which the first would not be heard and no one told."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        if getattr(namespace, self.dest) is not None:
            parser.error(f"{option_string} is there twice. For several songs name {_SEVERAL}.")
        setattr(namespace, self.dest, values)


def add_music(parser: argparse.ArgumentParser) -> None:
    """Add --music and what goes with it."""
    for option, metavar, meaning in (
        ("--music", "FILE|FOLDER|PLAYLIST", f"music under it all: {_WHAT}"),
        ("--music-hard", "...", "other music for all that is above easy"),
        ("--music-easy", "...", "other music for easy, rest and technique"),
    ):
        parser.add_argument(option, metavar=metavar, type=_place, action=_Once, help=meaning)
    parser.add_argument(
        "--shuffle",
        metavar="SEED",
        help="mix the songs; the same number or word mixes them the same way",
    )


def _place(given: str) -> Path:
    # Nothing, as of a variable that is not set, would be this folder.
    if not given:
        raise argparse.ArgumentTypeError(f"it is empty. Name {_WHAT}")
    return Path(given)


def asked_music(chosen: argparse.Namespace, outputs: Sequence[Path] = ()) -> GatheredMusic | None:
    """Return the music that was asked for, None for none.

    Raises WrongInputError where there is none at a place, or one of the `outputs` is a song.
    """
    work, rest = chosen.music_hard or chosen.music, chosen.music_easy or chosen.music
    if work is None and rest is None:
        if chosen.shuffle is not None:
            raise WrongInputError("--shuffle is for music. Add --music, or leave it out.")
        return None
    return gathered(AskedMusic(work, rest, chosen.shuffle), outputs)


def gathered(asked: AskedMusic, outputs: Sequence[Path] = ()) -> GatheredMusic:
    """Return the files of music; raises WrongInputError as `asked_music` does."""
    from aquatimer.devices.music.gathering import NoMusicError, is_one_of, songs_in

    places = dict.fromkeys(place for place in (asked.work, asked.rest) if place is not None)
    try:
        files = {place: songs_in(place) for place in places}
    except NoMusicError as none:
        raise WrongInputError(str(none)) from none
    songs = tuple(chain.from_iterable(files.values()))
    for output in outputs:
        if is_one_of(output, songs):
            raise WrongInputError(f"{output} is one of the songs. Choose another place for -o.")
    return GatheredMusic(asked, files)


def music_in_terminal(asked: GatheredMusic | None) -> "Music | None":
    """Find music with a progress bar, and tell what cannot be played."""
    return None if asked is None else _found_in_terminal(asked).music


def live_music_in_terminal(chosen: argparse.Namespace) -> "ReadAhead | None":
    """Find the music of a live session: what was asked for, or else that of the settings."""
    from aquatimer.devices.music.read_ahead import ReadAhead

    asked = asked_music(chosen)
    if asked is not None:
        given = _found_in_terminal(asked, live=True)
        return ReadAhead(given.music, given.problems)
    with progress_bar("Listening to the music") as progress:
        found, notices = usual_music(progress)
    for notice in notices:
        tell(notice)
    return found


def _found_in_terminal(asked: GatheredMusic, *, live: bool = False) -> FoundMusic:
    with progress_bar("Listening to the music") as progress:
        found = find_music(asked, progress, live=live)
    for problem in found.problems:
        tell(problem)
    return found


def usual_music(progress: Progress) -> "tuple[ReadAhead | None, tuple[str, ...]]":
    """Find the music of the settings; without it a session begins all the same, and it is told."""
    from aquatimer.cli.settings import runner_settings
    from aquatimer.devices.music.read_ahead import ReadAhead

    place = runner_settings().sound.music
    if place is None:
        return None, ()
    try:
        path = runner_folders().config / expanded(place)
        found = find_music(gathered(AskedMusic(path, path)), progress, live=True)
    except (WrongInputError, NoSuchUserError) as wrong:
        return None, (f"{wrong} Your settings ask for it; the session goes without music.",)
    return ReadAhead(found.music), found.problems


def find_music(music: GatheredMusic, progress: Progress, *, live: bool = False) -> FoundMusic:
    """Return what can be played; `progress` counts the files. Raises WrongInputError for nothing.

    For a `live` session more of it is held decoded.
    """
    from aquatimer.audio.music.accompaniment import Music
    from aquatimer.devices.music.collection import collected
    from aquatimer.devices.music.measuring import FactFiles
    from aquatimer.devices.music.shelf import Shelf

    asked = music.asked
    known = FactFiles(runner_folders().cache / "songs")
    shelf = Shelf(_HELD_LIVE, readers=1) if live else Shelf()
    problems: dict[str, None] = {}
    set_lists: dict[Path | None, SetList | None] = {None: None}
    whole = sum(map(len, music.files.values()))
    before = 0
    for place, files in music.files.items():

        def so_far(done: int, _: int, before: int = before) -> None:
            progress(before + done, whole)

        found = collected(files, known, shelf, so_far)
        before += len(files)
        problems |= dict.fromkeys(found.problems)
        set_lists[place] = _set_list(place, found, asked.seed)
    return FoundMusic(Music(set_lists[asked.work], set_lists[asked.rest]), tuple(problems))


def _set_list(place: Path, found: "Collection", seed: str | None) -> "SetList":
    from aquatimer.audio.music.setlist import SetList, shuffled

    if not found.songs:
        raise WrongInputError("\n".join((*found.problems, f"No music in {place} can be played.")))
    return SetList(found.songs if seed is None else shuffled(found.songs, seed))
