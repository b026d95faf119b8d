"""A workbench in memory, for the tests of the editor."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from aquatimer.plan.rehearsal import Stretch
from aquatimer.plan.timeline import Timeline
from aquatimer.tui.workbench import (
    ChangedOutside,
    Manuscript,
    NameRefused,
    NotEditable,
    NotRehearsed,
    NotSaved,
    Rehearsal,
    Rescued,
)
from aquatimer.units.durations import Milliseconds


@dataclass
class FakeRehearsal:
    """Stands still at the beginning of its stretch, until it is moved by hand."""

    at: Milliseconds | None
    notices: tuple[str, ...] = ()
    asked: list[str] = field(default_factory=list)

    def position(self) -> Milliseconds | None:
        return self.at

    def trouble(self) -> str | None:
        return None

    def skip(self) -> None:
        self.asked.append("skip")

    def close(self) -> None:
        self.asked.append("close")


@dataclass
class FakeWorkbench:
    """Files by name; whatever is asked of it is noted. `broken` says why nothing can be written."""

    files: dict[str, str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    aside: list[Rescued] = field(default_factory=list)
    broken: str = ""
    voiceless: tuple[str, ...] = ()
    silent: str = ""
    heard: list[tuple[Stretch, FakeRehearsal]] = field(default_factory=list)

    def open(self, workout: str | None) -> Manuscript:
        if workout is None:
            return Manuscript("", "title: New\n", "")
        if workout not in self.files:
            raise NotEditable(f"There is no workout called '{workout}'.")
        text = self.files[workout]
        return Manuscript(workout, text, f"{workout}.aqua", stamp=text)

    def save(
        self, manuscript: Manuscript, text: str, *, name: str = "", replace: bool = False
    ) -> Manuscript:
        if self.broken:
            raise NotSaved(self.broken)
        if name and name != manuscript.name and name in self.files:
            raise NameRefused(f"There is {name} already. Choose another name.")
        goal = name or manuscript.name
        if not replace and goal == manuscript.name and self.changed_outside(manuscript):
            raise ChangedOutside
        self.files[goal] = text
        self.forget(manuscript)
        return self.open(goal)

    def changed_outside(self, manuscript: Manuscript) -> bool:
        return self.files.get(manuscript.name) != manuscript.stamp

    def keep(self, manuscript: Manuscript, text: str) -> None:
        if self.broken:
            raise NotSaved(self.broken)
        self.kept[manuscript.name] = text

    def forget(self, manuscript: Manuscript) -> None:
        self.kept.pop(manuscript.name, None)

    def take_over(self, manuscript: Manuscript, rescued: Rescued) -> None:
        self.keep(manuscript, rescued.text)

    def set_aside(self, manuscript: Manuscript, rescued: Rescued) -> str:
        if self.broken:
            raise NotSaved(self.broken)
        self.aside.append(rescued)
        return f"{manuscript.place}.unsaved"

    def rehearse(
        self, timeline: Timeline, stretch: Stretch, progress: Callable[[int, int], None]
    ) -> Rehearsal:
        progress(len(timeline.segments), len(timeline.segments))
        if self.silent:
            raise NotRehearsed(self.silent)
        rehearsal = FakeRehearsal(stretch.start, self.voiceless)
        self.heard.append((stretch, rehearsal))
        return rehearsal


def opened(bench: FakeWorkbench, workout: str | None, **more: object) -> Manuscript:
    """A manuscript of the bench with some of it changed."""
    return replace(bench.open(workout), **more)  # type: ignore[arg-type]  # the fields of a Manuscript
