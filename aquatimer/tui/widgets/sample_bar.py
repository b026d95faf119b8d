"""A sentence of the voice, heard while it is being chosen."""

from dataclasses import dataclass

from textual import work
from textual.message import Message

from aquatimer.tui.ports import Abandoned
from aquatimer.tui.preferences import Changes, NotHeard, Preferences
from aquatimer.tui.widgets.line import Paragraph

_SPEAKING = "♪ You hear the voice as a session would. F9 stops."


class SampleBar(Paragraph):
    """Has the voice speak in a thread and tells what became of it; hidden where that is nothing."""

    @dataclass
    class Over(Message):
        """The voice is silent again; `reason` is why it was not heard, empty where it was."""

        reason: str
        number: int

    def __init__(self, preferences: Preferences, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._preferences = preferences
        self._number = 0
        self.busy = False

    def begin(self, changes: Changes) -> None:
        """Have the voice speak as it would after these changes."""
        self._number += 1
        self.busy = True
        self.say(_SPEAKING)
        self._speak({owner: dict(texts) for owner, texts in changes.items()}, self._number)

    def stop(self) -> None:
        """Be silent."""
        self._number += 1
        self.busy = False
        self.say("")

    def say(self, sentence: str) -> None:
        """Tell something; nothing hides the bar."""
        self.text = sentence
        self.display = bool(sentence)

    def on_mount(self) -> None:
        """Begin hidden."""
        self.say("")

    def on_unmount(self) -> None:
        """Be silent."""
        self._number += 1

    def on_sample_bar_over(self, message: Over) -> None:
        """Tell why nothing was heard."""
        if message.number == self._number:
            self.busy = False
            self.say(message.reason)

    @work(thread=True)
    def _speak(self, changes: Changes, number: int) -> None:
        def waiting() -> None:
            if number != self._number:
                raise Abandoned

        reason = ""
        try:
            self._preferences.hear(changes, waiting)
        except NotHeard as failure:
            reason = str(failure)
        except Abandoned:
            return
        self.post_message(self.Over(reason, number))
