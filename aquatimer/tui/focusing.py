"""The focus, given to what can perhaps not be seen yet."""

from textual.screen import Screen
from textual.widget import Widget


def go_to(screen: Screen[None], widget: Widget) -> None:
    """Focus a widget, and once more when there is room for it: until then it may be hidden.

    Whoever is faster than the screen stays where he went.
    """
    screen.set_focus(widget)
    reached = screen.focused

    def once_there_is_room() -> None:
        if screen.focused is reached:
            widget.focus()

    screen.call_after_refresh(once_there_is_room)
