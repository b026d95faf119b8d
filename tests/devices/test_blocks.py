import numpy as np
import pytest

from aquatimer.audio.clips import Samples
from aquatimer.devices.blocks import FADE, Blocks
from tests.plain_mix import PlainMix


class Loud(PlainMix):
    """One level all the time."""

    def __init__(self, level: int) -> None:
        self._level = level

    def render(self, first: int, count: int) -> Samples:
        frames = np.arange(first, first + count).reshape(count, 1)
        return np.full_like(frames, self._level, dtype=np.int16)


class Rising(PlainMix):
    def render(self, first: int, count: int) -> Samples:
        return np.arange(first, first + count, dtype=np.int16).reshape(count, 1)


def test_blocks_that_follow_each_other_are_the_mix_itself() -> None:
    blocks = Blocks(Rising())
    taken = [blocks.take(-700, 700), blocks.take(0, 5), blocks.take(5, 1_000)]
    assert np.array_equal(np.concatenate(taken), Rising().render(-700, 1_705))


def test_the_first_sound_after_silence_is_the_mix_itself() -> None:
    blocks = Blocks(Loud(9_000))
    assert not blocks.take(None, 1_000).any()
    assert np.array_equal(blocks.take(0, 1_000), Loud(9_000).render(0, 1_000))


def test_a_sound_that_is_cut_off_dies_away_evenly() -> None:
    blocks = Blocks(Loud(9_000))
    blocks.take(0, 1_000)
    end = blocks.take(None, 1_000)[:, 0]
    steps = np.diff(end[:FADE])
    assert end[0] == 9_000
    assert not end[FADE - 1 :].any()
    assert steps.max() < 0
    assert steps.min() >= -42
    assert not blocks.take(None, 1_000).any()


def test_after_a_jump_the_end_of_the_old_place_lies_under_the_new_one() -> None:
    blocks = Blocks(Rising())
    blocks.take(10_000, 1_000)
    block = blocks.take(500, 1_000)[:, 0]
    assert block[0] == 500 + 11_000
    assert np.array_equal(block[FADE:], Rising().render(500 + FADE, 1_000 - FADE)[:, 0])


@pytest.mark.parametrize("level", [30_000, -30_000])
def test_both_together_are_cut_off_at_full_scale(level: int) -> None:
    blocks = Blocks(Loud(level))
    blocks.take(0, 1_000)
    assert blocks.take(5_000, 1_000)[0, 0] == np.sign(level) * 32_767


def test_a_block_may_be_shorter_than_the_fade() -> None:
    blocks = Blocks(Loud(9_000))
    blocks.take(0, 10)
    assert blocks.take(None, 10).shape == (10, 1)
