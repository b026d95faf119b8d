"""The keys that mean something now, along the bottom."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual import events, widgets
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets._footer import FooterKey

_ALWAYS = 2
"""The last two keys of a screen tell how to leave it and where help is."""
_BLANKS = 3


class Footer(widgets.Footer):
    """Textual's footer with whole keys only, laid out anew only when others are to be seen.

    Textual's own is made anew at every move of the focus, which costs more than the move.
    """

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)
        self._seen: list[tuple[str, str, bool]] = []
        self._width = 0

    def compose(self) -> ComposeResult:
        """Lay out as many keys as there is room for: the last two, and the others in order."""
        keys = [key for key in super().compose() if isinstance(key, FooterKey)]
        widths = [cell_len(key.key_display + key.description) + _BLANKS for key in keys]
        self._width = self.app.size.width
        # Nothing follows the blank behind the last key.
        for place in fitting(widths, self._width - self.gutter.width + 1):
            yield keys[place]

    def on_resize(self, event: events.Resize) -> None:
        """Show more keys, or fewer."""
        if event.size.width != self._width and self._bindings_ready:
            self.refresh(recompose=True)

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Show other keys, where there are others."""
        keys = [
            (self.app.get_key_display(active.binding), active.binding.description, active.enabled)
            for active in screen.active_bindings.values()
            if active.binding.show
        ]
        if screen.app.app_focus and keys != self._seen:
            self._seen = keys
            super().bindings_changed(screen)


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
