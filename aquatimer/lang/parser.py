"""Text to tree: the lines of a workout with their blocks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aquatimer.lang.blocks import Branch, branches
from aquatimer.lang.characters import check_characters
from aquatimer.lang.codes import Code
from aquatimer.lang.cursor import quoted
from aquatimer.lang.diagnostics import Collector, Diagnostic
from aquatimer.lang.header import header, header_length
from aquatimer.lang.limits import LINES
from aquatimer.lang.lines import lines
from aquatimer.lang.nodes import (
    Between,
    Block,
    Broken,
    Comment,
    For,
    Interval,
    Repeat,
    Statement,
    Workout,
)
from aquatimer.lang.places import Place, check_place, late_heading
from aquatimer.lang.source import Source, Span
from aquatimer.lang.statements import statement


@dataclass(frozen=True, slots=True)
class Parsed:
    """A tree of everything that was understood; None when there is nothing to read at all."""

    tree: Workout | None
    diagnostics: tuple[Diagnostic, ...]


def parse(source: Source) -> Parsed:
    """Read a workout: `workout = header block`. Any text gives a tree or diagnostics."""
    collector = Collector(source)
    if not source.text.strip():
        message = "The file is empty."
        hint = "Start with `title: My session` and a line such as `10:00 easy`."
        collector.error(Span(0, 0), Code.EMPTY_FILE, message, hint)
        return Parsed(None, collector.found())
    if source.text.removesuffix("\n").count("\n") >= LINES:
        message = f"This file has more than {LINES:,} lines, which is the limit."
        collector.error(source.line_span(LINES + 1), Code.TOO_MANY_LINES, message)
        return Parsed(None, collector.found())
    check_characters(collector)
    found = branches(list(lines(source)), collector)
    length = header_length(found)
    top = _Parser(collector)
    heading = header([branch.line for branch in found[:length]], collector)
    stray = [inner for branch in found[:length] for inner in top.stray(branch)]
    body = top.block([*stray, *found[length:]], Place.TOP)
    return Parsed(Workout(heading, body, span=Span(0, len(source.text))), collector.found())


class _Parser:
    def __init__(self, collector: Collector) -> None:
        self._collector = collector

    def block(self, found: Sequence[Branch], place: Place) -> Block:
        """Read the lines of one block; what stands in the wrong place is reported."""
        statements: list[Statement] = []
        for branch in found:
            if self._collector.full:
                break
            one, *strays = self._statements(branch)
            check_place(one, place, statements, self._collector)
            statements += [one, *strays]
        if statements and statements[0].blank_before:
            statements[0] = replace(statements[0], blank_before=False)
        return tuple(statements)

    def stray(self, branch: Branch) -> list[Branch]:
        """Return the lines of a block under a line that has none, after reporting it."""
        if branch.block:
            message = "This line is indented, but no block starts above it."
            place = branch.block[0].line.span
            self._collector.error(place, Code.WRONG_INDENTATION, message, "Move it to the left.")
        return branch.block

    def _statements(self, branch: Branch) -> list[Statement]:
        if branch.line.key is not None:
            late = late_heading(branch.line, branch.line.key, self._collector)
            return [replace(late, body=self.block(branch.block, Place.ANYWHERE))]
        return self._with_block(statement(branch.line, self._collector), branch)

    def _with_block(self, one: Statement, branch: Branch) -> list[Statement]:
        """Give a statement its block; lines that cannot be its block follow it."""
        match one:
            case Repeat() | For():
                return [replace(one, body=self._body(branch, Place.LOOP))]
            case Between(body=(inner,)):
                check_place(inner, Place.BETWEEN, (), self._collector)
                whole, *rest = self._with_block(inner, branch)
                return [replace(one, body=(whole,)), *rest]
            case Between():
                return [replace(one, body=self._body(branch, Place.BETWEEN))]
            case Interval() if branch.block:
                return [replace(one, cues=self.block(branch.block, Place.INTERVAL))]
            case Broken():
                return [replace(one, body=self.block(branch.block, Place.ANYWHERE))]
            case _:
                return [one, *self.block(self.stray(branch), Place.ANYWHERE)]

    def _body(self, branch: Branch, place: Place) -> Block:
        body = self.block(branch.block, place)
        is_known = branch.cut or self._collector.has_error_on(branch.line.span)
        if not is_known and all(isinstance(one, Comment) for one in body):
            opener = branch.line.tokens[0]
            message = f"Nothing stands under this {quoted(opener.text)}."
            hint = "Indent the lines that belong to it by two spaces."
            self._collector.error(branch.line.span, Code.MISSING_BLOCK, message, hint)
        return body
