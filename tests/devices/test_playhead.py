"""The playhead against cards that are made of numbers, so that what is truly heard is known."""

from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aquatimer.audio.clips import RATE, frames_of, milliseconds_of
from aquatimer.devices.playhead import Playhead

BLOCK = 17_640
SECONDS_A_BLOCK = BLOCK / RATE
OPENED = 500.0


@dataclass
class Card:
    """Takes two blocks to start with, and another whenever one has been played.

    `speed` is how fast its crystal runs; the machine serves it up to `late` seconds late.
    """

    speed: float = 1.0
    late: float = 0.0
    head: Playhead = field(default_factory=lambda: Playhead(0, OPENED))
    firsts: list[int | None] = field(default_factory=list)

    def run(self, seconds: float) -> float:
        """Serve a freshly opened stream for so long, and return the time of the last pull."""
        now = OPENED
        for number in range(int(seconds / SECONDS_A_BLOCK)):
            played = max(0, number - 1)
            unevenly = played * 61 % 16 / 15
            due = OPENED + played * SECONDS_A_BLOCK / self.speed
            now = max(now, due + self.late * unevenly)
            self.firsts.append(self.head.pull(now, BLOCK))
        return now


def rolling_card(speed: float = 1.0, late: float = 0.0) -> Card:
    card = Card(speed, late)
    card.head.play(OPENED)
    return card


def test_opened_it_is_at_rest_and_the_stream_is_silent() -> None:
    head = Playhead(-5_000, OPENED)
    assert [head.pull(OPENED + second, BLOCK) for second in range(5)] == [None] * 5
    assert head.position(OPENED + 60) == -5_000


def test_blocks_follow_each_other_from_the_start() -> None:
    card = rolling_card()
    card.run(4)
    assert card.firsts == [BLOCK * number for number in range(10)]


@pytest.mark.parametrize("position", [-5_000, -1, 0, 1, 6, 4_321, 4_500_000])
def test_a_seek_is_exact_to_the_millisecond(position: int) -> None:
    head = Playhead(0, OPENED)
    head.seek(position, OPENED)
    assert head.position(OPENED) == position
    head.play(OPENED + 1)
    assert head.pull(OPENED + 1, BLOCK) == frames_of(position)


def test_after_play_it_waits_until_the_silence_before_has_been_heard() -> None:
    head = Playhead(0, OPENED)
    head.pull(OPENED, BLOCK)
    head.pull(OPENED, BLOCK)
    head.play(OPENED + 0.2)
    head.pull(OPENED + 0.4, BLOCK)
    heard = [head.position(OPENED + time) for time in (0.2, 0.5, 0.8, 0.9, 1.0)]
    assert heard == [0, 0, 0, 100, 200]


@pytest.mark.parametrize("speed", [1.0, 1 + 100e-6, 1 - 100e-6])
@pytest.mark.parametrize("late", [0.0, 0.15])
def test_it_follows_the_crystal_of_the_card_through_a_session(speed: float, late: float) -> None:
    card = rolling_card(speed, late)
    now = card.run(75 * 60)
    truth = (now - OPENED) * speed * 1_000
    assert card.head.position(now) == pytest.approx(truth, abs=20)


def test_what_was_not_handed_out_is_not_heard() -> None:
    card = rolling_card()
    now = card.run(4)
    assert card.head.position(now + 1.1) == milliseconds_of(BLOCK * len(card.firsts))
    assert not card.head.lost(now + 1.1)


def test_a_hiccup_costs_its_time_and_no_sound() -> None:
    card = rolling_card()
    now = card.run(4) + 1.1
    before = card.head.position(now)
    assert card.head.pull(now, BLOCK) == BLOCK * len(card.firsts)
    assert card.head.position(now) == before
    assert card.head.position(now + 0.3) == before + 300


def test_held_it_stays_and_goes_on_from_there() -> None:
    card, unheld = rolling_card(), rolling_card()
    now = card.run(4)
    unheld.run(4)
    card.head.hold(now + 0.1)
    held_at = unheld.head.position(now + 0.1)
    assert card.head.position(now + 30) == held_at
    assert card.head.pull(now + 30, BLOCK) is None
    card.head.play(now + 30.2)
    first = card.head.pull(now + 30.4, BLOCK)
    assert first == pytest.approx(frames_of(held_at), abs=22)


def test_play_again_while_it_plays_changes_nothing() -> None:
    card = rolling_card()
    now = card.run(4)
    card.head.play(now)
    assert card.head.pull(now + 0.2, BLOCK) == BLOCK * len(card.firsts)


def test_a_card_that_takes_ever_more_ahead_does_not_hurry_the_clock() -> None:
    card = rolling_card()
    now = card.run(20)
    before = card.head.position(now)
    for _ in range(10):
        card.head.pull(now, BLOCK)
    assert card.head.position(now) == before
    assert card.head.position(now + 1) - before == pytest.approx(1_010, abs=1)


