"""The editor: a workout as text, with what it comes to beside it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import OptionList, Static, TextArea

from aquatimer.lang.diagnostics import Diagnostic, Severity
from aquatimer.tui.desk import Desk
from aquatimer.tui.editor_views import figures, heading, kept_text, shares
from aquatimer.tui.notes import count_text, list_text, next_mistake, saved_text
from aquatimer.tui.proofreading import Proofreader
from aquatimer.tui.widgets.footer import Footer
from aquatimer.tui.widgets.line import Line, Paragraph
from aquatimer.tui.widgets.outline import Outline, painted
from aquatimer.tui.widgets.rehearsal_bar import RehearsalBar
from aquatimer.tui.widgets.strip import SessionStrip
from aquatimer.tui.widgets.suggestions import Suggestions
from aquatimer.tui.widgets.workout_area import WorkoutArea
from aquatimer.tui.workbench import Manuscript, NotSaved, Workbench

if TYPE_CHECKING:
    from aquatimer.plan.timeline import Timeline
    from aquatimer.tui.checking import Checked

KEEP_EVERY = 3.0
"""Seconds between two looks whether there is something to keep."""
_MOST_LISTED = 100
_Result = TypeVar("_Result")


class EditorScreen(Screen[None]):
    """Edits one workout; nothing typed is lost, however the screen is left.

    `noticed` is called with what is to be told again when the screen is gone.
    """

    CSS_PATH = "editor.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save"),
        Binding("f2", "save(True)", "Save as"),
        Binding("ctrl+t", "tidy", "Tidy"),
        Binding("f8", "mistake(1)", "Next mistake"),
        Binding("shift+f8", "mistake(-1)", show=False),
        Binding("f9,ctrl+r", "rehearse", "Hear it"),
        Binding("f10", "ahead", "Next sound"),
        Binding("ctrl+@,ctrl+space", "offer", "Words", key_display="^Space"),
        Binding("escape,ctrl+q", "leave", "Leave"),
    ]
    AUTO_FOCUS = "WorkoutArea"

    def __init__(
        self, workbench: Workbench, manuscript: Manuscript, noticed: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._workbench = workbench
        self._noticed = noticed
        self._desk = Desk(workbench, manuscript, self._ask, self.complain)
        self._suggestions = Suggestions()
        self.area = WorkoutArea(self._suggestions)
        self._proofreader = Proofreader(
            self, lambda: self.area.text, lambda: self._desk.manuscript.name, self._show_found
        )
        self._timeline: Timeline | None = None
        self._left = False

    @property
    def settled(self) -> bool:
        """Whether everything that is shown is about the text as it is."""
        return self._proofreader.settled

    def lets(self, action: str) -> bool:
        """Keep Ctrl-C, with which it copies, and Ctrl-Q, before which it asks."""
        return action not in {"interrupt", "quit"}

    def compose(self) -> ComposeResult:
        """Lay out the heading, the profile, the text and what is beside it."""
        with Horizontal(id="heading"):
            yield Line(id="name")
            yield Line(id="figures")
            yield Line(id="count")
        yield SessionStrip(id="strip")
        yield Static(id="shares")
        with Horizontal(id="desk"):
            yield self.area
            with Vertical(id="beside"):
                yield Outline(id="outline")
                yield OptionList(id="mistakes", markup=False)
        yield Paragraph(id="notice")
        yield RehearsalBar(self._workbench, id="rehearsal")
        yield Footer()
        yield self._suggestions

    def on_mount(self) -> None:
        """Show the text, and offer one that was not saved the last time."""
        self.area.load_text(self._desk.manuscript.text)
        self.say(self._desk.manuscript.notice)
        self.set_interval(KEEP_EVERY, self._keep)
        self._offer_rescued()

    def on_unmount(self) -> None:
        """Keep what is not saved, whatever ended the screen."""
        if self._left or self._desk.is_saved(self.area.text):
            return
        try:
            self._desk.keep(self.area.text)
        except NotSaved as failure:
            self._noticed(str(failure))
        else:
            self._noticed(kept_text(self._desk.manuscript))

    # What is said.

    def say(self, sentence: str) -> None:
        """Show a sentence, in the place of the one before."""
        notice = self.query_one("#notice", Paragraph)
        notice.text = sentence
        notice.display = bool(sentence)
        self.remove_class("-troubled")
        self._show_heading()

    def complain(self, sentence: str) -> None:
        """Show what could not be done, and tell it again when the screen is gone."""
        self.say(sentence)
        self.add_class("-troubled")
        self._noticed(sentence)

    def _show_heading(self) -> None:
        saved = self._desk.is_saved(self.area.text)
        self.query_one("#name", Line).text = heading(self._desk.manuscript, saved=saved)

    # The text is read along while it is typed.

    @on(TextArea.Changed)
    def _changed(self) -> None:
        self._show_heading()
        self._proofreader.changed()
        if self.area.has_focus:
            self.area.offer()

    @on(TextArea.SelectionChanged)
    def _moved(self) -> None:
        self.query_one(Outline).mark(self.area.cursor_location[0] + 1)

    def _show_found(self, found: "Checked", whole: bool) -> None:  # noqa: FBT001 - as it is told
        self._show_session(found)
        if whole:
            self._show_findings(found)

    def _show_session(self, found: "Checked") -> None:
        timeline = found.reading.timeline
        self.set_class(timeline is None, "-stale")
        if timeline is not None and timeline is not self._timeline:
            self._timeline = timeline
            self.query_one(SessionStrip).timeline = timeline
            self.query_one(Outline).show(timeline)
            self.query_one("#shares", Static).update(painted(shares(timeline), self, link=" "))
        self.set_class(self._timeline is None, "-empty")
        told = figures(self._timeline, stale=timeline is None)
        self.query_one("#figures", Line).text = told

    def _show_findings(self, found: "Checked") -> None:
        self.area.show_findings(found.diagnostics, found.efforts)
        self.query_one("#count", Line).text = count_text(found.diagnostics)
        self.set_class(any(one.severity is Severity.ERROR for one in found.diagnostics), "-wrong")
        self.set_class(bool(found.diagnostics), "-found")
        mistakes = self.query_one("#mistakes", OptionList)
        mistakes.clear_options()
        mistakes.add_options(map(list_text, found.diagnostics[:_MOST_LISTED]))

    # What the runner asks for.

    @work(exclusive=True, group="desk")
    async def action_save(self, anew: bool = False) -> None:  # noqa: FBT001, FBT002 - an action's argument
        """Save, under another name if asked."""
        if await self._desk.save(self.area.text, anew=anew):
            found = self._proofreader.read_now()
            self.say(saved_text(self._desk.manuscript.place, found.diagnostics))
        self._proofreader.read_soon()

    @work(exclusive=True, group="desk")
    async def action_leave(self) -> None:
        """Leave; ask first where something is not saved."""
        if await self._desk.may_leave(self.area.text):
            self._left = True
            self.dismiss()

    def action_tidy(self) -> None:
        """Write the text in its canonical form."""
        if not self.area.tidy():
            self.say("Tidying waits until there is no mistake. F8 goes to the next one.")
            self.app.bell()

    def action_offer(self) -> None:
        """Offer what may be meant at the cursor."""
        self.area.offer(asked=True)

    def action_mistake(self, step: int) -> None:
        """Go to the next mistake, or the one before."""
        found = self._mistakes
        if not found:
            self.say("There is no mistake.")
            return
        row, column = self.area.cursor_location
        self._go_to(found[next_mistake(found, (row + 1, column + 1), step)])

    @on(OptionList.OptionSelected, "#mistakes")
    def _mistake_chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_index < len(self._mistakes):
            self._go_to(self._mistakes[event.option_index])

    @on(Suggestions.Picked)
    def _picked(self, message: Suggestions.Picked) -> None:
        self.area.take(message.candidate)
        self.set_focus(self.area)

    @property
    def _mistakes(self) -> Sequence[Diagnostic]:
        found = self._proofreader.found
        return () if found is None else found.diagnostics

    def _go_to(self, one: Diagnostic) -> None:
        self.area.move_cursor((one.line - 1, one.column - 1))
        self.set_focus(self.area)

    # Hearing a part of it.

    def action_rehearse(self) -> None:
        """Have the selected lines heard, or be silent."""
        bar = self.query_one(RehearsalBar)
        if bar.busy:
            bar.stop()
            return
        (first, _), (last, _) = sorted(self.area.selection)
        refused = bar.hear(self._proofreader.read_now().reading, first + 1, last + 1)
        self.say(refused)
        if refused:
            self.app.bell()
        self.refresh_bindings()

    def action_ahead(self) -> None:
        """Go on to the next sound of what is heard."""
        self.query_one(RehearsalBar).skip()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the next sound only while something is heard."""
        del parameters
        return action != "ahead" or self.query_one(RehearsalBar).busy

    def on_rehearsal_bar_heard(self, message: RehearsalBar.Heard) -> None:
        """Show the place in the profile."""
        strip = self.query_one(SessionStrip)
        if message.position is None:
            strip.here = None
            self.refresh_bindings()
        else:
            strip.show_place(message.position)

    def on_rehearsal_bar_noticed(self, message: RehearsalBar.Noticed) -> None:
        """Say what is not heard, and why."""
        self.complain(message.notice)

    # What is kept.

    def _keep(self) -> None:
        self._desk.keep_on(self.area.text)
        outside = self._desk.changed_outside()
        if outside is not None:
            self.complain(outside)

    @work(exclusive=True, group="desk")
    async def _offer_rescued(self) -> None:
        text = await self._desk.rescued()
        if text is not None:
            end = self.area.document.end
            self.area.replace(text, (0, 0), end, maintain_selection_offset=False)
            self.area.move_cursor((0, 0))

    async def _ask(self, screen: Screen[_Result]) -> _Result | None:
        return await self.app.push_screen_wait(screen)
