"""One number or time on its own, written as in a workout: on the command line, for instance."""

from aquatimer.lang.amounts import amount, at_amount
from aquatimer.lang.cursor import Cursor
from aquatimer.lang.diagnostics import Collector
from aquatimer.lang.nodes import Duration, Number
from aquatimer.lang.source import Source
from aquatimer.lang.tokens import tokens


def written_amount(text: str) -> Number | Duration | None:
    """Return the number or time that `text` is as a whole, None where it is anything else."""
    source = Source("", text.strip())
    cursor = Cursor(tuple(tokens(source.text, 0)), len(source.text), Collector(source))
    if "\n" in text or not at_amount(cursor):
        return None
    value = amount(cursor)
    return value if cursor.at_end() and isinstance(value, Number | Duration) else None
