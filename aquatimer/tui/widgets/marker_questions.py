"""The questions after a session that looked for bungee markers: where they are."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from aquatimer.tui.diary import NotKept
from aquatimer.tui.marker_book import MarkerBook
from aquatimer.tui.widgets.answer_line import AnswerLine

LONGEST_PLACE, LONGEST_NOTE = 80, 200


class MarkerQuestions(Vertical):
    """Asks for each marker in words, and for a note on all of them; keeps what is written.

    `failed` is called with why something could not be kept.
    """

    def __init__(self, book: MarkerBook, failed: Callable[[str], None]) -> None:
        super().__init__()
        self._book = book
        self._failed = failed
        self._kept: dict[str, str] = {}
        lines = [self._line(*asked) for asked in book.places.items()]
        self._markers = dict(zip(book.places, lines, strict=True))
        told = "A note on them: the cord, the lane"
        self._note = AnswerLine(self._go_on, told, LONGEST_NOTE, id="marker-note")

    def compose(self) -> ComposeResult:
        """Lay out a line for each marker, and one for the note."""
        yield Label("Where are your markers? Press m, and write it in your own words.", id="where")
        yield from self._lines

    def begin(self) -> None:
        """Go to the first question."""
        self.screen.set_focus(self._lines[0])

    def keep(self) -> bool:
        """Keep what changed since; whether there is nothing more to try."""
        said = {effort: line.answer for effort, line in self._markers.items() if line.answer}
        whole = {**said, "note": self._note.answer}
        if not said or whole == self._kept:
            return True
        self._kept = whole
        try:
            self._book.keep(said, self._note.answer or None)
        except NotKept as reason:
            self._failed(str(reason))
            return False
        return True

    @property
    def _lines(self) -> Sequence[AnswerLine]:
        return (*self._markers.values(), self._note)

    def _line(self, effort: str, place: str | None) -> AnswerLine:
        before = f"before: {place}" if place else "such as: third tile from the ladder"
        told = f"{effort.capitalize()} marker, {before}"
        return AnswerLine(self._go_on, told, LONGEST_PLACE, id=f"marker-{effort}")

    def _go_on(self, line: AnswerLine) -> None:
        """Keep the answer and go on to the next question, after the last one to the keys."""
        self.keep()
        following = self._lines.index(line) + 1
        self.screen.set_focus(self._lines[following] if following < len(self._lines) else None)
