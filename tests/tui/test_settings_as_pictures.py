"""The settings as pictures at three sizes."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from aquatimer.tui.app import AquatimerApp
from aquatimer.tui.tools import Tools
from tests.pool import FakeDeck
from tests.tui.preferences import FakePreferences, opened

SnapCompare = Callable[..., bool]
SIZES = pytest.mark.parametrize(
    "size", [(120, 40), (80, 24), (40, 12)], ids=["large", "usual", "small"]
)


@pytest.fixture(autouse=True)
def _in_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)


def app(preferences: FakePreferences) -> AquatimerApp:
    return AquatimerApp(
        FakeDeck(),
        tools=Tools(preferences=lambda: preferences),
        habits=preferences.habits(),
        settings_only=True,
    )


def pressing(*keys: str) -> Callable[[Pilot[None]], object]:
    async def press(pilot: Pilot[None]) -> None:
        await opened(pilot)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False
        await pilot.pause()

    return press


@SIZES
def test_a_birth_year_that_is_none(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    keys = pressing("down", "down", "end", "x")
    assert snap_compare(app(FakePreferences()), run_before=keys, terminal_size=size)


@SIZES
def test_the_file_is_wrong_and_the_level_is_chosen(
    snap_compare: SnapCompare, size: tuple[int, int]
) -> None:
    preferences = FakePreferences(
        troubles=("settings.toml, line 3: 'rte' is no setting in [voice]. Did you mean 'rate'?",)
    )
    fixed = app(preferences)
    fixed.notify = lambda *_, **__: None  # type: ignore[method-assign]  # a toast goes in its own time
    keys = pressing("pagedown", "pagedown", "left")
    assert snap_compare(fixed, run_before=keys, terminal_size=size)


@SIZES
def test_a_voice_is_chosen(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    keys = pressing("pagedown", "enter", "down", "down")
    assert snap_compare(app(FakePreferences()), run_before=keys, terminal_size=size)


def test_a_key_is_asked_for(snap_compare: SnapCompare) -> None:
    keys = pressing("pageup", "down", "enter")
    assert snap_compare(app(FakePreferences()), run_before=keys, terminal_size=(80, 24))
