"""The two colours that everything stands in: what is drawn, and what it is drawn on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aquatimer.plan.palette import BACKGROUND, effort_colour
from aquatimer.tui.contrast import legible

if TYPE_CHECKING:
    from aquatimer.plan.efforts import Effort


@dataclass(frozen=True, slots=True)
class Paint:
    """The ink of plain text and the ground behind it, both `#rrggbb`."""

    ink: str
    ground: str

    def reversed(self) -> "Paint":
        """Return ink on ground as ground on ink."""
        return Paint(self.ground, self.ink)

    def effort(self, effort: "Effort") -> str:
        """Return the colour of an effort as it can be read on this ground."""
        return legible(effort_colour(effort), self.ground)


NIGHT = Paint("#e6edf3", BACKGROUND)
