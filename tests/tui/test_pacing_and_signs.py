"""When the screen looks and flashes, and what is out of the ordinary."""

import pytest

from aquatimer.plan.timeline import Timeline
from aquatimer.session.machine import State
from aquatimer.session.view import View, view_at
from aquatimer.tui.pacing import flashes, until_next_look
from aquatimer.tui.signs import Battery, Condition, Signs, battery_fact, signs_of
from aquatimer.tui.views import Fact
from aquatimer.units.durations import MINUTE, Milliseconds
from tests.pool import workout

SHORT = "title: S\n7s hard\n1:00 easy\n"


def moment(timeline: Timeline, position: Milliseconds, state: State = State.ROLLING) -> View:
    return view_at(timeline, state=state, position=position)


@pytest.mark.parametrize(
    ("remaining", "seconds"),
    [(30_000, 0.505), (29_999, 0.504), (29_501, 0.006), (3_001, 0.006), (3_000, 0.255)],
)
def test_it_looks_when_a_second_changes_and_quicker_in_the_last_three(
    remaining: Milliseconds, seconds: float
) -> None:
    view = moment(workout("title: T\n1:00 hard\n"), MINUTE - remaining)
    assert until_next_look(view) == pytest.approx(seconds)


def test_a_pause_is_looked_at_twice_a_second() -> None:
    view = moment(workout(SHORT), 7_100, State.PAUSED)
    assert until_next_look(view) == 0.5


@pytest.mark.parametrize("remaining", range(1, 3_001, 37))
def test_it_is_lit_for_half_of_each_second(remaining: Milliseconds) -> None:
    view = moment(workout("title: T\n1:00 hard\n"), MINUTE - remaining)
    assert flashes(view) is (remaining % 1_000 > 500 or remaining % 1_000 == 0)


def test_intervals_too_short_for_ticks_do_not_flash_and_a_pause_does_not_either() -> None:
    timeline = workout(SHORT)
    assert not any(flashes(moment(timeline, position)) for position in range(0, 7_000, 100))
    assert not flashes(moment(timeline, 66_100, State.PAUSED))
    assert flashes(moment(timeline, 66_100))


@pytest.mark.parametrize(
    ("condition", "signs"),
    [
        (Condition(), Signs("", urgent=False)),
        (Condition(battery=Battery(62)), Signs("", urgent=False)),
        (Condition(locked=True, muted=True), Signs("Muted  Locked", urgent=False)),
        (Condition(muted=True, silent=True), Signs("No sound", urgent=True)),
        (Condition(battery=Battery(20)), Signs("Battery low", urgent=True)),
    ],
)
def test_signs_tell_what_is_out_of_the_ordinary(condition: Condition, signs: Signs) -> None:
    assert signs_of(condition) == signs


def test_the_battery_is_a_figure_where_the_computer_runs_on_it() -> None:
    assert battery_fact(Battery(62)) == Fact("On battery", "62", "")
    assert battery_fact(None) == Fact()
