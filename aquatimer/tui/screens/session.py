"""The session, read from the water."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Footer, Label

from aquatimer.session.machine import Event, State, after
from aquatimer.tui.ports import Prepared
from aquatimer.tui.screens.leave import LeaveScreen
from aquatimer.tui.views import PLAIN, Face, Mood, distinct, face_of
from aquatimer.tui.widgets.digits import BigDigits
from aquatimer.tui.widgets.fact import FactCard
from aquatimer.tui.widgets.lettered import Lettered
from aquatimer.tui.widgets.line import Line, Paragraph
from aquatimer.tui.widgets.strip import SessionStrip

LOOKS_PER_SECOND = 4
_ROUNDS = Binding.Group("Rounds", compact=True)
_SECONDS = Binding.Group("10 s", compact=True)


class SessionScreen(Screen[None]):
    """Starts a prepared session when it is up, shows it, and closes it when it is left.

    `noticed` is called with every notice that is shown.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "command('pause')", "Pause"),
        Binding("space", "command('go-on')", "Go on"),
        Binding("n", "command('skip')", "Skip"),
        Binding("p", "command('back')", "Back"),
        Binding("c", "command('cool-down')", "Cool-down"),
        Binding("plus,equals_sign", "command('more')", "More", key_display="+", group=_ROUNDS),
        Binding("minus", "command('fewer')", "Fewer", key_display="-", group=_ROUNDS),
        Binding("left", "command('behind')", "Back", key_display="←", group=_SECONDS),
        Binding("right", "command('ahead')", "On", key_display="→", group=_SECONDS),
        Binding("q,escape", "leave", "Leave", key_display="q"),
        # A presenter's remote in a plastic bag, as it comes.
        Binding("full_stop,b,f5", "command('pause')", show=False),
        Binding("full_stop,b,f5", "command('go-on')", show=False),
        Binding("pagedown", "command('skip')", show=False),
        Binding("pageup", "command('back')", show=False),
    ]

    def __init__(self, prepared: Prepared, noticed: Callable[[str], None]) -> None:
        super().__init__()
        self._live = prepared.live
        self._notices = prepared.notices
        self._noticed = noticed
        self._face: Face | None = None

    def compose(self) -> ComposeResult:
        """Lay out the screen from top to bottom."""
        with Horizontal(id="heading"):
            yield Label(self._live.timeline.title, id="title", markup=False)
            yield Paragraph(id="part")
        yield Paragraph(id="trouble")
        yield Lettered(id="word")
        yield BigDigits(id="clock")
        yield Line(id="label")
        yield Line(id="target")
        with Horizontal(id="facts"):
            yield FactCard(id="rounds")
            yield FactCard(id="upcoming")
        yield SessionStrip(id="strip")
        with Horizontal(id="times"):
            yield Line(id="elapsed")
            yield Line(id="left")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show where the session stands, and start it when that can be seen."""
        self.look()
        self.set_interval(1 / LOOKS_PER_SECOND, self.look)
        self.call_after_refresh(self._start)

    def on_unmount(self) -> None:
        """Give the sound device back, however the screen was left."""
        self._live.close()

    def close(self, *, resumable: bool) -> None:
        """End the session now, however the screen is left afterwards."""
        self._live.close(resumable=resumable)

    def look(self) -> None:
        """Ask the session where it is, and draw what changed since."""
        view = self._live.look()
        self._show_notices(distinct(*self._notices, view.trouble, *view.notices))
        strip = self.query_one(SessionStrip)
        strip.timeline = self._live.timeline
        strip.show_place(view.segment.start if view.waiting else view.position)
        face = face_of(view, self._live.timeline, rung_out=self._live.has_rung_out())
        if face != self._face:
            self._show(face)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the commands that mean something now."""
        if action != "command":
            return True
        return after(self._live.state, Event(str(parameters[0]))) is not None

    def action_command(self, name: str) -> None:
        """Carry out a command of the runner and show at once what came of it.

        A bell rings where it cannot be done: no cool-down in the plan, no round left to leave out.
        """
        if not self._live.handle(Event(name)):
            self.app.bell()
        self.look()

    def action_leave(self) -> None:
        """Ask before a session is cut short; leave a finished one."""
        if self._live.state is State.FINISHED:
            self.dismiss()
        else:
            self.app.push_screen(LeaveScreen(), self._leave_if)

    def on_key(self, event: events.Key) -> None:
        """Leave at any key once the last sound has died away."""
        if self._live.has_rung_out():
            event.stop()
            event.prevent_default()
            self.dismiss()

    def _start(self) -> None:
        self._live.handle(Event.START)
        self.refresh_bindings()
        self.look()

    def _leave_if(self, leave: bool | None) -> None:  # noqa: FBT001 - Textual hands the answer over
        if leave:
            self.dismiss()

    def _show_notices(self, notices: tuple[str, ...]) -> None:
        self.set_class(bool(notices), "-troubled")
        self.query_one("#trouble", Line).text = "\n".join(notices)
        for notice in notices:
            self._noticed(notice)

    def _show(self, face: Face) -> None:
        if self._face is None or face.mood is not self._face.mood:
            for mood in Mood:
                self.set_class(mood is face.mood, f"-{mood}")
            self.refresh_bindings()
        self._face = face
        self.query_one("#word", Lettered).show(face.word, face.word_colour)
        self.query_one(BigDigits).show(face.clock, face.clock_colour)
        self.query_one("#rounds", FactCard).show(face.rounds, PLAIN)
        self.query_one("#upcoming", FactCard).show(face.upcoming, face.upcoming_colour)
        for name in ("part", "label", "target", "elapsed", "left"):
            self.query_one(f"#{name}", Line).text = getattr(face, name)
