"""One value on one line: stepped through, or chosen elsewhere."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Pick(Widget, can_focus=True):
    """Shows a value; Enter or a touch opens it.

    With `steps` the arrows go to the value beside it; else there can be `+` one more.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("enter,space", "open(False)", "Pick", tooltip="Choose from a list, or press a key"),
        Binding("plus,insert", "open(True)", "One more"),
    ]

    text: reactive[str] = reactive("")

    @dataclass
    class Stepped(Message):
        """The value so many places on is wanted."""

        by: int

    @dataclass
    class Opened(Message):
        """Another value is to be chosen, or one more."""

        more: bool

    def __init__(self, *, steps: bool) -> None:
        super().__init__()
        self._steps = steps

    def render(self) -> Content:
        """Write the value, between arrows where these lead on."""
        if self.has_focus and self._steps:
            return Content(f"◂ {self.text} ▸")
        return Content(f"  {self.text} {'' if self.has_focus else '▾'}")

    def action_step(self, by: int) -> None:
        """Ask for a value beside this one."""
        if self._steps:
            self.post_message(self.Stepped(by))

    def action_open(self, more: bool) -> None:  # noqa: FBT001 - an action's argument
        """Ask for the choice."""
        self.post_message(self.Opened(more))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer one more only where there can be several."""
        return not (self._steps and action == "open" and parameters == (True,))

    def on_click(self) -> None:
        """Open at a touch."""
        self.action_open(more=False)
