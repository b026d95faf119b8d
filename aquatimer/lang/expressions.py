"""Sums and products of times, numbers and names."""

from collections.abc import Callable, Container

from aquatimer.lang.amounts import amount, at_amount
from aquatimer.lang.codes import Code
from aquatimer.lang.cursor import Cursor, quoted
from aquatimer.lang.diagnostics import LineError, Mistake
from aquatimer.lang.limits import EXPRESSION_PARTS
from aquatimer.lang.nodes import Chain, Expression, Name, Step
from aquatimer.lang.tokens import Kind, Token
from aquatimer.lang.words import EFFORTS, RESERVED, did_you_mean


def expression(cursor: Cursor, what: str) -> Expression:
    """Read a sum; `what` says in a message what was expected.

    `expression = product {("+" | "-") product}`
    """
    parts = [0]
    return _sum(cursor, what, parts)


def _sum(cursor: Cursor, what: str, parts: list[int]) -> Expression:
    return _chain(cursor, ("+", "-"), lambda after: _product(cursor, after or what, parts))


def _product(cursor: Cursor, what: str, parts: list[int]) -> Expression:
    """Read `operand {("*" | "/") operand}`."""
    return _chain(cursor, ("*", "/"), lambda after: _operand(cursor, after or what, parts))


def _chain(
    cursor: Cursor, operators: tuple[str, ...], operand: Callable[[str], Expression]
) -> Expression:
    first = operand("")
    steps: list[Step] = []
    while sign := cursor.accept_sign(*operators):
        steps.append(Step(sign.sign, operand("a time or a number")))
    if not steps:
        return first
    return Chain(first, tuple(steps), span=cursor.since(first.span))


def _operand(cursor: Cursor, what: str, parts: list[int]) -> Expression:
    """Read `amount | NAME | "(" expression ")"`."""
    parts[0] += 1
    if parts[0] > EXPRESSION_PARTS:
        message = f"This calculation has more than {EXPRESSION_PARTS} parts, which is the limit."
        raise LineError(Mistake(cursor.place, Code.BAD_ARITHMETIC, message))
    if at_amount(cursor):
        return amount(cursor)
    if opening := cursor.accept_sign("("):
        return _bracketed(cursor, opening, parts)
    if cursor.at(Kind.WORD) and cursor.word not in (*RESERVED, *EFFORTS):
        token = cursor.take()
        return Name(token.text, span=token.span)
    raise cursor.unexpected(what)


def _bracketed(cursor: Cursor, opening: Token, parts: list[int]) -> Expression:
    inner = _sum(cursor, "a time or a number", parts)
    if not cursor.accept_sign(")"):
        found = f"before {quoted(cursor.token.text)}" if cursor.token else "before the line ends"
        message = f"This bracket is not closed {found}."
        raise LineError(Mistake(opening.span, Code.EXPECTED, message, "Close it with `)`."))
    return inner


def new_name(cursor: Cursor, reserved: Container[str] = (*RESERVED, *EFFORTS)) -> Name:
    """Read the name that a line introduces, none of the `reserved` words."""
    if not cursor.at(Kind.WORD):
        raise cursor.unexpected("a name")
    token = cursor.take()
    if token.word in reserved:
        message = f"{quoted(token.text)} is a word of the language and cannot be a name."
        hint = f"Choose another word, such as `my_{token.word}`."
        cursor.collector.error(token.span, Code.RESERVED_NAME, message, hint)
    return Name(token.text, span=token.span)


def suggestion(cursor: Cursor, *words: str) -> str | None:
    """Return the hint for a misspelt word that should be one of these."""
    return did_you_mean(cursor.word, words) if cursor.word else None
