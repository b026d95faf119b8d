"""A stretch of the session heard while it is being written."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from aquatimer.tui.editor_views import rehearsal_text
from aquatimer.tui.ports import Abandoned
from aquatimer.tui.widgets.line import Paragraph
from aquatimer.tui.workbench import NotRehearsed, Rehearsal, Workbench
from aquatimer.units.durations import Milliseconds

if TYPE_CHECKING:
    from textual.timer import Timer

    from aquatimer.plan.reading import Reading
    from aquatimer.plan.rehearsal import Stretch
    from aquatimer.plan.timeline import Timeline

_LOOK_EVERY = 0.25


class RehearsalBar(Paragraph):
    """Makes a stretch ready in a thread, plays it and tells how far it is; hidden otherwise."""

    @dataclass
    class Ready(Message):
        """The stretch is being heard; `number` is that of the attempt it belongs to."""

        rehearsal: Rehearsal
        number: int

    @dataclass
    class Progressed(Message):
        """So many clips of so many are made."""

        done: int
        total: int
        number: int

    @dataclass
    class Failed(Message):
        """The stretch cannot be heard."""

        reason: str
        number: int

    @dataclass
    class Heard(Message):
        """What is being heard, None where nothing is any more."""

        position: Milliseconds | None

    @dataclass
    class Noticed(Message):
        """What the runner should know about what is heard."""

        notice: str

    def __init__(self, workbench: Workbench, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._workbench = workbench
        self._number = 0
        self._stretch: Stretch | None = None
        self._rehearsal: Rehearsal | None = None
        self._looking: Timer | None = None

    @property
    def busy(self) -> bool:
        """Whether something is heard or made ready to be."""
        return self._stretch is not None

    def hear(self, reading: "Reading", first: int, last: int) -> str:
        """Have these lines of a text heard; return why not where that cannot be."""
        if reading.timeline is None or reading.tree is None or reading.source is None:
            return "A session with a mistake cannot be heard. F8 goes to the next one."
        from aquatimer.plan.rehearsal import stretch_of

        stretch = stretch_of(reading.timeline, reading.tree, reading.source, first, last)
        if stretch is None:
            return "There is no interval here or below to be heard."
        self.begin(reading.timeline, stretch)
        return ""

    def begin(self, timeline: "Timeline", stretch: "Stretch") -> None:
        """Have a stretch heard, in place of what is."""
        self.stop()
        self._number += 1
        self._stretch = stretch
        self.text = "♪ Preparing the voice. F9 stops."
        self.display = True
        self._prepare(timeline, stretch, self._number)

    def stop(self) -> None:
        """Be silent."""
        self._number += 1
        if self._looking is not None:
            self._looking.stop()
            self._looking = None
        if self._rehearsal is not None:
            self._rehearsal.close()
            self._rehearsal = None
        if self._stretch is not None:
            self._stretch = None
            self.display = False
            self.post_message(self.Heard(None))

    def skip(self) -> None:
        """Go on to the next sound."""
        if self._rehearsal is not None:
            self._rehearsal.skip()
            self.look()

    def look(self) -> None:
        """Show how far it is."""
        if self._rehearsal is None or self._stretch is None:
            return
        position = self._rehearsal.position()
        if position is None:
            self.stop()
            return
        told = rehearsal_text(position, self._stretch)
        self.text = " ".join(filter(None, (told, self._rehearsal.trouble())))
        self.post_message(self.Heard(position))

    def on_unmount(self) -> None:
        """Give the sound device back."""
        self.stop()

    def on_rehearsal_bar_progressed(self, message: Progressed) -> None:
        """Tell how much of the voice is made."""
        message.stop()
        if message.number == self._number and self._rehearsal is None:
            self.text = f"♪ Preparing the voice: {message.done} of {message.total}. F9 stops."

    def on_rehearsal_bar_ready(self, message: Ready) -> None:
        """Follow what is heard, or close it where nobody waits for it any more."""
        message.stop()
        if message.number != self._number:
            message.rehearsal.close()
            return
        self._rehearsal = message.rehearsal
        for notice in message.rehearsal.notices:
            self.post_message(self.Noticed(notice))
        self._looking = self.set_interval(_LOOK_EVERY, self.look)
        self.look()

    def on_rehearsal_bar_failed(self, message: Failed) -> None:
        """Say why."""
        message.stop()
        if message.number == self._number:
            self.stop()
            self.post_message(self.Noticed(message.reason))

    @work(thread=True)
    def _prepare(self, timeline: "Timeline", stretch: "Stretch", number: int) -> None:
        def progress(done: int, total: int) -> None:
            if number != self._number:
                raise Abandoned
            self.post_message(self.Progressed(done, total, number))

        try:
            rehearsal = self._workbench.rehearse(timeline, stretch, progress)
        except NotRehearsed as problem:
            self.post_message(self.Failed(str(problem), number))
        except Abandoned:
            return
        else:
            if not self.post_message(self.Ready(rehearsal, number)):
                rehearsal.close()
