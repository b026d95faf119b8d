"""The wait while the speech of a session is made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Label, ProgressBar

from aquatimer.tui.ports import Abandoned, NotPrepared, Prepared
from aquatimer.tui.widgets.footer import Footer
from aquatimer.tui.widgets.line import Paragraph

Prepare = Callable[[Callable[[int, int], None]], Prepared]
"""Makes a session ready, telling how many clips of how many are spoken."""


class PreparingScreen(Screen[Prepared | None]):
    """Makes a session ready in a thread; closes with it, or with None when given up.

    `prepare` is what `Deck.prepare` is for one session; `noticed` is called with the reason where
    it cannot be made ready.
    """

    CSS_PATH = "preparing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [("escape,q", "give_up", "Back to the library")]

    @dataclass
    class Progressed(Message):
        """So many clips of so many are made."""

        done: int
        total: int

        def can_replace(self, message: Message) -> bool:
            """Let only the latest count be drawn."""
            return isinstance(message, PreparingScreen.Progressed)

    @dataclass
    class Ready(Message):
        """The session can start."""

        prepared: Prepared

    @dataclass
    class Failed(Message):
        """The session cannot be made ready."""

        reason: str

    def __init__(self, title: str, prepare: Prepare, noticed: Callable[[str], None]) -> None:
        super().__init__()
        self._title = title
        self._make_ready = prepare
        self._noticed = noticed
        self._given_up = False

    def compose(self) -> ComposeResult:
        """Lay out the title, what is being done, and how far it is."""
        with Vertical(id="preparing"):
            yield Label(self._title, classes="heading", markup=False)
            yield Paragraph(id="step")
            yield ProgressBar(show_eta=False, show_percentage=False)
        yield Footer()

    def on_mount(self) -> None:
        """Begin at once."""
        self.query_one("#step", Paragraph).text = "Preparing the voice"
        self._prepare()

    def action_give_up(self) -> None:
        """Go back without a session."""
        self._given_up = True
        self.dismiss(None)

    def on_preparing_screen_progressed(self, message: Progressed) -> None:
        """Move the bar."""
        self.query_one(ProgressBar).update(total=message.total, progress=message.done)
        self.query_one(
            "#step", Paragraph
        ).text = f"Preparing the voice: {message.done} of {message.total}"

    def on_preparing_screen_ready(self, message: Ready) -> None:
        """Hand the session over, or close it where nobody waits for it any more."""
        if self._given_up:
            message.prepared.live.close()
        else:
            self.dismiss(message.prepared)

    def on_preparing_screen_failed(self, message: Failed) -> None:
        """Say why, and stay until the runner goes back."""
        self.add_class("-failed")
        self.query_one("#step", Paragraph).text = message.reason
        self._noticed(message.reason)

    @work(thread=True)
    def _prepare(self) -> None:
        try:
            prepared = self._make_ready(self._progress)
        except NotPrepared as problem:
            self.post_message(self.Failed(str(problem)))
        except Abandoned:
            return
        else:
            if not self.post_message(self.Ready(prepared)):
                prepared.live.close()

    def _progress(self, done: int, total: int) -> None:
        if self._given_up or not self.post_message(self.Progressed(done, total)):
            raise Abandoned
