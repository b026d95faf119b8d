"""The question which key an action is to have."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label


class KeyPressScreen(ModalScreen[str | None]):
    """Closes with the name of the key that is pressed, or with None at Escape or a touch."""

    CSS_PATH = "chooser.tcss"

    def __init__(self, action: str) -> None:
        super().__init__()
        self._action = action

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(id="question"):
            yield Label(f"Press the key for: {self._action}", classes="heading", markup=False)
            yield Label("Esc leaves it as it is.")

    def on_key(self, event: events.Key) -> None:
        """Take the key, whatever it does elsewhere."""
        event.stop()
        event.prevent_default()
        self.dismiss(None if event.key == "escape" else event.key)

    def on_click(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)
