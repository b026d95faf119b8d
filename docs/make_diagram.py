"""Writes the states of a live session from their table, and draws the flow: `make diagram`."""  # noqa: INP001 - a script of its own, no package

import sys
from collections.abc import Iterator
from pathlib import Path

from aquatimer.session.machine import TRANSITIONS, Event, State
from docs.flow import flow_svg

PAGE = Path(__file__).with_name("session-states.md")

FLOW = Path(__file__).with_name("flow.svg")

_HEAD = (
    "# The states of a live session\n\n"
    "Made by `make diagram` from the table in `aquatimer/session/machine.py`; a test holds the two"
    " together. `count-in`, `begin`, `arrive` and `finish` come of the position (before the"
    " beginning, past it, at a wait, at the end), `sleep` comes of the computer, all others of the"
    " runner. A session begins as `ready`; what is not in the table changes nothing.\n\n"
    "| while it is | on | it becomes |\n| --- | --- | --- |\n"
)


def page() -> str:
    """Return the whole page about the states."""
    return _HEAD + "".join(f"| {' | '.join(row)} |\n" for row in _rows())


def _rows() -> Iterator[tuple[str, str, str]]:
    for state, leads in TRANSITIONS.items():
        targets: dict[State, list[Event]] = {}
        for event, target in leads.items():
            targets.setdefault(target, []).append(event)
        for target, events in targets.items():
            stays = "the same" if target is state else f"**{target}**"
            yield f"**{state}**", ", ".join(f"`{event}`" for event in events), stays
        if not leads:
            yield f"**{state}**", "", "this is the end"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    FLOW.write_text(flow_svg(), encoding="utf-8")
    sys.stdout.write(f"Wrote {PAGE.name} and {FLOW.name}.\n")
