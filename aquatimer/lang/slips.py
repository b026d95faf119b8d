"""What people write who know other notations, and what to write here instead."""

from aquatimer.lang.cursor import Cursor
from aquatimer.lang.nodes import Number, Repeat, Statement
from aquatimer.lang.tokens import Kind
from aquatimer.lang.words import PHASES, TIMES, did_you_mean

BULLETS = ("-", "*", "+", "•", "–")  # noqa: RUF001 - what lists are written with
_QUOTES = ("'", "‘", "’", "`", "″")  # noqa: RUF001 - what people type
_SIGNS = {
    ":": "Take the colon away.",
    ",": "Every interval has a line of its own.",
    ";": "Take it away; every statement has a line of its own.",
    "@": "An interval has one target.",
    ".": "A ladder is written `1:00 to 5:00 by 0:30`.",
    "[": "A list needs no brackets: `left, right`.",
    "{": "Braces stand in texts only; a block is the lines indented below.",
    **dict.fromkeys(_QUOTES, 'Write texts in double quotes: "...".'),
}


def sign_hint(cursor: Cursor) -> str | None:
    """Return what to do about a sign of another notation, None for anything else."""
    return _SIGNS.get(cursor.token.text) if cursor.token else None


def effort_hint(cursor: Cursor, length: object, phase: str) -> str:
    """Return what to do where no effort stands after a time."""
    found = cursor.token.text if cursor.token else ""
    if isinstance(length, Number) and found == ",":
        return "Decimals are written with a point: `2.5s`."
    if isinstance(length, Number) and found in _QUOTES:
        return "Minutes and seconds are written `1:30`."
    if found == "@":
        return "The effort comes before the target: `5:00 hard @ 150-160 bpm`."
    if cursor.word in PHASES and not phase:
        return f"`{cursor.word}` stands first: `{cursor.word} 10:00 easy`."
    return sign_hint(cursor) or "For example `1:30 easy`."


def stray_hint(cursor: Cursor, statement: Statement) -> str | None:
    """Return what to do about what stands behind a finished statement."""
    hint = sign_hint(cursor)
    if hint:
        return hint
    if isinstance(statement, Repeat):
        own_lines = "Put what is repeated on lines of its own, indented by two spaces."
        return did_you_mean(cursor.word, TIMES) or own_lines
    following = cursor.ahead(1)
    if cursor.at(Kind.NUMBER) and following and following.sign in ("%", "-"):
        return "A target stands behind an `@`: `1:00 hard @ 92-95%`."
    return None
