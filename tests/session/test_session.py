"""A session on a fake player: told where it is, it does as the runner says."""

import pytest

from aquatimer.plan.cues import CuePlan
from aquatimer.plan.efforts import BUILT_IN
from aquatimer.plan.timeline import Phase, Segment, Timeline
from aquatimer.session.live import LiveSession
from aquatimer.session.machine import TRANSITIONS, Event, State, after
from aquatimer.session.ports import Companions
from aquatimer.units.durations import SECOND
from tests.fake_player import FakePlayer


def timeline(*seconds: int) -> Timeline:
    segments: list[Segment] = []
    start = 0
    for index, length in enumerate(seconds):
        effort = BUILT_IN["easy" if index % 2 == 0 else "sprint"]
        segments.append(
            Segment(index, start, length * SECOND, Phase.MAIN, effort, effort.target, line=1)
        )
        start += length * SECOND
    return Timeline("test", "Test", tuple(segments))


def session(player: FakePlayer, *seconds: int) -> LiveSession:
    planned = timeline(*seconds)
    return LiveSession(planned, CuePlan("test", planned.total, ()), player)


def test_a_session_rolls_pauses_goes_on_and_finishes() -> None:
    player = FakePlayer(0)
    live = session(player, 10, 20)
    assert live.look().state is State.READY
    live.handle(Event.START)
    player.now = 4_000
    live.handle(Event.PAUSE)
    view = live.look()
    assert (view.state, view.remaining, view.left) == (State.PAUSED, 6_000, 26_000)
    live.handle(Event.GO_ON)
    player.now = 30_000
    assert live.look().state is State.FINISHED
    assert live.has_rung_out()
    assert player.asked == ["play", "hold", "play", "play"]


def test_the_finish_rings_out_after_the_last_segment() -> None:
    player = FakePlayer(0)
    planned = timeline(10)
    live = LiveSession(planned, CuePlan("test", planned.total, ()), player)
    live.handle(Event.START)
    player.now = 9_999
    live.look()
    assert not live.has_rung_out()


def test_skip_goes_to_the_next_segment_and_from_the_last_to_the_end() -> None:
    player = FakePlayer(4_000)
    live = session(player, 10, 20)
    live.handle(Event.START)
    live.handle(Event.SKIP)
    assert live.look().segment.index == 1
    live.handle(Event.SKIP)
    assert live.look().state is State.FINISHED


def test_skip_works_while_paused_and_stays_paused() -> None:
    player = FakePlayer(4_000)
    live = session(player, 10, 20)
    live.handle(Event.START)
    live.handle(Event.PAUSE)
    live.handle(Event.SKIP)
    view = live.look()
    assert (view.state, view.position) == (State.PAUSED, 10_000)


def test_back_goes_to_the_start_of_the_segment_and_again_to_the_one_before() -> None:
    player = FakePlayer(25_000)
    live = session(player, 10, 20)
    live.handle(Event.START)
    live.handle(Event.BACK)
    assert player.now == 10_000
    live.handle(Event.BACK)
    assert player.now == 0


def test_count_in_shows_the_time_until_the_start_and_skip_ends_it() -> None:
    player = FakePlayer(-5_000)
    live = session(player, 10, 20)
    live.handle(Event.START)
    view = live.look()
    assert (view.counting_in, view.remaining, view.elapsed, view.left) == (True, 5_000, 0, 30_000)
    live.handle(Event.SKIP)
    assert not live.look().counting_in


def test_the_last_segment_has_nothing_after_it() -> None:
    player = FakePlayer(12_000)
    live = session(player, 10, 20)
    live.handle(Event.START)
    assert live.look().following is None


def test_trouble_of_the_player_is_there_to_see() -> None:
    live = session(FakePlayer(0, broken="No sound device."), 10)
    assert live.look().trouble == "No sound device."


class LostMusic:
    """An accompanist whose stick was pulled out."""

    closed = False

    def problem(self) -> str | None:
        return "song.mp3 cannot be read any more."

    def close(self) -> None:
        self.closed = True


def test_music_that_is_lost_is_told_and_costs_nothing_else() -> None:
    planned, music = timeline(10), LostMusic()
    plan, companions = CuePlan("test", planned.total, ()), Companions(accompanist=music)
    live = LiveSession(planned, plan, FakePlayer(0), companions)
    live.handle(Event.START)
    view = live.look()
    assert (view.trouble, view.notices) == (None, ("song.mp3 cannot be read any more.",))
    live.close()
    assert music.closed


def test_closing_stops_and_gives_the_device_back() -> None:
    player = FakePlayer(0)
    live = session(player, 10)
    live.handle(Event.START)
    live.close()
    assert live.state is State.STOPPED
    assert player.asked == ["play", "hold", "close"]


@pytest.mark.parametrize("state", [State.FINISHED, State.STOPPED])
@pytest.mark.parametrize("event", list(Event))
def test_nothing_moves_a_session_that_is_over(state: State, event: Event) -> None:
    assert after(state, event) is None


def test_every_state_has_its_row() -> None:
    assert set(TRANSITIONS) == set(State)


def test_an_event_without_meaning_changes_nothing() -> None:
    player = FakePlayer(0)
    live = session(player, 10)
    assert not live.handle(Event.GO_ON)
    assert (live.state, player.asked) == (State.READY, [])
