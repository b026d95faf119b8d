"""Keys along the bottom: written in one way, whole, and those that lead out and on always there."""

from collections.abc import Sequence

import pytest
from textual.binding import Binding

from aquatimer.tui.app import AquatimerApp
from aquatimer.tui.key_names import key_name
from aquatimer.tui.tools import Tools
from aquatimer.tui.widgets.footer import Footer, fitting
from aquatimer.tui.workbench import Manuscript
from tests.pool import FakeDeck, listing, workout
from tests.tui.pilot import driven, settled
from tests.tui.tools import FakeShelf
from tests.tui.workbench import FakeWorkbench

TEXT = "title: Short\noption rounds from 1 to 9 = 2\nrepeat rounds\n  1:00 easy\n"


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("a", "a"),
        ("f", "f"),
        ("enter", "Enter"),
        ("escape", "Esc"),
        ("space", "Space"),
        ("pagedown", "PgDn"),
        ("left", "←"),
        ("f10", "F10"),
        ("ctrl+s", "^S"),
        ("ctrl+space", "^Space"),
        ("shift+f8", "Shift-F8"),
        ("question_mark", "?"),
        ("minus", "-"),
        ("plus", "+"),
        ("comma", ","),
    ],
)
def test_how_a_key_is_written(key: str, written: str) -> None:
    assert key_name(key) == written


@pytest.mark.parametrize(
    ("room", "fit"),
    [
        (40, [0, 1, 2, 3, 4]),
        (39, [0, 1, 3, 4]),
        (31, [0, 3, 4]),
        (25, [1, 3, 4]),
        (20, [2, 3, 4]),
        (14, [3, 4]),
        (0, [3, 4]),
    ],
)
def test_the_last_two_are_always_there(room: int, fit: Sequence[int]) -> None:
    assert list(fitting([13, 8, 2, 8, 9], room)) == fit


def test_where_there_are_fewer_than_two() -> None:
    assert [list(fitting(widths, 5)) for widths in ([], [3], [9])] == [[], [0], [0]]


def footer_of(app: AquatimerApp) -> list[str]:
    return [f"{key.shown} {key.word}" for key in app.screen.query_one(Footer).keys]


LIBRARY = "Enter Start, Space Details, o Options, / Search, e Edit"


@pytest.mark.parametrize(
    ("width", "keys"),
    [
        (120, f"{LIBRARY}, n New, d Duplicate, q Quit, F1 Help"),
        (80, f"{LIBRARY}, q Quit, F1 Help"),
        (40, "Enter Start, o Options, q Quit, F1 Help"),
    ],
)
async def test_the_library_shows_whole_keys_at_every_width(width: int, keys: str) -> None:
    shown = FakeDeck((listing(workout(TEXT, "short"), TEXT),), texts={"short": TEXT})
    app = AquatimerApp(shown, tools=Tools(lambda: FakeShelf(shown), FakeWorkbench))
    async with driven(app, size=(width, 24)) as pilot:
        await settled(pilot)
        assert ", ".join(footer_of(app)) == keys
        footer = app.screen.query_one(Footer)
        assert sum(key.width for key in footer.keys) <= footer.size.width + 1


async def test_a_window_that_grows_shows_more_keys() -> None:
    opened = Manuscript("short", TEXT, "short.aqua", "1")
    app = AquatimerApp(FakeDeck(), manuscript=opened, tools=Tools(None, FakeWorkbench))
    async with driven(app, size=(40, 24)) as pilot:
        await pilot.pause()
        assert footer_of(app) == ["^S Save", "F2 Save as", "Esc Leave", "F1 Help"]
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        more = ["^T Tidy", "F8 Next mistake", "F9 Hear it"]
        assert footer_of(app) == ["^S Save", "F2 Save as", *more, "Esc Leave", "F1 Help"]


async def test_a_key_of_one_s_own_is_written_in_the_same_way() -> None:
    app = AquatimerApp(FakeDeck())
    async with driven(app):
        assert app.get_key_display(Binding("ctrl+pageup", "")) == "^PgUp"
