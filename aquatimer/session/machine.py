"""The states of a live session and what leads from one to the next, as a table."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """Where a session stands."""

    READY = "ready"
    COUNTING_IN = "counting-in"
    ROLLING = "rolling"
    PAUSED = "paused"
    WAITING = "waiting"
    FINISHED = "finished"
    STOPPED = "stopped"


class Event(StrEnum):
    """What happens to a session.

    The first are commands of the runner; from `COUNT_IN` on, the position or the computer brings
    them about.
    """

    START = "start"
    PAUSE = "pause"
    GO_ON = "go-on"
    SKIP = "skip"
    BACK = "back"
    AHEAD = "ahead"
    BEHIND = "behind"
    MORE = "more"
    FEWER = "fewer"
    COOL_DOWN = "cool-down"
    END = "end"
    COUNT_IN = "count-in"
    BEGIN = "begin"
    ARRIVE = "arrive"
    FINISH = "finish"
    SLEEP = "sleep"


_CHANGES = (Event.MORE, Event.FEWER)
_MOVES = (Event.SKIP, Event.BACK, Event.AHEAD, Event.BEHIND, Event.COOL_DOWN)

TRANSITIONS: Mapping[State, Mapping[Event, State]] = MappingProxyType(
    {
        State.READY: {Event.START: State.ROLLING, Event.END: State.STOPPED},
        State.COUNTING_IN: {
            Event.PAUSE: State.PAUSED,
            **dict.fromkeys(_MOVES, State.ROLLING),
            **dict.fromkeys(_CHANGES, State.COUNTING_IN),
            Event.BEGIN: State.ROLLING,
            Event.SLEEP: State.PAUSED,
            Event.END: State.STOPPED,
        },
        State.ROLLING: {
            Event.PAUSE: State.PAUSED,
            **dict.fromkeys(_MOVES, State.ROLLING),
            **dict.fromkeys(_CHANGES, State.ROLLING),
            Event.COUNT_IN: State.COUNTING_IN,
            Event.ARRIVE: State.WAITING,
            Event.FINISH: State.FINISHED,
            Event.SLEEP: State.PAUSED,
            Event.END: State.STOPPED,
        },
        State.PAUSED: {
            Event.GO_ON: State.ROLLING,
            **dict.fromkeys(_MOVES, State.PAUSED),
            **dict.fromkeys(_CHANGES, State.PAUSED),
            Event.FINISH: State.FINISHED,
            Event.END: State.STOPPED,
        },
        State.WAITING: {
            Event.GO_ON: State.ROLLING,
            Event.SKIP: State.ROLLING,
            Event.BACK: State.ROLLING,
            Event.BEHIND: State.ROLLING,
            Event.COOL_DOWN: State.ROLLING,
            **dict.fromkeys(_CHANGES, State.WAITING),
            Event.SLEEP: State.WAITING,
            Event.END: State.STOPPED,
        },
        State.FINISHED: {},
        State.STOPPED: {},
    }
)


def after(state: State, event: Event) -> State | None:
    """Return the state that follows, None where the event means nothing in this state."""
    return TRANSITIONS[state].get(event)
