"""The editor as a picture at three sizes."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from aquatimer.tui.app import AquatimerApp
from aquatimer.tui.screens.editor import EditorScreen
from aquatimer.tui.tools import Tools
from tests.pool import FakeDeck
from tests.tui.workbench import FakeWorkbench

SnapCompare = Callable[..., bool]

RIGHT = """title: Tuesday
level: hard
gear: belt, bungee

effort tempo = 85-90% "tempo pace"

warmup 10:00 easy "Find your form"
repeat 4
  2:00 tempo "Round {round} of {rounds}"  # not too hard
    at half "Halfway, well done"
  1:00 sprint @ 95-98%
  1:00 rest
cooldown 10:00 easy
"""
WRONG = RIGHT.replace("sprint", "sprnt").replace("{rounds}", "{n}")


@pytest.fixture(autouse=True)
def _in_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)


def app_with(text: str) -> AquatimerApp:
    bench = FakeWorkbench({"tuesday": text})
    return AquatimerApp(
        FakeDeck(), tools=Tools(workbench=lambda: bench), manuscript=bench.open("tuesday")
    )


async def settle(pilot: Pilot[None]) -> None:
    screen = pilot.app.screen
    assert isinstance(screen, EditorScreen)
    for _ in range(500):
        if screen.settled:
            break
        await pilot.pause(0.02)
    await pilot.pause()


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)], ids=["large", "usual", "small"])
@pytest.mark.parametrize("text", [RIGHT, WRONG], ids=["right", "wrong"])
def test_a_workout(snap_compare: SnapCompare, text: str, size: tuple[int, int]) -> None:
    async def go_to_the_mistake(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await pilot.press("f8")
        await settle(pilot)

    assert snap_compare(app_with(text), terminal_size=size, run_before=go_to_the_mistake)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=["usual", "small"])
def test_words_are_offered(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    async def begin_a_word(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await pilot.press(*["down"] * 11, "end", "enter", "4", "5", "s", "space", "s")
        await settle(pilot)

    assert snap_compare(app_with(RIGHT), terminal_size=size, run_before=begin_a_word)


def test_the_question_before_leaving(snap_compare: SnapCompare) -> None:
    async def leave(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await pilot.press("number_sign")
        await settle(pilot)
        await pilot.press("escape")
        await pilot.pause()

    assert snap_compare(app_with(RIGHT), terminal_size=(80, 24), run_before=leave)
