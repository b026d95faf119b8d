"""What workouts are changed and exported with, and what the settings are."""

from collections.abc import Callable
from dataclasses import dataclass

from aquatimer.tui.exporting import Exporter
from aquatimer.tui.preferences import Preferences
from aquatimer.tui.shelf import Shelf
from aquatimer.tui.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Tools:
    """The runner's own workouts, the editor's workbench, what exports, what opens the settings.

    What is not there is not offered.
    """

    shelf: Shelf | None = None
    workbench: Workbench | None = None
    exporter: Exporter | None = None
    preferences: Callable[[], Preferences] | None = None
