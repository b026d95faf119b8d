"""The editor's workbench: the runner's workouts on the disk, and the studio of `start`."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from aquatimer.cli.failures import WrongInputError
from aquatimer.cli.starting_file import starting_text, workout_name
from aquatimer.devices.files import WritingError
from aquatimer.devices.folders import Folders, runner_folders
from aquatimer.devices.library import ENDING, Origin
from aquatimer.devices.lifelines import Lifeline
from aquatimer.devices.manuscripts import UnreadableError, read_leaf, stamp_of, write_leaf
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
    """Keeps manuscripts in the runner's folder, or where their path says.

    `process` is the number that what is not saved is kept under, that of this program if None.
    """

    def __init__(self, folders: Folders | None = None, process: int | None = None) -> None:
        self._folders = folders or runner_folders()
        self._process = os.getpid() if process is None else process

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
        """Throw away what was kept beside the file; what other programs have kept stays."""
        self._lifeline(self._home_of(manuscript)).forget()

    def take_over(self, manuscript: Manuscript, rescued: Rescued) -> None:
        """Let a rescued text be what is kept of the manuscript; raises NotSaved."""
        try:
            self._lifeline(self._home_of(manuscript)).take_over(Path(rescued.place))
        except WritingError as failure:
            raise NotSaved(str(failure)) from failure

    def set_aside(self, manuscript: Manuscript, rescued: Rescued) -> str:
        """Put a rescued text where it is offered no more, and return that; raises NotSaved."""
        try:
            return str(self._lifeline(self._home_of(manuscript)).set_aside(Path(rescued.place)))
        except WritingError as failure:
            raise NotSaved(str(failure)) from failure

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
        left = self._lifeline(path).leftover(besides=text)
        if left is None:
            return None
        return Rescued(left.text, f"on {left.kept:%d %B at %H:%M}", str(left.place))

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
        return Lifeline(path, self._folders.state / "autosaved", self._process)
