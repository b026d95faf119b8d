import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aquatimer.audio.clips import Clip, joined
from aquatimer.devices.clip_tape import ClipTape
from tests.full_disk import no_file_larger_than

FRAMES = 5_000


def clip(seed: int, frames: int = FRAMES) -> Clip:
    generator = np.random.default_rng(seed)
    return Clip(generator.integers(-9_000, 9_000, frames, dtype=np.int16))


def test_what_was_held_is_the_same_sound_and_not_in_memory() -> None:
    tape, clips = ClipTape(), [clip(seed, FRAMES + seed) for seed in range(3)]
    held = [tape.hold(one) for one in clips]
    for one, there in zip(clips, held, strict=True):
        assert np.array_equal(there.samples, one.samples)
        assert there.samples.dtype == np.int16
        assert there.samples is not there.samples
        assert there.duration == one.duration


_PLACES = st.none() | st.integers(-2 * FRAMES, 2 * FRAMES)


@given(st.builds(slice, _PLACES, _PLACES, st.none() | st.sampled_from([1, 2, 7])))
def test_a_part_of_it_is_that_of_the_samples(part: slice) -> None:
    sound = clip(1)
    ((_, wave),) = ClipTape().hold(sound).pieces
    assert np.array_equal(wave[part], sound.samples[part])


def test_clips_are_joined_as_those_in_memory() -> None:
    tape, clips = ClipTape(), [clip(1), clip(2)]
    on_tape = joined([tape.hold(one) for one in clips], 300)
    in_memory = joined(clips, 300)
    assert np.array_equal(on_tape.samples, in_memory.samples)
    assert on_tape.duration == in_memory.duration


@pytest.mark.parametrize("room", [0, FRAMES])
def test_what_a_full_disk_does_not_take_stays_in_memory(room: int) -> None:
    tape = ClipTape()
    with no_file_larger_than(room):
        held = [tape.hold(clip(seed)) for seed in range(2)]
    for seed, there in enumerate(held):
        assert np.array_equal(there.samples, clip(seed).samples)
    assert np.array_equal(tape.hold(clip(9)).samples, clip(9).samples)
