"""A session that is made ready is run: on the screen, or as lines."""

import sys

from aquatimer.cli.failures import Status, tell
from aquatimer.cli.loading import loading
from aquatimer.cli.markers import how_to_keep_markers, marker_notices
from aquatimer.cli.sessions import Lane, Manner, open_session
from aquatimer.cli.speaking import Speaker
from aquatimer.cli.studio import produce_in_terminal
from aquatimer.devices.kept_session import Entry
from aquatimer.plan.athlete import finds_markers
from aquatimer.session.live import LiveSession


def run_session(
    entry: Entry, manner: Manner, lane: Lane, speaker: Speaker, *, headless: bool
) -> int:
    """Make a session ready, run it to its end or until it is left, and return the status."""
    notices = (*lane.notices, *marker_notices(entry.timeline))
    for notice in notices:
        tell(notice)
    production = produce_in_terminal(
        entry.timeline,
        entry.verbosity,
        speaker,
        manner.songs,
        metronome=manner.metronome,
    )
    live = open_session(entry, production, manner, lane)
    if headless:
        return _run_as_lines(live, entry, manner)
    with loading():
        from aquatimer.cli.diary import diary_of
        from aquatimer.cli.marker_book import marker_book_of
        from aquatimer.cli.screen import show_session
        from aquatimer.tui.ports import Prepared

    return show_session(
        Prepared(
            live,
            (*notices, *production.problems, *manner.left_out),
            muted=manner.is_silent,
            diary=diary_of(lane),
            markers=marker_book_of(entry) if manner.speed is None else None,
        )
    )


def _run_as_lines(live: LiveSession, entry: Entry, manner: Manner) -> int:
    from aquatimer.cli.commands_in import CommandLines, read_in_the_background
    from aquatimer.cli.headless import HeadlessRun

    read_in_the_background()
    run = HeadlessRun(live, sys.stdout, CommandLines(), speed=manner.speed or 1.0)
    interrupted = run.run()
    if manner.speed is None and finds_markers(entry.timeline):
        tell(how_to_keep_markers(entry.athlete))
    return Status.INTERRUPTED if interrupted else Status.DONE
