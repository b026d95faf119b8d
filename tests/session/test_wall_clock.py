"""What was done, on the clock of the wall: pauses, sleep, waits, and a session in two pieces."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from aquatimer.plan.laps import Span, end_of, planned_laps
from aquatimer.plan.timeline import Phase
from aquatimer.session.machine import State
from aquatimer.session.record import Done
from aquatimer.session.wall_clock import Course, Noted, laps_done
from tests.plan.sessions import read

TIMELINE = read('title: x\n1:00 easy\n1:00 hard "Push" @ 93%\n1:00 sprint\n')
ROLLING, PAUSED, STOPPED = State.ROLLING, State.PAUSED, State.STOPPED


def done(start: int, seconds: int, effort: str, label: str | None = None) -> Done:
    return Done(start, 60_000, seconds * 1_000, effort, Phase.MAIN, label, ())


def spans(noted: list[Noted], stretches: list[Done], seen: int = 0) -> list[list[tuple[int, int]]]:
    laps = laps_done(Course(noted, stretches, seen), [TIMELINE])
    return [[(span.start // 1_000, span.end // 1_000) for span in lap.spans] for lap in laps]


def test_without_a_pause_one_stretch_follows_the_other() -> None:
    noted = [Noted(0, 0, ROLLING), Noted(180_000, 180_000, State.FINISHED)]
    stretches = [done(0, 60, "easy"), done(60_000, 60, "hard"), done(120_000, 60, "sprint")]
    assert spans(noted, stretches) == [[(0, 60)], [(60, 120)], [(120, 180)]]


def test_the_count_in_and_the_words_before_it_are_not_in_a_stretch() -> None:
    noted = [
        Noted(0, -20_000, ROLLING),
        Noted(5_000, -15_000, State.COUNTING_IN),
        Noted(20_000, 0, ROLLING),
        Noted(50_000, 30_000, STOPPED),
    ]
    assert spans(noted, [done(0, 30, "easy")]) == [[(20, 50)]]
    assert spans([Noted(0, -3_000, ROLLING)], [done(0, 30, "easy")], 90_000) == [[(3, 33)]]


def test_a_pause_parts_a_stretch() -> None:
    noted = [
        Noted(0, 0, ROLLING),
        Noted(40_000, 40_000, PAUSED),
        Noted(100_000, 40_000, ROLLING),
        Noted(160_000, 100_000, STOPPED),
    ]
    assert spans(noted, [done(0, 60, "easy"), done(60_000, 40, "hard")]) == [
        [(0, 40), (100, 120)],
        [(120, 160)],
    ]


def test_what_the_computer_slept_is_not_in_a_stretch() -> None:
    noted = [
        Noted(0, 0, ROLLING),
        Noted(600_000, 30_000, PAUSED, away=570_000),
        Noted(610_000, 30_000, ROLLING),
        Noted(640_000, 60_000, STOPPED),
    ]
    assert spans(noted, [done(0, 60, "easy")]) == [[(0, 30), (610, 640)]]


def test_a_wait_counts() -> None:
    noted = [
        Noted(0, 0, ROLLING),
        Noted(60_000, 60_000, State.WAITING),
        Noted(90_000, 90_000, ROLLING),
        Noted(150_000, 150_000, STOPPED),
    ]
    stretches = [done(0, 60, "easy"), done(60_000, 30, "rest"), done(60_000, 60, "hard")]
    assert spans(noted, stretches) == [[(0, 60)], [(60, 90)], [(90, 150)]]


def test_a_session_in_two_pieces_is_one() -> None:
    """Cut off after 75 s, in the second minute, and gone on with an hour later."""
    noted = [
        Noted(0, 0, ROLLING),
        Noted(75_000, 75_000, STOPPED),
        Noted(3_600_000, 75_000, ROLLING),
        Noted(3_705_000, 180_000, State.FINISHED),
    ]
    stretches = [
        done(0, 60, "easy"),
        done(60_000, 15, "hard", "Push"),
        done(60_000, 45, "hard", "Push"),
        done(120_000, 60, "sprint"),
    ]
    assert spans(noted, stretches) == [
        [(0, 60)],
        [(60, 75)],
        [(3_600, 3_645)],
        [(3_645, 3_705)],
    ]


def test_a_stretch_has_the_target_it_had_in_the_plan() -> None:
    noted = [Noted(0, 0, ROLLING)]
    stretches = [
        done(60_000, 10, "hard", "Push"),
        done(60_000, 10, "hard", "Another"),
        done(0, 10, "gone"),
    ]
    laps = laps_done(Course(noted, stretches, 90_000), [TIMELINE])
    percents = [lap.target.percent and lap.target.percent.low for lap in laps]
    assert percents == [93, 92, None]
    assert [lap.effort.strain for lap in laps] == [4, 4, None]


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 600)), max_size=12))
def test_no_two_stretches_are_at_the_same_time(pieces: list[tuple[int, int]]) -> None:
    """Whatever was kept, stretches follow each other, and none is longer than it was."""
    noted, at = [], 0
    for index, (seconds, _) in enumerate(pieces):
        noted.append(Noted(at, at, ROLLING if index % 2 == 0 else PAUSED))
        at += seconds * 1_000
    stretches = [done(0, seconds, "easy") for _, seconds in pieces]
    laps = laps_done(Course(noted, stretches, at), [TIMELINE])
    flat = [span for lap in laps for span in lap.spans]
    assert all(here.end <= later.start for here, later in pairwise(flat))
    assert end_of(laps) <= at
    for lap, stretch in zip(laps, stretches, strict=True):
        assert lap.duration <= stretch.done


def test_a_plan_done_as_planned_has_its_own_times() -> None:
    laps = planned_laps(read("title: x\n1:00 easy\nwait\n30s hard\n"))
    assert [lap.spans for lap in laps] == [(Span(0, 60_000),), (Span(60_000, 90_000),)]
