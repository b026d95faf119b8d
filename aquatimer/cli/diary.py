"""How a session felt, kept with it in the history."""

from pathlib import Path

from aquatimer.cli.sessions import Lane
from aquatimer.devices.history import Feeling, HistoryUnusableError, set_feeling
from aquatimer.devices.journal import SqliteJournal
from aquatimer.tui.diary import NotKept


class HistoryDiary:
    """The page of a session in the history."""

    def __init__(self, history: Path, journal: SqliteJournal) -> None:
        self._history = history
        self._journal = journal

    @property
    def place(self) -> str:
        """The file of the history."""
        return str(self._history)

    def keep(self, rpe: int | None, note: str | None) -> None:
        """Keep how hard the session was and a note."""
        session = self._journal.session
        if session is None:
            raise NotKept(self._journal.problem() or "The session was left before it began.")
        try:
            set_feeling(self._history, session, Feeling(rpe, note))
        except HistoryUnusableError as unusable:
            raise NotKept(str(unusable)) from unusable


def diary_of(lane: Lane) -> HistoryDiary | None:
    """Return the page of the session that runs in a lane, None where nothing is kept."""
    if lane.history is None or lane.journal is None:
        return None
    return HistoryDiary(lane.history, lane.journal)
