"""Lines as a tree: the lines below an opener that stand deeper are its block."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from aquatimer.lang.codes import Code
from aquatimer.lang.diagnostics import Collector
from aquatimer.lang.limits import LEVELS
from aquatimer.lang.lines import Line

_TAB = 4


@dataclass(slots=True)
class Branch:
    """A line and the lines of its block, comments among them; `cut` where these were too deep."""

    line: Line
    block: "list[Branch]" = field(default_factory=list)
    cut: bool = False


@dataclass(slots=True)
class _Open:
    """A block that further lines may join; `slips` are wrong indentations reported before."""

    width: int
    block: list[Branch]
    slips: set[int] = field(default_factory=set)


def branches(lines: Sequence[Line], collector: Collector) -> list[Branch]:
    """Return the lines of the outermost block, each with its own block below it."""
    return _Builder(lines, collector).build()


class _Builder:
    def __init__(self, lines: Sequence[Line], collector: Collector) -> None:
        self._lines = lines
        self._collector = collector
        self._open = [_Open(0, [])]
        self._comments: list[Branch] = []
        self._mixed = _report_mixture(lines, collector)
        self._tab = _tab_width(lines)
        self._too_deep: int | None = None

    def build(self) -> list[Branch]:
        for line in self._lines:
            if line.is_comment:
                self._comments.append(Branch(line))
            else:
                self._add(line)
        self._place_comments(0)
        return self._open[0].block + self._comments

    def _add(self, line: Line) -> None:
        width = self._width(line)
        if self._too_deep is not None and width >= self._too_deep:
            self._comments.clear()
            return
        self._too_deep = None
        self._place_comments(width)
        block = self._block_for(line, width)
        if block is not None:
            block.extend(self._comments)
            block.append(Branch(line))
        self._comments.clear()

    def _block_for(self, line: Line, width: int) -> list[Branch] | None:
        innermost = self._open[-1]
        if width > innermost.width and width not in innermost.slips:
            return self._opened(line, width)
        self._close(line, width)
        return self._open[-1].block

    def _opened(self, line: Line, width: int) -> list[Branch] | None:
        opener = next(
            (one for one in reversed(self._open[-1].block) if not one.line.is_comment), None
        )
        if opener is None:
            self._report(line, "The first line stands at the left margin.", "Take the spaces away.")
            self._open[-1].slips.add(width)
            return self._open[-1].block
        if len(self._open) > LEVELS:
            self._too_deep = width
            message = f"This is nested deeper than {LEVELS} levels, which is the limit."
            opener.cut = True
            self._collector.error(line.span, Code.TOO_DEEP, message, "Take a level or two out.")
            return None
        self._open.append(_Open(width, opener.block))
        return opener.block

    def _close(self, line: Line, width: int) -> None:
        """Leave the blocks that stand deeper; a line between two depths joins the deeper one."""
        deeper = None
        while width < self._open[-1].width and width not in self._open[-1].slips:
            deeper = self._open.pop()
        innermost = self._open[-1]
        if deeper is None or width == innermost.width or width in innermost.slips:
            return
        self._open.append(deeper)
        deeper.slips.add(width)
        choice = f"{_spaces(innermost.width)} or {_spaces(deeper.width)}"
        self._report(
            line,
            f"This line stands {_spaces(width)} in, which fits no block above it.",
            f"All lines of a block stand equally deep: here {choice} in.",
        )

    def _report(self, line: Line, message: str, hint: str) -> None:
        if not self._mixed:
            self._collector.error(line.span, Code.WRONG_INDENTATION, message, hint)

    def _place_comments(self, width: int) -> None:
        """Leave comments that stand deeper than the next line in the block they belong to."""
        placed = 0
        for comment in self._comments:
            depth = self._width(comment.line)
            home = next((one for one in reversed(self._open) if one.width <= depth), self._open[0])
            if home.width <= width:
                break
            home.block.append(comment)
            placed += 1
        del self._comments[:placed]

    def _width(self, line: Line) -> int:
        return len(line.indentation.expandtabs(self._tab))


def _tab_width(lines: Sequence[Line]) -> int:
    """Return how far a tab goes in: as far as the first spaces, so that a mixture reads well."""
    widths = (len(line.indentation) for line in _indented(lines) if "\t" not in line.indentation)
    return next(widths, _TAB)


def _report_mixture(lines: Sequence[Line], collector: Collector) -> bool:
    """Report spaces that are none, and the first line whose indentation is of the other kind."""
    first = ""
    for line in _indented(lines):
        if line.indentation.strip(" \t"):
            message = "What stands before this line looks like spaces, but is something else."
            hint = "Take it away, and indent with the space bar."
            collector.error(line.span, Code.STRANGE_CHARACTER, message, hint)
            continue
        first = first or line.indentation[0]
        if line.indentation.strip(first):
            usual, other = ("tabs", "spaces") if first == "\t" else ("spaces", "tabs")
            message = f"This line is indented with {other}, the lines above with {usual}."
            hint = f"Use {usual} in the whole file."
            collector.error(line.span, Code.MIXED_INDENTATION, message, hint)
            return True
    return False


def _indented(lines: Sequence[Line]) -> Iterator[Line]:
    return (line for line in lines if line.indentation and not line.is_comment)


def _spaces(width: int) -> str:
    return "1 space" if width == 1 else f"{width or 'no'} spaces"
