"""The summary of a session that is over, and the question how hard it was."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Button, Input, Label

from aquatimer.plan.palette import blend
from aquatimer.tui.diary import Diary, NotKept
from aquatimer.tui.marker_book import MarkerBook
from aquatimer.tui.paint import Paint
from aquatimer.tui.ports import Prepared
from aquatimer.tui.summary_views import RPE_WORDS, EffortLine, Summary, rpe_text, summary_of
from aquatimer.tui.themes import paint_of
from aquatimer.tui.widgets.answer_line import AnswerLine
from aquatimer.tui.widgets.bar import Bar
from aquatimer.tui.widgets.footer import Footer
from aquatimer.tui.widgets.lettered import Lettered
from aquatimer.tui.widgets.line import Paragraph
from aquatimer.tui.widgets.marker_questions import MarkerQuestions

_MOST = len(RPE_WORDS) - 1
_FAINT = 0.7


class SummaryScreen(Screen[None]):
    """Tells what was planned and done, and keeps at once what the runner says of it.

    Without a diary it is not asked how it was, and without a book of markers not where they are.
    `noticed` is called with why something could not be kept.
    """

    CSS_PATH = "summary.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"rate({number})", show=False) for number in range(_MOST)),
        Binding("left,minus,pageup", "easier", "Easier"),
        Binding("right,plus,equals_sign,pagedown", "harder", "Harder"),
        Binding("n", "write", "Note"),
        Binding("m", "markers", "Markers"),
        Binding("enter,q,f5", "leave", "Done"),
        Binding("escape", "back_or_leave", "Done", show=False),
    ]
    AUTO_FOCUS = ""

    def __init__(
        self,
        summary: Summary,
        diary: Diary | None,
        noticed: Callable[[str], None],
        markers: MarkerBook | None = None,
    ) -> None:
        super().__init__()
        self._markers = None if markers is None else MarkerQuestions(markers, self._failed)
        self._summary = summary
        self._diary = diary
        self._noticed = noticed
        self._kept: tuple[int | None, str | None] = (None, None)
        self._note = AnswerLine(
            self._written, "A note, with n: the water, the bungee, how it felt", id="note"
        )
        self.rpe: int | None = None

    def compose(self) -> ComposeResult:
        """Lay out what was done, and below it the question."""
        told = self._summary
        with VerticalScroll(id="told", can_focus=False):
            yield Label(told.title, id="title", markup=False)
            with Horizontal(id="outcome"):
                yield Lettered(id="done")
                with Vertical():
                    yield Label(told.outcome, id="how", classes="heading")
                    yield Label(f"{told.done} done of {told.planned} planned")
                    yield Label(told.changes, id="changes")
            with Vertical(id="efforts"):
                yield from (_EffortRow(line) for line in told.efforts)
        if self._markers is not None:
            yield self._markers
        with Vertical(id="asked"):
            yield Paragraph(id="question")
            with Horizontal(id="scale"):
                yield from (Button(str(number), id=f"rpe-{number}") for number in range(_MOST + 1))
            yield self._note
        yield Paragraph(id="place")
        yield Footer()

    def on_mount(self) -> None:
        """Show what there is to tell, and where it is kept."""
        paint = paint_of(self.app)
        self.query_one("#done", Lettered).show(self._summary.done, paint.ink, paint.ground)
        for row in self.query(_EffortRow):
            row.paint_in(paint)
        for button in self.query("#scale Button").results(Button):
            button.can_focus = False
        self.query_one("#asked").display = self._diary is not None
        self.query_one("#place", Paragraph).text = (
            "This session is not kept."
            if self._diary is None
            else f"Kept in {self._diary.place}. 'aquatimer history' shows it."
        )
        self._show_rpe()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Ask nothing where nothing can be kept."""
        del parameters
        if action == "markers":
            return self._markers is not None
        return self._diary is not None or action not in {"rate", "easier", "harder", "write"}

    def action_rate(self, number: int) -> None:
        """Take a digit; a nought after a one makes ten."""
        self._rate(_MOST if number == 0 and self.rpe == 1 else number)

    def action_easier(self) -> None:
        """Say one less."""
        self._rate(_MOST // 2 if self.rpe is None else max(0, self.rpe - 1))

    def action_harder(self) -> None:
        """Say one more."""
        self._rate(_MOST // 2 if self.rpe is None else min(_MOST, self.rpe + 1))

    def action_write(self) -> None:
        """Go to the note."""
        self.set_focus(self._note)

    def action_markers(self) -> None:
        """Go to where the markers are."""
        if self._markers is not None:
            self._markers.begin()

    def action_leave(self) -> None:
        """Leave; what was said is kept."""
        if self._keep():
            self.dismiss()

    def action_back_or_leave(self) -> None:
        """Come back from the note, or leave."""
        if isinstance(self.focused, Input):
            self.set_focus(None)
        else:
            self.action_leave()

    def on_unmount(self) -> None:
        """Keep what was said, however the screen was left."""
        self._keep()

    @on(Button.Pressed)
    def rated(self, event: Button.Pressed) -> None:
        """Take an answer that was touched."""
        self._rate(int((event.button.id or "").removeprefix("rpe-")))

    def _written(self, _: AnswerLine) -> None:
        """Keep the note, and go back to the keys."""
        self._keep()
        self.set_focus(None)

    def _rate(self, rpe: int) -> None:
        self.rpe = rpe
        self._show_rpe()
        self._keep()

    def _show_rpe(self) -> None:
        self.query_one("#question", Paragraph).text = rpe_text(self.rpe)
        for number, button in enumerate(self.query("#scale Button").results(Button)):
            button.variant = "primary" if number == self.rpe else "default"

    def _keep(self) -> bool:
        """Keep what changed since; whether there is nothing more to try."""
        found = self._markers is None or self._markers.keep()
        return self._keep_feeling() and found

    def _keep_feeling(self) -> bool:
        said = (self.rpe, self._note.answer or None)
        if self._diary is None or said == self._kept:
            return True
        self._kept = said
        try:
            self._diary.keep(*said)
        except NotKept as reason:
            self._failed(str(reason))
            return False
        return True

    def _failed(self, reason: str) -> None:
        self._noticed(reason)
        self.query_one("#place", Paragraph).text = reason
        self.query_one("#place").add_class("-failed")


class _EffortRow(Horizontal):
    """One effort: its word, how long of what was planned, and a bar."""

    def __init__(self, line: EffortLine) -> None:
        super().__init__()
        self._line = line

    def compose(self) -> ComposeResult:
        """Lay out the row."""
        yield Label(self._line.word, classes="word", markup=False)
        yield Label(f"{self._line.done} of {self._line.planned}", classes="time")
        yield Bar(classes="bar")

    def paint_in(self, paint: Paint) -> None:
        """Draw the bar in the colour of the effort."""
        ink = paint.effort(self._line.effort)
        shares = self._line.share, self._line.planned_share
        faint = blend(ink, paint.ground, _FAINT)
        self.query_one(Bar).show(*shares, ink=ink, faint=faint, ground=paint.ground)


def summing_up(prepared: Prepared, noticed: Callable[[str], None]) -> SummaryScreen | None:
    """Return the summary of a session that is over, None where nothing of it was done."""
    logbook = prepared.live.logbook
    if not logbook.stretches:
        return None
    return SummaryScreen(summary_of(logbook), prepared.diary, noticed, prepared.markers)
