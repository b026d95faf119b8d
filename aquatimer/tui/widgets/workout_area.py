"""The text of a workout being written: coloured, with its mistakes under their lines."""

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.document._document_navigator import DocumentNavigator
from textual.geometry import Offset, Region, Spacing
from textual.strip import Strip
from textual.widgets import TextArea

from aquatimer.lang.colouring import Ink, strokes
from aquatimer.lang.completion import Candidate, completion
from aquatimer.lang.diagnostics import Diagnostic, Severity
from aquatimer.lang.surroundings import INDENT, indentation, indentation_after
from aquatimer.plan.efforts import BUILT_IN, Effort
from aquatimer.plan.palette import effort_colour
from aquatimer.tui.contrast import legible
from aquatimer.tui.notes import Annotation, by_line, note_rows
from aquatimer.tui.widgets.noted_document import NotedDocument, Row
from aquatimer.tui.widgets.suggestions import Suggestions

_INKS: Mapping[Ink, tuple[str, str]] = {
    Ink.KEY: ("#5cc8ea", ""),
    Ink.VALUE: ("#e6edf3", ""),
    Ink.KEYWORD: ("#8fd0ff", "bold"),
    Ink.TIME: ("#ffffff", "bold"),
    Ink.EFFORT: ("#e6edf3", "bold"),
    Ink.NAME: ("#d6c4ff", "italic"),
    Ink.TEXT: ("#a9c7a0", ""),
    Ink.BRACES: ("#d6c4ff", ""),
    Ink.SIGN: ("#9aa7b8", ""),
    Ink.COMMENT: ("#8593a6", "italic"),
}
_ERROR, _WARNING = "workout-area--error", "workout-area--warning"
_GROUNDS = frozenset({"text-area--cursor-line", "text-area--selection"})
_NARROWEST_GUTTER = 4


