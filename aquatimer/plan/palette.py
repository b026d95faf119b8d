"""The colours of the efforts, the same wherever an effort is drawn.

Each has a contrast of 4.5 and more against `BACKGROUND`, and the six from rest to sprint stay
apart for eyes that see no red, no green or no blue. A word always stands beside the colour.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aquatimer.plan.efforts import Effort


BACKGROUND = "#0b1017"

_BY_STRAIN = ("#8090a6", "#4aa3ff", "#25dcae", "#f7e04c", "#ff9a3c", "#ff4468")
_TECHNIQUE: Mapping[str, str] = MappingProxyType(
    {"drill": "#c9b6ff", "stretch": "#ffd3f0", "strength": "#c0a050"}
)
_OTHER = "#e6edf3"


def effort_colour(effort: "Effort") -> str:
    """Return the colour of an effort as `#rrggbb`: by strain, technique by its name."""
    if effort.strain is None:
        return _TECHNIQUE.get(effort.name, _OTHER)
    return _BY_STRAIN[min(max(effort.strain, 0), len(_BY_STRAIN) - 1)]


def blend(colour: str, towards: str, share: float) -> str:
    """Return `colour` mixed with `share` (0 to 1) of another, both and the result `#rrggbb`."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(towards[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
