"""A text read along while it is typed."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

if TYPE_CHECKING:
    from textual.timer import Timer

    from aquatimer.tui.checking import Checked

CHECK_AFTER = 0.15
"""Seconds after the last key until the text is read."""
_UNNAMED = "workout"


class Proofreader:
    """Reads in a thread what is typed on a screen: one reading at a time, and the newest text.

    `text` and `name` say what there is to read. `tell` is called with what came of it as long as
    it is still the text, first without the warnings and then, `whole`, with them.
    """

    def __init__(
        self,
        screen: Screen[Any],
        text: Callable[[], str],
        name: Callable[[], str],
        tell: "Callable[[Checked, bool], None]",
    ) -> None:
        self._screen = screen
        self._text = text
        self._name = name
        self._tell = tell
        self._reading = False
        self._pause: Timer | None = None
        self._newest = ""
        self.found: Checked | None = None

    @property
    def settled(self) -> bool:
        """Whether what was told last is about the text as it is."""
        read = self.found is not None and self.found.text == self._text()
        return read and not self._reading

    def changed(self) -> None:
        """Read soon, and let no warnings be sought in a text that is no more."""
        self._newest = ""
        self.read_soon()

    def read_soon(self) -> None:
        """Read when nothing was typed for a moment."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self._screen.set_timer(CHECK_AFTER, self._read)

    def read_now(self) -> "Checked":
        """Return what comes of the text as it is; warnings may not be among it yet."""
        text = self._text()
        if self.found is not None and self.found.text == text:
            return self.found
        from aquatimer.tui.checking import checked

        return checked(text, self._name() or _UNNAMED)

    def _read(self) -> None:
        if not self._reading:
            self._reading = True
            self._newest = self._text()
            read = partial(self._read_in_thread, self._newest, self._name() or _UNNAMED)
            self._screen.run_worker(read, thread=True, group="reading")

    def _read_in_thread(self, text: str, name: str) -> None:
        from aquatimer.tui.checking import checked, with_warnings

        found = checked(text, name)
        if found.reading.timeline is not None and text is self._newest:
            self._screen.call_later(self._take, found, whole=False)
            found = with_warnings(found)
        self._screen.call_later(self._take, found, whole=True)

    def _take(self, found: "Checked", *, whole: bool) -> None:
        current = found.text == self._text()
        if whole:
            self._reading = False
            if not current:
                self.read_soon()
        if current:
            self.found = found
            self._tell(found, whole)
