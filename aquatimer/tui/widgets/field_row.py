"""One field of the settings: its word, its value, what is to be known, and what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Grid
from textual.message import Message
from textual.widgets import Input

from aquatimer.tui.preferences import Option
from aquatimer.tui.settings_fields import Choice, Field, KeysOf, Written
from aquatimer.tui.settings_views import mark_of, stepped, word_of
from aquatimer.tui.widgets.line import Line, Paragraph
from aquatimer.tui.widgets.pick import Pick

_TOGGLED = 2
_LONGEST = 200


class FieldRow(Grid):
    """Shows a field and tells what the runner wants it to say."""

    @dataclass
    class Changed(Message):
        """A field is to say something else."""

        field: Field
        text: str

    @dataclass
    class Opened(Message):
        """A value is to be chosen among these, or a key to be pressed in place of the others."""

        row: "FieldRow"
        more: bool

    def __init__(self, field: Field) -> None:
        super().__init__(name=field.name)
        self.field = field
        self.text = ""
        self.options: Sequence[Option] = field.options if isinstance(field, Choice) else ()

    @property
    def _is_written(self) -> bool:
        return isinstance(self.field, Written)

    def compose(self) -> ComposeResult:
        """Lay out the line; what is wrong joins it below when there is something."""
        yield Line(classes="word")
        if isinstance(self.field, Written):
            yield Input(placeholder=self.field.usual, compact=True, max_length=_LONGEST)
        else:
            yield Pick(steps=isinstance(self.field, Choice))
        yield Line(classes="note")

    @property
    def value(self) -> str:
        """What the field says now, also where that was not told yet."""
        return self.query_one(Input).value.strip() if self._is_written else self.text

    def show(self, text: str) -> None:
        """Say something, in place of what was typed."""
        self.text = text
        if self._is_written:
            typed = self.query_one(Input)
            with typed.prevent(Input.Changed):
                typed.value = text
        elif not isinstance(self.field, KeysOf):
            self.query_one(Pick).text = word_of(text, self.options)

    def show_keys(self, keys: str) -> None:
        """Show keys as they are written on a keyboard."""
        self.query_one(Pick).text = keys

    def offer(self, options: Sequence[Option]) -> None:
        """Let a choice be made among these."""
        self.options = options
        self.show(self.text)

    def tell(self, mistake: str, note: str, *, changed: bool) -> None:
        """Tell what is wrong, what is to be known, and whether it is not kept yet."""
        sign = mark_of(changed=changed, wrong=bool(mistake))
        self.query_one(".word", Line).text = f"{sign} {self.field.word}"
        self.query_one(".note", Line).text = note
        self._complain(mistake)
        self.set_class(bool(mistake), "-wrong")

    def _complain(self, mistake: str) -> None:
        # Few fields are ever wrong, and every widget makes each layout dearer.
        lines = self.query(".mistake").results(Paragraph)
        line = next(lines, None)
        if line is None and mistake:
            line = Paragraph(classes="mistake")
            self.mount(line)
        if line is not None:
            line.text = mistake

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Want what is typed."""
        event.stop()
        self.want(event.value.strip())

    @on(Pick.Stepped)
    def step(self, event: Pick.Stepped) -> None:
        """Want a value beside this one."""
        event.stop()
        self.want(stepped(self.text, self.options, event.by))

    @on(Pick.Opened)
    def open(self, event: Pick.Opened) -> None:
        """Want the other one of two values, or a choice among more."""
        event.stop()
        if len(self.options) == _TOGGLED and not isinstance(self.field, KeysOf):
            self.want(stepped(self.text, self.options, 1))
        else:
            self.post_message(self.Opened(self, event.more))

    def want(self, text: str) -> None:
        """Tell that the field is to say something else."""
        if text != self.text:
            self.text = text
            if not self._is_written:
                self.show(text)
            self.post_message(self.Changed(self.field, text))
