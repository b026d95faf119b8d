"""The question before a session is left."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Label


class LeaveScreen(ModalScreen[bool]):
    """Asks whether to leave; True to leave, False to stay. The session runs on beneath it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("y", "answer(True)", "Leave"),
        ("n,escape", "answer(False)", "Stay"),
    ]
    AUTO_FOCUS = "#stay"

    def compose(self) -> ComposeResult:
        """Lay out the question and its two answers."""
        with Vertical(id="question"):
            yield Label("Leave this session?", classes="heading")
            yield Label("It runs on until you do.")
            with Horizontal(id="answers"):
                yield Button("Leave  y", id="leave", variant="error")
                yield Button("Stay  n", id="stay", variant="primary")

    def action_answer(self, leave: bool) -> None:  # noqa: FBT001 - an action's arguments are positional
        """Close the question with its answer."""
        self.dismiss(leave)

    @on(Button.Pressed)
    def answer(self, event: Button.Pressed) -> None:
        """Take the answer from a button."""
        self.dismiss(event.button.id == "leave")
