"""A live session put together: who goes along, its player, and where it begins."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from aquatimer.audio.clips import frames_of
from aquatimer.audio.music.accompaniment import Music, Opening
from aquatimer.cli.failures import ImpossibleError
from aquatimer.cli.studio import Production
from aquatimer.devices.awake import Awake
from aquatimer.devices.blocks import Score
from aquatimer.devices.clip_player import ClipPlayer
from aquatimer.devices.clock import MonotonicClock
from aquatimer.devices.coach import LiveCoach
from aquatimer.devices.folders import runner_folders
from aquatimer.devices.history import (
    CutOff,
    HistoryUnusableError,
    cannot_keep,
    cut_off,
    open_history,
)
from aquatimer.devices.journal import SqliteJournal
from aquatimer.devices.kept_session import Entry
from aquatimer.devices.music.read_ahead import ReadAhead
from aquatimer.devices.past_laps import before
from aquatimer.devices.player import REAL_TIME, USUAL, Output, open_player
from aquatimer.devices.session_lock import AnotherSessionError, SessionLock
from aquatimer.plan.cues import CuePlan
from aquatimer.plan.splicing import CountIn
from aquatimer.session.course import awaited_from
from aquatimer.session.live import LiveSession
from aquatimer.session.ports import Companions, NoMusic
from aquatimer.session.record import Before
from aquatimer.units.durations import Milliseconds

_CLIPS_ALONE = (
    "Music is not heard, since simpleaudio plays clip by clip. Words and tones are; for music set"
    ' output = "auto".'
)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a session is run: from where, after which count-in, how fast, with what sound.

    With a `speed` it is a rehearsal, of which nothing is kept.
    """

    begin: Milliseconds | None = None
    count_in: Milliseconds | None = None
    mute: bool = False
    speed: float | None = None
    output: Output = USUAL
    metronome: bool = False
    music: ReadAhead | None = None
    keep_awake: bool = True

    @property
    def songs(self) -> Music | None:
        """The music to be mixed in."""
        return None if self.music is None else self.music.music

    @property
    def left_out(self) -> tuple[str, ...]:
        """Sentences about music that is not heard."""
        return () if self.music is None else self.music.left_out

    @property
    def is_silent(self) -> bool:
        """Whether no sound is wanted."""
        return self.mute or self.speed is not None


@dataclass(slots=True)
class Lane:
    """The right to run a session on this computer, and the history that it is kept in.

    `before` is what the session was that is gone on with. `notices` are sentences for the runner.
    Without a history nothing is kept, and they say so.
    """

    history: Path | None = None
    lock: SessionLock | None = None
    journal: SqliteJournal | None = None
    before: Before | None = None
    notices: list[str] = field(default_factory=list)

    def cut_off(self) -> CutOff | None:
        """Return the session that was cut off last, to go on with; raises HistoryUnusableError.

        It can be gone on with also where what it was before cannot be read: that is told.
        """
        found = cut_off(self.history) if self.history is not None else None
        if self.history is not None and found is not None:
            try:
                self.before = before(self.history, found.session, datetime.now(UTC))
            except HistoryUnusableError as unusable:
                self.notices.append(str(unusable))
        return found

    def leave(self) -> None:
        """Let others run a session."""
        if self.lock is not None:
            self.lock.close()


def take_lane(*, rehearsal: bool = False) -> Lane:
    """Claim the computer for one session; raises ImpossibleError where another one runs.

    A rehearsal needs no claim.
    """
    lane = Lane()
    if rehearsal:
        return lane
    folder = runner_folders().state
    try:
        lane.lock = SessionLock(folder)
        opened = open_history(folder)
    except AnotherSessionError as taken:
        raise ImpossibleError(str(taken)) from taken
    except OSError as error:
        lane.notices.append(cannot_keep(folder, error))
    except HistoryUnusableError as unusable:
        lane.notices.append(str(unusable))
    else:
        lane.history = opened.path
        lane.notices += opened.notices
    return lane


def open_session(entry: Entry, production: Production, manner: Manner, lane: Lane) -> LiveSession:
    """Hold a session at its start, with the sound device open; its end is that of the lane."""
    timeline = entry.timeline
    begin = manner.begin or 0
    count_in = CountIn(begin, manner.count_in) if manner.count_in else None
    coach = production.coach
    plan = coach.plan(timeline, awaited=awaited_from(timeline, begin), count_in=count_in)
    if count_in is not None:
        start = count_in.start
    else:
        start = plan.start if manner.begin is None else manner.begin
    player = open_player(
        _score(plan, start, coach, manner),
        start,
        mute=manner.is_silent,
        speed=manner.speed or REAL_TIME,
        output=manner.output,
    )
    if manner.music is not None and isinstance(player, ClipPlayer):
        manner.music.tell(_CLIPS_ALONE)
    companions = _companions(production, manner, lane, entry)
    return LiveSession(timeline, plan, player, companions, count_in)


def _score(plan: CuePlan, start: Milliseconds, coach: LiveCoach, manner: Manner) -> Score:
    """Return what is played from `start` on; its music is read ahead by then."""
    music = manner.music
    if music is None or manner.is_silent:
        return Score(plan, coach.mix_of)
    frame = frames_of(start)
    music.prepare(coach.mix_of(plan).opened(Opening(frame)), frame)
    music.begin()
    return Score(plan, lambda new: music.heard(coach.mix_of(new)))


def _companions(production: Production, manner: Manner, lane: Lane, entry: Entry) -> Companions:
    if manner.speed is not None:
        return Companions(production.coach)
    company = Companions(
        production.coach,
        wakefulness=Awake(ask=manner.keep_awake),
        accompanist=manner.music or NoMusic(),
        released=lane.leave,
    )
    if lane.history is None:
        return company
    lane.journal = SqliteJournal(lane.history, entry, MonotonicClock())
    return replace(company, journal=lane.journal, before=lane.before)
