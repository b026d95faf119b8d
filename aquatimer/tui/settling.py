"""Habits taken over by the program while it runs, and all that it had to tell."""

from collections.abc import Mapping, Sequence
from typing import Any

from textual.app import App

from aquatimer.tui.habits import Habits
from aquatimer.tui.keymap import keymap_of
from aquatimer.tui.themes import POOL_AT_NIGHT, unknown_theme

_LONG = 15.0


class Noticeboard:
    """Keeps every notice that was on the screen, each once, in order."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._notices: dict[str, None] = {}
        self._of_habits: tuple[str, ...] = ()

    @property
    def notices(self) -> tuple[str, ...]:
        """All that is to be told again after the screen is gone."""
        return tuple(self._notices)

    def note(self, notice: str) -> None:
        """Keep a notice that is on the screen."""
        self._notices[notice] = None

    def settle(self, habits: Habits, usual_keys: Mapping[str, Sequence[str]]) -> None:
        """Have the program go by habits; show what is wrong, in place of what was before."""
        before, self._of_habits = self._of_habits, _settled(self._app, habits, usual_keys)
        for notice in before:
            self._notices.pop(notice, None)
        for notice in self._of_habits:
            self.note(notice)
            if notice not in before:
                self._app.notify(notice, severity="warning", markup=False, timeout=_LONG)


def _settled(
    app: App[Any], habits: Habits, usual_keys: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """Give the program its theme and its keys; return what could not be done as asked."""
    known = habits.theme in app.available_themes
    app.theme = habits.theme if known else POOL_AT_NIGHT.name
    keymap = keymap_of(habits.keys, usual_keys)
    app.set_keymap(keymap.keys)
    wrong = () if known else (unknown_theme(habits.theme, app.available_themes),)
    return (*habits.notices, *wrong, *keymap.notices)
