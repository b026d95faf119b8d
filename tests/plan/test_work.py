"""Work and rest as music tells them apart."""

from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from aquatimer.plan.work import SHORTEST, work_of
from aquatimer.units.durations import SECOND
from tests.plan.sessions import read


def work(text: str) -> list[tuple[int, int]]:
    """The stretches of work of a workout in seconds."""
    timeline = read(f"title: Work\n{dedent(text)}")
    return [(start // SECOND, end // SECOND) for start, end in work_of(timeline)]


def test_all_above_easy_is_work_and_technique_is_none() -> None:
    assert work(
        """
        1:00 easy
        1:00 steady
        1:00 medium
        1:00 rest
        1:00 drill "Hands as fists"
        1:00 sprint
        """
    ) == [(60, 180), (300, 360)]


def test_what_is_short_does_not_change_the_music() -> None:
    assert work(
        """
        0:30 hard
        repeat 4
          0:20 sprint
          0:08 rest
        1:00 easy
        0:05 hard
        1:00 easy
        """
    ) == [(0, 30 + 3 * 28 + 20)]


def test_a_session_of_rest_alone_has_no_work() -> None:
    assert work("5:00 easy") == []


efforts = st.sampled_from(["rest", "easy", "steady", "hard", "sprint", "drill"])


@given(intervals=st.lists(st.tuples(st.integers(1, 90), efforts), min_size=1, max_size=20))
def test_stretches_of_work_are_in_order_apart_and_within_the_session(
    intervals: list[tuple[int, str]],
) -> None:
    lines = (f"{seconds}s {effort}" for seconds, effort in intervals)
    timeline = read("\n".join(("title: Work", *lines)))
    stretches = list(work_of(timeline))
    edges = [edge for stretch in stretches for edge in stretch]
    assert edges == sorted(set(edges))
    assert all(0 <= edge <= timeline.total for edge in edges)
    starts = {segment.start for segment in timeline.segments} | {timeline.total}
    assert starts.issuperset(edges)
    for segment in timeline.segments:
        if segment.duration >= SHORTEST:
            inside = any(one.start <= segment.start < one.end for one in stretches)
            assert inside == segment.effort.is_work
