"""The shelf of the library: the runner's own workouts on the disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aquatimer.cli.failures import WrongInputError
from aquatimer.cli.starting_file import title_of, workout_name
from aquatimer.devices import own_workouts
from aquatimer.devices.files import WritingError
from aquatimer.devices.folders import runner_folders
from aquatimer.devices.library import Origin
from aquatimer.devices.manuscripts import UnreadableError
from aquatimer.devices.own_workouts import OwnWorkouts, PlaceTakenError
from aquatimer.tui.shelf import Discarded, NotMoved
from aquatimer.tui.workbench import NameRefused


class DiskShelf:
    """Changes the runner's folder, and the trash beside it."""

    def __init__(self) -> None:
        folders = runner_folders()
        self._own = OwnWorkouts(folders.workouts, folders.trash)

    @property
    def trash(self) -> str:
        """The folder that deleted workouts go to."""
        return str(self._own.trash)

    def duplicate(self, name: str, copy: str) -> None:
        """Write a copy that takes the name of no other workout, shipped ones included."""
        try:
            copy = workout_name(copy)
        except WrongInputError as wrong:
            raise NameRefused(str(wrong)) from wrong
        from aquatimer.cli.finding import asked_file, library

        if any(file.name == copy for file in library().files()):
            raise NameRefused(f"There is a workout '{copy}' already. Choose another name.")
        with _telling_why():
            self._own.copy(asked_file(name), copy, title_of(copy))

    def discard(self, name: str) -> Discarded:
        """Move a workout to the trash; one that came with the program stays."""
        from aquatimer.cli.finding import asked_file

        with _telling_why():
            file = asked_file(name)
            if file.origin is Origin.SHIPPED:
                raise NotMoved(f"{name} came with aquatimer and stays.")
            moved = self._own.discard(file.path)
        return Discarded(name, str(moved.origin), str(moved.place))

    def bring_back(self, discarded: Discarded) -> None:
        """Move a workout back to where it was."""
        moved = own_workouts.Discarded(Path(discarded.origin), Path(discarded.place))
        with _telling_why():
            self._own.bring_back(moved)


@contextmanager
def _telling_why() -> Iterator[None]:
    try:
        yield
    except (WrongInputError, UnreadableError, WritingError, PlaceTakenError) as failure:
        raise NotMoved(str(failure)) from failure
