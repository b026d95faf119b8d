"""The program on the screen: which screen follows which."""

from pathlib import PurePath
from typing import ClassVar

from textual.app import App
from textual.theme import Theme

from aquatimer.plan.palette import BACKGROUND
from aquatimer.tui.ports import Deck, Prepared
from aquatimer.tui.screens.library import LibraryScreen
from aquatimer.tui.screens.preparing import PreparingScreen
from aquatimer.tui.screens.session import SessionScreen

POOL_AT_NIGHT = Theme(
    name="pool-at-night",
    primary="#2f8fb3",
    secondary="#1d4e63",
    accent="#5cc8ea",
    warning="#ffb454",
    error="#ff6b7a",
    success="#25dcae",
    foreground="#e6edf3",
    background=BACKGROUND,
    surface="#111a24",
    panel="#16222e",
    variables={
        "footer-key-foreground": "#5cc8ea",
        "footer-background": BACKGROUND,
        "button-focus-text-style": "bold underline",
    },
)


COLUMNS = [(0, "-narrow"), (60, "-middling"), (100, "-wide")]
ROWS = [(0, "-low"), (16, "-short"), (23, "-medium"), (38, "-tall")]


class AquatimerApp(App[None]):
    """Shows a prepared session and leaves with it, or the library until it is left.

    `notices` keeps every notice that was on the screen, to be told again after it is gone.
    """

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = "aquatimer.tcss"
    HORIZONTAL_BREAKPOINTS = COLUMNS
    VERTICAL_BREAKPOINTS = ROWS
    ENABLE_COMMAND_PALETTE = False
    TITLE = "aquatimer"

    def __init__(self, deck: Deck, prepared: Prepared | None = None) -> None:
        super().__init__()
        self._deck = deck
        self._prepared = prepared
        self._notices: dict[str, None] = {}
        self.register_theme(POOL_AT_NIGHT)
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
        if self._prepared is not None:
            self.push_screen(SessionScreen(self._prepared, self.note), self._leave)
        else:
            self.push_screen(LibraryScreen(self._deck))

    def note(self, notice: str) -> None:
        """Keep a notice that is on the screen."""
        self._notices[notice] = None

    def on_library_screen_chosen(self, message: LibraryScreen.Chosen) -> None:
        """Make the chosen workout ready."""
        screen = PreparingScreen(self._deck, message.listing, self.note)
        self.push_screen(screen, self._open)

    def _open(self, prepared: Prepared | None) -> None:
        if prepared is not None:
            self.push_screen(SessionScreen(prepared, self.note))

    def _leave(self, _: None) -> None:
        self.exit()

    def _fatal_error(self) -> None:
        # Textual prints a traceback with all variables here, which is nothing for a runner.
        self._close_messages_no_wait()
