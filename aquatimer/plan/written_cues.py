"""When the cues that a runner wrote under an interval are heard."""

from collections.abc import Sequence

from aquatimer.lang.codes import Code
from aquatimer.lang.diagnostics import Mistake
from aquatimer.lang.nodes import At, Every
from aquatimer.plan.evaluate import Scope, duration
from aquatimer.units.durations import Milliseconds, written_text


def cue_times(
    one: At | Every, length: Milliseconds | None, scope: Scope
) -> Sequence[Milliseconds] | Mistake:
    """Return the times of a cue after the start of its interval, which is `length` long.

    Without a length nothing can be outside, and there are no times.
    """
    expression = one.period if isinstance(one, Every) else one.time
    if expression is None:
        return (length // 2,) if length else ()
    time = duration(expression, scope)
    if not isinstance(time, int):
        return time or ()
    if not length:
        return ()
    if isinstance(one, Every):
        return range(time, length, time) if time < length else _outside(one, time, length)
    at = length - time if one.from_end else time
    return (at,) if 0 <= at < length else _outside(one, time, length)


def _outside(one: At | Every, time: Milliseconds, length: Milliseconds) -> Mistake:
    expression = one.period if isinstance(one, Every) else one.time
    span = expression.span if expression else one.span
    before = isinstance(one, At) and one.from_end
    when = f"{written_text(time)} before the end" if before else f"after {written_text(time)}"
    message = f"This interval lasts {written_text(length)}, so nothing comes {when}."
    return Mistake(span, Code.CUE_OUTSIDE, message, "Choose a time within the interval.")
