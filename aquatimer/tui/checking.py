"""A text as the editor shows it: what is wrong with it, and what it comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from aquatimer.lang.diagnostics import Diagnostic
from aquatimer.plan.checks import warnings_about
from aquatimer.plan.efforts import BUILT_IN, Effort
from aquatimer.plan.own_efforts import efforts_of
from aquatimer.plan.reading import Reading, read_workout


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a text: its reading, everything to tell about it, and the efforts it knows."""

    text: str
    reading: Reading
    diagnostics: tuple[Diagnostic, ...]
    efforts: Mapping[str, Effort]


def checked(text: str, name: str) -> Checked:
    """Read a text that is called `name`; warnings are not among what it tells yet."""
    data = text.encode("utf-8", "surrogatepass")
    reading = read_workout(data, file=f"{name}.aqua", name=name)
    known = efforts_of(reading.tree)[0] if reading.tree is not None else dict(BUILT_IN)
    efforts = {word: effort for word, effort in known.items() if effort is not None}
    return Checked(text, reading, reading.diagnostics, efforts)


def with_warnings(found: Checked) -> Checked:
    """Add what is right, but perhaps not meant; that takes longer than reading."""
    warnings = warnings_about(found.reading)
    told = sorted((*found.diagnostics, *warnings), key=lambda one: (one.line, one.column))
    return replace(found, diagnostics=tuple(told))
