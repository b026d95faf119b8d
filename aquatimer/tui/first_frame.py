"""What the first frame needs, made so that it waits for nothing twice.

The screen that the program begins with is the one that Textual would lay out empty otherwise, with
the styles and the layout of both. Its styles are read together with those of the program, because
for styles that come later Textual reads all others again.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.geometry import Size
from textual.screen import Screen

from aquatimer.tui.breakpoints import COLUMNS, ROWS
from aquatimer.tui.themes import OURS, POOL_AT_NIGHT

if TYPE_CHECKING:
    from aquatimer.tui.ports import Deck, Prepared
    from aquatimer.tui.tools import Tools
    from aquatimer.tui.workbench import Manuscript

_FOLDER = Path(__file__).parent


def first_styles(
    prepared: "Prepared | None", manuscript: "Manuscript | None", *, settings_only: bool
) -> Sequence[Path]:
    """Return the styles of the program and of the screen that it begins with."""
    other = "editor" if manuscript else "settings" if settings_only else "library"
    screen = "session" if prepared else other
    return _FOLDER / "aquatimer.tcss", _FOLDER / "screens" / f"{screen}.tcss"


def begin_with_theme(app: App[Any], name: str) -> None:
    """Have a theme of this name, or the usual one, before any style is read.

    It is not watched, since Textual reads all styles once more for a theme that has changed.
    """
    for theme in OURS:
        app.register_theme(theme)
    app.set_reactive(App.theme, name if name in app.available_themes else POOL_AT_NIGHT.name)
    app.set_class(app.current_theme.dark, "-dark-mode", update=False)
    app.stylesheet.set_variables(app.get_css_variables())


def fitted(screen: Screen[Any], size: Size) -> Screen[Any]:
    """Return a screen with the classes of its size.

    Textual gives it these when it has been drawn without them already.
    """
    for breakpoints, room in ((COLUMNS, size.width), (ROWS, size.height)):
        screen.add_class(max(one for one in breakpoints if one[0] <= room)[1])
    return screen


def library_or_editor(
    deck: "Deck", tools: "Tools", manuscript: "Manuscript | None", noticed: Callable[[str], None]
) -> Screen[None]:
    """Return the editor where there is a manuscript, and else the library."""
    if manuscript is not None and tools.workbench is not None:
        from aquatimer.tui.screens.editor import EditorScreen

        return EditorScreen(tools.workbench(), manuscript, noticed)
    from aquatimer.tui.screens.library import LibraryScreen

    return LibraryScreen(deck, noticed, tools)
