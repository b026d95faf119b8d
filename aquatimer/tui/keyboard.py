"""The keyboard of the program: one key after the other, and all written in one way."""

from collections import deque
from functools import partial

from textual import events
from textual._path import CSSPathType
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.driver import Driver

from aquatimer.tui.key_names import key_name

_AT_ONCE = {"ctrl+c"}
"""Ends the program, whatever another key may be at."""


class KeyboardApp(App[None]):
    """Hands a key on when the one before it is done with, to where the focus is then.

    Textual hands on at once all that have come, so what is typed fast behind a key that moves the
    focus would go to where the focus was.
    """

    def __init__(self, *, driver_class: type[Driver], css_path: CSSPathType) -> None:
        super().__init__(driver_class=driver_class, css_path=css_path)
        self._keys_to_come: deque[events.Key] = deque()
        self._key_underway = False

    def get_key_display(self, binding: Binding) -> str:
        """Return how the key of a binding is written."""
        return binding.key_display or key_name(binding.key)

    async def on_event(self, event: events.Event) -> None:
        """Hand on what came, keys in order."""
        if not isinstance(event, events.Key) or event.is_forwarded or event.key in _AT_ONCE:
            await super().on_event(event)
        elif self._key_underway:
            self._keys_to_come.append(event)
        else:
            await self._hand_on(event)

    async def _hand_on(self, event: events.Key) -> None:
        self._key_underway = True
        target = self.focused or self.screen
        await super().on_event(event)
        await self._follow(target)

    async def _follow(self, node: DOMNode) -> None:
        """Go the way of a key, behind it: from where the focus was up to the program."""
        above = node.parent
        step = self._next if node is self or above is None else partial(self._follow, above)
        if not node.call_later(step):
            await step()

    async def _next(self) -> None:
        self._key_underway = False
        if self._keys_to_come:
            await self._hand_on(self._keys_to_come.popleft())
