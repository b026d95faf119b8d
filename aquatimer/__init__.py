"""aquatimer: the coach on the pool deck for runners who train in deep water.

For programs: `aquatimer.compile(text)` gives a timeline; docs/library.md tells more.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aquatimer.export.documents import timeline_json
    from aquatimer.plan.programs import WorkoutError, compile  # noqa: A004 - its public name
    from aquatimer.plan.timeline import Segment, Timeline

__version__ = "0.1.0"

__all__ = ["Segment", "Timeline", "WorkoutError", "__version__", "compile", "timeline_json"]

# Loaded when they are first asked for, so that the commands start at once.
_HOMES = {
    "Segment": "aquatimer.plan.timeline",
    "Timeline": "aquatimer.plan.timeline",
    "WorkoutError": "aquatimer.plan.programs",
    "compile": "aquatimer.plan.programs",
    "timeline_json": "aquatimer.export.documents",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'aquatimer' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
