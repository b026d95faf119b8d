"""The words that may be meant, in a list at the cursor."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from aquatimer.lang.completion import Candidate, Completion
from aquatimer.tui.completion_views import candidate_rows

MOST_ROWS = 8


class Suggestions(Widget):
    """Lists candidates, one of them marked; hidden while there are none."""

    @dataclass
    class Picked(Message):
        """A candidate was clicked."""

        candidate: Candidate

    chosen: reactive[int] = reactive(0)
    completion: reactive[Completion | None] = reactive(None)

    @property
    def is_open(self) -> bool:
        """Whether there is something to choose from."""
        return self.completion is not None

    @property
    def candidate(self) -> Candidate | None:
        """The candidate that is marked."""
        return self.completion.candidates[self.chosen] if self.completion else None

    def show(self, completion: Completion, place: Offset, room: Size) -> None:
        """List candidates under a place of the screen, or above it where there is no room below."""
        if not completion.candidates:
            self.hide()
            return
        self.chosen = 0
        self.completion = completion
        rows = candidate_rows(completion.candidates)
        width, height = max(map(len, rows)) + 2, min(len(rows), MOST_ROWS)
        below = place.y + 1
        top = below if below + height < room.height else place.y - height
        self.styles.width, self.styles.height = width, height
        self.styles.offset = (max(0, min(place.x - 1, room.width - width)), max(0, top))
        self.display = True

    def hide(self) -> None:
        """Offer nothing."""
        self.completion = None
        self.display = False

    def move(self, step: int) -> None:
        """Mark another candidate."""
        if self.completion:
            self.chosen = (self.chosen + step) % len(self.completion.candidates)

    def render(self) -> Content:
        """Draw the rows around the one that is marked."""
        if self.completion is None:
            return Content()
        first = self._first()
        rows = candidate_rows(self.completion.candidates)[first : first + MOST_ROWS]
        width = self.size.width
        lines = []
        for index, row in enumerate(rows, first):
            line = Content(f" {row} ".ljust(width))
            lines.append(line.stylize("reverse bold") if index == self.chosen else line)
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        """Pick the row that was clicked."""
        event.stop()
        if self.completion is not None:
            index = self._first() + event.y
            if index < len(self.completion.candidates):
                self.post_message(self.Picked(self.completion.candidates[index]))

    def _first(self) -> int:
        return max(0, self.chosen - MOST_ROWS + 1)
