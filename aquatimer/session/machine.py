"""The states of a live session and what leads from one to the next, as a table."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """Where a session stands."""

    READY = "ready"
    ROLLING = "rolling"
    PAUSED = "paused"
    FINISHED = "finished"
    STOPPED = "stopped"


class Event(StrEnum):
    """What happens to a session: a command of the runner, or the end of the timeline."""

    START = "start"
    PAUSE = "pause"
    GO_ON = "go-on"
    SKIP = "skip"
    BACK = "back"
    END = "end"
    STOP = "stop"


TRANSITIONS: Mapping[State, Mapping[Event, State]] = MappingProxyType(
    {
        State.READY: {Event.START: State.ROLLING, Event.STOP: State.STOPPED},
        State.ROLLING: {
            Event.PAUSE: State.PAUSED,
            Event.SKIP: State.ROLLING,
            Event.BACK: State.ROLLING,
            Event.END: State.FINISHED,
            Event.STOP: State.STOPPED,
        },
        State.PAUSED: {
            Event.GO_ON: State.ROLLING,
            Event.SKIP: State.PAUSED,
            Event.BACK: State.PAUSED,
            Event.END: State.FINISHED,
            Event.STOP: State.STOPPED,
        },
        State.FINISHED: {},
        State.STOPPED: {},
    }
)


def after(state: State, event: Event) -> State | None:
    """Return the state that follows, None where the event means nothing in this state."""
    return TRANSITIONS[state].get(event)
