"""Sessions made ready for the screen: their speech rendered, the sound card open for them."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from aquatimer.cli.athletes import name_in_history, usual_athlete
from aquatimer.cli.commands.resume import begin_of, cut_off_in
from aquatimer.cli.diary import diary_of
from aquatimer.cli.failures import ImpossibleError, WrongInputError
from aquatimer.cli.finding import asked_file
from aquatimer.cli.marker_book import marker_book_of
from aquatimer.cli.markers import marker_notices
from aquatimer.cli.music import usual_music
from aquatimer.cli.reading import timeline_of
from aquatimer.cli.sessions import Lane, Manner, open_session, take_lane
from aquatimer.cli.settings import asked_metronome, runner_settings
from aquatimer.cli.sounding import asked_output
from aquatimer.cli.speaking import asked_speaker
from aquatimer.cli.studio import Studio, open_studio
from aquatimer.devices.kept_session import Entry
from aquatimer.plan.athlete import for_athlete
from aquatimer.tui.ports import Choices, NotPrepared, Prepared
from aquatimer.units.progress import Progress


def workout_made_ready(name: str, choices: Choices, progress: Progress) -> Prepared:
    """Make a workout of the library ready with these options; raises NotPrepared."""
    with _telling_why(), ExitStack() as leaving:
        timeline = for_athlete(timeline_of(asked_file(name), choices), usual_athlete())
        entry = Entry(timeline, runner_settings().cues.level, athlete=name_in_history(None))
        manner, notices = _manner(progress)
        studio = _studio(manner)
        lane = take_lane()
        leaving.callback(lane.leave)
        lane.notices += notices
        prepared = _prepared(entry, manner, studio, lane, progress)
        leaving.pop_all()
    return prepared


def cut_off_made_ready(progress: Progress) -> Prepared:
    """Make the session that was cut off ready where it was; raises NotPrepared."""
    with _telling_why(), ExitStack() as leaving:
        manner, notices = _manner(progress)
        studio = _studio(manner)
        lane = take_lane()
        leaving.callback(lane.leave)
        found = cut_off_in(lane)
        entry = Entry(found.timeline, found.verbosity, found.session, found.athlete)
        lane.notices += notices
        prepared = _prepared(entry, replace(manner, begin=begin_of(found)), studio, lane, progress)
        leaving.pop_all()
    return prepared


@contextmanager
def _telling_why() -> Iterator[None]:
    """Tell the screen why a session cannot be made ready, in the words of the command line."""
    try:
        yield
    except (WrongInputError, ImpossibleError) as failure:
        raise NotPrepared(str(failure)) from failure


def _studio(manner: Manner) -> Studio:
    return open_studio(asked_speaker(), manner.songs, metronome=asked_metronome())


def _manner(progress: Progress) -> tuple[Manner, tuple[str, ...]]:
    """Return how the settings want a session, and what is to be told of their music."""
    music, notices = usual_music(progress)
    awake = runner_settings().screen.keep_awake
    return Manner(output=asked_output(), music=music, keep_awake=awake), notices


def _prepared(
    entry: Entry, manner: Manner, studio: Studio, lane: Lane, progress: Progress
) -> Prepared:
    production = studio.produce(entry.timeline, entry.verbosity, progress)
    live = open_session(entry, production, manner, lane)
    notices = (*lane.notices, *marker_notices(entry.timeline), *production.problems)
    return Prepared(
        live,
        notices,
        muted=manner.is_silent,
        diary=diary_of(lane),
        markers=marker_book_of(entry),
    )
