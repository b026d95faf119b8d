"""What the editor keeps by itself, and what it says where it cannot."""

from typing import TypeVar

from textual.screen import Screen

from aquatimer.tui.desk import Desk
from aquatimer.tui.workbench import Rescued
from tests.tui.workbench import FakeWorkbench, opened

FULL = "The disk is full."
RESCUED = Rescued("typed for an hour", "yesterday", ".tuesday.aqua.1.autosave")
_Result = TypeVar("_Result")
UNKEPT = f"{FULL} Until that is done, what you type is not kept anywhere."


async def nobody(_: object) -> None:
    raise AssertionError("nothing is to be asked")


def desk(bench: FakeWorkbench) -> tuple[Desk, list[str]]:
    complaints: list[str] = []
    return Desk(bench, bench.open("tuesday"), nobody, complaints.append), complaints


def test_that_nothing_can_be_kept_is_told_once_until_something_was() -> None:
    bench = FakeWorkbench({"tuesday": "old"}, broken=FULL)
    kept_by, complaints = desk(bench)
    for text in ("o", "ol", "olde"):
        kept_by.keep_on(text)
    assert complaints == [UNKEPT]
    bench.broken = ""
    kept_by.keep_on("older")
    assert bench.kept == {"tuesday": "older"}
    bench.broken = FULL
    kept_by.keep_on("oldest")
    assert complaints == [UNKEPT, UNKEPT]


async def test_why_a_text_was_not_saved_is_not_pushed_aside_by_the_same_reason() -> None:
    bench = FakeWorkbench({"tuesday": "old"}, broken=FULL)
    kept_by, complaints = desk(bench)
    assert not await kept_by.save("new")
    kept_by.keep_on("new")
    assert complaints == [f"{FULL} Your text is still here."]


class Answering:
    """Gives these answers to what is asked, one after the other."""

    def __init__(self, *answers: str) -> None:
        self._answers = list(answers)

    async def __call__(self, screen: Screen[_Result]) -> _Result | None:
        del screen
        return self._answers.pop(0)  # type: ignore[return-value]  # what a choice is answered with


def offered(bench: FakeWorkbench, *answers: str) -> tuple[Desk, list[str]]:
    complaints: list[str] = []
    manuscript = opened(bench, "tuesday", rescued=RESCUED)
    return Desk(bench, manuscript, Answering(*answers), complaints.append), complaints


async def test_leaving_forgets_nothing_that_this_desk_has_not_kept() -> None:
    bench = FakeWorkbench({"tuesday": "old"}, kept={"tuesday": "of another editor"})
    kept_by, _ = desk(bench)
    kept_by.keep_on("old")
    assert await kept_by.may_leave("old")
    assert bench.kept == {"tuesday": "of another editor"}


async def test_a_text_that_is_left_is_put_aside_and_its_place_told() -> None:
    bench = FakeWorkbench({"tuesday": "old"})
    kept_by, complaints = offered(bench, "n")
    assert await kept_by.rescued() is None
    assert bench.aside == [RESCUED]
    assert complaints == [
        "The text that was kept yesterday is still there, in tuesday.aqua.unsaved."
    ]


async def test_a_text_that_is_taken_is_kept_at_once_and_goes_when_it_is_thrown_away() -> None:
    bench = FakeWorkbench({"tuesday": "old"})
    kept_by, _ = offered(bench, "y", "d")
    assert await kept_by.rescued() == RESCUED.text
    assert bench.kept == {"tuesday": RESCUED.text}
    assert await kept_by.may_leave(RESCUED.text)
    assert bench.kept == {}


async def test_what_can_neither_be_taken_over_nor_put_aside_stays_and_is_no_fault() -> None:
    bench = FakeWorkbench({"tuesday": "old"}, broken=FULL)
    kept_by, complaints = offered(bench, "y")
    assert await kept_by.rescued() == RESCUED.text
    kept_by, complaints = offered(bench, "n")
    assert await kept_by.rescued() is None
    assert (bench.aside, complaints) == ([], [])
