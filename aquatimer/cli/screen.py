"""The screen put together: the library of this computer, its workbench, its battery."""

from typing import TYPE_CHECKING

from aquatimer.cli.deck import PoolDeck
from aquatimer.cli.failures import Status, tell
from aquatimer.devices.folders import SETTINGS_FILE, runner_folders
from aquatimer.tui.app import AquatimerApp
from aquatimer.tui.habits import Habits
from aquatimer.tui.ports import Prepared
from aquatimer.tui.tools import Tools

if TYPE_CHECKING:
    from aquatimer.tui.exporting import Exporter
    from aquatimer.tui.preferences import Preferences
    from aquatimer.tui.shelf import Shelf
    from aquatimer.tui.signs import Battery
    from aquatimer.tui.workbench import Manuscript, Workbench


class Mains:
    """What this computer runs on."""

    def battery(self) -> "Battery | None":
        """Return the battery, if the computer runs on it."""
        from aquatimer.devices.power import power_supply
        from aquatimer.tui.signs import Battery

        supply = power_supply()
        return None if supply is None or supply.plugged else Battery(supply.percent)


def library_app() -> AquatimerApp:
    """Return the program as it begins with the library."""
    return _app(tools=Tools(_shelf, _workbench, _exporter, _preferences))


def show_library() -> int:
    """Show the library until it is left; return the exit status."""
    return _show(library_app())


def show_settings() -> int:
    """Show the settings until they are left; return the exit status."""
    return _show(_app(tools=Tools(preferences=_preferences), settings_only=True))


def show_editor(workout: str | None) -> int:
    """Show a workout in the editor, without one a new one, until it is left; return the status.

    Raises NotEditable before anything is shown.
    """
    manuscript = _workbench().open(workout)
    return _show(_app(tools=Tools(workbench=_workbench), manuscript=manuscript))


def show_session(prepared: Prepared) -> int:
    """Show a session that is ready to start until it is left; return the exit status.

    Its notices are those that standard error had already.
    """
    return _show(_app(prepared), prepared.notices)


def _habits() -> Habits:
    """Return what the runner likes; without settings nothing is loaded that reads them."""
    if not (runner_folders().config / SETTINGS_FILE).exists():
        return Habits()
    return _preferences().habits()


def _preferences() -> "Preferences":
    from aquatimer.cli.preferences import DiskPreferences

    return DiskPreferences()


def _shelf() -> "Shelf":
    from aquatimer.cli.shelf import DiskShelf

    return DiskShelf()


def _workbench() -> "Workbench":
    from aquatimer.cli.workbench import DiskWorkbench

    return DiskWorkbench()


def _exporter() -> "Exporter":
    from aquatimer.cli.exporting import FileExporter

    return FileExporter()


def _app(
    prepared: Prepared | None = None,
    *,
    tools: Tools | None = None,
    manuscript: "Manuscript | None" = None,
    settings_only: bool = False,
) -> AquatimerApp:
    return AquatimerApp(
        PoolDeck(),
        prepared,
        tools=tools,
        manuscript=manuscript,
        habits=_habits(),
        power=Mains(),
        settings_only=settings_only,
    )


def _show(app: AquatimerApp, told: tuple[str, ...] = ()) -> int:
    """Run the app; what it had to tell is told again where it can be read after the screen."""
    app.run()
    for notice in app.notices:
        if notice not in told:
            tell(notice)
    if app.fault is not None:
        raise app.fault
    return Status.INTERRUPTED if app.interrupted else Status.DONE
