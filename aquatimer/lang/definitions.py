"""Options and efforts that a file defines."""

from aquatimer.lang.codes import Code
from aquatimer.lang.cursor import Cursor, quoted
from aquatimer.lang.diagnostics import LineError, Mistake
from aquatimer.lang.expressions import expression, new_name, suggestion
from aquatimer.lang.nodes import Bounds, EffortDefinition, Name, Option
from aquatimer.lang.targets import bounds, percent
from aquatimer.lang.texts import at_text, plain_text
from aquatimer.lang.tokens import Kind
from aquatimer.lang.words import RESERVED


def option(cursor: Cursor) -> Option:
    """Read `"option" NAME "from" expression "to" expression "=" expression`."""
    start = cursor.take().span
    name = new_name(cursor)
    example = f"For example `option {name.text} from 10 to 15 = 10`."
    if not cursor.accept("from"):
        raise cursor.unexpected("`from`", suggestion(cursor, "from") or example)
    low = expression(cursor, "a number or a time")
    if not cursor.accept("to"):
        raise cursor.unexpected("`to`", suggestion(cursor, "to") or example)
    high = expression(cursor, "a number or a time")
    if not cursor.accept_sign("="):
        raise cursor.unexpected("`=` and the value that is taken when none is chosen", example)
    default = expression(cursor, "a number or a time")
    return Option(name, low, high, default, span=cursor.since(start))


def effort(cursor: Cursor) -> EffortDefinition:
    """Read `"effort" NAME "=" {percent | TEXT | "rpe" bounds | "cadence" bounds}`."""
    start = cursor.take().span
    name = new_name(cursor, RESERVED)
    example = f'For example `effort {name.text} = 85-90% "tempo pace"`.'
    if not cursor.accept_sign("="):
        raise cursor.unexpected("`=`", example)
    ranges: dict[str, Bounds] = {}
    description: str | None = None
    while not cursor.at_end():
        if at_text(cursor) and description is None:
            description = plain_text(cursor, "a description")
        else:
            measure = _measure(cursor, example)
            if measure in ranges:
                raise _twice(cursor, measure)
            ranges[measure] = _bounds(cursor, measure)
    if not ranges and description is None:
        raise cursor.unexpected("what the effort is", example)
    return EffortDefinition(
        Name(name.key, span=name.span),
        ranges.get("percent"),
        description,
        ranges.get("rpe"),
        ranges.get("cadence"),
        span=cursor.since(start),
    )


def _measure(cursor: Cursor, example: str) -> str:
    if cursor.at(Kind.NUMBER):
        return "percent"
    if cursor.word in ("rpe", "cadence"):
        return cursor.word
    hint = suggestion(cursor, "rpe", "cadence") or example
    raise cursor.unexpected("a percentage, a description in quotes, `rpe` or `cadence`", hint)


def _bounds(cursor: Cursor, measure: str) -> Bounds:
    if measure == "percent":
        return percent(cursor)
    cursor.take()
    return bounds(cursor, measure)


def _twice(cursor: Cursor, measure: str) -> LineError:
    message = f"An effort has one {quoted(measure)} only."
    return LineError(Mistake(cursor.rest, Code.UNEXPECTED, message))
