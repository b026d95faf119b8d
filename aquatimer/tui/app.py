"""The program on the screen: which screen follows which."""

import signal
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import SystemCommand
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.screen import Screen

from aquatimer.tui.bindings import NAMED_KEYS, PROGRAM_KEYS, WORDS
from aquatimer.tui.breakpoints import COLUMNS, ROWS
from aquatimer.tui.driving import LastingDriver
from aquatimer.tui.endings import end_on_signals
from aquatimer.tui.first_frame import begin_with_theme, first_styles, fitted, library_or_editor
from aquatimer.tui.guarding import Guarded, Underway
from aquatimer.tui.habits import Habits
from aquatimer.tui.keyboard import KeyboardApp
from aquatimer.tui.ports import Deck, NoBattery, Power, Prepared
from aquatimer.tui.settling import Noticeboard
from aquatimer.tui.tools import Tools

if TYPE_CHECKING:
    from aquatimer.tui.preferences import Preferences
    from aquatimer.tui.screens.library import LibraryScreen
    from aquatimer.tui.screens.preparing import Prepare
    from aquatimer.tui.screens.settings import SettingsScreen
    from aquatimer.tui.workbench import Manuscript


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
        manuscript: "Manuscript | None" = None,
        tools: Tools | None = None,
        habits: Habits | None = None,
        power: Power | None = None,
        settings_only: bool = False,
    ) -> None:
        styles = first_styles(prepared, manuscript, settings_only=settings_only)
        super().__init__(driver_class=LastingDriver, css_path=[*styles])
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
        begin_with_theme(self, self._habits.theme)

    @property
    def notices(self) -> tuple[str, ...]:
        """Every notice that was shown, each once, in order."""
        return self._board.notices

    @property
    def fault(self) -> Exception | None:
        """What went wrong in the program itself and ended it; the caller is to raise it."""
        return self._exception

    def get_default_screen(self) -> Screen[Any]:
        """Return the screen that the program begins with; a session comes over an empty one."""
        if self._prepared is not None:
            return super().get_default_screen()
        if self._settings_only and self._tools.preferences is not None:
            return fitted(self._settings(self._tools.preferences), self.size)
        screen = library_or_editor(self._deck, self._tools, self._manuscript, self.note)
        return fitted(screen, self.size)

    def pop_screen(self) -> AwaitComplete:
        """Leave a screen, and with the first one the program."""
        if len(self.screen_stack) > 1:
            return super().pop_screen()
        self.exit()
        return AwaitComplete()

    def on_mount(self) -> None:
        """Take over the habits, and open the session that is ready."""
        end_on_signals(self._interrupt)
        self._take(self._habits)
        if self._prepared is not None:
            self._run(self._prepared, self.exit)

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

    def action_settings(self) -> None:
        """Change the settings."""
        if self._tools.preferences is not None:
            self.push_screen(fitted(self._settings(self._tools.preferences), self.size))

    def _settings(self, preferences: "Callable[[], Preferences]") -> "SettingsScreen":
        from aquatimer.tui.screens.settings import SettingsScreen

        ours = preferences()
        return SettingsScreen(ours, NAMED_KEYS, WORDS, taken=self._take, noticed=self.note)

    def _make_ready(self, title: str, prepare: "Prepare") -> None:
        from aquatimer.tui.screens.preparing import PreparingScreen

        self.push_screen(PreparingScreen(title, prepare, self.note), self._open)

    def _open(self, prepared: Prepared | None) -> None:
        if prepared is not None:
            self._run(prepared)

    def _run(self, prepared: Prepared, afterwards: Callable[[], None] = lambda: None) -> None:
        from aquatimer.tui.screens.session import SessionScreen

        screen = SessionScreen(prepared, self.note, self._power, flash=self._habits.flash)
        self.push_screen(fitted(screen, self.size), lambda _: self._sum_up(prepared, afterwards))

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
        from aquatimer.tui.commands import system_commands

        return system_commands(self, screen)

    def action_interrupt(self) -> None:
        """End in order, as for a signal."""
        self._interrupt(signal.SIGINT)

    def on_terminal_gone(self) -> None:
        """End in order where no signal tells that the terminal was closed, or not in time."""
        self._end(resumable=True)

    def _interrupt(self, number: signal.Signals) -> None:
        self._end(resumable=number.name == "SIGHUP")

    def _end(self, *, resumable: bool) -> None:
        """End session and program; a session whose terminal was closed can be resumed."""
        self.interrupted = True
        for screen in self.screen_stack:
            if isinstance(screen, Underway):
                screen.end(resumable=resumable)
        self.exit()

    def _fatal_error(self) -> None:
        # Textual prints a traceback with all variables here, which is nothing for a runner.
        self._close_messages_no_wait()
