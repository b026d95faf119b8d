"""All keys of a screen."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label

from aquatimer.tui.commands import Command


class HelpScreen(ModalScreen[None]):
    """Lists commands with their keys; closed by the keys that close or open it."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter,space", "dismiss", "Close", show=False)
    ]

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = commands

    def compose(self) -> ComposeResult:
        """Lay out a line for each command."""
        with Vertical(id="help"):
            yield Label("Keys of this screen", classes="heading")
            with VerticalScroll():
                for command in self._commands:
                    with Horizontal():
                        yield Label(command.keys, classes="keys", markup=False)
                        yield Label(command.meaning, markup=False)
            yield Label("^P finds commands by word. Esc closes this.", classes="hint")
