"""The session, read from the water."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Label

from aquatimer.plan.turns import Turn, turns_of
from aquatimer.session.machine import Event, State, after
from aquatimer.session.view import View
from aquatimer.tui.bindings import SESSION_KEYS
from aquatimer.tui.pacing import flashes, until_next_look
from aquatimer.tui.paint import Paint
from aquatimer.tui.ports import Power, Prepared
from aquatimer.tui.screens.leave import LeaveScreen
from aquatimer.tui.signs import Battery, Condition, Signs, battery_fact, signs_of
from aquatimer.tui.themes import paint_of
from aquatimer.tui.views import Face, Mood, distinct, face_of
from aquatimer.tui.widgets.digits import BigDigits
from aquatimer.tui.widgets.fact import FactCard
from aquatimer.tui.widgets.keybar import KeyBar, TouchKey
from aquatimer.tui.widgets.lettered import Lettered
from aquatimer.tui.widgets.line import Line, Paragraph
from aquatimer.tui.widgets.signboard import Signboard
from aquatimer.tui.widgets.strip import SessionStrip

_COLUMNS = [(0, "-slim"), (40, "-narrow"), (60, "-middling"), (100, "-wide")]
_ROWS = [(0, "-flat"), (12, "-low"), (16, "-short"), (23, "-medium"), (38, "-tall")]
_BATTERY_EVERY = 30.0
_BAR = ("pause", "skip", "back", "fewer", "more", "cool-down", "lock", "leave")


class SessionScreen(Screen[None]):
    """Starts a prepared session when it is up, shows it, and closes it when it is left.

    `noticed` is called with every notice that is shown.
    """

    CSS_PATH = "session.tcss"
    HORIZONTAL_BREAKPOINTS = _COLUMNS
    VERTICAL_BREAKPOINTS = _ROWS
    BINDINGS: ClassVar[list[BindingType]] = SESSION_KEYS

    def __init__(
        self,
        prepared: Prepared,
        noticed: Callable[[str], None],
        power: Power,
        *,
        flash: bool = True,
    ) -> None:
        super().__init__()
        self._live = prepared.live
        self._muted = prepared.muted
        self._notices = prepared.notices
        self._noticed = noticed
        self._power = power
        self._flash = flash
        self._turns: Sequence[tuple[Turn, ...]] = ()
        self._battery: Battery | None = None
        self._face: Face | None = None
        self._shown_signs: tuple[Signs, Paint] | None = None
        self._told: tuple[str, ...] | None = None
        self.locked = False
        self._inputs = 0
        self._asked_to_unlock = -1
        self._lines = {name: Line(id=name) for name in ("label", "target", "elapsed", "left")}
        self._lines["part"] = Paragraph(id="part")
        self._trouble = Paragraph(id="trouble")
        self._signs = Signboard(id="signs")
        self._word = Lettered(id="word")
        self._clock = BigDigits(id="clock")
        self._rounds = FactCard(id="rounds")
        self._upcoming = FactCard(id="upcoming")
        self._supply = FactCard(id="power")
        self._strip = SessionStrip(id="strip")

    def compose(self) -> ComposeResult:
        """Lay out the screen from top to bottom.

        What changes every second stands together between two groups: whatever lies within the
        bounds of a change is drawn again with it, and so is each child of the screen.
        """
        with Vertical(id="above"):
            with Horizontal(id="heading"):
                yield Label(self._live.timeline.title, id="title", markup=False)
                yield self._lines["part"]
                yield Label(self._help, id="hint", markup=False)
            yield self._trouble
            yield self._signs
            yield self._word
        yield self._clock
        with Horizontal(id="times"):
            yield self._lines["elapsed"]
            yield self._lines["label"]
            yield self._lines["left"]
        with Vertical(id="below"):
            yield self._lines["target"]
            with Horizontal(id="facts"):
                yield self._rounds
                yield self._upcoming
                yield self._supply
            yield self._strip
            yield KeyBar(_BAR, twice=("unlock",), together=("fewer", "more"))

    @property
    def _help(self) -> str:
        helps = (one.binding for one in self.active_bindings.values() if one.binding.id == "help")
        return next((f"{self.app.get_key_display(one)} {one.description}" for one in helps), "")

    def on_mount(self) -> None:
        """Show where the session stands, and start it when that can be seen."""
        self._look_at_battery()
        self.set_interval(_BATTERY_EVERY, self._look_at_battery)
        self._keep_looking()
        self.call_after_refresh(self._start)

    def on_unmount(self) -> None:
        """Give the sound device back, however the screen was left."""
        self._close()

    def end(self, *, resumable: bool) -> None:
        """End the session now, however the screen is left afterwards."""
        self._close(resumable=resumable)

    def lets(self, action: str) -> bool:
        """Let nothing through while it is locked but ending the program in order."""
        return action == "interrupt" or not self.locked

    def look(self) -> View:
        """Ask the session where it is, and draw what changed since."""
        view = self._live.look()
        paint = paint_of(self.app)
        self._show_notices(distinct(*self._notices, view.trouble, *view.notices))
        self._show_signs(self._condition(view), paint)
        if self._strip.timeline is not self._live.timeline:
            self._strip.timeline = self._live.timeline
            self._turns = turns_of(self._live.timeline.segments)
        self._strip.show_place(view.segment.start if view.waiting else view.position)
        if self._flash and flashes(view):
            paint = paint.reversed()
        rung_out = self._live.has_rung_out()
        face = face_of(view, self._live.timeline, self._turns, rung_out=rung_out, paint=paint)
        if face != self._face:
            self._show(face)
        return view

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what means something now; while it is locked, only pausing and unlocking."""
        if action in {"lock", "unlock"}:
            return self.locked is (action == "unlock") and not self._is_over()
        if action == "command":
            event = Event(str(parameters[0]))
            allowed = not self.locked or event in {Event.PAUSE, Event.GO_ON}
            return allowed and after(self._live.state, event) is not None
        return action != "leave" or not self.locked or self._is_over()

    def action_command(self, name: str) -> None:
        """Carry out a command of the runner and show at once what came of it.

        A bell rings where it cannot be done: no cool-down in the plan, no round left to leave out.
        """
        if not self._live.handle(Event(name)):
            self.app.bell()
        self.look()

    def action_lock(self) -> None:
        """Ignore everything but pausing, until the key is pressed twice in a row."""
        self._set_lock(locked=True)

    def action_unlock(self) -> None:
        """Unlock at the second of two presses with nothing between them, as no splash makes."""
        if self._asked_to_unlock == self._inputs - 1:
            self._set_lock(locked=False)
        else:
            self._asked_to_unlock = self._inputs

    def action_leave(self) -> None:
        """Ask before a session is cut short; leave a finished one."""
        if self._live.state is State.FINISHED:
            self._end()
        else:
            self.app.push_screen(LeaveScreen(), self._leave_if)

    def on_key(self, event: events.Key) -> None:
        """Leave at any key once the last sound has died away, and count presses that unlock.

        Those are carried out here, because actions may come after the keys that follow them.
        """
        self._inputs += 1
        if self._live.has_rung_out():
            self._end()
        elif self._unlocks(event.key):
            self.action_unlock()
        else:
            return
        event.stop()
        event.prevent_default()

    @on(TouchKey.Touched)
    async def touched(self, message: TouchKey.Touched) -> None:
        """Do what a touched key does, if that still means something."""
        self._inputs += 1
        await self.run_action(message.action)

    def on_screen_resume(self) -> None:
        """Offer what means something again."""
        self.refresh_bindings()

    def _start(self) -> None:
        self._live.handle(Event.START)
        self.refresh_bindings()
        self.look()

    def _keep_looking(self) -> None:
        self.set_timer(until_next_look(self.look()), self._keep_looking)

    def _look_at_battery(self) -> None:
        self._battery = self._power.battery()
        self._face = None

    def _leave_if(self, leave: bool | None) -> None:  # noqa: FBT001 - Textual hands the answer over
        if leave:
            self._end()

    def _end(self) -> None:
        """Leave with everything kept, so that it can be summed up."""
        self._close()
        self.dismiss()

    def _close(self, *, resumable: bool = False) -> None:
        """Close the session; what is on no disk by then is told, since nobody looks any more."""
        self._live.close(resumable=resumable)
        problem = self._live.logbook.problem()
        if problem:
            self._noticed(problem)

    def _unlocks(self, key: str) -> bool:
        active = self.active_bindings.get(key) if self.locked else None
        return active is not None and active.binding.action == "unlock"

    def _is_over(self) -> bool:
        return self._live.state in {State.FINISHED, State.STOPPED}

    def _set_lock(self, *, locked: bool) -> None:
        self.locked = locked
        self._asked_to_unlock = -1
        self.refresh_bindings()
        self.look()

    def _condition(self, view: View) -> Condition:
        locked = self.locked and not self._is_over()
        return Condition(locked, self._muted, view.trouble is not None, self._battery)

    def _show_notices(self, notices: tuple[str, ...]) -> None:
        if notices == self._told:
            return
        self._told = notices
        self.set_class(bool(notices), "-troubled")
        self._trouble.text = "\n".join(notices)
        for notice in notices:
            self._noticed(notice)

    def _show_signs(self, condition: Condition, paint: Paint) -> None:
        shown = signs_of(condition), paint
        if shown == self._shown_signs:
            return
        self._shown_signs = shown
        signs = shown[0]
        self.set_class(bool(signs.text), "-signed")
        warning = Paint("#000000", self.app.theme_variables["warning"])
        colours = warning if signs.urgent else paint
        self._signs.show(signs.text, colours.ink, colours.ground)

    def _show(self, face: Face) -> None:
        paint, before = face.paint, self._face
        # All at once, for every change of a class styles the whole screen anew.
        moods = {f"-{mood}": mood is face.mood for mood in Mood}
        self.update_classes(moods | {"-flash": paint != paint_of(self.app)})
        if before is None or face.mood is not before.mood:
            self.refresh_bindings()
        self._face = face
        word = face.word_paint
        self._word.show(face.word, word.ink, word.ground)
        self._clock.show(face.clock, face.clock_colour, paint.ground)
        self._rounds.show(face.rounds, paint.ink, paint.ground)
        self._upcoming.show(face.upcoming, face.upcoming_colour, paint.ground)
        self._supply.show(battery_fact(self._battery), paint.ink, paint.ground)
        for name, line in self._lines.items():
            line.text = getattr(face, name)
