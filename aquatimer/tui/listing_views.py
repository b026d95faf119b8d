"""What the library says of its workouts, as strings."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from itertools import chain, count
from typing import TYPE_CHECKING

from aquatimer.tui.ports import CutOffSession, Listing
from aquatimer.units.durations import SECOND, clock_text

if TYPE_CHECKING:
    from aquatimer.plan.sheet import Piece
    from aquatimer.tui.shelf import Discarded

EMPTY = "There is no workout in the library. Press n to write one."
BROKEN = "broken"
OWN = "yours"

_GAP = 2
_KEYS = ("level", "gear", "tag")


class Column(StrEnum):
    """A column of the list by its heading, in the order in which they stand."""

    SESSION = "Session"
    LENGTH = "Length"
    LEVEL = "Level"
    GEAR = "Gear"
    PROFILE = "Profile"
    WHOSE = "Whose"


_WIDTHS: Mapping[Column, int] = {
    Column.SESSION: 24,
    Column.LENGTH: 7,
    Column.LEVEL: 6,
    Column.GEAR: 10,
    Column.WHOSE: 5,
    Column.PROFILE: 12,
}
"""The cells that each column takes at least; those that are worth most come first."""


def columns_for(width: int, listings: Sequence[Listing]) -> dict[Column, int]:
    """Return the columns that a list of so many cells has room for, with their widths.

    What is left goes to the titles of the sessions.
    """
    own = any(listing.origin == "own" for listing in listings)
    longest = max((len(listing.title) for listing in listings), default=0)
    shown: list[Column] = []
    left = width
    for column, least in _WIDTHS.items():
        if column is Column.WHOSE and not own:
            continue
        if shown and left < least + _GAP:
            break
        shown.append(column)
        left -= least + _GAP
    widths = {column: _WIDTHS[column] for column in Column if column in shown}
    needed = max(longest - widths[Column.SESSION], 0)
    widths[Column.SESSION] += min(needed, left) if left > 0 else left
    return widths


def cell_of(listing: Listing, column: Column) -> "tuple[Piece, ...]":
    """Return what stands in a column; a broken workout is known by its file's name."""
    from aquatimer.plan.sheet import Piece

    if column is Column.PROFILE:
        return _profile(listing)
    texts = {
        Column.SESSION: listing.title,
        Column.LENGTH: _length(listing),
        Column.LEVEL: listing.level or "",
        Column.GEAR: ", ".join(listing.gear),
        Column.WHOSE: OWN if listing.origin == "own" else "",
    }
    return (Piece(texts[column], None),)


def is_found(listing: Listing, sought: str) -> bool:
    """Whether all words that were typed stand somewhere in what a workout says of itself.

    `level:hard`, `gear:bungee` and `tag:tempo` look only there.
    """
    return all(_is_found(listing, word) for word in sought.casefold().split())


def nothing_found(sought: str) -> str:
    """Return why the list is empty."""
    if not sought.strip():
        return EMPTY
    return f"No workout has {sought.strip()!r} in its title, level, gear, tags or words."


def count_text(found: int, whole: int) -> str:
    """Return how many workouts are shown of how many there are."""
    if found != whole:
        return f"{found} of {whole}"
    return f"{whole} session" if whole == 1 else f"{whole} sessions"


def about_cut_off(session: CutOffSession) -> str:
    """Return the offer to go on with a session that was cut off."""
    whole = session.position // SECOND * SECOND
    place = f"at {clock_text(whole)}" if whole >= 0 else "before it began"
    return f"{session.title} was cut off {place}. Press r to go on with it."


def about_listing(listing: Listing) -> str:
    """Return a few words about a workout, or the first mistake of a broken one."""
    if listing.problem is not None:
        return f"{listing.name} cannot be started.\n{listing.problem}"
    timeline = listing.timeline
    return (timeline.about or "") if timeline is not None else ""


def name_for_copy(name: str, taken: Collection[str]) -> str:
    """Return a free name for a copy: `wave-2` of `wave`, `wave-3` of `wave-2`."""
    stem, hyphen, number = name.rpartition("-")
    begin, stem = (int(number) + 1, stem) if hyphen and number.isdecimal() else (2, name)
    return next(copy for number_ in count(begin) if (copy := f"{stem}-{number_}") not in taken)


def about_deleting(listing: Listing, trash: str) -> str:
    """Return what becomes of a workout that is deleted."""
    told = f"{listing.name}.aqua goes to {trash}."
    if listing.hides_shipped:
        told += " The one that came with aquatimer is in the library again then."
    return told


def about_discarded(discarded: "Discarded") -> str:
    """Return what became of a workout that was deleted, and how to have it again."""
    return f"{discarded.name} is in {discarded.place} now. Press u to bring it back."


def _profile(listing: Listing) -> "tuple[Piece, ...]":
    if listing.timeline is None:
        return ()
    from aquatimer.plan.sheet import profile

    lines = profile(listing.timeline, width=_WIDTHS[Column.PROFILE], height=1)
    return lines[0] if lines else ()


def _length(listing: Listing) -> str:
    if listing.problem is not None:
        return BROKEN
    return clock_text(listing.total) if listing.total is not None else ""


def _is_found(listing: Listing, word: str) -> bool:
    timeline = listing.timeline
    tags = timeline.tags if timeline is not None else ()
    told = {"level": (listing.level or "",), "gear": listing.gear, "tag": tags}
    key, colon, value = word.partition(":")
    if colon and key in _KEYS:
        return any(value in one.casefold() for one in told[key])
    about = timeline.about or "" if timeline is not None else BROKEN
    whose = OWN if listing.origin == "own" else ""
    words = chain((listing.name, listing.title, whose, about), *told.values())
    return word in " ".join(words).casefold()
