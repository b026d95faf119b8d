"""What is told of a file that a workout is written to, as strings."""

from collections.abc import Sequence

from aquatimer.tui.exporting import Exported, Kind
from aquatimer.tui.ports import Choices

_UNITS = ("bytes", "kB", "MB", "GB")
_THOUSAND = 1000


def heading(title: str, choices: Choices) -> str:
    """Return what is exported, with the options that were chosen for it."""
    chosen = ", ".join(f"{name} {value}" for name, value in choices.items())
    return f"Export {title}, {chosen}" if chosen else f"Export {title}"


def kind_text(kind: Kind, kinds: Sequence[Kind]) -> str:
    """Return a kind in columns, as it stands among the others."""
    width = max(len(one.ending) for one in kinds)
    return f".{kind.ending:<{width}}  {kind.purpose}"


def kind_at(place: str, kinds: Sequence[Kind]) -> int | None:
    """Return which kind the ending of a place stands for, None where it is no known one."""
    fitting = (kind for kind in kinds if place.lower().rstrip().endswith(f".{kind.ending}"))
    found = max(fitting, key=lambda kind: len(kind.ending), default=None)
    return kinds.index(found) if found is not None else None


def with_ending(place: str, kind: Kind, kinds: Sequence[Kind]) -> str:
    """Return a place with the ending of another kind."""
    known = kind_at(place, kinds)
    stem = place.rstrip()
    if known is not None:
        stem = stem[: -len(kinds[known].ending) - 1]
    return f"{stem}.{kind.ending}"


def written_text(exported: Exported) -> str:
    """Return where a file lies, how large it is, and what it lacks."""
    told = f"Wrote {exported.place}, {size_text(exported.size)}."
    return "\n".join((told, *exported.notices))


def size_text(size: int) -> str:
    """Write a size as a file manager does: `17.2 MB`."""
    figure, unit = float(size), 0
    while figure >= _THOUSAND and unit < len(_UNITS) - 1:
        figure, unit = figure / _THOUSAND, unit + 1
    return f"{figure:.0f} {_UNITS[unit]}" if unit == 0 else f"{figure:.1f} {_UNITS[unit]}"
