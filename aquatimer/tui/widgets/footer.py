"""The keys that mean something now, along the bottom."""

from textual import widgets
from textual.screen import Screen


class Footer(widgets.Footer):
    """Textual's footer, laid out anew only when other keys are to be seen.

    Textual's own is made anew at every move of the focus, which costs more than the move.
    """

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)
        self._seen: list[tuple[str, str, bool]] = []

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
