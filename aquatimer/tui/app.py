"""The program on the screen: which screen follows which."""

import asyncio
import contextlib
import signal
import threading
from functools import partial
from pathlib import PurePath
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from aquatimer.tui.habits import Habits
from aquatimer.tui.ports import Deck, NoBattery, Power, Prepared
from aquatimer.tui.screens.editor import EditorScreen
from aquatimer.tui.screens.library import LibraryScreen
from aquatimer.tui.screens.preparing import PreparingScreen
from aquatimer.tui.screens.session import SessionScreen
from aquatimer.tui.themes import OURS, POOL_AT_NIGHT
from aquatimer.tui.workbench import Manuscript, NotEditable, Workbench

COLUMNS = [(0, "-narrow"), (60, "-middling"), (100, "-wide")]
ROWS = [(0, "-low"), (16, "-short"), (23, "-medium"), (38, "-tall")]


class AquatimerApp(App[None]):
    """Shows a prepared session or a manuscript and leaves with it, or else the library.

    Editing needs a `workbench`.

    `notices` keeps every notice that was on the screen, to be told again after it is gone.
    `interrupted` tells whether it was ended by a signal or Ctrl-C.
    """

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = "aquatimer.tcss"
    HORIZONTAL_BREAKPOINTS = COLUMNS
    VERTICAL_BREAKPOINTS = ROWS
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        # A terminal in raw mode sends the key, not the signal.
        Binding("ctrl+c", "interrupt", show=False, priority=True),
    ]
    TITLE = "aquatimer"

    def __init__(  # noqa: PLR0913 - all that the screens are given from outside
        self,
        deck: Deck,
        prepared: Prepared | None = None,
        *,
        workbench: Workbench | None = None,
        manuscript: Manuscript | None = None,
        habits: Habits | None = None,
        power: Power | None = None,
    ) -> None:
        super().__init__()
        self._deck = deck
        self._prepared = prepared
        self._workbench = workbench
        self._manuscript = manuscript
        self._habits = habits or Habits()
        self._power = power or NoBattery()
        self._notices: dict[str, None] = {}
        self.interrupted = False
        for theme in OURS:
            self.register_theme(theme)
        self.theme = POOL_AT_NIGHT.name

    @property
    def notices(self) -> tuple[str, ...]:
        """Every notice that was shown, each once, in order."""
        return tuple(self._notices)

    @property
    def fault(self) -> Exception | None:
        """What went wrong in the program itself and ended it; the caller is to raise it."""
        return self._exception

    def on_mount(self) -> None:
        """Open the session that is ready, or the library."""
        self._end_on_signals()
        if self._prepared is not None:
            self.push_screen(self._session(self._prepared), self._leave)
        elif self._manuscript is not None and self._workbench is not None:
            editor = EditorScreen(self._workbench, self._manuscript, self.note)
            self.push_screen(editor, self._leave)
        else:
            self.push_screen(LibraryScreen(self._deck))

    def note(self, notice: str) -> None:
        """Keep a notice that is on the screen."""
        self._notices[notice] = None

    def on_library_screen_chosen(self, message: LibraryScreen.Chosen) -> None:
        """Make the chosen workout ready."""
        listing = message.listing
        prepare = partial(self._deck.prepare, listing.name)
        self.push_screen(PreparingScreen(listing.title, prepare, self.note), self._open)

    def on_library_screen_resumed(self, message: LibraryScreen.Resumed) -> None:
        """Make the session that was cut off ready."""
        screen = PreparingScreen(message.title, self._deck.prepare_cut_off, self.note)
        self.push_screen(screen, self._open)

    def edit(self, workout: str | None) -> None:
        """Open a workout in the editor, or a new one; say why where that cannot be done."""
        if self._workbench is None:
            return
        try:
            manuscript = self._workbench.open(workout)
        except NotEditable as refused:
            self.note(str(refused))
            self.notify(str(refused), severity="error", markup=False)
            return
        self.push_screen(EditorScreen(self._workbench, manuscript, self.note))

    def _open(self, prepared: Prepared | None) -> None:
        if prepared is not None:
            self.push_screen(self._session(prepared))

    def _session(self, prepared: Prepared) -> SessionScreen:
        return SessionScreen(prepared, self.note, self._power, flash=self._habits.flash)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing of the whole program while a session is locked, but ending it in order.

        The editor keeps Ctrl-C, with which it copies, and Ctrl-Q, before which it asks.
        """
        if isinstance(self.screen, EditorScreen) and action in {"interrupt", "quit"}:
            return False
        del parameters
        locked = isinstance(self.screen, SessionScreen) and self.screen.locked
        return action == "interrupt" or not locked

    async def action_quit(self) -> None:
        """Leave the program; a session asks first."""
        if isinstance(self.screen, SessionScreen):
            self.screen.action_leave()
        else:
            self.exit()

    def action_interrupt(self) -> None:
        """End in order, as for a signal."""
        self._interrupt(signal.SIGINT)

    def _end_on_signals(self) -> None:
        loop = asyncio.get_running_loop()
        if threading.current_thread() is not threading.main_thread():
            return
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                # Windows has no such handlers, and no such signals but Ctrl-C, which is a key.
                with contextlib.suppress(NotImplementedError):
                    loop.add_signal_handler(number, self._interrupt, number)

    def _interrupt(self, number: signal.Signals) -> None:
        """End the session and the program; a session whose terminal was closed can be resumed."""
        self.interrupted = True
        for screen in self.screen_stack:
            if isinstance(screen, SessionScreen):
                screen.close(resumable=number.name == "SIGHUP")
        self.exit()

    def _leave(self, _: None) -> None:
        self.exit()

    def _fatal_error(self) -> None:
        # Textual prints a traceback with all variables here, which is nothing for a runner.
        self._close_messages_no_wait()
