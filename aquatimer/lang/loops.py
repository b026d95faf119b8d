"""Loops and the series that they go through."""

from aquatimer.lang.amounts import at_amount
from aquatimer.lang.codes import Code
from aquatimer.lang.cursor import Cursor, quoted
from aquatimer.lang.expressions import expression, new_name, suggestion
from aquatimer.lang.nodes import Between, Expression, For, Items, Ladder, Name, Repeat, Series, Text
from aquatimer.lang.slips import sign_hint
from aquatimer.lang.texts import at_text, text
from aquatimer.lang.tokens import Kind
from aquatimer.lang.words import TIMES

_LINKS = ("to", "by")


def at_times(cursor: Cursor) -> bool:
    """Whether the line is a count with `x` or `times`, as in `10x`."""
    following = cursor.ahead(1)
    if following is None or not (cursor.at(Kind.NUMBER) or cursor.at(Kind.WORD)):
        return False
    return following.word in TIMES or (following.sign == "*" and cursor.ahead(2) is None)


def times(cursor: Cursor) -> Repeat:
    """Read `count ("x" | "times")`."""
    start = cursor.place
    count = expression(Cursor([cursor.take()], cursor.place.start, cursor.collector), "a number")
    cursor.take()
    return Repeat(count, span=cursor.since(start))


def repeat(cursor: Cursor) -> Repeat:
    """Read `"repeat" expression ["x" | "times"]`."""
    start = cursor.take().span
    count = expression(cursor, "a number of times")
    cursor.accept(*TIMES)
    return Repeat(count, span=cursor.since(start))


def for_(cursor: Cursor) -> For:
    """Read `"for" NAME "in" series`."""
    start = cursor.take().span
    if at_amount(cursor):
        raise cursor.unexpected("a name", "To do something so many times, write `repeat 10`.")
    name = new_name(cursor)
    if name.key == "rounds":
        message = f"{quoted(name.text)} is how many rounds there are and cannot be a name here."
        cursor.collector.error(name.span, Code.RESERVED_NAME, message)
    if not cursor.accept("in"):
        raise cursor.unexpected("`in`", suggestion(cursor, "in"))
    return For(name, _series(cursor), span=cursor.since(start))


def between(cursor: Cursor) -> Between:
    """Read `"between"`; what stands behind it is a line of its own."""
    return Between(span=cursor.take().span)


def _series(cursor: Cursor) -> Series:
    """Read `item {"," item} | expression {"to" expression} "by" expression`."""
    start = cursor.place
    first = _item(cursor)
    if cursor.word in _LINKS and not isinstance(first, Text):
        return _ladder(cursor, first)
    items = [first]
    while cursor.accept_sign(","):
        items.append(_item(cursor))
    return Items(tuple(items), span=cursor.since(start))


def _ladder(cursor: Cursor, first: Expression) -> Ladder:
    points = [first]
    while cursor.accept("to"):
        points.append(expression(cursor, "a time such as `5:00`"))
    if not cursor.accept("by"):
        hint = suggestion(cursor, *_LINKS) or "For example `1:00 to 5:00 by 0:30`."
        raise cursor.unexpected("`by` and a step", hint)
    step = expression(cursor, "a step such as `0:30`")
    return Ladder(tuple(points), step, span=cursor.since(first.span))


def _item(cursor: Cursor) -> Expression | Text:
    """Read `TEXT | WORD {WORD} | expression`."""
    if at_text(cursor):
        return text(cursor, "a text")
    following = cursor.ahead(1)
    if cursor.at(Kind.WORD) and (following is None or following.text == ","):
        token = cursor.take()
        return Name(token.text, span=token.span)
    if cursor.at(Kind.WORD) and following and following.kind is Kind.WORD:
        return _words(cursor)
    if hint := sign_hint(cursor):
        raise cursor.unexpected("a time, a word or a text", hint)
    return expression(cursor, "a time, a word or a text")


def _words(cursor: Cursor) -> Expression | Text:
    if (cursor.ahead(1) or cursor.take()).word in _LINKS:
        return expression(cursor, "a time")
    start = cursor.place
    words = [cursor.take().text]
    while cursor.at(Kind.WORD):
        words.append(cursor.take().text)
    return Text((" ".join(words),), span=cursor.since(start))
