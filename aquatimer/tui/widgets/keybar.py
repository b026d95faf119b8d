"""Keys as areas large enough for a wet finger or a mouse."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.app import ComposeResult, RenderResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from aquatimer.tui.widgets.footer import fitting

_FINGER = 6
"""Columns that a wet finger meets; where there is one line alone, words come before fingers."""
_GAP = 1
"""Columns between two keys, as in the styles of the screen."""


class TouchKey(Widget):
    """One key: what it does and how it is called. Touched, it says so."""

    ALLOW_SELECT = False

    @dataclass
    class Touched(Message):
        """The key with this action was touched."""

        action: str

    def __init__(self, name: str) -> None:
        super().__init__(id=name, name=name)
        self.action = ""
        self.word = ""
        self._key = ""

    def offer(self, action: str, word: str, key: str) -> None:
        """Stand for an action from now on; for none where it is empty."""
        if (self.action, self.word, self._key) != (action, word, key):
            self.action, self.word, self._key = action, word, key
            self.refresh()

    def needs(self, height: int) -> int:
        """Return how many columns its word and its key take in so many lines, or a finger there."""
        least = _FINGER if height > 1 else 0
        return max(least, *(cell_len(line) for line in self._content(height).plain.split("\n")))

    def stand(self, width: int | str | None) -> None:
        """Be so wide, or for None not be there."""
        self.display = width is not None
        if width is not None:
            self.styles.width = width

    def render(self) -> RenderResult:
        """Write the word, and the key below it or before it."""
        return self._content(self.size.height)

    def _content(self, height: int) -> Content:
        key = Content.styled(self._key, "$footer-key-foreground")
        word = Content.styled(self.word, "bold")
        if height > 1:
            return Content("\n").join((word, key))
        # What is called by its key need not be told it again: "- Round".
        return word if self.word.startswith(f"{self._key} ") else Content(" ").join((key, word))

    def on_click(self) -> None:
        """Do what the key does."""
        if self.action:
            self.post_message(self.Touched(self.action))


class KeyBar(Horizontal):
    """The keys of the screen with these binding ids, in this order, as far as they mean something.

    Only whole ones are shown, the last two before all others, and those that are `together` all or
    none. Two bindings of one id, of which one is active at a time, share a place. The keys of
    actions in `twice` are to be pressed twice.
    """

    def __init__(
        self, names: Sequence[str], *, twice: Sequence[str] = (), together: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self._names = names
        self._twice = twice
        self._together = frozenset(together)

    def compose(self) -> ComposeResult:
        """Make a place for each."""
        for name in self._names:
            yield TouchKey(name)

    def on_mount(self) -> None:
        """Follow what means something."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def _follow(self, screen: Screen[object]) -> None:
        offered = {
            active.binding.id: active.binding
            for active in reversed(screen.active_bindings.values())
            if active.enabled and active.binding.id in self._names
        }
        for place in self.query(TouchKey):
            binding = offered.get(place.name)
            if binding is None:
                place.offer("", "", "")
            else:
                key = self.app.get_key_display(binding)
                if binding.action in self._twice:
                    key = f"{key} {key}"
                place.offer(binding.action, binding.description, key)
        self._lay_out()

    def on_resize(self) -> None:
        """Show as many as there is room for."""
        self._lay_out()

    def _lay_out(self) -> None:
        if not self.size:
            return
        room = self.size.width + _GAP  # nothing follows the gap behind the last
        needed = {
            key: key.needs(self.size.height) + _GAP for key in self.query(TouchKey) if key.action
        }
        chosen = self._chosen(needed, room)
        widths = self._widths([needed[key] for key in chosen])
        places = dict(zip(chosen, widths, strict=True))
        for key in self.query(TouchKey):
            key.stand(places.get(key))

    def _widths(self, needed: Sequence[int]) -> Sequence[int | str]:
        room, keys = self.size.width, len(needed)
        if keys and max(needed) <= room // keys:
            return ["1fr"] * keys
        return [width - _GAP for width in shared(needed, room + _GAP)]

    def _chosen(self, needed: Mapping[TouchKey, int], room: int) -> Sequence[TouchKey]:
        keys = list(needed)
        chosen = [keys[place] for place in fitting(list(needed.values()), room)]
        if self._together & {key.name for key in keys if key not in chosen}:
            return [key for key in chosen if key.name not in self._together]
        return chosen


def shared(needed: Sequence[int], room: int) -> Sequence[int]:
    """Share out room among those who need so much of it, as evenly as that goes."""
    widths = list(needed)
    for _ in range(room - sum(needed)):
        widths[widths.index(min(widths))] += 1
    return widths
