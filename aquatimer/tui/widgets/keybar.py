"""Keys as areas large enough for a wet finger or a mouse."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult, RenderResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget


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
        self.display = bool(action)
        if (self.action, self.word, self._key) != (action, word, key):
            self.action, self.word, self._key = action, word, key
            self.refresh()

    def render(self) -> RenderResult:
        """Write the word, and the key below it or before it."""
        key = Content.styled(self._key, "$footer-key-foreground")
        word = Content.styled(self.word, "bold")
        if self.size.height > 1:
            return Content("\n").join((word, key))
        return Content(" ").join((key, word))

    def on_click(self) -> None:
        """Do what the key does."""
        if self.action:
            self.post_message(self.Touched(self.action))


class KeyBar(Horizontal):
    """The keys of the screen with these binding ids, in this order, as far as they mean something.

    Two bindings of one id, of which one is active at a time, share a place. The keys of actions
    in `twice` are to be pressed twice.
    """

    def __init__(self, names: Sequence[str], twice: Sequence[str] = ()) -> None:
        super().__init__()
        self._names = names
        self._twice = twice

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
