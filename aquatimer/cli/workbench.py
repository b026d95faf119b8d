"""The editor's workbench: the runner's workouts on the disk, and the studio of `start`."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from aquatimer.cli.failures import WrongInputError
from aquatimer.cli.starting_file import starting_text, workout_name
from aquatimer.devices.files import WritingError
from aquatimer.devices.folders import Folders, runner_folders
from aquatimer.devices.library import ENDING, Origin
from aquatimer.devices.manuscripts import (
    Lifeline,
    UnreadableError,
    read_leaf,
    stamp_of,
    write_leaf,
)
from aquatimer.tui.workbench import (
    ChangedOutside,
    Manuscript,
    NameRefused,
    NotEditable,
    NotSaved,
    Rehearsal,
    Rescued,
)

if TYPE_CHECKING:
    from aquatimer.plan.rehearsal import Stretch
    from aquatimer.plan.timeline import Timeline

_NEW = "new-workout"
_OWN_COPY = "{name} came with aquatimer. What you save becomes a copy of your own, {place}."


class DiskWorkbench:
    """Keeps manuscripts in the runner's folder, or where their path says."""

    def __init__(self, folders: Folders | None = None) -> None:
        self._folders = folders or runner_folders()

    def open(self, workout: str | None) -> Manuscript:
        """Return a workout by its name or path, or a new one; raises NotEditable."""
        if workout is None:
            return self._new()
        from aquatimer.cli.finding import asked_file

        try:
            file = asked_file(workout)
            if file.origin is Origin.SHIPPED:
                return self._copy(file.name, file.path)
            leaf = read_leaf(file.path)
        except (WrongInputError, UnreadableError) as failure:
            raise NotEditable(str(failure)) from failure
        if leaf is None:
            raise NotEditable(f"There is no file {file.path}.")
        rescued = self._rescued(file.path, leaf.text)
        return Manuscript(file.name, leaf.text, str(file.path), leaf.stamp, "", rescued)

    def save(
        self, manuscript: Manuscript, text: str, *, name: str = "", replace: bool = False
    ) -> Manuscript:
        """Write the file whole or not at all, and return the manuscript as it is then."""
        path = self._path_of(name) if name else Path(manuscript.place)
        try:
            found = stamp_of(path)
            if str(path) != manuscript.place and found is not None:
                raise NameRefused(f"There is {path} already. Choose another name.")
            if not replace and found != manuscript.stamp and str(path) == manuscript.place:
                raise ChangedOutside
            leaf = write_leaf(path, text)
        except (WritingError, UnreadableError) as failure:
            raise NotSaved(str(failure)) from failure
        self.forget(manuscript)
        self._lifeline(path).forget()
        return Manuscript(path.stem, leaf.text, str(path), leaf.stamp)

    def changed_outside(self, manuscript: Manuscript) -> bool:
        """Whether the file is another one than was opened or saved last."""
        if not manuscript.name:
            return False
        try:
            return stamp_of(Path(manuscript.place)) != manuscript.stamp
        except UnreadableError:
            return True

    def keep(self, manuscript: Manuscript, text: str) -> None:
        """Keep a text beside its file; raises NotSaved."""
        try:
            self._lifeline(self._home_of(manuscript)).keep(text)
        except WritingError as failure:
            raise NotSaved(str(failure)) from failure

    def forget(self, manuscript: Manuscript) -> None:
        """Throw away what was kept beside the file."""
        self._lifeline(self._home_of(manuscript)).forget()

    def rehearse(
        self, timeline: "Timeline", stretch: "Stretch", progress: Callable[[int, int], None]
    ) -> Rehearsal:
        """Have a stretch heard through the studio and the mixer of a session."""
        from aquatimer.cli.rehearsals import rehearse

        return rehearse(timeline, stretch, progress)

    def _new(self) -> Manuscript:
        text = starting_text(_NEW)
        return Manuscript("", text, "", rescued=self._rescued(self._untitled(), text))

    def _copy(self, name: str, shipped: Path) -> Manuscript:
        leaf = read_leaf(shipped)
        if leaf is None:
            raise NotEditable(f"There is no file {shipped}.")
        place = self._folders.workouts / f"{name}{ENDING}"
        notice = _OWN_COPY.format(name=name, place=place)
        rescued = self._rescued(place, leaf.text)
        return Manuscript(name, leaf.text, str(place), notice=notice, rescued=rescued)

    def _rescued(self, path: Path, text: str) -> Rescued | None:
        newer = self._lifeline(path).newer()
        if newer is None or newer[0] == text:
            return None
        return Rescued(newer[0], f"on {newer[1]:%d %B at %H:%M}")

    def _path_of(self, typed: str) -> Path:
        try:
            return self._folders.workouts / f"{workout_name(typed)}{ENDING}"
        except WrongInputError as wrong:
            raise NameRefused(str(wrong)) from wrong

    def _home_of(self, manuscript: Manuscript) -> Path:
        return Path(manuscript.place) if manuscript.place else self._untitled()

    def _untitled(self) -> Path:
        return self._folders.workouts / f"untitled{ENDING}"

    def _lifeline(self, path: Path) -> Lifeline:
        return Lifeline(path, self._folders.state / "autosaved")
