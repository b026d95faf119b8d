"""A text in its canonical form, with the place of the cursor kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from aquatimer.lang.nodes import Statement, Workout, every_statement
from aquatimer.lang.parser import parse
from aquatimer.lang.printer import print_workout
from aquatimer.lang.source import Source


@dataclass(frozen=True, slots=True)
class Tidied:
    """The canonical text, and the row of it, from 0, in which the same statement stands."""

    text: str
    row: int


def tidied(text: str, row: int) -> Tidied | None:
    """Write a text in its canonical form; None where a mistake in it leaves that open.

    `row` is the row of the text that the cursor is in, from 0.
    """
    source = Source("", text)
    parsed = parse(source)
    if parsed.tree is None or parsed.diagnostics:
        return None
    canonical = Source("", print_workout(parsed.tree))
    again = parse(canonical).tree
    if again is None:
        return None
    before, after = _rows(source, parsed.tree), _rows(canonical, again)
    place = max((index for index, start in enumerate(before) if start <= row), default=0)
    return Tidied(canonical.text, after[place] if place < len(after) else 0)


def _rows(source: Source, tree: Workout) -> Sequence[int]:
    """Return the row in which each statement begins; both texts have the same statements."""
    statements: tuple[Statement, ...] = (*tree.header, *every_statement(tree.body))
    return [source.position(one.span.start).line - 1 for one in statements]
