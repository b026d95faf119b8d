"""The two questions before a session is left."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Label


class LeaveScreen(ModalScreen[bool]):
    """Asks twice whether to leave; True to leave, False to stay. The session runs on beneath it.

    The second answer has another key and another place, so that no finger gives both by accident.
    """

    CSS_PATH = "leave.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "ask_again", "Leave"),
        Binding("e", "answer(True)", "End it"),
        Binding("n,escape", "answer(False)", "Stay"),
    ]
    AUTO_FOCUS = "#stay"

    asked_again = False

    def compose(self) -> ComposeResult:
        """Lay out the first question and its two answers, and the answer to the second."""
        with Vertical(id="question"):
            yield Label("Leave this session?", id="asked", classes="heading")
            yield Label("It runs on until you do.", id="more")
            with Horizontal(id="answers"):
                yield Button("Leave  y", id="leave", variant="error")
                yield Button("Stay  n", id="stay", variant="primary")
                yield Button("End it  e", id="end", variant="error")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take the second answer only after the first."""
        if action == "ask_again":
            return not self.asked_again
        return action != "answer" or parameters != (True,) or self.asked_again

    def action_ask_again(self) -> None:
        """Ask the second question."""
        self.asked_again = True
        self.add_class("-again")
        self.query_one("#asked", Label).update("End the session now?")
        self.query_one("#more", Label).update("What you have done is kept.")
        self.query_one("#stay", Button).focus()
        self.refresh_bindings()

    def action_answer(self, leave: bool) -> None:  # noqa: FBT001 - an action's arguments are positional
        """Close the question with its answer."""
        self.dismiss(leave)

    @on(Button.Pressed)
    async def answer(self, event: Button.Pressed) -> None:
        """Take the answer from a button."""
        actions = {"leave": "ask_again", "end": "answer(True)", "stay": "answer(False)"}
        await self.run_action(actions[event.button.id or "stay"])
