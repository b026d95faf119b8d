"""The keys that mean something now, along the bottom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

_ALWAYS = 2
"""The last two keys of a screen tell how to leave it and where help is."""
_BLANKS = 3


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it is shown, with its name, and what it does in a word and at length."""

    name: str
    shown: str
    word: str
    meaning: str
    enabled: bool

    @property
    def width(self) -> int:
        """How many cells it takes, with a blank around each."""
        return cell_len(self.shown + self.word) + _BLANKS

    def content(self, *, lit: bool = False) -> Content:
        """Return it as it is written."""
        dim = "" if self.enabled else " dim"
        on = " on $block-hover-background" if lit else ""
        ink = "$footer-key-foreground" if lit else "$footer-description-foreground"
        return Content.assemble(
            (f" {self.shown} ", f"bold $footer-key-foreground{on}{dim}"),
            (f"{self.word} ", f"{ink}{on}{dim}"),
        )


class Footer(Widget):
    """One line of whole keys and their words, each of which can be pressed with the mouse.

    Textual's own is a widget for every key, all made anew at every move of the focus, which costs
    more than the move, and the first frame as much as all else that is on it.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Footer {
        dock: bottom;
        height: 1;
        text-wrap: nowrap;
        color: $footer-foreground;
        background: $footer-background;
    }
    """

    _under_mouse: reactive[Key | None] = reactive(None)

    def __init__(self) -> None:
        super().__init__()
        self._offered: Sequence[Key] = ()
        self.keys: Sequence[Key] = ()

    def on_mount(self) -> None:
        """Follow what means something."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def render(self) -> Content:
        """Write the keys that are offered now."""
        self._offered = self._offers()
        self.keys = tuple(self._fitting(self._offered))
        return Content("").join(key.content(lit=key == self._under_mouse) for key in self.keys)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Light the key under the mouse, and say at length what it does."""
        self._under_mouse = key = self._key_at(event.x)
        self.tooltip = key.meaning if key is not None else None
        self.styles.pointer = "default" if key is None else "pointer"

    def on_leave(self) -> None:
        """Light none."""
        self._under_mouse = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press the key under the mouse."""
        key = self._key_at(event.x)
        if key is not None and key.enabled:
            self.app.simulate_key(key.name)
        elif key is not None:
            self.app.bell()

    def _follow(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen and self._offers() != self._offered:
            self.refresh()

    def _offers(self) -> Sequence[Key]:
        """Return one key for each action, those of before while the terminal is out of sight."""
        if not self.app.app_focus and self._offered:
            return self._offered
        keys: dict[str, Key] = {}
        for _, binding, enabled, tooltip in self.screen.active_bindings.values():
            if binding.show and binding.action not in keys:
                shown = self.app.get_key_display(binding)
                keys[binding.action] = Key(
                    binding.key, shown, binding.description, tooltip, enabled
                )
        return tuple(keys.values())

    def _fitting(self, keys: Sequence[Key]) -> Iterator[Key]:
        # Nothing follows the blank behind the last key.
        room = self.size.width + 1
        return (keys[place] for place in fitting([key.width for key in keys], room))

    def _key_at(self, column: int) -> Key | None:
        return next((key for key, end in self._ends() if column < end), None)

    def _ends(self) -> Iterator[tuple[Key, int]]:
        end = self.styles.padding.left
        for key in self.keys:
            end += key.width
            yield key, end


def fitting(widths: Sequence[int], room: int) -> Iterator[int]:
    """Yield the places of keys that fit: the last two before all others, these in their order."""
    first_of_last = len(widths) - _ALWAYS
    left = room - sum(widths[-_ALWAYS:])
    for place, width in enumerate(widths):
        if place >= first_of_last:
            yield place
        elif width <= left:
            left -= width
            yield place
