"""The screen put together: the library of this computer, its voice, its sound card."""

from collections.abc import Hashable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from aquatimer.cli.athletes import name_in_history, usual_athlete
from aquatimer.cli.commands.resume import begin_of, cut_off_in
from aquatimer.cli.diary import diary_of
from aquatimer.cli.failures import ImpossibleError, Status, WrongInputError, tell
from aquatimer.cli.listings import Listed, listed_workouts
from aquatimer.cli.reading import asked_file, library, timeline_of
from aquatimer.cli.sessions import Lane, Manner, open_session, take_lane, unfinished_session
from aquatimer.cli.settings import asked_metronome, runner_settings
from aquatimer.cli.sounding import asked_output
from aquatimer.cli.speaking import asked_speaker
from aquatimer.cli.studio import Studio, open_studio
from aquatimer.cli.workbench import DiskWorkbench
from aquatimer.devices.journal import Entry
from aquatimer.devices.power import power_supply
from aquatimer.plan.athlete import for_athlete
from aquatimer.tui.app import AquatimerApp
from aquatimer.tui.habits import Habits
from aquatimer.tui.ports import CutOffSession, Listing, NotPrepared, Prepared
from aquatimer.tui.signs import Battery
from aquatimer.tui.workbench import Manuscript, Workbench
from aquatimer.units.progress import Progress


class PoolDeck:
    """The library and the sessions of this computer, as the screens need them."""

    def listings(self) -> Sequence[Listing]:
        """Return the whole library."""
        return [_listing(listed) for listed in listed_workouts()]

    def edition(self) -> Hashable:
        """Return the names, sizes and times of all files."""
        return library().edition()

    def cut_off(self) -> CutOffSession | None:
        """Return the session that was cut off."""
        found = unfinished_session()
        return None if found is None else CutOffSession(found.title, found.position)

    def prepare_cut_off(self, progress: Progress) -> Prepared:
        """Make the session that was cut off ready where it was."""
        with _telling_why(), ExitStack() as leaving:
            manner, studio = _manner(), _studio()
            lane = take_lane()
            leaving.callback(lane.leave)
            found = cut_off_in(lane)
            entry = Entry(found.timeline, found.verbosity, found.session)
            prepared = _prepared(
                entry, replace(manner, begin=begin_of(found)), studio, lane, progress
            )
            leaving.pop_all()
        return prepared

    def prepare(self, name: str, progress: Progress) -> Prepared:
        """Render the speech of a session and open the sound card for it."""
        with _telling_why(), ExitStack() as leaving:
            timeline = for_athlete(timeline_of(asked_file(name), {}), usual_athlete())
            level = runner_settings().cues.level
            entry = Entry(timeline, level, athlete=name_in_history(None))
            manner = _manner()
            studio = _studio()
            lane = take_lane()
            leaving.callback(lane.leave)
            prepared = _prepared(entry, manner, studio, lane, progress)
            leaving.pop_all()
        return prepared


class Mains:
    """What this computer runs on."""

    def battery(self) -> Battery | None:
        """Return the battery, if the computer runs on it."""
        supply = power_supply()
        return None if supply is None or supply.plugged else Battery(supply.percent)


@contextmanager
def _telling_why() -> Iterator[None]:
    """Tell the screen why a session cannot be made ready, in the words of the command line."""
    try:
        yield
    except (WrongInputError, ImpossibleError) as failure:
        raise NotPrepared(str(failure)) from failure


def _studio() -> Studio:
    return open_studio(asked_speaker(), metronome=asked_metronome())


def _manner() -> Manner:
    return Manner(output=asked_output(), keep_awake=runner_settings().screen.keep_awake)


def _prepared(
    entry: Entry, manner: Manner, studio: Studio, lane: Lane, progress: Progress
) -> Prepared:
    production = studio.produce(entry.timeline, entry.verbosity, progress)
    live = open_session(entry, production, manner, lane)
    notices = (*lane.notices, *production.problems)
    return Prepared(live, notices, muted=manner.is_silent, diary=diary_of(lane))


def show_library() -> int:
    """Show the library until it is left; return the exit status."""
    return _show(_app(workbench=DiskWorkbench()))


def show_editor(workout: str | None) -> int:
    """Show a workout in the editor, without one a new one, until it is left; return the status.

    Raises NotEditable before anything is shown.
    """
    workbench = DiskWorkbench()
    manuscript = workbench.open(workout)
    return _show(_app(workbench=workbench, manuscript=manuscript))


def show_session(prepared: Prepared) -> int:
    """Show a session that is ready to start until it is left; return the exit status.

    Its notices are those that standard error had already.
    """
    return _show(_app(prepared), prepared.notices)


def _app(
    prepared: Prepared | None = None,
    *,
    workbench: Workbench | None = None,
    manuscript: Manuscript | None = None,
) -> AquatimerApp:
    asked = runner_settings()
    habits = Habits(asked.screen.flash, asked.screen.theme, asked.keys)
    return AquatimerApp(
        PoolDeck(),
        prepared,
        workbench=workbench,
        manuscript=manuscript,
        habits=habits,
        power=Mains(),
    )


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
