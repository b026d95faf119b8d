"""A list of values to choose from, narrowed by what is typed."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option as Row

from aquatimer.tui.preferences import Option
from aquatimer.tui.settings_views import matching

_SEARCHED_FROM = 10


class ChooserScreen(ModalScreen[str | None]):
    """Lets one of many values be chosen; closes with it, or with None.

    `seen` is called with each value that the list comes to. With `adds`, which says what is made
    of a text, one that is no value can be typed as well.
    """

    CSS_PATH = "chooser.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
        Binding("up", "move('cursor_up')", show=False, priority=True),
        Binding("down", "move('cursor_down')", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        chosen: str,
        *,
        seen: Callable[[str], None] = lambda _: None,
        adds: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._options = tuple(options)
        self._chosen = chosen
        self._seen = seen
        self._adds = adds
        self._found: tuple[Option, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out what is typed and, below it, the values."""
        with Vertical(id="question"):
            yield Label(self._title, classes="heading", markup=False)
            if self._adds or len(self._options) >= _SEARCHED_FROM:
                yield Input(placeholder="Type to search", compact=True)
            yield OptionList()

    def on_mount(self) -> None:
        """Begin at the value that holds."""
        self._fill("")
        self.call_after_refresh(self.query_one(OptionList).scroll_to_highlight)

    def action_move(self, action: str) -> None:
        """Move in the list, also while something is typed."""
        getattr(self.query_one(OptionList), f"action_{action}")()

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Leave only what is found."""
        self._fill(event.value.strip())

    @on(Input.Submitted)
    def take_highlighted(self) -> None:
        """Choose what the list stands at."""
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None:
            self.dismiss(self._found[highlighted].value)

    @on(OptionList.OptionHighlighted)
    def see(self, event: OptionList.OptionHighlighted) -> None:
        """Tell what the list stands at."""
        self._seen(self._found[event.option_index].value)

    @on(OptionList.OptionSelected)
    def take(self, event: OptionList.OptionSelected) -> None:
        """Choose a value."""
        self.dismiss(self._found[event.option_index].value)

    def _fill(self, sought: str) -> None:
        self._found = matching(self._options, sought, self._adds)
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options([Row(_row(option)) for option in self._found])
        values = [option.value for option in self._found]
        if values:
            rows.highlighted = values.index(self._chosen) if self._chosen in values else 0


def _row(option: Option) -> Content:
    about = Content.styled(f"  {option.about}", "$foreground 75%") if option.about else Content("")
    return Content(option.word) + about
