"""A session without the screen: a line for each cue when it is heard, commands as lines."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile
from typing import Protocol, TextIO

from aquatimer.cli.commands_in import COMMANDS, command_of
from aquatimer.cli.failures import tell
from aquatimer.cli.interruption import Interruption
from aquatimer.plan.cues import Cue
from aquatimer.plan.script import script_line
from aquatimer.session.live import LiveSession
from aquatimer.session.machine import Event, State
from aquatimer.session.view import View
from aquatimer.units.durations import SECOND, Milliseconds, clock_text

_LONGEST_NAP: Milliseconds = 250


class Lines(Protocol):
    """Where commands come from."""

    def next(self, seconds: float) -> str | None:
        """Return the next line, None where none comes within so many seconds."""
        ...

    def has_ended(self) -> bool:
        """Whether nothing can come any more."""
        ...


class HeadlessRun:
    """Runs a session from where it is to its last sound, and closes it.

    The time between two looks decides when a line is printed, never when a cue is heard.
    """

    def __init__(self, live: LiveSession, out: TextIO, lines: Lines, *, speed: float = 1.0) -> None:
        self._live = live
        self._out = out
        self._lines = lines
        self._speed = speed
        self._told: set[str] = set()
        self._jumps = live.jumps
        self._printed = live.look().position - 1

    def run(self) -> bool:
        """Return when the session is over, True where a signal ended it.

        One that ended because the terminal was closed can be resumed.
        """
        live = self._live
        with Interruption() as interruption:
            try:
                live.handle(Event.START)
                while not (live.has_rung_out() or interruption.came):
                    self._step()
                self._look()
            finally:
                live.close(resumable=interruption.hung_up)
                self._tell_once(live.logbook.problem())
            return interruption.came

    def _step(self) -> None:
        view = self._look()
        self._stand(view)
        line = self._lines.next(self._nap(view))
        if line is not None and line.strip():
            self._obey(line)

    def _nap(self, view: View) -> float:
        """Return the seconds until the next line is to be printed, or the next look."""
        if view.state is State.PAUSED:
            return _LONGEST_NAP / SECOND
        coming = self._coming()
        wait = coming[0].at - view.position if coming else _LONGEST_NAP * self._speed
        return max(0.0, min(wait / self._speed, _LONGEST_NAP)) / SECOND

    def _coming(self) -> Sequence[Cue]:
        """Return the cues that were not printed yet."""
        cues = self._live.plan.cues
        return cues[bisect_right(cues, self._printed, key=lambda cue: cue.at) :]

    def _look(self) -> View:
        """Print what was heard since the last look, and tell once what the runner should know."""
        live = self._live
        view = live.look()
        if live.jumps != self._jumps:
            self._jumps = live.jumps
            self._printed = live.jumps[1] - 1
        for cue in takewhile(lambda cue: cue.at <= view.position, self._coming()):
            self._out.write(script_line(cue) + "\n")
        self._out.flush()
        self._printed = max(self._printed, view.position)
        for notice in (view.trouble, *view.notices):
            self._tell_once(notice)
        return view

    def _stand(self, view: View) -> None:
        """Go on where nobody can say it: from a pause at once, from a wait after its time."""
        if view.waiting:
            self._wait(view)
        elif view.state is State.PAUSED and self._lines.has_ended():
            self._go_on_by_itself(f"Paused at {clock_text(view.position)}.")

    def _wait(self, view: View) -> None:
        label = f": {view.segment.label}" if view.segment.label else ""
        told = f"Waiting at {clock_text(view.segment.start)}{label}."
        if not self._lines.has_ended():
            self._tell_once(f"{told} Type 'go on' when you are ready.")
        elif view.remaining >= view.segment.duration:
            self._go_on_by_itself(told)

    def _go_on_by_itself(self, told: str) -> None:
        self._tell_once(f"{told} Nobody can type 'go on' here, so the session goes on.")
        self._live.handle(Event.GO_ON)

    def _tell_once(self, sentence: str | None) -> None:
        if sentence and sentence not in self._told:
            self._told.add(sentence)
            tell(sentence)

    def _obey(self, line: str) -> None:
        event = command_of(line)
        if event is None:
            tell(f"'{line.strip()}' is no command. There are: {', '.join(COMMANDS)}.")
        elif self._live.handle(event):
            view = self._live.look()
            tell(f"{line.strip()}: {_stands(view.state)} at {clock_text(view.position)}.")
        else:
            state = _stands(self._live.state)
            tell(f"'{line.strip()}' means nothing here: the session is {state}.")


def _stands(state: State) -> str:
    return str(state).replace("-", " ")
