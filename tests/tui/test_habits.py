"""Keys of one's own, themes, help and the command palette, on every screen alike."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager

import pytest
from textual.command import CommandPalette
from textual.widgets import Label

from aquatimer.session.machine import State
from aquatimer.tui.app import AquatimerApp
from aquatimer.tui.commands import commands_of
from aquatimer.tui.contrast import contrast
from aquatimer.tui.habits import Habits
from aquatimer.tui.keymap import keymap_of
from aquatimer.tui.ports import Prepared
from aquatimer.tui.screens.help import HelpScreen
from aquatimer.tui.themes import POOL_IN_SUNLIGHT, paint_of
from aquatimer.tui.widgets.keybar import TouchKey
from tests.pool import SPRINT_OF_ROUND_3, FakeDeck, prepared_at
from tests.tui.pilot import Pilot, driven

USUAL = {"pause": ("space",), "skip": ("n",), "more": ("plus", "equals_sign")}


@asynccontextmanager
async def session_with(habits: Habits) -> AsyncIterator[tuple[Pilot, Prepared]]:
    prepared, _ = prepared_at(SPRINT_OF_ROUND_3)
    app = AquatimerApp(FakeDeck(), prepared, habits=habits)
    async with driven(app, size=(120, 40)) as pilot:
        await pilot.pause()
        yield pilot, prepared


@pytest.mark.parametrize(
    ("asked", "keys", "notices"),
    [
        ({}, {}, ()),
        ({"skip": ["s", "tab"]}, {"skip": "s,tab"}, ()),
        (
            {"jump": ["j"]},
            {},
            ("In [keys], there is no action 'jump'. The actions are: more, pause, skip.",),
        ),
        (
            {"skip": ["space"]},
            {"skip": "space"},
            ("In [keys], skip takes the only key of pause. Give it another.",),
        ),
        (
            {"skip": ["spacebar"], "more": ["ctrl-n", "m"]},
            {"more": "m"},
            (
                "In [keys], there is no key 'spacebar'. Did you mean 'space'?",
                "In [keys], there is no key 'ctrl-n'. Did you mean 'ctrl+n'?",
            ),
        ),
        ({"skip": [",", "ctrl++"]}, {"skip": "comma,ctrl+plus"}, ()),
        ({"skip": ["+"]}, {"skip": "plus", "more": "equals_sign"}, ()),
        ({"skip": ["plus"]}, {"skip": "plus", "more": "equals_sign"}, ()),
        (
            {"skip": ["x"], "pause": ["x", "y"]},
            {"skip": "x", "pause": "y"},
            ("In [keys], x is given to skip and to pause.",),
        ),
    ],
)
def test_keys_that_are_asked_for(
    asked: Mapping[str, Sequence[str]], keys: Mapping[str, str], notices: tuple[str, ...]
) -> None:
    keymap = keymap_of(asked, USUAL)
    assert (keymap.keys, keymap.notices) == (keys, notices)


async def test_a_key_of_one_s_own_does_what_the_usual_one_did() -> None:
    async with session_with(Habits(keys={"pause": ["x"], "lock": ["k"]})) as (pilot, prepared):
        await pilot.press("space")
        assert prepared.live.state is State.ROLLING
        await pilot.press("x")
        assert prepared.live.state.value == "paused"
        await pilot.press("x", "full_stop")
        assert prepared.live.state.value == "paused"
        await pilot.press("k")
        await pilot.pause()
        words = {key.word: str(key.render()) for key in pilot.app.screen.query(TouchKey)}
        assert "k k" in words["Unlock"]
        assert "x" in words["Go on"]


async def test_an_unknown_action_and_an_unknown_theme_are_explained() -> None:
    habits = Habits(theme="nowhere", keys={"jump": ["j"]})
    async with session_with(habits) as (pilot, _):
        app = pilot.app
        assert isinstance(app, AquatimerApp)
        theme, keys = app.notices
        assert theme.startswith("There is no theme 'nowhere'. The themes are: ")
        assert "pool-in-sunlight" in theme
        assert keys.startswith("In [keys], there is no action 'jump'.")
        assert app.theme == "pool-at-night"


async def test_every_theme_can_be_chosen_and_read() -> None:
    async with session_with(Habits(theme=POOL_IN_SUNLIGHT.name)) as (pilot, _):
        app = pilot.app
        assert contrast(paint_of(app).ink, paint_of(app).ground) == pytest.approx(21)
        for name in app.available_themes:
            app.theme = name
            await pilot.pause()
            paint = paint_of(app)
            assert contrast(paint.ink, paint.ground) > 4.5, name


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_lists_the_keys_of_the_screen(key: str) -> None:
    async with session_with(Habits()) as (pilot, _):
        session = pilot.app.screen
        await pilot.press(key)
        assert isinstance(pilot.app.screen, HelpScreen)
        told = " ".join(str(label.render()) for label in pilot.app.screen.query(Label))
        for meaning in ("Pause", "Ten seconds on", "On to the cool-down", "One round more"):
            assert meaning in told
        await pilot.press("escape")
        assert pilot.app.screen is session


@pytest.mark.parametrize("key", ["escape", "q", "question_mark", "f1", "enter", "space"])
async def test_keys_that_close_the_help_do_nothing_else(key: str) -> None:
    async with session_with(Habits()) as (pilot, prepared):
        session, state = pilot.app.screen, prepared.live.state
        await pilot.press("f1", key)
        assert pilot.app.screen is session
        assert prepared.live.state is state


async def test_help_has_a_line_for_every_word_on_the_smallest_screen() -> None:
    prepared, _ = prepared_at(SPRINT_OF_ROUND_3)
    app = AquatimerApp(FakeDeck(), prepared)
    async with driven(app, size=(40, 12)) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        back = next(
            one for one in app.screen.query(Label) if "Ten seconds back" in str(one.render())
        )
        assert back.size.height == 1


async def test_leaving_is_listed_once_with_all_its_keys() -> None:
    async with session_with(Habits()) as (pilot, _):
        leave = [one for one in commands_of(pilot.app.screen) if "eave" in one.meaning]
        assert [(one.word, one.keys) for one in leave] == [("Leave", "q  Esc")]
    async with driven(AquatimerApp(FakeDeck())) as pilot:
        await pilot.pause()
        quits = [one for one in commands_of(pilot.app.screen) if one.word == "Quit"]
        assert [(one.meaning, one.keys) for one in quits] == [("Leave the program", "q  ^Q")]


async def test_the_palette_carries_out_what_the_keys_do() -> None:
    async with session_with(Habits()) as (pilot, prepared):
        words = [command.word for command in commands_of(pilot.app.screen)]
        assert {"Pause", "Skip", "Leave"} <= set(words)
        await pilot.press("ctrl+p")
        assert isinstance(pilot.app.screen, CommandPalette)
        await pilot.press(*"pause")
        await pilot.pause(0.3)
        await pilot.press("enter", "enter")
        await pilot.pause(0.3)
        assert prepared.live.state is State.PAUSED


async def test_a_locked_session_opens_neither_palette_nor_help() -> None:
    async with session_with(Habits()) as (pilot, _):
        session = pilot.app.screen
        await pilot.press("l", "ctrl+p", "question_mark", "f1", "ctrl+q")
        assert pilot.app.screen is session
