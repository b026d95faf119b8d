"""The question how a workout is to be called."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from aquatimer.tui.widgets.line import Paragraph


class NamingScreen(ModalScreen[str]):
    """Asks for the name of a workout; empty when it is not told. `trouble` says what was wrong."""

    CSS_PATH = "choice.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss('')", "Back")]

    def __init__(
        self, name: str = "", trouble: str = "", *, question: str = "Save under which name?"
    ) -> None:
        super().__init__()
        self._question = question
        self._proposed = name
        self._trouble = trouble

    def compose(self) -> ComposeResult:
        """Lay out the question and the field."""
        with Vertical(id="question"):
            yield Label(self._question, classes="heading", markup=False)
            yield Label("Small letters, digits and hyphens: tuesday-ladder")
            yield Input(self._proposed, placeholder="tuesday-ladder", max_length=200)
            yield Paragraph(id="trouble")

    def on_mount(self) -> None:
        """Say what was wrong with the name before."""
        self.query_one("#trouble", Paragraph).text = self._trouble

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with the name."""
        event.stop()
        self.dismiss(event.value.strip())
