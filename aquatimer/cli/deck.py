"""The library and the sessions of this computer, as the screens need them.

What this needs is loaded when it is asked for: the first frame of the library waits for nothing.
"""

from collections.abc import Hashable, Sequence
from threading import Lock
from typing import TYPE_CHECKING

from aquatimer.tui.ports import Choices, CutOffSession, Listing, NotChosen, Prepared
from aquatimer.units.progress import Progress

if TYPE_CHECKING:
    from aquatimer.cli.listings import Listed
    from aquatimer.plan.athlete import Athlete
    from aquatimer.plan.timeline import Timeline


class PoolDeck:
    """Reads the runner's folders, and makes sessions ready.

    One thing at a time asks for the right to run a session on this computer: a look for one that
    was cut off would be taken for another session by one that is made ready meanwhile.
    """

    def __init__(self) -> None:
        self._claim = Lock()

    def listings(self) -> Sequence[Listing]:
        """Return the whole library."""
        from aquatimer.cli.listings import listed_workouts

        athlete = _athlete_or_nobody()
        return [_listing(listed, athlete) for listed in listed_workouts()]

    def edition(self) -> Hashable:
        """Return the names, sizes and times of all files."""
        from aquatimer.cli.finding import library

        return library().edition()

    def cut_off(self) -> CutOffSession | None:
        """Return the session that was cut off."""
        from aquatimer.cli.unfinished import unfinished_session

        with self._claim:
            found = unfinished_session()
        return None if found is None else CutOffSession(found.title, found.position)

    def prepare_cut_off(self, progress: Progress) -> Prepared:
        """Make the session that was cut off ready where it was."""
        from aquatimer.cli.making_ready import cut_off_made_ready

        with self._claim:
            return cut_off_made_ready(progress)

    def plan(self, name: str, choices: Choices) -> "Timeline":
        """Read the workout again, with these options."""
        from aquatimer.cli.failures import WrongInputError
        from aquatimer.cli.finding import asked_file
        from aquatimer.cli.reading import timeline_of
        from aquatimer.plan.athlete import for_athlete

        try:
            timeline = timeline_of(asked_file(name), choices)
        except WrongInputError as wrong:
            raise NotChosen(str(wrong)) from wrong
        return for_athlete(timeline, _athlete_or_nobody())

    def prepare(self, name: str, choices: Choices, progress: Progress) -> Prepared:
        """Render the speech of a session and open the sound card for it."""
        from aquatimer.cli.making_ready import workout_made_ready

        with self._claim:
            return workout_made_ready(name, choices, progress)


def _athlete_or_nobody() -> "Athlete":
    """Return whom sessions are for; a profile with a mistake is told when one is started."""
    from aquatimer.cli.athletes import usual_athlete
    from aquatimer.cli.failures import WrongInputError
    from aquatimer.plan.athlete import Athlete

    try:
        return usual_athlete()
    except WrongInputError:
        return Athlete()


def _listing(listed: "Listed", athlete: "Athlete") -> Listing:
    from aquatimer.plan.athlete import for_athlete

    timeline, file = listed.timeline, listed.file
    return Listing(
        name=file.name,
        title=timeline.title if timeline else file.name,
        level=timeline.level if timeline else None,
        gear=timeline.gear if timeline else (),
        total=timeline.total if timeline else None,
        origin=file.origin.value,
        timeline=for_athlete(timeline, athlete) if timeline else None,
        problem=listed.problem,
        options=listed.options,
        hides_shipped=file.hides_shipped,
    )
