"""When the screen looks at the session, and when it flashes."""

from aquatimer.session.machine import State
from aquatimer.session.view import View
from aquatimer.units.durations import SECOND, Milliseconds

LAST: Milliseconds = 3 * SECOND
"""The end of an interval, which is counted down."""

_SHORTEST_COUNTED: Milliseconds = 8 * SECOND
_UNHURRIED: Milliseconds = SECOND // 2
_HURRIED: Milliseconds = SECOND // 4
_MARGIN: Milliseconds = 5
_MOVING = {State.COUNTING_IN, State.ROLLING, State.WAITING}


def until_next_look(view: View) -> float:
    """Return the seconds until something may look different: a new second, or half of one.

    In the last three seconds of an interval it is a quarter.
    """
    step = _HURRIED if _is_counted(view) else _UNHURRIED
    if view.state not in _MOVING:
        return step / SECOND
    passed = view.remaining if view.waiting else -view.remaining
    return (step - passed % step + _MARGIN) / SECOND


def flashes(view: View) -> bool:
    """Whether the screen is lit: the first half of each of the last three seconds.

    Only before changes that have ticks too, those of intervals of eight seconds and more.
    """
    return _is_counted(view) and (view.remaining - 1) % SECOND >= _UNHURRIED


def _is_counted(view: View) -> bool:
    if view.state is State.COUNTING_IN:
        return view.remaining <= LAST
    return (
        view.state is State.ROLLING
        and not view.waiting
        and 0 < view.remaining <= LAST
        and view.segment.duration >= _SHORTEST_COUNTED
    )