def test_a_card_that_takes_less_ahead_after_a_hiccup_is_followed_as_before() -> None:
    head = Playhead(0, OPENED)
    head.play(OPENED)
    for _ in range(6):
        head.pull(OPENED, BLOCK)
    now = OPENED + 6 * SECONDS_A_BLOCK + 0.3
    for number in range(60):
        head.pull(now + number * SECONDS_A_BLOCK, BLOCK)
    last = now + 59 * SECONDS_A_BLOCK
    assert head.position(last) == pytest.approx(1_000 * (last - OPENED - 0.3), abs=1)


def test_a_card_that_takes_many_blocks_at_once_is_not_lost_while_it_plays_them() -> None:
    head = Playhead(0, OPENED)
    for _ in range(10):
        head.pull(OPENED, BLOCK)
    assert [head.lost(OPENED + time) for time in (4.3, 4.5)] == [False, True]


def test_a_card_with_blocks_of_two_seconds_is_not_lost_between_them() -> None:
    head = Playhead(0, OPENED)
    head.pull(OPENED, 2 * RATE)
    assert [head.lost(OPENED + time) for time in (5.9, 6.1)] == [False, True]


def test_three_buffers_without_a_pull_and_it_is_lost_but_goes_on() -> None:
    card = rolling_card()
    now = card.run(4)
    looks = [card.head.position(now + tenth / 10) for tenth in range(100)]
    assert [card.head.lost(now + time) for time in (1.19, 1.21)] == [False, True]
    assert all(0 <= after - before <= 101 for before, after in pairwise(looks))
    assert looks[-1] - looks[12] == 8_700


def test_a_card_that_comes_back_plays_from_where_the_clock_is() -> None:
    card = rolling_card()
    now = card.run(4) + 60
    position = card.head.position(now)
    first = card.head.pull(now, BLOCK)
    assert first == pytest.approx(frames_of(position), abs=22)
    assert not card.head.lost(now)
    assert card.head.position(now) == position
    card.head.pull(now + 0.3, BLOCK)
    assert card.head.position(now + 0.5) == position + 500


def test_a_session_can_be_started_held_and_moved_while_the_card_is_lost() -> None:
    head = Playhead(0, OPENED)
    head.play(OPENED + 10)
    assert head.position(OPENED + 12) == 2_000
    head.hold(OPENED + 12)
    assert head.position(OPENED + 20) == 2_000
    head.seek(60_000, OPENED + 20)
    head.play(OPENED + 20)
    assert head.position(OPENED + 21) == 61_000


def test_a_card_may_take_three_seconds_to_its_first_pull() -> None:
    head = Playhead(0, OPENED)
    head.play(OPENED)
    assert [head.lost(OPENED + time) for time in (2.9, 3.1)] == [False, True]
    assert head.position(OPENED + 2.9) == 0


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["pull", "burst", "look", "hold", "play"]),
        st.floats(min_value=0, max_value=2.5, allow_subnormal=False),
    ),
    max_size=60,
)


# Half a frame less after a loss was a millisecond backwards.
@example(
    steps=[
        *(("look", 1.5625), ("pull", 2.289936883), ("pull", 1.315891146)),
        *(("pull", 1.490481419), ("look", 1.721704196), ("pull", 0.0)),
    ],
    block=441,
)
@given(steps=STEPS, block=st.sampled_from([441, 4_410, BLOCK]))
def test_no_order_of_pulls_and_looks_makes_it_jump(
    steps: list[tuple[str, float]], block: int
) -> None:
    head, now, before = Playhead(0, OPENED), OPENED, 0
    head.play(now)
    for action, seconds in steps:
        now += seconds
        if action in {"pull", "burst"}:
            for _ in range(5 if action == "burst" else 1):
                head.pull(now, block)
        elif action == "hold":
            head.hold(now)
        elif action == "play":
            head.play(now)
        position = head.position(now)
        assert 0 <= position - before <= seconds * 1_010 + 1
        before = position


@given(steps=STEPS, target=st.integers(-10_000, 4_500_000))
def test_after_any_history_a_seek_lands_and_only_what_comes_after_moves_it(
    steps: list[tuple[str, float]], target: int
) -> None:
    head, now = Playhead(0, OPENED), OPENED
    head.play(now)
    for action, seconds in steps:
        now += seconds
        if action in {"pull", "burst"}:
            head.pull(now, BLOCK)
    was_lost = head.lost(now)
    head.seek(target, now)
    assert head.position(now) == target
    first = head.pull(now, BLOCK)
    assert first == frames_of(target)
    assert head.position(now) == target
    assert was_lost or head.position(now + 1e-3) - target <= 2