class WorkoutArea(TextArea):
    """A text area that knows the language of workouts.

    Candidates for what may be meant are shown in the `suggestions`, which lie above it.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {_ERROR, _WARNING}

    def __init__(self, suggestions: Suggestions) -> None:
        self._suggestions = suggestions
        self._efforts: Mapping[str, Effort] = BUILT_IN
        self._noted: NotedDocument | None = None
        super().__init__(
            soft_wrap=True, tab_behavior="indent", show_line_numbers=True, max_checkpoints=500
        )
        self.indent_width = len(INDENT)
        self.cursor_blink = False

    # What Textual calls to keep its document.

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self._noted = NotedDocument(self.document, tab_width=self.indent_width)
        self.wrapped_document = self._noted
        self.navigator = DocumentNavigator(self._noted)
        self._rewrap_and_refresh_virtual_size()

    def _rewrap_and_refresh_virtual_size(self) -> None:
        super()._rewrap_and_refresh_virtual_size()
        if self._noted is not None and self._noted.annotations:
            known = {line: one.diagnostics for line, one in self._noted.annotations.items()}
            self._noted.annotate(self._laid_out(known))
            self._refresh_size()

    @property
    def gutter_width(self) -> int:
        """The width of the line numbers, the same from 1 to 99 so that nothing jumps."""
        return max(_NARROWEST_GUTTER, super().gutter_width)

    # What is shown.

    def show_findings(
        self, diagnostics: Iterable[Diagnostic], efforts: Mapping[str, Effort]
    ) -> None:
        """Show what is wrong under the lines; the cursor stays where it is on the screen."""
        self._efforts = efforts
        if self._noted is None:
            return
        row = self.cursor_location[0]
        above = self._noted.rows_above(row)
        self._noted.annotate(self._laid_out(by_line(diagnostics)))
        self._refresh_size()
        moved = self._noted.rows_above(row) - above
        if moved:
            self.scroll_to(y=self.scroll_offset.y + moved, animate=False, force=True)
        self._find_cursor()
        self.refresh()

    def get_line(self, line_index: int) -> Text:
        """Return a line in its colours, with the places of its mistakes underlined."""
        text = self.document.get_line(line_index)
        line = Text(text, end="", no_wrap=True)
        for stroke in strokes(text, self._efforts):
            line.stylize(self._ink(stroke.ink, stroke.word), stroke.start, stroke.end)
        for one in self._diagnostics_of(line_index):
            end = one.end_column - 1 if one.end_line == one.line else len(text)
            colour = self._note_style(one.severity).color
            line.stylize(Style(underline=True, color=colour), one.column - 1, max(end, one.column))
        return line

    def get_component_rich_style(
        self, *names: str, partial: bool = False, default: Style | None = None
    ) -> Style:
        """Return the style of a part; the line of the cursor and a selection keep their colours."""
        style = super().get_component_rich_style(*names, partial=partial, default=default)
        return Style(bgcolor=style.bgcolor) if _GROUNDS.intersection(names) else style

    def render_line(self, y: int) -> Strip:
        """Draw a row of the text, or of a note under it."""
        if self._noted is None:
            return super().render_line(y)
        row = self._noted.row(y + self.scroll_offset.y)
        if row.note is None:
            return self._render_line(row.base - self.scroll_offset.y)
        return self._note_strip(row)

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:  # noqa: FBT001, FBT002 - Textual's
        """Scroll so that the cursor can be seen, and the notes under its line with it."""
        self._find_cursor()
        x, y = self._cursor_offset
        below = self._noted.rows_below(self.cursor_location[0]) if self._noted else 0
        return self.scroll_to_region(
            Region(x, y, width=3, height=min(1 + below, max(1, self.size.height))),
            spacing=Spacing(right=self.gutter_width),
            animate=animate,
            force=True,
            center=center,
        )

    def _find_cursor(self) -> None:
        self._cursor_offset = self.wrapped_document.location_to_offset(self.cursor_location)

    # What is typed.

    async def on_key(self, event: events.Key) -> None:
        """Let the list of candidates have its keys, and indent as the language does."""
        if self._suggestions.is_open and self._to_suggestions(event.key):
            event.stop()
            event.prevent_default()
            return
        match event.key:
            case "escape":
                event.prevent_default()
            case "enter" if not self.read_only:
                event.stop()
                event.prevent_default()
                self._break_line()
            case "tab" if not self.selection.is_empty:
                event.stop()
                event.prevent_default()
                self._shift_lines(INDENT)
            case "shift+tab":
                event.stop()
                event.prevent_default()
                self._shift_lines("")

    def offer(self, *, asked: bool = False) -> None:
        """Offer what may be meant at the cursor; where nothing is typed yet only if asked for."""
        row, column = self.cursor_location
        found = completion(self.document.lines, row, column)
        if self.selection.is_empty and (asked or found.start < column):
            width = self.get_column_width(row, column) - self.get_column_width(row, found.start)
            place = self.cursor_screen_offset
            self._suggestions.show(found, Offset(place.x - width, place.y), self.screen.size)
        else:
            self._suggestions.hide()

    def take(self, candidate: Candidate) -> None:
        """Write a candidate in the place of what was typed of it."""
        row, column = self.cursor_location
        start = completion(self.document.lines, row, column).start
        rest = self.document.get_line(row)[column:]
        ending = "" if candidate.ending and rest.startswith(candidate.ending) else candidate.ending
        self._suggestions.hide()
        self.replace(
            candidate.word + ending, (row, start), (row, column), maintain_selection_offset=False
        )

    def action_delete_left(self) -> None:
        """Delete to the left; at the beginning of a line as far as it is indented."""
        row, column = self.cursor_location
        before = self.document.get_line(row)[:column]
        if self.selection.is_empty and before and not before.strip(" "):
            self.delete((row, (column - 1) // len(INDENT) * len(INDENT)), (row, column))
        else:
            super().action_delete_left()

    def tidy(self) -> bool:
        """Write the text in its canonical form; False where a mistake leaves that open."""
        from aquatimer.lang.tidying import tidied

        row, column = self.cursor_location
        line = self.document.get_line(row)
        found = tidied(self.text, row)
        if found is None:
            return False
        if found.text != self.text:
            self.replace(found.text, (0, 0), self.document.end, maintain_selection_offset=False)
            inside = max(0, column - len(indentation(line)))
            target = self.document.get_line(found.row)
            self.move_cursor((found.row, min(len(indentation(target)) + inside, len(target))))
        return True

    def _break_line(self) -> None:
        row, column = min(self.selection)
        begin = indentation_after(self.document.lines, row, column)
        self.replace(f"\n{begin}", *sorted(self.selection), maintain_selection_offset=False)

    def _shift_lines(self, indent: str) -> None:
        """Move the selected lines a step to the right, or without an indent to the left."""
        (first, _), (last, _) = sorted(self.selection)
        lines = [self.document.get_line(row) for row in range(first, last + 1)]
        moved = [indent + line if indent and line else _dedented(line) for line in lines]
        if indent == "" or any(lines):
            start, end = (first, 0), (last, len(lines[-1]))
            anchor, cursor = self.selection
            self.replace("\n".join(moved), start, end, maintain_selection_offset=False)
            shifts = [len(new) - len(old) for new, old in zip(moved, lines, strict=True)]
            places = [
                (row, max(0, column + shifts[row - first])) for row, column in (anchor, cursor)
            ]
            self.selection = type(self.selection)(*places)

    def _to_suggestions(self, key: str) -> bool:
        """Hand a key to the list of candidates; False where it is none of its keys."""
        match key:
            case "down":
                self._suggestions.move(1)
            case "up":
                self._suggestions.move(-1)
            case "escape":
                self._suggestions.hide()
            case "tab" | "enter" if self._suggestions.candidate is not None:
                self.take(self._suggestions.candidate)
            case _:
                return False
        return True

    # Parts of what is shown.

    def _diagnostics_of(self, line: int) -> tuple[Diagnostic, ...]:
        annotation = self._noted.annotations.get(line) if self._noted is not None else None
        return annotation.diagnostics if annotation else ()

    def _laid_out(self, found: Mapping[int, tuple[Diagnostic, ...]]) -> dict[int, Annotation]:
        return dict(self._annotations_of(found))

    def _annotations_of(
        self, found: Mapping[int, tuple[Diagnostic, ...]]
    ) -> Iterator[tuple[int, Annotation]]:
        width = self.wrap_width
        for line, diagnostics in found.items():
            if line < self.document.line_count:
                cells = {
                    one.column: self.get_column_width(line, one.column - 1) for one in diagnostics
                }
                yield (
                    line,
                    Annotation(diagnostics, note_rows(diagnostics, width=width, cells=cells)),
                )

    def _note_strip(self, row: Row) -> Strip:
        base = self.rich_style
        note = self._noted.annotations[row.line].rows[row.note or 0] if self._noted else None
        if note is None:
            return Strip.blank(self.size.width, base)
        told = Strip(
            [Segment(" " * self.gutter_width), Segment(note.text, self._note_style(note.severity))]
        )
        return told.adjust_cell_length(self.scrollable_content_region.width).apply_style(base)

    def _note_style(self, severity: Severity) -> Style:
        return self.get_component_rich_style(_ERROR if severity is Severity.ERROR else _WARNING)

    def _ink(self, ink: Ink, word: str) -> Style:
        colour, manner = _INKS[ink]
        effort = self._efforts.get(word) if ink is Ink.EFFORT else None
        if effort is not None:
            colour = effort_colour(effort)
        ground = self.background_colors[1].hex6.lower()
        return Style.parse(f"{manner} {legible(colour, ground)}")


def _dedented(line: str) -> str:
    if line.startswith("\t"):
        return line[1:]
    return line[min(len(INDENT), len(line) - len(line.lstrip(" "))) :]
