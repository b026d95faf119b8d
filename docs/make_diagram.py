"""Draws the states of a live session from the table that it runs by: `make diagram`."""  # noqa: INP001 - a script of its own, no package

import sys
from collections.abc import Iterator
from pathlib import Path

from aquatimer.session.machine import TRANSITIONS, Event, State

PAGE = Path(__file__).with_name("session-states.md")

_HEAD = (
    "# The states of a live session\n\n"
    "Made by `make diagram` from the table in `aquatimer/session/machine.py`; a test holds the two"
    " together. `count-in`, `begin`, `arrive` and `finish` come of the position (before the"
    " beginning, past it, at a wait, at the end), `sleep` comes of the computer, all others of the"
    " runner.\n\n"
    "```mermaid\nstateDiagram-v2\n"
)


def page() -> str:
    """Return the whole page."""
    return _HEAD + "".join(f"    {line}\n" for line in _lines()) + "```\n"


def _lines() -> Iterator[str]:
    yield f"[*] --> {_name(State.READY)}"
    for state, leads in TRANSITIONS.items():
        targets: dict[State, list[Event]] = {}
        for event, target in leads.items():
            targets.setdefault(target, []).append(event)
        for target, events in targets.items():
            yield f"{_name(state)} --> {_name(target)}: {', '.join(events)}"
        if not leads:
            yield f"{_name(state)} --> [*]"


def _name(state: State) -> str:
    return state.replace("-", "_")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"Wrote {PAGE.name}.\n")
