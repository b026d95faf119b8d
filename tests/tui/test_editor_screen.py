"""The editor by its keys: what is typed, what is seen of it, and that nothing is lost."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.widgets import OptionList, Static

from aquatimer.tui.app import AquatimerApp
from aquatimer.tui.screens.choice import ChoiceScreen
from aquatimer.tui.screens.editor import EditorScreen
from aquatimer.tui.screens.naming import NamingScreen
from aquatimer.tui.tools import Tools
from aquatimer.tui.widgets.line import Line
from aquatimer.tui.widgets.rehearsal_bar import RehearsalBar
from aquatimer.tui.widgets.strip import SessionStrip
from aquatimer.tui.workbench import Manuscript, Rescued
from tests.pool import FakeDeck
from tests.tui.pilot import Pilot, driven
from tests.tui.workbench import FakeWorkbench, opened

TUESDAY = """title: Tuesday
warmup 10:00 easy
repeat 3
  1:00 hard "Quick"
  1:00 rest
cooldown 5:00 easy"""


class Editing:
    """An editor under test."""

    def __init__(self, bench: FakeWorkbench, app: AquatimerApp, pilot: Pilot) -> None:
        self.bench = bench
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> EditorScreen:
        found = next(one for one in self.app.screen_stack if isinstance(one, EditorScreen))
        assert isinstance(found, EditorScreen)
        return found

    @property
    def text(self) -> str:
        return self.screen.area.text

    @property
    def rows(self) -> list[str]:
        area = self.screen.area
        return [area.render_line(y).text.rstrip() for y in range(area.size.height)]

    def line(self, name: str) -> str:
        return self.screen.query_one(f"#{name}", Line).text

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        names = {" ": "space", "\n": "enter", '"': "quotation_mark", "{": "left_curly_bracket"}
        await self.press(*(names.get(character, character) for character in text))

    async def settle(self) -> None:
        async with asyncio.timeout(10):
            while not self.screen.settled:
                await self.pilot.pause(0.02)
        await self.pilot.pause()

    async def until(self, text: str, name: str) -> None:
        async with asyncio.timeout(10):
            while text not in self.line(name):
                await self.pilot.pause(0.02)

    def go_to(self, line: int, column: int = 1) -> None:
        self.screen.area.move_cursor((line - 1, column - 1))


@asynccontextmanager
async def editing(
    text: str = TUESDAY,
    *,
    bench: FakeWorkbench | None = None,
    manuscript: Manuscript | None = None,
    size: tuple[int, int] = (120, 40),
) -> AsyncIterator[Editing]:
    bench = bench or FakeWorkbench({"tuesday": text})
    app = AquatimerApp(
        FakeDeck(),
        tools=Tools(workbench=lambda: bench),
        manuscript=manuscript or bench.open("tuesday"),
    )
    async with driven(app, size=size) as pilot:
        await pilot.pause()
        edited = Editing(bench, app, pilot)
        if manuscript is None or manuscript.rescued is None:
            await edited.settle()
        yield edited


async def test_a_mistake_is_told_under_its_line_while_it_is_typed() -> None:
    async with editing() as editor:
        assert editor.line("count") == "✓ no mistakes"
        editor.go_to(4, 12)
        await editor.press("backspace")
        await editor.settle()
        at = next(row for row, text in enumerate(editor.rows) if "har " in text)
        assert editor.rows[at + 1].strip().startswith("╰ ✗ There is no effort called `har`.")
        assert editor.rows[at + 1].index("╰") == editor.rows[at].index("har")
        assert editor.rows[at + 2].lstrip().startswith("5")
        assert editor.line("count") == "✗ 1 mistake"
        await editor.type("d")
        await editor.settle()
        assert "╰" not in "".join(editor.rows)


async def test_warnings_are_told_too() -> None:
    async with editing('title: T\nwarmup 1:00 easy\n10s hard "Go"\ncooldown 1:00 easy') as editor:
        assert editor.line("count") == "! 1 warning"
        assert any("is not spoken" in row for row in editor.rows)


async def test_profile_and_totals_stay_as_they_were_while_the_text_is_broken() -> None:
    async with editing() as editor:
        before = editor.screen.query_one(SessionStrip).timeline
        assert before is not None
        assert editor.line("figures") == "21:00"
        totals = str(editor.screen.query_one(".totals", Static).visual)
        assert "hard     3:00  14 %" in totals
        editor.go_to(2, 14)
        await editor.press("x")
        await editor.settle()
        assert editor.screen.has_class("-stale")
        assert editor.screen.query_one(SessionStrip).timeline is before
        assert editor.line("figures") == "before: 21:00"
        await editor.press("ctrl+z")
        await editor.settle()
        assert not editor.screen.has_class("-stale")
        assert editor.text == TUESDAY


async def test_f8_goes_through_the_mistakes_and_round_again() -> None:
    async with editing("title: T\n1:00 har\n2:00 esy\n3:00 rest") as editor:
        places = []
        for _ in range(3):
            await editor.press("f8")
            places.append(editor.screen.area.cursor_location)
        assert places == [(1, 5), (2, 5), (1, 5)]
        await editor.press("shift+f8")
        assert editor.screen.area.cursor_location == (2, 5)
        mistakes = editor.screen.query_one("#mistakes", OptionList)
        told = [str(mistakes.get_option_at_index(index).prompt) for index in range(2)]
        assert told == [
            "✗ 2: There is no effort called `har`.",
            "✗ 3: There is no effort called `esy`.",
        ]


async def test_f8_without_a_mistake_says_so() -> None:
    async with editing() as editor:
        await editor.press("f8")
        assert editor.line("notice") == "There is no mistake."


async def test_words_are_offered_while_typing_and_tab_takes_one() -> None:
    async with editing("effort tempo = 80-85%\n") as editor:
        editor.go_to(2)
        await editor.type("1:00 te")
        suggestions = editor.screen.area._suggestions  # noqa: SLF001 - what lies above the text
        assert suggestions.display
        await editor.press("tab")
        assert editor.text.endswith("\n1:00 tempo")
        assert not suggestions.display


async def test_enter_takes_the_marked_word_and_after_a_whole_word_breaks_the_line() -> None:
    async with editing("") as editor:
        await editor.type("1:00 s")
        await editor.press("down", "enter")
        assert editor.text == "1:00 sprint"
        await editor.press("enter")
        assert editor.text == "1:00 sprint\n"


async def test_up_marks_the_last_word() -> None:
    async with editing("") as editor:
        await editor.type("1:00 s")
        await editor.press("up", "enter")
        assert editor.text == "1:00 strength"


async def test_escape_closes_the_words_and_not_the_editor() -> None:
    async with editing("") as editor:
        await editor.type("re")
        await editor.press("escape", "enter")
        assert editor.text == "re\n"
        assert isinstance(editor.app.screen, EditorScreen)


@pytest.mark.parametrize("key", ["ctrl+@", "ctrl+space"], ids=["terminal", "window"])
async def test_words_are_offered_on_a_key_where_nothing_is_typed_yet(key: str) -> None:
    async with editing("") as editor:
        await editor.type("1:00 ")
        await editor.press("enter")
        assert editor.text == "1:00 \n"
        await editor.press("backspace", key, "enter")
        assert editor.text == "1:00 rest"


async def test_a_loop_variable_is_offered_in_the_braces_of_a_label() -> None:
    async with editing("for side in left, right\n  1:00 drill ") as editor:
        editor.go_to(2, 14)
        await editor.type('"{s')
        await editor.press("tab")
        assert editor.text.endswith('  1:00 drill "{side}')


async def test_a_line_after_an_opener_is_indented_and_backspace_goes_back() -> None:
    async with editing("") as editor:
        await editor.type("repeat 3\n1:00 easy\n")
        assert editor.text == "repeat 3\n  1:00 easy\n  "
        await editor.press("backspace")
        assert editor.text == "repeat 3\n  1:00 easy\n"


async def test_tab_and_shift_tab_indent_what_is_selected() -> None:
    async with editing("1:00 easy\n2:00 hard") as editor:
        await editor.press("f7", "tab")
        assert editor.text == "  1:00 easy\n  2:00 hard"
        await editor.press("shift+tab")
        assert editor.text == "1:00 easy\n2:00 hard"


async def test_tidying_keeps_the_cursor_in_its_line_and_can_be_undone() -> None:
    untidy = "title: T\n\n\nrepeat 2 times\n    90s hard\n    60s   easy\n5:00 rest"
    async with editing(untidy) as editor:
        editor.go_to(6, 11)
        await editor.press("ctrl+t")
        assert editor.text == "title: T\n\nrepeat 2\n  1:30 hard\n  1:00 easy\n5:00 rest\n"
        assert editor.screen.area.cursor_location == (4, 8)
        await editor.press("ctrl+z")
        assert editor.text == untidy


async def test_a_text_with_a_mistake_is_not_tidied() -> None:
    async with editing("title: T\n1:00   har d") as editor:
        await editor.press("ctrl+t")
        assert editor.text == "title: T\n1:00   har d"
        assert "F8" in editor.line("notice")


async def test_ctrl_s_saves() -> None:
    async with editing() as editor:
        await editor.press("ctrl+end")
        editor.go_to(1, 15)
        await editor.type("!")
        assert editor.line("name") == "tuesday · not saved"
        await editor.press("ctrl+s")
        assert editor.bench.files["tuesday"].startswith("title: Tuesday!\n")
        assert editor.line("name") == "tuesday"
        assert editor.line("notice") == "Saved tuesday.aqua."


async def test_saving_says_how_many_mistakes_are_in_what_was_just_typed() -> None:
    async with editing("title: T\n1:00 hard\n1:00 rest\n") as editor:
        editor.go_to(2, 10)
        await editor.type("x")
        editor.go_to(3, 10)
        await editor.press("x", "ctrl+s")
        assert editor.line("notice") == "Saved tuesday.aqua, with 2 mistakes."
        assert editor.bench.files["tuesday"] == "title: T\n1:00 hardx\n1:00 restx\n"


async def test_a_new_workout_asks_for_its_name_until_there_is_one() -> None:
    bench = FakeWorkbench({"taken": ""})
    async with editing(bench=bench, manuscript=bench.open(None)) as editor:
        assert editor.line("name") == "A new workout"
        await editor.press("ctrl+s")
        assert isinstance(editor.app.screen, NamingScreen)
        await editor.type("taken\n")
        assert isinstance(editor.app.screen, NamingScreen)
        trouble = editor.app.screen.query_one("#trouble", Line).text
        assert trouble == "There is taken already. Choose another name."
        await editor.press("end")
        await editor.type("2\n")
        assert bench.files["taken2"] == "title: New\n"
        assert editor.line("name") == "taken2"


async def test_f2_saves_under_another_name_and_escape_does_not() -> None:
    async with editing() as editor:
        await editor.press("f2", "escape")
        assert list(editor.bench.files) == ["tuesday"]
        await editor.press("f2", "end", "2", "enter")
        assert editor.bench.files == {"tuesday": TUESDAY, "tuesday2": TUESDAY}


async def test_a_disk_that_cannot_be_written_is_told_and_the_text_stays() -> None:
    full = "Cannot write tuesday.aqua: the disk is full. Make room, or choose another place."
    bench = FakeWorkbench({"tuesday": TUESDAY}, broken=full)
    async with editing(bench=bench) as editor:
        await editor.type("# ")
        await editor.press("ctrl+s")
        assert editor.line("notice") == f"{full} Your text is still here."
        assert editor.text == f"# {TUESDAY}"
        assert editor.screen.has_class("-troubled")
    assert f"{full} Your text is still here." in editor.app.notices


@pytest.mark.parametrize(
    ("answer", "file"), [("m", f"# {TUESDAY}"), ("n", "theirs")], ids=["mine", "back"]
)
async def test_a_file_that_changed_meanwhile_is_not_overwritten_without_asking(
    answer: str, file: str
) -> None:
    async with editing() as editor:
        editor.bench.files["tuesday"] = "theirs"
        await editor.type("# ")
        await editor.press("ctrl+s")
        assert isinstance(editor.app.screen, ChoiceScreen)
        assert editor.bench.files["tuesday"] == "theirs"
        await editor.press(answer)
        assert editor.bench.files["tuesday"] == file
        assert editor.text == f"# {TUESDAY}"


async def test_a_file_that_changed_meanwhile_can_be_left_for_another_name() -> None:
    async with editing() as editor:
        editor.bench.files["tuesday"] = "theirs"
        await editor.type("# ")
        await editor.press("ctrl+s", "o", "end", "2", "enter")
        assert editor.bench.files == {"tuesday": "theirs", "tuesday2": f"# {TUESDAY}"}


async def test_leaving_without_changes_just_leaves() -> None:
    async with editing() as editor:
        await editor.press("escape")
        assert not editor.app.is_running


@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
async def test_leaving_with_changes_asks(key: str) -> None:
    async with editing() as editor:
        await editor.type("# ")
        await editor.press(key)
        assert isinstance(editor.app.screen, ChoiceScreen)
        await editor.press("n")
        assert isinstance(editor.app.screen, EditorScreen)
        await editor.press(key, "s")
        assert editor.bench.files["tuesday"] == f"# {TUESDAY}"
        assert not editor.app.is_running


async def test_changes_can_be_thrown_away() -> None:
    async with editing() as editor:
        await editor.type("# ")
        editor.screen._keep()  # noqa: SLF001 - what its timer does
        assert editor.bench.kept == {"tuesday": f"# {TUESDAY}"}
        await editor.press("escape", "d")
        assert editor.bench.files["tuesday"] == TUESDAY
        assert editor.bench.kept == {}
        assert not editor.app.is_running


async def test_ending_the_program_keeps_what_is_not_saved() -> None:
    async with editing() as editor:
        await editor.type("# ")
    assert editor.bench.kept == {"tuesday": f"# {TUESDAY}"}
    assert editor.app.notices == (
        "What you wrote was not saved, but it is kept: 'aquatimer edit tuesday' offers it.",
    )


async def test_what_was_kept_goes_when_it_is_undone() -> None:
    async with editing() as editor:
        await editor.type("#")
        editor.screen._keep()  # noqa: SLF001 - what its timer does
        await editor.press("ctrl+z")
        editor.screen._keep()  # noqa: SLF001 - likewise
        assert editor.bench.kept == {}


@pytest.mark.parametrize(
    ("answer", "text"), [("y", "title: Rescued"), ("n", TUESDAY), ("escape", TUESDAY)]
)
async def test_a_text_that_was_kept_is_offered(answer: str, text: str) -> None:
    bench = FakeWorkbench({"tuesday": TUESDAY})
    rescued = Rescued("title: Rescued", "on 24 November at 09:30", ".tuesday.aqua.1.autosave")
    async with editing(bench=bench, manuscript=opened(bench, "tuesday", rescued=rescued)) as editor:
        assert isinstance(editor.app.screen, ChoiceScreen)
        await editor.press(answer)
        assert editor.text == text
        assert bench.aside == [rescued] * (text == TUESDAY)


async def test_a_change_outside_is_told_once() -> None:
    async with editing() as editor:
        editor.bench.files["tuesday"] = "theirs"
        editor.screen._keep()  # noqa: SLF001 - what its timer does
        told = "Something else has written tuesday.aqua. Saving will ask what to keep."
        assert editor.line("notice") == told
        editor.screen.say("")
        editor.screen._keep()  # noqa: SLF001 - likewise
        assert editor.line("notice") == ""


async def test_f9_lets_the_interval_of_the_cursor_be_heard_and_f9_again_stops() -> None:
    async with editing() as editor:
        editor.go_to(4)
        await editor.press("f9")
        await editor.until("line 4: 0:00 of 1:00", "rehearsal")
        [(stretch, rehearsal)] = editor.bench.heard
        assert (stretch.start, stretch.end) == (600_000, 660_000)
        assert editor.screen.query_one(SessionStrip).here is not None
        await editor.press("f10")
        assert rehearsal.asked == ["skip"]
        await editor.press("f9")
        assert rehearsal.asked == ["skip", "close"]
        assert not editor.screen.query_one(RehearsalBar).display
        assert editor.screen.query_one(SessionStrip).here is None


async def test_selected_lines_are_heard_until_their_end() -> None:
    async with editing() as editor:
        editor.go_to(3)
        await editor.press("shift+down", "shift+down", "ctrl+r")
        await editor.until("lines 4 to 5: 0:00 of 2:00", "rehearsal")
        editor.bench.heard[0][1].at = None
        editor.screen.query_one(RehearsalBar).look()
        await editor.pilot.pause()
        assert editor.bench.heard[0][1].asked == ["close"]
        assert not editor.screen.query_one(RehearsalBar).display


async def test_without_a_voice_there_are_tones_and_it_is_said() -> None:
    bench = FakeWorkbench({"tuesday": TUESDAY}, voiceless=("There is no voice: tones only.",))
    async with editing(bench=bench) as editor:
        await editor.press("f9")
        await editor.until("There is no voice: tones only.", "notice")
        assert editor.screen.query_one(RehearsalBar).display


async def test_what_cannot_be_heard_says_why() -> None:
    bench = FakeWorkbench({"tuesday": TUESDAY}, silent="There is no voice called 'x'.")
    async with editing(bench=bench) as editor:
        await editor.press("f9")
        await editor.until("There is no voice called 'x'.", "notice")
        assert not editor.screen.query_one(RehearsalBar).busy


async def test_a_session_with_a_mistake_is_not_heard() -> None:
    async with editing("title: T\n1:00 har") as editor:
        await editor.press("f9")
        assert "F8" in editor.line("notice")
        assert editor.bench.heard == []


async def test_ctrl_c_copies_and_ends_nothing() -> None:
    async with editing() as editor:
        await editor.press("f7", "ctrl+c")
        assert editor.app.clipboard == TUESDAY
        assert not editor.app.interrupted


async def test_a_page_further_and_clicks_pass_over_the_notes() -> None:
    async with editing("title: T\n1:00 har\n2:00 esy\n3:00 rest") as editor:
        await editor.press("down", "down", "down")
        assert editor.screen.area.cursor_location[0] == 3
        rest = next(row for row, text in enumerate(editor.rows) if "3:00 rest" in text)
        await editor.pilot.click(editor.screen.area, offset=(7, 2))
        assert editor.screen.area.cursor_location[0] == 1
        await editor.pilot.click(editor.screen.area, offset=(7, rest))
        assert editor.screen.area.cursor_location[0] == 3
