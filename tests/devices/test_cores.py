"""Work on several cores: in order, few ahead, and ended by what goes wrong."""

from collections.abc import Iterator
from threading import Barrier, Event

import pytest

from aquatimer.devices.cores import AT_ONCE, side_by_side


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(side_by_side(lambda number: number * number, range(200))) == [
        number * number for number in range(200)
    ]


def test_few_items_are_taken_ahead() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(10_000):
            taken.append(number)
            yield number

    results = side_by_side(int, items())
    assert next(results) == 0
    assert len(taken) < 5_000
    del results


def test_what_goes_wrong_is_raised_in_its_place_and_ends_the_work() -> None:
    done: list[int] = []

    def work(number: int) -> int:
        if number == 3:
            raise ValueError(number)
        done.append(number)
        return number

    results = side_by_side(work, range(100_000))
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="3"):
        next(results)
    assert len(done) < 1_000


@pytest.mark.skipif(AT_ONCE < 2, reason="this computer has one core")
def test_two_items_are_worked_on_at_a_time() -> None:
    together = Barrier(2, timeout=30)
    assert sorted(side_by_side(lambda _: together.wait(), range(2))) == [0, 1]


def test_whoever_waits_is_asked_meanwhile() -> None:
    asked = Event()
    assert list(side_by_side(lambda _: asked.wait(), [1], waiting=asked.set)) == [True]


def test_whoever_waits_may_end_it() -> None:
    ended = Event()

    def end() -> None:
        ended.set()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        next(side_by_side(lambda _: ended.wait(), [1], waiting=end))
