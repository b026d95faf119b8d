"""The screen put together: the library of this computer, its voice, its sound card."""

from collections.abc import Sequence
from contextlib import ExitStack

from aquatimer.cli.failures import ImpossibleError, Status, WrongInputError, tell
from aquatimer.cli.listings import Listed, listed_workouts
from aquatimer.cli.reading import asked_file, timeline_of
from aquatimer.cli.sessions import Manner, open_session, take_lane
from aquatimer.cli.speaking import asked_speaker, runner_settings
from aquatimer.cli.studio import open_studio
from aquatimer.devices.journal import Entry
from aquatimer.session.live import LiveSession
from aquatimer.tui.app import AquatimerApp
from aquatimer.tui.ports import Listing, NotPrepared, Prepared
from aquatimer.units.progress import Progress


class PoolDeck:
    """The library and the sessions of this computer, as the screens need them."""

    def listings(self) -> Sequence[Listing]:
        """Return the whole library."""
        return [_listing(listed) for listed in listed_workouts()]

    def prepare(self, name: str, progress: Progress) -> Prepared:
        """Render the speech of a session and open the sound card for it."""
        try:
            level = runner_settings().cues.level
            entry = Entry(timeline_of(asked_file(name), {}), level)
            studio = open_studio(asked_speaker())
            lane = take_lane()
        except (WrongInputError, ImpossibleError) as failure:
            raise NotPrepared(str(failure)) from failure
        with ExitStack() as leaving:
            leaving.callback(lane.leave)
            production = studio.produce(entry.timeline, entry.verbosity, progress)
            live = open_session(entry, production, Manner(), lane)
            leaving.pop_all()
        return Prepared(live, (*lane.notices, *production.problems))


def show_library() -> int:
    """Show the library until it is left; return the exit status."""
    return _show(AquatimerApp(PoolDeck()))


def show_session(live: LiveSession, told: tuple[str, ...]) -> int:
    """Show a session that is ready to start until it is left; return the exit status.

    `told` are the notices that standard error had already, for the screen to show as well.
    """
    return _show(AquatimerApp(PoolDeck(), Prepared(live, told)), told)


def _show(app: AquatimerApp, told: tuple[str, ...] = ()) -> int:
    """Run the app; what it had to tell is told again where it can be read after the screen."""
    app.run()
    for notice in app.notices:
        if notice not in told:
            tell(notice)
    if app.fault is not None:
        raise app.fault
    return Status.INTERRUPTED if app.interrupted else Status.DONE


def _listing(listed: Listed) -> Listing:
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
