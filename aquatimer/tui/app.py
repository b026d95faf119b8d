"""The program on the screen: which screen follows which."""

import signal
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from aquatimer.tui.bindings import NAMED_KEYS, PROGRAM_KEYS, WORDS
from aquatimer.tui.breakpoints import COLUMNS, ROWS
from aquatimer.tui.commands import system_commands
from aquatimer.tui.driving import LastingDriver, TerminalGone
from aquatimer.tui.endings import end_on_signals
from aquatimer.tui.first_styles import first_styles
from aquatimer.tui.guarding import Guarded, Underway
from aquatimer.tui.habits import Habits
from aquatimer.tui.keyboard import KeyboardApp
from aquatimer.tui.ports import Deck, NoBattery, Power, Prepared
from aquatimer.tui.settling import Noticeboard
from aquatimer.tui.themes import OURS, POOL_AT_NIGHT
from aquatimer.tui.tools import Tools
from aquatimer.tui.workbench import Manuscript

if TYPE_CHECKING:
    from aquatimer.tui.screens.library import LibraryScreen
    from aquatimer.tui.screens.preparing import Prepare


class AquatimerApp(KeyboardApp):
    """Shows a prepared session or a manuscript and leaves with it, or else the library.

    Editing and settings need their `tools`; with `settings_only` it leaves with the settings.
    `notices` keeps every notice that was on the screen, to be told again after it is gone.
    `interrupted` tells whether it was ended by a signal or Ctrl-C.
    """

    HORIZONTAL_BREAKPOINTS = COLUMNS
    VERTICAL_BREAKPOINTS = ROWS
    BINDINGS: ClassVar[list[BindingType]] = PROGRAM_KEYS
    TITLE = "aquatimer"

    def __init__(  # noqa: PLR0913 - all that the screens are given from outside
        self,
        deck: Deck,
        prepared: Prepared | None = None,
        *,
        manuscript: Manuscript | None = None,
        tools: Tools | None = None,
        habits: Habits | None = None,
        power: Power | None = None,
        settings_only: bool = False,
    ) -> None:
        other = "editor" if manuscript else "settings" if settings_only else "library"
        first = "session" if prepared else other
        super().__init__(driver_class=LastingDriver, css_path=[*first_styles(first)])
        self._deck = deck
        self._prepared = prepared
        self._tools = tools or Tools()
        self._manuscript = manuscript
        self._habits = habits or Habits()
        self._power = power or NoBattery()
        self._settings_only = settings_only
        self._board = Noticeboard(self)
        self.note = self._board.note
        self.interrupted = False
        for theme in OURS:
            self.register_theme(theme)
        # Before any style is read: Textual reads all of them anew for another theme.
        self.theme = POOL_AT_NIGHT.name
        self.stylesheet.set_variables(self.get_css_variables())

    @property
    def notices(self) -> tuple[str, ...]:
        """Every notice that was shown, each once, in order."""
        return self._board.notices

    @property
    def fault(self) -> Exception | None:
        """What went wrong in the program itself and ended it; the caller is to raise it."""
        return self._exception

    def on_mount(self) -> None:
        """Open the session that is ready, or the library."""
        end_on_signals(self._interrupt)
        self._take(self._habits)
        if self._prepared is not None:
            self._run(self._prepared, self.exit)
        elif self._manuscript is not None:
            self._write(self._manuscript)
        elif self._settings_only:
            self.action_settings(self.exit)
        else:
            from aquatimer.tui.screens.library import LibraryScreen

            self.push_screen(LibraryScreen(self._deck, self.note, self._tools))

    def _take(self, habits: Habits) -> None:
        self._habits = habits
        self._board.settle(habits, NAMED_KEYS)

    def on_library_screen_chosen(self, message: "LibraryScreen.Chosen") -> None:
        """Make the chosen workout ready."""
        prepare = partial(self._deck.prepare, message.listing.name, message.choices)
        self._make_ready(message.listing.title, prepare)

    def on_library_screen_resumed(self, message: "LibraryScreen.Resumed") -> None:
        """Make the session that was cut off ready."""
        self._make_ready(message.title, self._deck.prepare_cut_off)

    def _write(self, manuscript: Manuscript) -> None:
        if self._tools.workbench is not None:
            from aquatimer.tui.screens.editor import EditorScreen

            screen = EditorScreen(self._tools.workbench, manuscript, self.note)
            self.push_screen(screen, lambda _: self.exit())

    def action_settings(self, afterwards: Callable[[], None] = lambda: None) -> None:
        """Change the settings."""
        if self._tools.preferences is not None:
            from aquatimer.tui.screens.settings import SettingsScreen

            ours = self._tools.preferences()
            screen = SettingsScreen(ours, NAMED_KEYS, WORDS, taken=self._take, noticed=self.note)
            self.push_screen(screen, lambda _: afterwards())

    def _make_ready(self, title: str, prepare: "Prepare") -> None:
        from aquatimer.tui.screens.preparing import PreparingScreen

        self.push_screen(PreparingScreen(title, prepare, self.note), self._open)

    def _open(self, prepared: Prepared | None) -> None:
        if prepared is not None:
            self._run(prepared)

    def _run(self, prepared: Prepared, afterwards: Callable[[], None] = lambda: None) -> None:
        from aquatimer.tui.screens.session import SessionScreen

        screen = SessionScreen(prepared, self.note, self._power, flash=self._habits.flash)
        self.push_screen(screen, lambda _: self._sum_up(prepared, afterwards))

    def _sum_up(self, prepared: Prepared, afterwards: Callable[[], None]) -> None:
        from aquatimer.tui.screens.summary import summing_up

        if (screen := summing_up(prepared, self.note)) is not None:
            self.push_screen(screen, lambda _: afterwards())
        else:
            afterwards()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer of the whole program what the screen lets through."""
        del parameters
        if action == "settings" and self._tools.preferences is None:
            return False
        return not isinstance(self.screen, Guarded) or self.screen.lets(action)

    async def action_quit(self) -> None:
        """Leave the program; some screens ask first."""
        if isinstance(self.screen, Guarded):
            await self.run_action("screen.leave")
        else:
            self.exit()

    def action_help(self) -> None:
        """Show all keys of the screen."""
        from aquatimer.tui.commands import commands_of
        from aquatimer.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(commands_of(self.screen)))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer the actions of the screen beneath the palette, and the themes."""
        return system_commands(self, screen)

    def action_interrupt(self) -> None:
        """End in order, as for a signal."""
        self._interrupt(signal.SIGINT)

    def on_terminal_gone(self, message: TerminalGone) -> None:
        """End in order where no signal tells that the terminal was closed, or not in time."""
        message.stop()
        self._end(resumable=True)

    def _interrupt(self, number: signal.Signals) -> None:
        self._end(resumable=number.name == "SIGHUP")

    def _end(self, *, resumable: bool) -> None:
        """End the session and the program; a session whose terminal was closed can be resumed."""
        self.interrupted = True
        for screen in self.screen_stack:
            if isinstance(screen, Underway):
                screen.end(resumable=resumable)
        self.exit()

    def _fatal_error(self) -> None:
        # Textual prints a traceback with all variables here, which is nothing for a runner.
        self._close_messages_no_wait()
