"""The questions after a session that looked for bungee markers: where they are."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label

from aquatimer.tui.diary import NotKept
from aquatimer.tui.marker_book import MarkerBook

LONGEST_PLACE, LONGEST_NOTE = 80, 200
_NOTE = "note"


class MarkerQuestions(Vertical):
    """Asks for each marker in words, and for a note on all of them; keeps what is written.

    `failed` is called with why something could not be kept.
    """

    def __init__(self, book: MarkerBook, failed: Callable[[str], None]) -> None:
        super().__init__()
        self._book = book
        self._failed = failed
        self._written: dict[str, str] = {}
        self._kept: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Lay out a line for each marker, and one for the note."""
        yield Label("Where are your markers? Press m, and write it in your own words.", id="where")
        for effort, place in self._book.places.items():
            before = f"before: {place}" if place else "such as: third tile from the ladder"
            yield self._line(effort, f"{effort.capitalize()} marker, {before}", LONGEST_PLACE)
        yield self._line(_NOTE, "A note on them: the cord, the lane", LONGEST_NOTE)

    def begin(self) -> None:
        """Go to the first question."""
        self.query(Input).first().focus()

    def keep(self) -> bool:
        """Keep what changed since; whether there is nothing more to try."""
        said = {name: text for name, text in self._written.items() if text}
        note = said.pop(_NOTE, None)
        whole = {**said, _NOTE: note or ""}
        if not said or whole == self._kept:
            return True
        self._kept = whole
        try:
            self._book.keep(said, note)
        except NotKept as reason:
            self._failed(str(reason))
            return False
        return True

    @on(Input.Changed)
    def writing(self, event: Input.Changed) -> None:
        """Follow the answers, so that they are there however the screen is left."""
        event.stop()
        self._written[_name(event.input)] = event.value.strip()

    @on(Input.Submitted)
    def written(self, event: Input.Submitted) -> None:
        """Keep the answer and go on to the next question, after the last one to the keys."""
        event.stop()
        self.keep()
        inputs = list(self.query(Input))
        following = inputs.index(event.input) + 1
        self.screen.set_focus(inputs[following] if following < len(inputs) else None)

    def _line(self, name: str, placeholder: str, longest: int) -> Input:
        return Input(placeholder=placeholder, max_length=longest, id=f"marker-{name}")


def _name(line: Input) -> str:
    return (line.id or "").removeprefix("marker-")
