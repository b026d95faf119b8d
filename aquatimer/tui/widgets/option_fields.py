"""The options of a workout, to be chosen before it starts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Label

from aquatimer.plan.choices import OptionRange
from aquatimer.tui.details_views import default_text, range_text, stepped
from aquatimer.tui.ports import Choices

_LONGEST = 12
_OF_NUMBERS = "0123456789"
_OF_TIMES = f"{_OF_NUMBERS}:.s"


class AmountField(Input):
    """A number or a time; up and down change it by a step."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(1)", "Change", key_display="↑↓", tooltip="More, and less"),
        Binding("down", "step(-1)", show=False),
        Binding("enter", "submit", "Start"),
        Binding("escape", "screen.back", "Back"),
    ]

    def __init__(self, option: OptionRange, value: str) -> None:
        super().__init__(value, placeholder=default_text(option), max_length=_LONGEST, compact=True)
        self.option = option

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Take only what a value is written with, so that all other keys stay keys."""
        del key
        return character is not None and character in self._letters

    def on_key(self, event: events.Key) -> None:
        """Leave every other letter to the library."""
        if event.is_printable and not self.check_consume_key(event.key, event.character):
            event.prevent_default()

    @property
    def _letters(self) -> str:
        return _OF_TIMES if self.option.low.is_time else _OF_NUMBERS

    def action_step(self, steps: int) -> None:
        """Change the value by some steps."""
        self.value = stepped(self.option, self.value, steps)
        self.cursor_position = len(self.value)


class OptionFields(Vertical):
    """A field for each option with its range; what is left empty is as it is written."""

    @dataclass
    class Edited(Message):
        """Something else was chosen."""

        choices: Choices

    @dataclass
    class Confirmed(Message):
        """The session is to be started with what was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._options: Sequence[OptionRange] = ()
        self._given: Choices = {}

    @property
    def fields(self) -> Sequence[AmountField]:
        """The fields from top to bottom."""
        return tuple(self.query(AmountField).results(AmountField))

    def compose(self) -> ComposeResult:
        """Lay out a row for each option."""
        names = max((len(option.name) for option in self._options), default=0)
        for option in self._options:
            with Horizontal():
                name = Label(option.name, classes="option", markup=False)
                name.styles.width = names + 2
                yield name
                yield AmountField(option, self._given.get(option.name, default_text(option)))
                yield Label(range_text(option), classes="range", markup=False)

    async def show(self, options: Sequence[OptionRange], choices: Choices) -> None:
        """Show other options, with what was chosen for them before."""
        self.display = bool(options)
        if (options, choices) == (self._options, self._given):
            return
        self._options, self._given = options, choices
        await self.recompose()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is chosen now."""
        event.stop()
        typed = {field.option.name: field.value.strip() for field in self.fields}
        chosen = {
            field.option.name: typed[field.option.name]
            for field in self.fields
            if typed[field.option.name] not in {"", default_text(field.option)}
        }
        if chosen != self._given:
            self._given = chosen
            self.post_message(self.Edited(chosen))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Start."""
        event.stop()
        self.post_message(self.Confirmed())
