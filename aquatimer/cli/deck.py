"""The library and the sessions of this computer, as the screens need them.

What this needs is loaded when it is asked for: the first frame of the library waits for nothing.
"""

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from aquatimer.tui.ports import CutOffSession, Listing, Prepared
from aquatimer.units.progress import Progress

if TYPE_CHECKING:
    from aquatimer.cli.listings import Listed


class PoolDeck:
    """Reads the runner's folders, and makes sessions ready."""

    def listings(self) -> Sequence[Listing]:
        """Return the whole library."""
        from aquatimer.cli.listings import listed_workouts

        return [_listing(listed) for listed in listed_workouts()]

    def edition(self) -> Hashable:
        """Return the names, sizes and times of all files."""
        from aquatimer.cli.reading import library

        return library().edition()

    def cut_off(self) -> CutOffSession | None:
        """Return the session that was cut off."""
        from aquatimer.cli.unfinished import unfinished_session

        found = unfinished_session()
        return None if found is None else CutOffSession(found.title, found.position)

    def prepare_cut_off(self, progress: Progress) -> Prepared:
        """Make the session that was cut off ready where it was."""
        from aquatimer.cli.making_ready import cut_off_made_ready

        return cut_off_made_ready(progress)

    def prepare(self, name: str, progress: Progress) -> Prepared:
        """Render the speech of a session and open the sound card for it."""
        from aquatimer.cli.making_ready import workout_made_ready

        return workout_made_ready(name, progress)


def _listing(listed: "Listed") -> Listing:
    timeline, file = listed.timeline, listed.file
    return Listing(
        name=file.name,
        title=timeline.title if timeline else file.name,
        level=timeline.level if timeline else None,
        gear=timeline.gear if timeline else (),
        total=timeline.total if timeline else None,
        origin=file.origin.value,
        timeline=timeline,
        problem=listed.problem,
    )
