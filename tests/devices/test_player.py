"""Players against a card that pulls when the test says so."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pytest

from aquatimer.audio.clips import Samples, frames_of
from aquatimer.devices.blocks import FADE, Mix, Score
from aquatimer.devices.clock import FastClock
from aquatimer.devices.player import open_player
from aquatimer.devices.silent_player import SilentPlayer
from aquatimer.devices.sound_card import Card, Fill, NoSoundDeviceError
from aquatimer.devices.stream_player import StreamPlayer
from aquatimer.plan.cues import CuePlan
from tests.plain_mix import PlainMix

if TYPE_CHECKING:
    from tests.devices.conftest import FakeClock

BLOCK = 17_640
SILENCE = bytes(2 * BLOCK)
WAITS = 10.0


class Counting(PlainMix):
    """A mix whose samples tell their frames; broken while `fault` is set."""

    def __init__(self, more: int = 1) -> None:
        self.more = more
        self.fault: Exception | None = None

    def render(self, first: int, count: int) -> Samples:
        if self.fault is not None:
            raise self.fault
        return (
            (np.arange(first, first + count) % 1_000 + self.more).astype(np.int16).reshape(count, 1)
        )


class Silent(PlainMix):
    def render(self, first: int, count: int) -> Samples:
        del first
        return np.zeros((count, 1), dtype=np.int16)


@dataclass
class FakeCard:
    """Pulls a first block when it is opened, as real cards do, and others when told."""

    fill: Fill
    blocks: list[bytes] = field(default_factory=list)
    closed: int = 0
    gone: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.pull()

    def pull(self) -> bytes:
        self.blocks.append(self.fill(BLOCK))
        return self.blocks[-1]

    def close(self) -> None:
        self.closed += 1
        self.gone.set()


@dataclass
class FakeCards:
    """Opens cards, or raises what lies in `absences`, but only while `answers` is set."""

    opened: list[FakeCard] = field(default_factory=list)
    absences: list[Exception] = field(default_factory=list)
    waits: list[float | None] = field(default_factory=list)
    channels: list[int] = field(default_factory=list)
    asked: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    answered: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    answers: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.answers.set()

    def open(self, fill: Fill, channels: int, wait: float | None) -> Card:
        self.waits.append(wait)
        self.channels.append(channels)
        self.asked.release()
        assert self.answers.wait(WAITS)
        try:
            if self.absences:
                raise self.absences.pop()
            self.opened.append(FakeCard(fill))
            return self.opened[-1]
        finally:
            self.answered.release()


def score_of(mix: Mix) -> Score:
    return Score(CuePlan("counting", 0, ()), lambda _plan: mix)


@contextmanager
def playing(
    clock: "FakeClock", cards: FakeCards, mix: Mix | Score | None = None
) -> Iterator[StreamPlayer]:
    score = mix if isinstance(mix, Score) else score_of(mix or Counting())
    player = StreamPlayer(score, -2_000, clock, cards.open, look_every=0.01)
    cards.asked.acquire()
    cards.answered.acquire()
    player.play()
    try:
        yield player
    finally:
        player.close()


def test_the_card_gets_silence_while_held_and_the_mix_while_it_plays(clock: "FakeClock") -> None:
    cards = FakeCards()
    with playing(clock, cards) as player:
        [card] = cards.opened
        card.pull()
        card.pull()
        player.hold()
        card.pull()
        card.pull()
        player.seek(5_000)
        player.play()
        card.pull()
    mix = Counting()
    let_go = card.blocks.pop(3)
    assert (any(let_go[: 2 * FADE]), any(let_go[2 * FADE :])) == (True, False)
    assert card.blocks == [
        SILENCE,
        mix.render(frames_of(-2_000), BLOCK).tobytes(),
        mix.render(frames_of(-2_000) + BLOCK, BLOCK).tobytes(),
        SILENCE,
        mix.render(frames_of(5_000), BLOCK).tobytes(),
    ]
    assert card.closed == 1


def test_another_plan_is_played_from_the_next_pull_without_a_seam(clock: "FakeClock") -> None:
    cards, mixes = FakeCards(), iter([Counting(), Counting(7)])
    score = Score(CuePlan("counting", 0, ()), lambda _plan: next(mixes))
    with playing(clock, cards, score) as player:
        [card] = cards.opened
        card.pull()
        assert frames_of(player.ahead()) == pytest.approx(frames_of(-2_000) + BLOCK, abs=45)
        position = player.position()
        player.load(score.plan)
        assert player.position() == position
        card.pull()
    first = frames_of(-2_000)
    assert card.blocks[1:] == [
        Counting().render(first, BLOCK).tobytes(),
        Counting(7).render(first + BLOCK, BLOCK).tobytes(),
    ]


def test_another_plan_at_another_place_lets_what_was_heard_die_away(clock: "FakeClock") -> None:
    cards = FakeCards()
    mixes: Iterator[Mix] = iter([Counting(), Silent()])
    score = Score(CuePlan("counting", 0, ()), lambda _plan: next(mixes))
    with playing(clock, cards, score) as player:
        [card] = cards.opened
        card.pull()
        player.load(score.plan, 60_000)
        assert player.position() == 60_000
        heard = np.frombuffer(card.pull(), dtype="<i2")
    assert heard[:FADE].any()
    assert not heard[FADE:].any()


@pytest.mark.parametrize("fault", [ValueError("odd"), IndexError("odd"), MemoryError("odd")])
def test_what_cannot_be_mixed_is_silent_and_told(clock: "FakeClock", fault: Exception) -> None:
    cards, mix = FakeCards(), Counting()
    with playing(clock, cards, mix) as player:
        [card] = cards.opened
        mix.fault = fault
        assert card.pull() == SILENCE
        assert "could not be made." in (player.trouble() or "")
        mix.fault = None
        assert card.pull() != SILENCE
        assert player.trouble() is None


def test_a_lost_card_is_told_given_up_and_looked_for_until_it_is_there(
    clock: "FakeClock",
) -> None:
    cards = FakeCards()
    with playing(clock, cards) as player:
        [lost] = cards.opened
        cards.absences = [NoSoundDeviceError("It is away"), NoSoundDeviceError("It is away")]
        clock.advance(61.3)
        position = player.position()
        for _ in range(3):
            assert cards.answered.acquire(timeout=WAITS)
        assert player.trouble() is None
        assert player.position() == position
    _, back = cards.opened
    assert np.frombuffer(back.blocks[0], dtype="<i2")[0] == pytest.approx(
        frames_of(position) % 1_000 + 1, abs=23
    )
    assert lost.closed >= 1
    assert cards.waits == [5.0, None, None, None]
    lost.pull()
    assert lost.pull() == SILENCE


def test_a_card_that_stops_to_pull_is_told_at_once(clock: "FakeClock") -> None:
    cards = FakeCards()
    with playing(clock, cards) as player:
        cards.absences = [NoSoundDeviceError("It is away")] * 1_000
        clock.advance(1.1)
        assert player.trouble() is None
        clock.advance(0.2)
        assert "The sound stopped" in (player.trouble() or "")
        before = player.position()
        clock.advance(60)
        assert player.position() - before == 60_000


def test_a_card_that_opens_after_the_session_has_ended_is_closed_again(
    clock: "FakeClock",
) -> None:
    cards = FakeCards()
    with playing(clock, cards):
        cards.answers.clear()
        clock.advance(10)
        assert cards.asked.acquire(timeout=WAITS)
    cards.answers.set()
    assert cards.answered.acquire(timeout=WAITS)
    assert cards.opened[1].gone.wait(WAITS)


def test_without_a_card_there_is_no_stream(clock: "FakeClock") -> None:
    cards = FakeCards(absences=[NoSoundDeviceError("It is away")])
    with pytest.raises(NoSoundDeviceError, match=r"^It is away\. Connect .* start with --mute"):
        StreamPlayer(score_of(Counting()), 0, clock, cards.open)


def test_without_a_card_at_the_start_it_goes_by_the_clock_until_there_is_one(
    clock: "FakeClock",
) -> None:
    cards = FakeCards(absences=[NoSoundDeviceError("It is away")])
    score = score_of(Counting())
    player = StreamPlayer(score, -2_000, clock, cards.open, absence="It is away.", look_every=0.01)
    player.play()
    clock.advance(5)
    assert player.position() == 3_000
    for _ in range(2):
        assert cards.answered.acquire(timeout=WAITS)
    [card] = cards.opened
    assert player.trouble() is None
    assert np.frombuffer(card.pull(), dtype="<i2")[0] == (frames_of(3_000) + BLOCK) % 1_000 + 1
    player.close()
    assert card.closed == 1


def test_a_session_without_a_card_says_why(clock: "FakeClock") -> None:
    cards = FakeCards(absences=[NoSoundDeviceError("It is away")] * 1_000)
    player = StreamPlayer(score_of(Counting()), 0, clock, cards.open, absence="It is away.")
    assert player.trouble() == "It is away."
    player.close()


def test_a_silent_session_goes_by_the_clock(clock: "FakeClock") -> None:
    player = SilentPlayer(-5_000, clock)
    positions = [player.position()]

    def after(seconds: float, command: Callable[[], None]) -> None:
        clock.advance(seconds)
        command()
        positions.append(player.position())

    after(3, player.play)
    after(1.5, player.play)
    after(1.5, player.hold)
    after(60, player.hold)
    after(60, player.play)
    after(2, lambda: player.seek(90_000))
    after(1, player.close)
    assert positions == [-5_000, -5_000, -3_500, -2_000, -2_000, -2_000, 90_000, 91_000]
    assert player.trouble() is None


def test_a_rehearsal_takes_a_minute_in_a_second(clock: "FakeClock") -> None:
    player = SilentPlayer(0, FastClock(clock, 60))
    player.play()
    clock.advance(2)
    assert player.position() == 120_000


def test_silence_for_a_reason_tells_it(clock: "FakeClock") -> None:
    assert SilentPlayer(0, clock, "It is away.").trouble() == "It is away."


@pytest.mark.parametrize(("mute", "speed"), [(True, 1.0), (False, 60.0), (True, 60.0)])
def test_a_session_that_shall_be_silent_opens_no_card(mute: bool, speed: float) -> None:  # noqa: FBT001 - pytest gives it by name
    player = open_player(score_of(Counting()), -1_000, mute=mute, speed=speed)
    assert isinstance(player, SilentPlayer)
    assert (player.position(), player.trouble()) == (-1_000, None)
