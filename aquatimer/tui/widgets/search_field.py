"""Where words are typed that are sought."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class SearchField(Input):
    """What is sought among the workouts, told as it is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.to_found", "To list", tooltip="To what is found"),
        Binding("down", "screen.to_found", show=False),
        Binding("escape", "screen.back", "Show all"),
    ]

    @dataclass
    class Sought(Message):
        """Something else is sought."""

        words: str

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        asked = "Title, gear, tag, or level:hard gear:bungee"
        super().__init__(placeholder=asked, id=id, compact=True)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell it."""
        event.stop()
        self.post_message(self.Sought(event.value))
