"""What workouts are changed and exported with."""

from dataclasses import dataclass

from aquatimer.tui.exporting import Exporter
from aquatimer.tui.shelf import Shelf
from aquatimer.tui.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Tools:
    """The runner's own workouts, the editor's workbench, what exports.

    What is not there is not offered.
    """

    shelf: Shelf | None = None
    workbench: Workbench | None = None
    exporter: Exporter | None = None
