"""What is told of the bungee markers that a session is swum against, or that it has found."""

from collections.abc import Iterator

from aquatimer.plan.athlete import held_markers
from aquatimer.plan.timeline import Timeline

FIND_MARKERS = "aquatimer start markers"
"""The command that finds them."""


def days_ago(days: int) -> str:
    """Write how long ago something was."""
    return "today" if days == 0 else f"{days} {'day' if days == 1 else 'days'} ago"


def markers_text(timeline: Timeline) -> str | None:
    """Write where the markers are that are held in a session, None where none is known."""
    told = [
        f"{effort}: {marker.place} ({days_ago(marker.age)}"
        f"{', older than a month' if marker.is_old else ''})"
        for effort, marker in held_markers(timeline).items()
    ]
    return "; ".join(told) or None


def marker_notices(timeline: Timeline) -> Iterator[str]:
    """Yield a sentence where markers of a session are old."""
    old = [
        f"{effort} marker ({days_ago(marker.age)})"
        for effort, marker in held_markers(timeline).items()
        if marker.is_old
    ]
    if old:
        which = " and ".join(old)
        yield f"Older than a month: your {which}. Find them anew with '{FIND_MARKERS}'."


def how_to_keep_markers(athlete: str | None) -> str:
    """Write how to keep what a session without a screen has found."""
    whose = f" --athlete {athlete}" if athlete else ""
    return (
        "Where are your markers? Keep them in your words, with the date of today: aquatimer profile"
        f' set marker.sprint "third tile from the ladder" marker.medium "second tile"{whose}'
    )
