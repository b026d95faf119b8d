"""The session screen under every key, on a player that moves when told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual import events
from textual.screen import Screen
from textual.widget import Widget

from aquatimer.session.live import LiveSession
from aquatimer.session.machine import State
from aquatimer.session.ports import Companions
from aquatimer.tui.app import AquatimerApp
from aquatimer.tui.glyphs import LETTERS
from aquatimer.tui.habits import Habits
from aquatimer.tui.lettering import lettering
from aquatimer.tui.ports import Power, Prepared
from aquatimer.tui.screens.leave import LeaveScreen
from aquatimer.tui.screens.session import SessionScreen
from aquatimer.tui.screens.summary import SummaryScreen
from aquatimer.tui.signs import Battery
from aquatimer.tui.widgets.digits import BigDigits
from aquatimer.tui.widgets.keybar import TouchKey
from aquatimer.tui.widgets.lettered import Lettered
from aquatimer.tui.widgets.line import Line
from aquatimer.tui.widgets.strip import SessionStrip
from aquatimer.units.durations import MINUTE, SECOND, Milliseconds
from tests.fake_player import FakePlayer
from tests.pool import (
    RING,
    SPRINGBOARD,
    SPRINT_OF_ROUND_3,
    FakeDeck,
    FakeMarkerBook,
    FakePower,
    prepared_at,
    session,
)
from tests.session.course_of_a_session import FakeComputer, FullJournal
from tests.tui.pilot import Pilot, driven

WHOLE: Milliseconds = 75 * MINUTE
NO_SOUND = "No sound device was found. Switch on a speaker."
NO_DEVICE = (
    "No sound device was found. Connect a speaker or headphones and check that a sound server is"
    " running (PipeWire or PulseAudio; `pactl info` tells), or start with --mute to go without"
    " sound."
)
NO_VOICE = "No voice on this computer, so tones only."


@asynccontextmanager
async def shown(
    prepared: Prepared,
    *,
    size: tuple[int, int] = (120, 40),
    flash: bool = True,
    power: Power | None = None,
) -> AsyncIterator[tuple[Pilot, SessionScreen]]:
    app = AquatimerApp(FakeDeck(), prepared, habits=Habits(flash=flash), power=power)
    async with driven(app, size=size) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, SessionScreen)
        yield pilot, screen


def state_of(prepared: Prepared) -> State:
    return prepared.live.state


def shown_on(pilot: Pilot) -> Screen[object]:
    return pilot.app.screen


def text_of(screen: SessionScreen, name: str) -> str:
    return screen.query_one(f"#{name}", Line).text


async def offered_by(pilot: Pilot) -> list[str]:
    await pilot.pause()
    return [key.word for key in shown_on(pilot).query(TouchKey) if key.display]


async def test_it_starts_when_it_is_up() -> None:
    prepared, player = prepared_at(-8 * SECOND)
    async with shown(prepared) as (_, screen):
        assert prepared.live.state is State.COUNTING_IN
        assert player.asked == ["play"]
        assert screen.query_one(BigDigits).value == "8"
        assert screen.has_class("-counting-in")


async def test_it_looks_by_itself_and_the_session_tells_the_time() -> None:
    prepared, player = prepared_at(SPRINT_OF_ROUND_3)
    async with shown(prepared) as (pilot, screen):
        digits = screen.query_one(BigDigits)
        assert digits.value == "1:00"
        player.now += 7 * SECOND
        async with asyncio.timeout(5):
            while digits.value != "53":
                await pilot.pause(0.02)


async def test_keys_that_pause_and_go_on() -> None:
    prepared, player = prepared_at(SPRINT_OF_ROUND_3)
    async with shown(prepared) as (pilot, screen):
        word = screen.query_one("#word", Lettered)
        for key in ("space", "full_stop", "b", "f5"):
            await pilot.press(key)
            assert (key, state_of(prepared), word.value) == (key, State.PAUSED, "Paused")
            assert screen.has_class("-paused")
            await pilot.press(key)
            assert (key, state_of(prepared), word.value) == (key, State.ROLLING, "Sprint")
        assert player.asked == ["play", *("hold", "play") * 4]


async def test_keys_that_skip_and_go_back() -> None:
    prepared, player = prepared_at(SPRINT_OF_ROUND_3 + 10 * SECOND)
    async with shown(prepared) as (pilot, screen):
        word = screen.query_one("#word", Lettered)
        steps = [("n", "Rest"), ("pagedown", "Easy"), ("p", "Rest"), ("pageup", "Sprint")]
        for key, effort in steps:
            await pilot.press(key)
            assert (key, word.value) == (key, effort)
        assert player.now == SPRINT_OF_ROUND_3


async def test_keys_that_change_the_plan_change_the_screen_at_once() -> None:
    prepared, player = prepared_at(SPRINT_OF_ROUND_3 + 10 * SECOND)
    async with shown(prepared) as (pilot, screen):
        left = text_of(screen, "left")
        rounds = []
        for key in ("plus", "equals_sign", "minus"):
            await pilot.press(key)
            rounds.append(screen.query_one("#rounds .figure", Lettered).value)
        assert rounds == ["3 of 11", "3 of 12", "3 of 11"]
        assert text_of(screen, "left") != left
        await pilot.press("right", "right", "left")
        assert player.now == SPRINT_OF_ROUND_3 + 20 * SECOND
        await pilot.press("c")
        assert text_of(screen, "part") == "Cool-down"
        assert screen.query_one(BigDigits).value == "10:00"
        strip = screen.query_one(SessionStrip)
        assert strip.timeline is prepared.live.timeline


async def test_a_wait_is_shown_until_a_key_goes_on() -> None:
    waiting = 'title: W\n1:00 easy\nwait "Clip the bungee on"\n1:00 hard\n'
    prepared, player = prepared_at(50 * SECOND, waiting)
    async with shown(prepared) as (pilot, screen):
        player.now = 60 * SECOND
        screen.look()
        player.now = 72 * SECOND
        screen.look()
        assert screen.has_class("-waiting")
        assert screen.query_one("#word", Lettered).value == "Wait"
        assert screen.query_one(BigDigits).value == "0:12"
        assert text_of(screen, "label") == "Clip the bungee on"
        assert text_of(screen, "target") == "Press Space when you are ready"
        assert "Go on" in await offered_by(pilot)
        await pilot.press("space")
        assert screen.query_one("#word", Lettered).value == "Hard"
        assert state_of(prepared) is State.ROLLING


async def test_what_the_session_has_to_tell_is_on_the_screen_until_it_is_over() -> None:
    prepared, player = prepared_at(SPRINT_OF_ROUND_3)
    computer = FakeComputer()
    companions = Companions(wakefulness=computer)
    live = LiveSession(prepared.live.timeline, prepared.live.plan, player, companions)
    async with shown(Prepared(live)) as (pilot, screen):
        computer.away = 61.0
        screen.look()
        slept = "The computer slept for 1:01. The session is paused where it was."
        assert text_of(screen, "trouble") == slept
        assert screen.has_class("-paused")
        await pilot.press("space")
        assert not screen.query_one("#trouble").display


async def test_ctrl_c_ends_the_session_in_order() -> None:
    prepared, player = prepared_at(SPRINT_OF_ROUND_3)
    async with shown(prepared) as (pilot, _):
        app = pilot.app
        assert isinstance(app, AquatimerApp)
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert not app.is_running
    assert app.interrupted
    assert prepared.live.state is State.STOPPED
    assert player.asked[-1] == "close"


async def test_the_keys_to_touch_offer_what_means_something_now() -> None:
    prepared, player = prepared_at(SPRINT_OF_ROUND_3)
    async with shown(prepared) as (pilot, screen):
        changes = ["Skip", "Back", "- Round", "+ Round", "Cool-down", "Lock", "Leave"]
        assert await offered_by(pilot) == ["Pause", *changes]
        await pilot.press("space")
        assert await offered_by(pilot) == ["Go on", *changes]
        player.now = WHOLE
        screen.look()
        assert await offered_by(pilot) == ["Leave"]


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_every_key_can_be_touched(size: tuple[int, int]) -> None:
    prepared, player = prepared_at(SPRINT_OF_ROUND_3 + 10 * SECOND)
    async with shown(prepared, size=size) as (pilot, screen):
        await pilot.pause()
        for name in ("skip", "back", "more", "more", "fewer"):
            assert screen.query_one(f"#{name}").region.height >= 2
            await pilot.click(f"#{name}")
        assert player.now == SPRINT_OF_ROUND_3
        assert screen.query_one("#rounds .figure", Lettered).value == "3 of 11"
        await pilot.click("#pause")
        assert state_of(prepared) is State.PAUSED
        await pilot.pause()
        await pilot.click("#pause")
        assert state_of(prepared) is State.ROLLING
        await pilot.click("#cool-down")
        assert text_of(screen, "part") == "Cool-down"
        await pilot.click("#leave")
        assert isinstance(shown_on(pilot), LeaveScreen)


async def test_locked_it_ignores_every_key_but_the_one_that_pauses() -> None:
    prepared, player = prepared_at(SPRINT_OF_ROUND_3 + 10 * SECOND)
    async with shown(prepared) as (pilot, screen):
        await pilot.press("l")
        assert screen.query_one("#signs", Lettered).value == "Locked"
        assert await offered_by(pilot) == ["Pause", "Unlock"]
        ignored = ("n", "p", "plus", "minus", "c", "left", "right", "q", "escape", "pagedown")
        await pilot.press(*ignored, "pageup", "x", "ctrl+q", "ctrl+p")
        assert (shown_on(pilot), player.asked) == (screen, ["play"])
        for key in ("space", "full_stop"):
            await pilot.press(key)
        assert player.asked == ["play", "hold", "play"]


async def test_two_presses_unlock_however_fast_they_follow_each_other() -> None:
    prepared, _ = prepared_at(SPRINT_OF_ROUND_3)
    async with shown(prepared) as (pilot, screen):
        await pilot.press("l")
        for key in ("q", "n", "l", "l"):
            pilot.app.post_message(events.Key(key, key))
        await pilot.pause()
        assert not screen.locked
        assert state_of(prepared) is State.ROLLING


async def test_two_presses_in_a_row_unlock_and_a_splash_between_them_does_not() -> None:
    prepared, _ = prepared_at(SPRINT_OF_ROUND_3)
    async with shown(prepared) as (pilot, screen):
        await pilot.press("l", "l", "x", "l")
        assert screen.locked
        await pilot.press("l")
        assert not screen.locked
        assert screen.query_one("#signs", Lettered).value == ""
        await pilot.click("#lock")
        await pilot.pause()
        await pilot.click("#lock")
        assert screen.locked
        await pilot.click("#lock")
        assert not screen.locked


@pytest.mark.parametrize("flash", [True, False])
async def test_it_flashes_once_a_second_in_the_last_three(*, flash: bool) -> None:
    prepared, player = prepared_at(SPRINT_OF_ROUND_3)
    async with shown(prepared, flash=flash) as (_, screen):
        lit = []
        for remaining in (3_001, 3_000, 2_500, 2_000, 1_400, 900, 400):
            player.now = SPRINT_OF_ROUND_3 + MINUTE - remaining
            screen.look()
            lit.append(screen.has_class("-flash"))
        assert lit == [flash and one for one in (False, True, False, True, False, True, False)]


async def test_muted_on_battery_and_without_sound_are_written_large() -> None:
    power = FakePower(Battery(62))
    prepared, player = prepared_at(SPRINT_OF_ROUND_3)
    async with shown(replace(prepared, muted=True), power=power) as (_, screen):
        signs = screen.query_one("#signs", Lettered)
        assert signs.value == "Muted"
        assert screen.query_one("#power .figure", Lettered).value == "62"
        assert len(signs.drawing()) == 3
        player.broken = NO_SOUND
        screen.look()
        assert signs.value == "No sound"


@pytest.mark.parametrize(
    ("columns", "fitting"), [(120, "No sound  Battery low"), (80, "No sound"), (40, None)]
)
async def test_the_signs_that_matter_most_are_large_where_not_all_can_be(
    columns: int, fitting: str | None
) -> None:
    prepared, _ = prepared_at(SPRINT_OF_ROUND_3, broken=NO_SOUND)
    power = FakePower(Battery(12))
    async with shown(prepared, size=(columns, 40), power=power) as (pilot, screen):
        await pilot.press("l")
        signs = screen.query_one("#signs", Lettered)
        assert signs.value == "No sound  Battery low  Locked"
        large = lettering(fitting.upper(), LETTERS, scale=1) if fitting else [signs.value]
        assert signs.drawing() == tuple(large)


@pytest.mark.parametrize(
    ("key", "answer"),
    [("q", "n"), ("escape", "escape"), ("q", "enter")],
    ids=["n", "escape", "enter"],
)
async def test_leaving_asks_and_the_session_runs_on_until_the_answer(key: str, answer: str) -> None:
    prepared, player = prepared_at(SPRINT_OF_ROUND_3)
    async with shown(prepared) as (pilot, screen):
        await pilot.press(key)
        assert isinstance(shown_on(pilot), LeaveScreen)
        player.now += 7 * SECOND
        async with asyncio.timeout(5):
            while screen.query_one(BigDigits).value != "53":
                await pilot.pause(0.02)
        await pilot.press(answer)
        assert shown_on(pilot) is screen
        assert prepared.live.state is State.ROLLING
        assert player.asked == ["play"]


async def test_yes_leaves_the_session_and_the_program() -> None:
    prepared, player = prepared_at(SPRINT_OF_ROUND_3)
    async with shown(prepared) as (pilot, _):
        await pilot.press("q", "y")
        assert state_of(prepared) is State.ROLLING
        await pilot.press("y", "e")
        await pilot.pause()
        assert not pilot.app.is_running
    assert prepared.live.state is State.STOPPED
    assert player.asked == ["play", "hold", "close"]


@pytest.mark.parametrize(
    ("buttons", "left"),
    [(("#leave", "#end"), True), (("#leave", "#stay"), False), (("#stay",), False)],
)
async def test_the_questions_are_answered_by_clicks_too(
    buttons: tuple[str, ...], *, left: bool
) -> None:
    prepared, _ = prepared_at(SPRINT_OF_ROUND_3)
    async with shown(prepared) as (pilot, _):
        await pilot.press("q")
        for button in buttons:
            await pilot.click(button)
            await pilot.pause()
        assert pilot.app.is_running is not left


async def test_the_second_question_is_not_answered_where_the_first_was() -> None:
    prepared, _ = prepared_at(SPRINT_OF_ROUND_3)
    async with shown(prepared) as (pilot, screen):
        await pilot.press("q", "e")
        assert isinstance(shown_on(pilot), LeaveScreen)
        place = shown_on(pilot).query_one("#leave").region
        await pilot.press("y", "y")
        assert isinstance(shown_on(pilot), LeaveScreen)
        await pilot.pause()
        assert not shown_on(pilot).query_one("#end").region.overlaps(place)
        await pilot.press("n")
        assert shown_on(pilot) is screen


async def test_the_end_is_shown_and_any_key_leaves_once_it_has_rung_out() -> None:
    prepared, player = prepared_at(WHOLE - SECOND)
    async with shown(prepared) as (pilot, screen):
        player.now = WHOLE
        screen.look()
        assert screen.has_class("-finished")
        assert screen.query_one("#word", Lettered).value == "Complete"
        assert text_of(screen, "label") == "Session complete: The Springboard, 1:15:00"
        await pilot.press("space", "n", "x")
        assert pilot.app.is_running
        player.now = WHOLE + RING
        screen.look()
        assert text_of(screen, "target") == "Press any key to go on"
        await pilot.press("x")
        await pilot.pause()
        assert isinstance(shown_on(pilot), SummaryScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert not pilot.app.is_running
    assert player.asked[-1] == "close"


async def test_a_session_that_looked_for_markers_ends_with_the_question_where_they_are() -> None:
    prepared, player = prepared_at(WHOLE - SECOND)
    book = FakeMarkerBook()
    async with shown(replace(prepared, markers=book)) as (pilot, screen):
        player.now = WHOLE + RING
        screen.look()
        await pilot.press("x")
        await pilot.pause()
        await pilot.press("m", *"by the ladder", "enter", "escape", "q")
        await pilot.pause()
        assert not pilot.app.is_running
    assert book.kept == [({"sprint": "by the ladder"}, None)]


@pytest.mark.parametrize("key", ["q", "space", "pagedown"])
async def test_keys_with_a_meaning_leave_a_session_that_has_rung_out_too(key: str) -> None:
    prepared, player = prepared_at(WHOLE + RING)
    async with shown(prepared) as (pilot, _):
        await pilot.press(key)
        await pilot.pause()
        assert not pilot.app.is_running
    assert player.asked.count("close") == 1


async def test_q_leaves_a_finished_session_without_a_question() -> None:
    prepared, _ = prepared_at(WHOLE)
    async with shown(prepared) as (pilot, _):
        await pilot.press("q")
        await pilot.pause()
        assert not pilot.app.is_running


@pytest.mark.parametrize(
    ("size", "words"),
    [
        ((40, 12), "Pause Skip Back Lock Leave"),
        ((45, 13), "Pause Skip Back Lock Leave"),
        ((50, 14), "Pause Skip Back - Round + Round Lock Leave"),
        ((60, 16), "Pause Skip Back - Round + Round Lock Leave"),
        ((60, 24), "Pause Skip Back - Round + Round Cool-down Lock Leave"),
        ((72, 16), "Pause Skip Back - Round + Round Cool-down Lock Leave"),
    ],
)
async def test_the_keys_below_are_whole_and_as_many_as_there_is_room_for(
    size: tuple[int, int], words: str
) -> None:
    prepared, _ = prepared_at(SPRINT_OF_ROUND_3)
    async with shown(prepared, size=size) as (pilot, screen):
        assert " ".join(await offered_by(pilot)) == words
        for key in (key for key in screen.query(TouchKey) if key.display):
            room = screen.find_widget(key).visible_region.width
            assert room >= max(map(len, str(key.render()).split("\n")))


async def test_what_to_do_about_trouble_is_on_the_screen_where_there_is_room_for_a_clock() -> None:
    prepared, _ = prepared_at(0, broken=NO_DEVICE)
    async with shown(prepared, size=(60, 16)) as (pilot, screen):
        await pilot.pause()
        trouble = screen.query_one("#trouble")
        written = " ".join(
            line.text.strip() for line in trouble.render_lines(trouble.outer_size.region)
        )
        assert written == NO_DEVICE
        assert screen.query_one(BigDigits).size.height >= 6


async def test_trouble_is_on_the_screen_as_long_as_it_lasts_and_told_afterwards() -> None:
    prepared, player = prepared_at(0, SPRINGBOARD, NO_VOICE, broken=NO_SOUND)
    async with shown(prepared) as (pilot, screen):
        assert text_of(screen, "trouble") == f"{NO_VOICE}\n{NO_SOUND}"
        assert screen.query_one("#trouble").display
        player.broken = None
        screen.look()
        assert text_of(screen, "trouble") == NO_VOICE
        app = pilot.app
        assert isinstance(app, AquatimerApp)
        assert app.notices == (NO_VOICE, NO_SOUND)


async def test_what_is_not_kept_at_the_end_is_told_after_the_screen() -> None:
    prepared, player = prepared_at(0)
    live = session(prepared.live.timeline, player, Companions(journal=FullJournal()))
    async with shown(replace(prepared, live=live)) as (pilot, screen):
        screen.end(resumable=False)
        app = pilot.app
        assert isinstance(app, AquatimerApp)
        assert app.notices == ("This session cannot be kept.",)


async def test_without_trouble_there_is_no_room_taken_for_it() -> None:
    prepared, _ = prepared_at(0)
    async with shown(prepared) as (_, screen):
        assert not screen.query_one("#trouble").display


async def test_the_place_in_the_strip_moves_with_the_session() -> None:
    prepared, player = prepared_at(0)
    async with shown(prepared) as (_, screen):
        strip = screen.query_one("#strip")
        places = []
        for position in (0, WHOLE // 2, WHOLE):
            player.now = position
            screen.look()
            places.append(getattr(strip, "here", None))
        assert places == [0, strip.size.width // 2, strip.size.width - 1]


async def test_nothing_is_drawn_again_while_nothing_changes() -> None:
    prepared, player = prepared_at(SPRINT_OF_ROUND_3 + 100)
    async with shown(prepared) as (pilot, screen):
        await pilot.pause()
        player.now += 200
        screen.look()
        assert waiting_to_be_drawn(screen) == set()
        player.now += SECOND
        screen.look()
        assert waiting_to_be_drawn(screen) == {"clock", "elapsed", "left"}


def waiting_to_be_drawn(screen: SessionScreen) -> set[str | None]:
    return {
        widget.id
        for widget in screen.walk_children(Widget)
        if widget._repaint_required  # noqa: SLF001 - Textual has no public word for it
    }


@pytest.mark.parametrize(
    ("size", "seen"),
    [
        ((120, 40), {"title", "word", "clock", "label", "target", "rounds", "upcoming", "strip"}),
        ((80, 24), {"title", "word", "clock", "label", "target", "rounds", "upcoming", "strip"}),
        ((70, 18), {"word", "clock", "label", "rounds", "upcoming"}),
        ((59, 40), {"word", "clock", "upcoming"}),
        ((40, 12), {"word", "clock", "upcoming"}),
    ],
)
async def test_with_less_room_the_clock_the_effort_and_what_is_next_stay(
    size: tuple[int, int], seen: set[str]
) -> None:
    prepared, _ = prepared_at(SPRINT_OF_ROUND_3)
    async with shown(prepared, size=size) as (_, screen):
        named = ("title", "word", "clock", "label", "target", "rounds", "upcoming", "strip")
        regions = {name: screen.query_one(f"#{name}") for name in named}
        visible = {name for name, widget in regions.items() if widget.region.area}
        assert visible == seen
        bottom = max(regions[name].region.bottom for name in seen)
        assert bottom <= size[1]


@pytest.mark.parametrize(
    ("size", "rows"), [((120, 40), 18), ((100, 30), 12), ((80, 24), 12), ((40, 12), 6)]
)
async def test_ten_minutes_fill_the_room(size: tuple[int, int], rows: int) -> None:
    prepared, _ = prepared_at(0)
    async with shown(prepared, size=size) as (_, screen):
        assert len(screen.query_one(BigDigits).drawing()) == rows


@pytest.mark.parametrize("size", [(1, 1), (10, 3), (40, 12), (200, 60)])
async def test_no_size_is_too_small_or_too_large(size: tuple[int, int]) -> None:
    prepared, _ = prepared_at(SPRINT_OF_ROUND_3, SPRINGBOARD, NO_VOICE, broken=NO_SOUND)
    async with shown(prepared) as (pilot, screen):
        await pilot.resize_terminal(*size)
        await pilot.press("space", "q", "n")
        assert shown_on(pilot) is screen
        assert state_of(prepared) is State.PAUSED


async def test_a_terminal_resized_under_the_question_is_laid_out_anew_afterwards() -> None:
    prepared, _ = prepared_at(SPRINT_OF_ROUND_3)
    async with shown(prepared) as (pilot, screen):
        await pilot.press("q")
        await pilot.resize_terminal(40, 12)
        await pilot.press("n")
        await pilot.pause()
        assert screen.has_class("-low", "-narrow")
        assert not screen.has_class("-tall")


async def test_a_title_with_brackets_is_shown_as_it_is() -> None:
    odd = 'title: [red]Odd[/] one\n1:00 easy "[b]hold"\n'
    prepared, _ = prepared_at(0, odd)
    async with shown(prepared) as (_, screen):
        assert str(screen.query_one("#title").render()) == "[red]Odd[/] one"
        assert screen.query_one("#label", Line).render().plain == "[b]hold"


async def test_a_fault_of_the_program_ends_it_and_is_kept_for_the_caller() -> None:
    class Broken(FakePlayer):
        def position(self) -> Milliseconds:
            if "play" in self.asked:
                raise OverflowError("broken on purpose")
            return self.now

    prepared, _ = prepared_at(0)
    prepared = Prepared(type(prepared.live)(prepared.live.timeline, prepared.live.plan, Broken(0)))
    app = AquatimerApp(FakeDeck(), prepared)
    with pytest.raises(OverflowError):
        async with driven(app) as pilot:
            await pilot.pause()
    assert isinstance(app.fault, OverflowError)
    assert app.return_code == 1
