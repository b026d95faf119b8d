"""Commands from the water: what each changes in time left, rounds, cues and screen."""

from itertools import pairwise

import pytest

from aquatimer.plan.splicing import CountIn
from aquatimer.session.machine import TRANSITIONS, Event, State, after
from aquatimer.units.durations import SECOND
from docs.make_diagram import PAGE, page
from tests.session.course_of_a_session import FakeJournal, Swim, seen

ROUNDS = """
title: Rounds
warmup 2:00 easy
repeat 3
  1:00 hard
  0:30 rest
cooldown 3:00 easy
"""

WAITING = """
title: Waiting
1:00 easy
wait "Clip the bungee on"
1:00 hard
wait "Take it off" or 2:00
cooldown 1:00 easy
"""


def test_the_states_in_the_docs_are_those_of_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make diagram`"


def test_every_state_but_the_last_ones_can_be_left_and_reached() -> None:
    reached = {State.READY, *(to for leads in TRANSITIONS.values() for to in leads.values())}
    assert reached == set(State)
    assert [state for state in State if not TRANSITIONS[state]] == [State.FINISHED, State.STOPPED]


def test_a_session_counts_in_rolls_and_is_finished() -> None:
    swim = Swim(ROUNDS)
    assert swim.live.look().state is State.READY
    assert swim.does(Event.START).state is State.COUNTING_IN
    assert seen(swim.at(-4)) == "counting-in 0:00 [0:04] -9:30 easy"
    assert seen(swim.at(0)) == "rolling 0:00 [2:00] -9:30 easy"
    assert swim.at(570).state is State.FINISHED


def test_a_pause_in_the_count_in_goes_on_counting() -> None:
    swim = Swim(ROUNDS)
    swim.does(Event.START)
    swim.at(-4)
    assert swim.does(Event.PAUSE).state is State.PAUSED
    assert swim.does(Event.GO_ON).state is State.COUNTING_IN


def test_one_round_more_is_there_at_once_and_what_was_said_is_not_cut() -> None:
    swim = Swim(ROUNDS)
    swim.does(Event.START)
    assert seen(swim.at(121)) == "rolling 2:01 [0:59] -7:29 hard 1/3"
    before = swim.heard(0, 122.8)
    assert seen(swim.does(Event.MORE)) == "rolling 2:01 [0:59] -8:59 hard 1/4"
    assert swim.player.asked == ["play", "load"]
    assert swim.heard(0, 122.8) == before
    told = swim.heard(210, 213)
    assert told[-1] == "3:30.5 speech start Hard. One minute. Round two of four."


def test_one_round_fewer_makes_this_the_last() -> None:
    swim = Swim(ROUNDS)
    swim.does(Event.START)
    swim.at(125)
    swim.does(Event.FEWER)
    assert seen(swim.does(Event.FEWER)) == "rolling 2:05 [0:55] -4:25 hard 1/1"
    assert not swim.live.handle(Event.FEWER)
    assert [line for line in swim.heard(150, 213) if "cool" in line.lower()] != []


def test_rounds_can_be_changed_while_paused_and_before_the_first() -> None:
    swim = Swim(ROUNDS)
    swim.does(Event.START)
    swim.at(5)
    swim.does(Event.PAUSE)
    view = swim.does(Event.MORE)
    assert (view.state, view.left) == (State.PAUSED, (570 + 90 - 5) * SECOND)


def test_to_the_cool_down_it_goes_at_once_and_the_clock_goes_on() -> None:
    swim = Swim(ROUNDS)
    swim.does(Event.START)
    swim.at(130)
    assert seen(swim.does(Event.COOL_DOWN)) == "rolling 2:10 [3:00] -3:00 easy"
    assert swim.heard(130, 131) == [
        "2:10 tone change",
        "2:10.5 speech start Easy. Three minutes. Cool down.",
    ]
    assert not swim.live.handle(Event.COOL_DOWN)
    assert swim.at(310).state is State.FINISHED


def test_back_after_a_change_tells_the_new_number_of_rounds() -> None:
    swim = Swim(ROUNDS)
    swim.does(Event.START)
    swim.at(140)
    swim.does(Event.MORE)
    assert seen(swim.does(Event.BACK)) == "rolling 2:00 [1:00] -9:00 hard 1/4"
    assert "Round one of four." in swim.heard(120, 122)[-1]


def test_ten_seconds_on_and_back() -> None:
    swim = Swim(ROUNDS)
    swim.does(Event.START)
    swim.at(125)
    assert swim.does(Event.AHEAD).elapsed == 135 * SECOND
    assert swim.does(Event.BEHIND).elapsed == 125 * SECOND
    swim.at(4)
    assert swim.does(Event.BEHIND).elapsed == 0
    swim.at(565)
    assert swim.does(Event.AHEAD).state is State.FINISHED


def test_a_wait_holds_the_session_until_somebody_goes_on() -> None:
    swim = Swim(WAITING)
    swim.does(Event.START)
    swim.at(10)
    assert swim.heard(59, 70) == [
        "0:59 tone tick",
        "1:00 tone rest",
        "1:00.8 speech start Wait. Clip the bungee on.",
        "1:05 tone rep",
    ]
    assert seen(swim.at(60)) == "waiting 1:00 [0:00] -4:00 wait"
    assert seen(swim.at(72.5)) == "waiting 1:12.5 [0:12.5] -4:00 wait"
    assert seen(swim.does(Event.GO_ON)) == "rolling 1:12.5 [1:00] -4:00 hard"
    assert swim.player.asked[-1] == "load 72500"
    assert swim.heard(70, 74) == [
        "1:10 tone rep",
        "1:12.5 tone change",
        "1:13 speech start Hard. One minute.",
    ]


def test_a_wait_with_a_time_waits_for_the_runner_too() -> None:
    swim = Swim(WAITING)
    swim.does(Event.START)
    swim.at(60)
    swim.does(Event.SKIP)
    assert seen(swim.at(120)) == "waiting 2:00 [0:00] -1:00 wait"
    assert seen(swim.at(360)) == "waiting 6:00 [4:00] -1:00 wait"
    assert seen(swim.does(Event.GO_ON)) == "rolling 6:00 [1:00] -1:00 easy"
    assert swim.at(420).state is State.FINISHED


def test_a_wait_that_is_over_at_once_is_not_waited_for_again() -> None:
    swim = Swim(WAITING)
    swim.does(Event.START)
    swim.at(60)
    assert swim.does(Event.GO_ON).state is State.ROLLING
    assert swim.at(60.1).state is State.ROLLING


def test_a_skip_right_after_a_wait_has_begun_ends_the_wait_alone() -> None:
    swim = Swim(WAITING)
    swim.does(Event.START)
    swim.at(59.75)
    swim.player.now = 60_005
    assert seen(swim.does(Event.SKIP)).startswith("rolling 1:00 [1:00]")
    assert swim.live.look().segment.effort.name == "hard"


def test_two_waits_in_a_row_and_one_at_the_end_are_all_waited_for() -> None:
    swim = Swim('title: W\n0:30 easy\nwait "One"\nwait "Two"\n')
    swim.does(Event.START)
    assert swim.at(31).segment.label == "One"
    assert swim.does(Event.GO_ON).segment.label == "Two"
    view = swim.does(Event.GO_ON)
    assert view.state is State.FINISHED
    assert "0:31 tone finish" in swim.heard(31, 40)


def test_skipping_and_stepping_ahead_stop_at_a_wait() -> None:
    for step in (Event.SKIP, Event.AHEAD):
        swim = Swim(WAITING)
        swim.does(Event.START)
        swim.at(55)
        assert seen(swim.does(step)) == "waiting 1:00 [0:00] -4:00 wait"


def test_back_from_a_wait_and_forth_again_waits_again() -> None:
    swim = Swim(WAITING)
    swim.does(Event.START)
    swim.at(61)
    assert seen(swim.does(Event.BACK)) == "rolling 0:00 [1:00] -5:00 easy"
    assert swim.at(60).state is State.WAITING


def test_ten_seconds_back_from_a_wait_are_those_before_it_however_long_it_was() -> None:
    swim = Swim(WAITING)
    swim.does(Event.START)
    swim.at(100)
    assert seen(swim.does(Event.BEHIND)) == "rolling 0:50 [0:10] -4:10 easy"
    assert swim.at(60).state is State.WAITING


def test_to_the_cool_down_from_a_wait() -> None:
    swim = Swim(WAITING)
    swim.does(Event.START)
    swim.at(70)
    assert seen(swim.does(Event.COOL_DOWN)) == "rolling 1:10 [1:00] -1:00 easy"


def test_to_the_cool_down_from_the_wait_before_it_and_from_none_without_one() -> None:
    swim = Swim('title: x\n1:00 easy\nwait "Take it off"\ncooldown 3:00 easy\n')
    swim.does(Event.START)
    swim.at(75)
    assert seen(swim.does(Event.COOL_DOWN)) == "rolling 1:15 [3:00] -3:00 easy"
    assert not swim.live.handle(Event.COOL_DOWN)
    swim = Swim("title: x\n1:00 easy\nwait\n3:00 easy\n")
    swim.does(Event.START)
    swim.at(75)
    assert not swim.live.handle(Event.COOL_DOWN)


def test_rounds_change_while_it_waits_and_it_waits_on() -> None:
    swim = Swim('title: W\nrepeat 3\n  wait "Ready?"\n  1:00 hard\n')
    swim.does(Event.START)
    swim.at(4)
    assert seen(swim.does(Event.FEWER)) == "waiting 0:04 [0:04] -2:00 wait 1/2"
    assert seen(swim.does(Event.GO_ON)) == "rolling 0:04 [1:00] -2:00 hard 1/2"
    assert seen(swim.at(64)) == "waiting 1:04 [0:00] -1:00 wait 2/2"


def test_a_count_in_of_ones_own_length() -> None:
    swim = Swim(ROUNDS, count_in=CountIn(0, 30 * SECOND))
    assert seen(swim.does(Event.START)) == "counting-in 0:00 [0:30] -9:30 easy"
    assert "ready" in swim.heard(-30, -3)[0]
    assert swim.does(Event.BACK).position == -30 * SECOND


def test_a_count_in_to_the_middle_and_from_there_back_to_all_that_is_said() -> None:
    swim = Swim(ROUNDS, count_in=CountIn(150 * SECOND, 20 * SECOND))
    assert seen(swim.does(Event.START)) == "counting-in 2:30 [0:20] -7:00 hard 1/3"
    assert swim.heard(100, 150) == ["2:27 tone tick", "2:28 tone tick", "2:29 tone tick"]
    assert swim.at(151).state is State.ROLLING
    swim.does(Event.BACK)
    assert "Hard. One minute. Round one of three." in swim.heard(120, 122)[-1]


def test_words_that_are_spoken_later_are_heard_from_then_on() -> None:
    swim = Swim(ROUNDS)
    swim.coach.unspoken = ("of four",)
    swim.does(Event.START)
    swim.at(125)
    swim.does(Event.MORE)
    assert "Round two" not in swim.heard(210, 213)[-1]
    swim.coach.unspoken, swim.coach.more = (), True
    swim.at(126)
    assert "Round two of four." in swim.heard(210, 213)[-1]


@pytest.mark.parametrize("slept_to", [130.0, 130.0 + 720])
def test_after_a_sleep_it_is_paused_where_it_was(slept_to: float) -> None:
    swim = Swim(ROUNDS)
    swim.does(Event.START)
    swim.at(130)
    swim.computer.away = 720.4
    view = swim.at(slept_to)
    assert (view.state, view.position) == (State.PAUSED, 130 * SECOND)
    assert view.notices == ("The computer slept for 12:00. The session is paused where it was.",)
    assert swim.does(Event.GO_ON).notices == ()


def test_a_key_right_after_a_sleep_is_for_where_it_was() -> None:
    swim = Swim(ROUNDS)
    swim.does(Event.START)
    swim.at(130)
    swim.computer.away, swim.player.now = 720.4, 850 * SECOND
    view = swim.does(Event.AHEAD)
    assert (view.state, view.position) == (State.PAUSED, 140 * SECOND)


@pytest.mark.parametrize("event", [Event.GO_ON, Event.SKIP, Event.BACK, Event.COOL_DOWN])
def test_a_sleep_in_a_wait_is_told_until_the_wait_is_over(event: Event) -> None:
    swim = Swim(WAITING)
    swim.does(Event.START)
    swim.at(65)
    swim.computer.away = 300.0
    [notice] = swim.live.look().notices
    assert "The session still waits" in notice
    assert swim.does(event).notices == ()


def test_a_nap_of_less_than_a_second_and_one_in_a_pause_change_nothing() -> None:
    swim = Swim(ROUNDS)
    swim.does(Event.START)
    swim.at(130)
    swim.computer.away = 0.5
    assert swim.at(130.1).state is State.ROLLING
    swim.does(Event.PAUSE)
    swim.computer.away = 50
    assert swim.at(130.1).notices == ()


def test_everything_that_happens_is_journalled() -> None:
    journal = FakeJournal()
    swim = Swim(WAITING, journal=journal)
    swim.does(Event.START)
    swim.at(10)
    swim.does(Event.PAUSE)
    swim.does(Event.GO_ON)
    swim.at(65)
    swim.does(Event.GO_ON)
    swim.at(85)
    swim.does(Event.COOL_DOWN)
    swim.at(95)
    swim.live.close()
    swim.live.close()
    happened = [(str(one.event), one.position // SECOND, str(one.state)) for one in journal.moments]
    assert happened[1:] == [
        ("count-in", happened[0][1], "counting-in"),
        ("begin", 10, "rolling"),
        ("pause", 10, "paused"),
        ("go-on", 10, "rolling"),
        ("arrive", 65, "waiting"),
        ("go-on", 65, "rolling"),
        ("cool-down", 85, "rolling"),
        ("end", 95, "stopped"),
    ]
    assert [str(one.event) for one in journal.moments if one.timeline] == ["go-on", "cool-down"]
    stretches = [(one.effort, one.planned, one.done) for one in journal.stretches]
    assert stretches == [
        ("easy", 60_000, 60_000),
        ("rest", 0, 5_000),
        ("hard", 60_000, 20_000),
        ("easy", 60_000, 10_000),
    ]
    assert (journal.closed, swim.computer.closed, swim.player.asked.count("close")) == (1, 1, 1)


def test_the_beat_of_a_wait_is_where_it_began_so_that_it_is_waited_for_again() -> None:
    journal = FakeJournal()
    swim = Swim(WAITING, journal=journal)
    swim.does(Event.START)
    swim.at(60)
    swim.at(75)
    assert journal.beats[-1] == (60_000, State.WAITING)


def test_a_session_cut_off_from_outside_has_not_ended() -> None:
    journal = FakeJournal()
    swim = Swim(ROUNDS, journal=journal)
    swim.does(Event.START)
    swim.at(20)
    swim.live.close(resumable=True)
    assert Event.END not in [one.event for one in journal.moments]
    assert (swim.live.state, journal.closed) == (State.STOPPED, 1)
    assert swim.live.has_rung_out()


def test_a_journal_that_cannot_write_is_told() -> None:
    swim = Swim(ROUNDS, journal=FakeJournal(trouble="The disk is full."))
    assert swim.live.look().notices == ("The disk is full.",)


def test_what_is_skipped_is_not_done() -> None:
    journal = FakeJournal()
    swim = Swim(ROUNDS, journal=journal)
    swim.does(Event.START)
    swim.at(30)
    swim.does(Event.SKIP)
    swim.at(125)
    swim.live.close()
    assert [(one.effort, one.done) for one in journal.stretches] == [
        ("easy", 30_000),
        ("hard", 5_000),
    ]


@pytest.mark.parametrize("first", [Event.BACK, Event.BEHIND])
def test_the_cool_down_is_not_counted_as_what_was_done_at_its_place_before(first: Event) -> None:
    journal = FakeJournal()
    swim = Swim(ROUNDS, journal=journal)
    swim.does(Event.START)
    swim.at(130)
    swim.does(first)
    swim.does(Event.COOL_DOWN)
    swim.at(300)
    swim.live.close()
    assert [(one.effort, one.phase.value, one.done) for one in journal.stretches] == [
        ("easy", "warmup", 120_000),
        ("hard", "main", 10_000),
        ("easy", "cooldown", 180_000),
    ]


def test_a_wait_that_is_waited_for_again_from_its_start_is_one_stretch() -> None:
    journal = FakeJournal()
    swim = Swim(WAITING, journal=journal)
    swim.does(Event.START)
    swim.at(75)
    assert swim.does(Event.BACK).state is State.WAITING
    swim.at(70)
    swim.does(Event.GO_ON)
    swim.at(80)
    told = [(one.label, one.done) for one in journal.stretches]
    assert told == [(None, 60_000), ("Clip the bungee on", 25_000)]


def test_a_round_more_is_not_counted_as_what_came_at_its_place_before() -> None:
    journal = FakeJournal()
    swim = Swim("title: x\nrepeat 2\n  1:00 hard\n1:00 easy\n", journal=journal)
    swim.does(Event.START)
    swim.at(121)
    swim.does(Event.BACK)
    swim.does(Event.MORE)
    swim.does(Event.SKIP)
    swim.at(240)
    told = [(one.effort, one.done) for one in journal.stretches]
    assert told == [("hard", 60_000), ("hard", 60_000), ("easy", 1_000), ("hard", 60_000)]


@pytest.mark.parametrize("state", [State.FINISHED, State.STOPPED])
@pytest.mark.parametrize("event", list(Event))
def test_nothing_moves_a_session_that_is_over(state: State, event: Event) -> None:
    assert after(state, event) is None


def test_the_plan_of_a_live_session_is_always_in_order() -> None:
    swim = Swim(WAITING)
    swim.does(Event.START)
    for second in range(-8, 400, 7):
        swim.at(second)
        for event in (Event.GO_ON, Event.AHEAD, Event.BEHIND):
            swim.live.handle(event)
        cues = swim.live.plan.cues
        assert all(one.at <= two.at for one, two in pairwise(cues))
