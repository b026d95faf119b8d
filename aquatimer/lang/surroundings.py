"""What stands around a place in a text that is being written, finished or not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aquatimer.lang.tokens import Kind, Token, tokens
from aquatimer.lang.words import KEYS, STARTS, TIMES

INDENT = "  "
_DEFINITION = re.compile(r"[ \t]*(option|effort)[ \t]+([^\W\d]\w*)", re.IGNORECASE)
_HEADING = re.compile(r"[ \t]*([^\W\d]\w*)[ \t]*:(?!\d)")
_LOOPS = ("repeat", "for")
_OPENERS = (*_LOOPS, "between")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The names and efforts that mean something at a place, and the kind of its block.

    `names` are options and loop variables. `used_keys` are the keys of the header so far, None
    below the header.
    """

    names: tuple[str, ...]
    own_efforts: tuple[str, ...]
    in_loop: bool
    in_interval: bool
    used_keys: frozenset[str] | None


def surroundings(lines: Sequence[str], row: int, depth: int) -> Surroundings:
    """Look around from a row, counted from 0, that is indented by `depth` characters."""
    around = [line_tokens(lines[opener]) for opener in _openers(lines, row, depth)]
    defined = [match for line in lines if (match := _DEFINITION.match(line))]
    loops = [head[1].text for head in around if head[0].word == "for" and len(head) > 1]
    options = [match[2] for match in defined if match[1].lower() == "option"]
    return Surroundings(
        names=tuple(dict.fromkeys((*loops, *options))),
        own_efforts=tuple(match[2].lower() for match in defined if match[1].lower() == "effort"),
        in_loop=any(map(_is_loop, around)),
        in_interval=bool(around) and not _opens(around[0]),
        used_keys=_header_keys(lines, row) if depth == 0 else None,
    )


def indentation_after(lines: Sequence[str], row: int, column: int) -> str:
    """Return what a line begins with that is broken off the given one at this column."""
    before = lines[row][:column]
    own = indentation(before)
    head = line_tokens(before)
    if not head or not _opens(head):
        return own
    return own + ("\t" if "\t" in own else INDENT)


def indentation(line: str) -> str:
    """Return the spaces and tabs that a line begins with."""
    return line[: len(line) - len(line.lstrip(" \t"))]


def line_tokens(line: str) -> list[Token]:
    """Return the tokens of a line without its comment; none for a line of the header."""
    if heading(line):
        return []
    return [token for token in tokens(line, 0) if token.kind is not Kind.COMMENT]


def heading(line: str) -> str:
    """Return the key of a line of the header in small letters, empty for any other line."""
    match = _HEADING.match(line)
    key = match.group(1).lower() if match else ""
    return "" if key in STARTS else key


def _openers(lines: Sequence[str], row: int, depth: int) -> Iterator[int]:
    """Yield the rows of the lines whose blocks are around, the innermost first."""
    for above in range(row - 1, -1, -1):
        if depth == 0:
            return
        line = lines[above]
        width = len(indentation(line))
        if width < depth and line_tokens(line):
            depth = width
            yield above


def _is_loop(head: Sequence[Token]) -> bool:
    counted = len(head) > 1 and head[0].kind is Kind.NUMBER and head[1].word in TIMES
    return head[0].word in _LOOPS or counted


def _opens(head: Sequence[Token]) -> bool:
    """Whether a block of lines belongs under this line."""
    alone = head[0].word != "between" or len(head) == 1
    return (head[0].word in _OPENERS and alone) or _is_loop(head)


def _header_keys(lines: Sequence[str], row: int) -> frozenset[str] | None:
    keys = set()
    for line in lines[:row]:
        key = heading(line)
        if key in KEYS:
            keys.add(key)
        elif line.strip() and not line.lstrip().startswith("#"):
            return None
    return frozenset(keys)
