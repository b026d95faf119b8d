"""What the editor keeps by itself, and what it says where it cannot."""

from aquatimer.tui.desk import Desk
from tests.tui.workbench import FakeWorkbench

FULL = "The disk is full."
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
