"""What workouts are changed and exported with, and what the settings are."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from aquatimer.tui.exporting import Exporter
    from aquatimer.tui.preferences import Preferences
    from aquatimer.tui.shelf import Shelf
    from aquatimer.tui.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Tools:
    """What gives the runner's own workouts, the editor's workbench, what exports, the settings.

    Each is asked for when it is needed. What is not there is not offered.
    """

    shelf: "Callable[[], Shelf] | None" = None
    workbench: "Callable[[], Workbench] | None" = None
    exporter: "Callable[[], Exporter] | None" = None
    preferences: "Callable[[], Preferences] | None" = None
