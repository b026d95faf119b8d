"""Bytes of a workout file to its timeline, or to everything that is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from aquatimer.lang.decoding import decode
from aquatimer.lang.diagnostics import Collector, Diagnostic
from aquatimer.lang.nodes import Workout
from aquatimer.lang.parser import parse
from aquatimer.lang.source import Source
from aquatimer.plan.compiler import compile_workout
from aquatimer.plan.timeline import Timeline

_NO_CHOICES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a file.

    `timeline` is None when there is any error or problem. `problems` are sentences about wrong
    choices. `source` is None when the bytes are no text, `tree` when there was nothing to read.
    """

    timeline: Timeline | None
    diagnostics: tuple[Diagnostic, ...]
    source: Source | None
    problems: tuple[str, ...] = ()
    tree: Workout | None = None


def read_workout(
    data: bytes, *, file: str, name: str, choices: Mapping[str, str] = _NO_CHOICES
) -> Reading:
    """Read a workout; `file` is what the runner calls it, `name` what the timeline is called.

    `choices` gives options by name, as written: `{"rounds": "12"}`.
    """
    source = decode(data, file)
    if isinstance(source, Diagnostic):
        return Reading(None, (source,), None)
    parsed = parse(source)
    if parsed.tree is None:
        return Reading(None, parsed.diagnostics, source)
    collector = Collector(source, parsed.diagnostics)
    compiled = compile_workout(parsed.tree, collector, name, choices)
    return Reading(compiled.timeline, compiled.diagnostics, source, compiled.problems, parsed.tree)
