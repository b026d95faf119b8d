"""Which files are meant by music: one, all in a folder, or those of a playlist."""

import codecs
import os
import re
from collections.abc import Iterable, Iterator
from configparser import ConfigParser
from configparser import Error as ConfigError
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

_PLAYLISTS = (".m3u", ".m3u8", ".pls")
_READ = {".mp3", ".mp2", ".flac", ".ogg", ".oga", ".opus", ".wav", ".wave", ".aif", ".aiff", ".au"}
# Not read by every installation, but to be told of rather than passed over.
_OTHERS = {".m4a", ".m4b", ".m4p", ".mp4", ".aac", ".wma", ".ape", ".wv", ".caf", ".w64", ".rf64"}
_NUMBERS = re.compile(r"(\d+)")


class NoMusicError(Exception):
    """There is no such file, folder or playlist; the message is a sentence for the runner."""


def songs_in(place: Path) -> tuple[Path, ...]:
    """Return the files of a file, a folder with all below it, or a playlist, in order.

    They need not be there, or be music. Raises NoMusicError.
    """
    try:
        if place.is_dir():
            found = _in_folder(place)
        elif place.suffix.lower() in _PLAYLISTS:
            found = tuple(_in_playlist(place))
        else:
            return (place,) if place.exists() else _none(f"There is no music at {place}.")
    except OSError as error:
        return _none(f"The music at {place} cannot be read: {error.strerror}.")
    return found or _none(f"There is no music in {place}.")


def is_one_of(path: Path, songs: Iterable[Path]) -> bool:
    """Whether a file is one of these, under whatever name."""
    return path.is_file() and any(_is_same(path, song) for song in songs)


def _is_same(path: Path, song: Path) -> bool:
    try:
        return path.samefile(song)
    except (OSError, ValueError):  # a list may name what is not there, or cannot be
        return False


def _none(why: str) -> tuple[Path, ...]:
    raise NoMusicError(f"{why} --music takes a song, a folder of songs, or an .m3u or .pls list.")


def _in_folder(folder: Path) -> tuple[Path, ...]:
    endings = _READ | _OTHERS
    files = (path for path in _below(folder) if path.suffix.lower() in endings)
    songs = (path for path in files if path.is_file() and not path.name.startswith("."))
    return tuple(sorted(songs, key=lambda path: _as_sorted(path.relative_to(folder))))


def _below(folder: Path) -> Iterator[Path]:
    """Yield what lies in a folder and in all below it, also through links, each folder once."""
    passed: set[tuple[int, int]] = set()
    for name, folders, files in os.walk(folder, followlinks=True):
        here = Path(name).stat()
        if (here.st_dev, here.st_ino) in passed:
            folders.clear()
            continue
        passed.add((here.st_dev, here.st_ino))
        # Not those that are hidden, in which sticks keep what was deleted.
        folders[:] = sorted(inside for inside in folders if not inside.startswith("."))
        yield from (Path(name, file) for file in files)


def _as_sorted(path: Path) -> list[tuple[int, str]]:
    """Return what names are sorted by: 2 before 10, capital letters as small ones."""
    parts = _NUMBERS.split(str(path).lower())
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]


def _in_playlist(playlist: Path) -> Iterator[Path]:
    text = _text(playlist.read_bytes())
    entries = _of_pls(text) if playlist.suffix.lower() == ".pls" else _of_m3u(text)
    for entry in entries:
        yield _path_of(entry, playlist.parent)


def _text(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _of_m3u(text: str) -> Iterator[str]:
    lines = (line.strip() for line in text.splitlines())
    return (line for line in lines if line and not line.startswith("#"))


def _of_pls(text: str) -> Iterator[str]:
    parser = ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(text)
    except ConfigError:
        return
    for section in parser.sections():
        files = ((key, value) for key, value in parser.items(section) if key.startswith("file"))
        yield from (value for _, value in sorted(files, key=lambda item: _as_sorted(Path(item[0]))))


def _path_of(entry: str, folder: Path) -> Path:
    if entry.lower().startswith("file:"):
        with suppress(ValueError):  # something in brackets that is no address
            entry = unquote(urlsplit(entry).path)
    path = folder / entry
    # A list that was made on Windows.
    return path if path.exists() or "\\" not in entry else folder / entry.replace("\\", "/")
