"""Which stretch of a session is heard for a few of its lines."""

import pytest

from aquatimer.plan.cues import CueKind, Verbosity
from aquatimer.plan.phrases.english import ENGLISH
from aquatimer.plan.reading import read_workout
from aquatimer.plan.rehearsal import Stretch, heard_in, stretch_of
from aquatimer.plan.script import script_line
from aquatimer.units.durations import MINUTE
from tests.plan.telling import plan_of

TEXT = """title: T
warmup 10:00 easy
repeat 2
  say "Go"
  repeat 3
    1:00 hard
      at half "x"
    0:30 easy
  between
    2:00 rest
for w in 1:00 to 3:00 by 1:00
  w sprint
# The end.
cooldown 5:00 easy
"""


def stretch(first: int, last: int) -> Stretch | None:
    reading = read_workout(TEXT.encode(), file="t.aqua", name="t")
    assert reading.timeline is not None
    assert reading.tree is not None
    assert reading.source is not None
    return stretch_of(reading.timeline, reading.tree, reading.source, first, last)


@pytest.mark.parametrize(
    ("first", "last", "minutes", "lines"),
    [
        pytest.param(2, 2, (0, 10), (2, 2), id="an interval"),
        pytest.param(6, 6, (10, 11), (6, 6), id="an interval in loops, once"),
        pytest.param(7, 7, (10, 11), (6, 6), id="a cue stands for its interval"),
        pytest.param(6, 8, (10, 11.5), (6, 8), id="two intervals"),
        pytest.param(5, 5, (10, 11.5), (6, 8), id="a loop, one round"),
        pytest.param(3, 3, (10, 11.5), (6, 8), id="a loop around loops"),
        pytest.param(9, 9, (14.5, 16.5), (10, 10), id="what is between rounds"),
        pytest.param(11, 11, (21, 22), (12, 12), id="a ladder, its first step"),
        pytest.param(1, 1, (0, 10), (2, 2), id="the header stands for what comes first"),
        pytest.param(4, 4, (10, 11), (6, 6), id="what is said, before its interval"),
        pytest.param(13, 13, (27, 32), (14, 14), id="a comment"),
        pytest.param(2, 14, (0, 32), (2, 14), id="everything"),
    ],
)
def test_a_stretch(
    first: int, last: int, minutes: tuple[float, float], lines: tuple[int, int]
) -> None:
    start, end = (int(each * MINUTE) for each in minutes)
    assert stretch(first, last) == Stretch(start, end, *lines)


def test_below_the_last_interval_there_is_nothing_to_hear() -> None:
    assert stretch(15, 15) is None


def test_what_is_heard_alone_is_what_the_session_has_there() -> None:
    reading = read_workout(TEXT.encode(), file="t.aqua", name="t")
    assert reading.timeline is not None
    plan = plan_of(reading.timeline, Verbosity.COACH, ENGLISH)
    alone = heard_in(plan, Stretch(10 * MINUTE, 11 * MINUTE, 6, 6))
    told = [script_line(cue).split(maxsplit=1) for cue in alone.cues]
    assert [at for at, _ in told][:4] == ["9:57", "9:58", "9:59", "10:00"]
    assert told[-1] == ["11:00", "tone    change"]
    assert set(alone.cues) <= set(plan.cues)
    assert any(cue.kind is CueKind.SPEECH for cue in alone.cues)


def test_at_the_end_of_the_session_all_is_heard_that_comes_after_it() -> None:
    reading = read_workout(TEXT.encode(), file="t.aqua", name="t")
    assert reading.timeline is not None
    plan = plan_of(reading.timeline, Verbosity.COACH, ENGLISH)
    alone = heard_in(plan, Stretch(27 * MINUTE, 32 * MINUTE, 14, 14))
    assert alone.cues[-1] == plan.cues[-1]
    assert alone.cues[-1].name == "finish"
