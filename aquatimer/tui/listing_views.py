"""What the library says of its workouts, as strings."""

from aquatimer.tui.ports import CutOffSession, Listing
from aquatimer.units.durations import SECOND, clock_text

COLUMNS = ("Session", "Length", "Level", "Gear", "")


def row_of(listing: Listing) -> tuple[str, str, str, str, str]:
    """Return what stands under each of `COLUMNS`; a broken workout is known by its file's name."""
    mark = "yours" if listing.origin == "own" else ""
    if listing.problem is not None:
        return (listing.title, "broken", "", "", mark)
    length = clock_text(listing.total) if listing.total is not None else ""
    return (listing.title, length, listing.level or "", ", ".join(listing.gear), mark)


def is_found(listing: Listing, sought: str) -> bool:
    """Whether all words that were typed stand somewhere in what a workout says of itself."""
    timeline = listing.timeline
    tags = (*timeline.tags, timeline.about or "") if timeline is not None else ()
    told = " ".join((listing.name, listing.title, listing.level or "", *listing.gear, *tags))
    return all(word in told.casefold() for word in sought.casefold().split())


def nothing_found(sought: str) -> str:
    """Return why the list is empty."""
    if not sought.strip():
        return "There is no workout in the library."
    return f"No workout has {sought.strip()!r} in its title, level, gear, tags or words."


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
