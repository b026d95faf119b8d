"""Music under the cues: without a hole, lowered where it should be, and never too high."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from aquatimer.audio.clips import RATE, Clip, frames_of
from aquatimer.audio.loudness import loudness, true_peak
from aquatimer.audio.mastering import CEILING
from aquatimer.audio.mixer import Mixer
from aquatimer.audio.music.accompaniment import (
    CHANGE_FADE,
    CLOSING_FADE,
    OPENING_FADE,
    Music,
)
from aquatimer.audio.music.ducking import AFTER, BEFORE, FALL, LOWERED, RISE, Ducking
from aquatimer.audio.music.metering import Stereo
from aquatimer.audio.music.setlist import CROSSFADE, SetList, shuffled
from aquatimer.audio.music.songs import LOUDNESS
from aquatimer.audio.tones import tones
from aquatimer.plan.cues import Cue, CueKind, CuePlan, Sound, Work
from aquatimer.plan.metronome import Clicks
from aquatimer.units.durations import SECOND
from tests.songs import HeldSong, level, levelled, noise, sine

TONES = tones()
SILENT_TONES = {sound: Clip(np.zeros_like(clip.samples)) for sound, clip in TONES.items()}


def cue(at: int, sound: Sound = Sound.CHANGE) -> Cue:
    return Cue(at, CueKind.TONE, "change", TONES[sound].duration, 0, sound=sound)


def plan(*cues: Cue, total: int = 60 * SECOND, work: tuple[Work, ...] = ()) -> CuePlan:
    return CuePlan("test", total, cues, work=work)


def under(song: HeldSong, the_plan: CuePlan, *, heard: bool = False) -> Mixer:
    """The music alone, with the cues of the plan silent, or with them."""
    set_list = SetList((song,))
    return Mixer(the_plan, TONES if heard else SILENT_TONES, {}, Music(set_list, set_list))


def values(mixer: Mixer, first: int, end: int) -> NDArray[np.float64]:
    return mixer.render(first, end - first)[:, 0].astype(np.float64)


@settings(max_examples=40, deadline=None)
@given(
    cuts=st.lists(st.integers(-30_000, 400_000), min_size=2, max_size=6, unique=True),
    moments=st.lists(st.integers(0, 8_000), max_size=4),
)
def test_a_stretch_cut_anyhow_is_the_same_as_in_one_piece(
    cuts: list[int], moments: list[int]
) -> None:
    mixer = under(LOUD_AND_LONG, plan(*map(cue, sorted(moments)), total=9_000), heard=True)
    cuts.sort()
    pieces = [mixer.render(first, end - first) for first, end in pairwise(cuts)]
    other = under(LOUD_AND_LONG, plan(*map(cue, sorted(moments)), total=9_000), heard=True)
    assert np.array_equal(np.concatenate(pieces), other.render(cuts[0], cuts[-1] - cuts[0]))


LOUD_AND_LONG = HeldSong(noise(6, 1, 0.3), 1.5)


def test_music_is_down_from_before_each_cue_to_after_it() -> None:
    the_plan = plan(cue(20 * SECOND), total=40 * SECOND)
    mixer = under(level(120), the_plan)
    full = 0.25 * 32_767
    low = full * 10 ** (-LOWERED / 20)
    begin, end = 20 * SECOND - BEFORE, the_plan.cues[0].end + AFTER
    before = values(mixer, frames_of(begin - FALL - 1_000), frames_of(begin - FALL))
    np.testing.assert_allclose(before, full, atol=1)
    np.testing.assert_allclose(values(mixer, frames_of(begin), frames_of(end)), low, atol=1)
    after = values(mixer, frames_of(end + RISE), frames_of(end + RISE + 1_000))
    np.testing.assert_allclose(after, full, atol=1)
    whole = values(mixer, frames_of(begin - 1_000), frames_of(end + 1_000))
    # A ramp, never a step: the steepest of them moves 0.2 % of full scale from frame to frame.
    assert np.abs(np.diff(whole)).max() < 0.002 * 32_767


def test_between_cues_that_are_near_music_stays_down() -> None:
    ticks = [cue(20 * SECOND + number * SECOND, Sound.TICK) for number in range(3)]
    ducking = Ducking(plan(*ticks, cue(23 * SECOND), cue(25_500)))
    gains = ducking.gains(frames_of(20 * SECOND), frames_of(6 * SECOND))
    assert gains == np.float32(10 ** (-LOWERED / 20))
    assert ducking.gains(frames_of(27 * SECOND), RATE) is None


def test_clicks_do_not_lower_music() -> None:
    clicks = Clicks(0, 0, 40 * SECOND, Fraction(90))
    quiet, clicked = plan(total=40 * SECOND), CuePlan("t", 40 * SECOND, (), (clicks,))
    song = level(120)
    assert np.array_equal(
        values(under(song, clicked), 0, 40 * RATE), values(under(song, quiet), 0, 40 * RATE)
    )


@settings(max_examples=30, deadline=None)
@given(moments=st.lists(st.integers(0, 30 * SECOND), max_size=12), first=st.integers(0, 30 * RATE))
def test_wherever_a_cue_is_music_is_down(moments: list[int], first: int) -> None:
    cues = [cue(at, Sound.TICK) for at in sorted(moments)]
    gains = Ducking(plan(*cues)).gains(first, 3 * RATE)
    each = np.broadcast_to(1.0 if gains is None else gains, 3 * RATE)
    assert np.abs(np.diff(each)).max() < 0.001
    for one in cues:
        begin, end = frames_of(one.at - BEFORE) - first, frames_of(one.end + AFTER) - first
        assert np.allclose(each[max(begin, 0) : max(end, 0)], 10 ** (-LOWERED / 20))


def test_songs_come_in_order_and_again_and_fade_into_each_other_without_a_hole() -> None:
    songs = SetList(tuple(HeldSong(noise(10, seed)) for seed in range(3)))
    heard = songs.render(0, 60 * RATE, 2)[:, 0]
    power = np.square(heard).reshape(-1, RATE // 4).mean(axis=1)
    # Equal powers: it is as loud all the time, also where two sound together.
    assert 0.8 < (power / np.median(power)).min() <= (power / np.median(power)).max() < 1.25
    step = 10 * RATE - 10 * RATE // 3
    for number in range(8):
        alone = slice(number * step + 10 * RATE // 3, number * step + 10 * RATE // 3 + 1_000)
        place = alone.start - number * step
        wanted = songs.songs[number % 3].read(place, 1_000)[:, 0]
        if alone.stop <= len(heard) and number:
            assert np.corrcoef(heard[alone], wanted)[0, 1] > 0.6


def test_a_long_song_fades_for_four_seconds() -> None:
    songs = SetList((level(60), level(60, 0.0)))
    heard = songs.render(0, 60 * RATE, 1)[:, 0]
    begin = 60 * RATE - frames_of(CROSSFADE)
    assert np.all(heard[:begin] == 0.25)
    assert heard[begin + frames_of(CROSSFADE) // 2] == pytest.approx(0.25 * np.sqrt(0.5), rel=1e-3)
    assert np.abs(np.diff(heard)).max() < 1e-4


@given(frame=st.integers(0, 10**9), count=st.integers(1, 1_000))
def test_any_place_of_a_set_list_is_found_however_far(frame: int, count: int) -> None:
    songs = SetList((level(3), level(2), level(7)))
    passages = list(songs.passages(frame, frame + count))
    assert 1 <= len(passages) <= 3
    for passage in passages:
        assert frame <= passage.first < passage.end <= frame + count
        assert passage.begin <= passage.first
        assert passage.end <= passage.begin + passage.song.frames
    assert min(passage.first for passage in passages) == frame
    assert max(passage.end for passage in passages) == frame + count


def test_a_seed_decides_the_order() -> None:
    songs = [level(1) for _ in range(20)]
    orders = [shuffled(songs, seed) for seed in ("pool", "pool", "lake")]
    assert orders[0] == orders[1] != orders[2]
    assert set(orders[0]) == set(orders[2]) == set(songs)
    # The same for all time, on every computer.
    numbers = {id(song): number for number, song in enumerate(songs)}
    assert [numbers[id(song)] for song in shuffled(songs[:6], "7")] == [4, 3, 5, 2, 0, 1]


def test_music_comes_with_the_first_sound_and_goes_with_the_last() -> None:
    the_plan = plan(cue(-3_000), cue(30 * SECOND), total=30 * SECOND)
    mixer = under(level(120), the_plan)
    whole = values(mixer, mixer.first_frame - 1_000, mixer.end_frame + 1_000)
    assert not whole[:1_000].any()
    assert not whole[-1_000:].any()
    assert np.abs(np.diff(whole)).max() < 0.002 * 32_767
    full = frames_of(OPENING_FADE + 1_000)
    assert whole[1_000 + full] == pytest.approx(0.25 * 32_767, abs=1)
    closing = values(mixer, mixer.end_frame - frames_of(CLOSING_FADE), mixer.end_frame)
    assert closing[-1] < 2
    assert list(mixer.sounding()) == [(mixer.first_frame, mixer.end_frame)]


WORK = (Work(20 * SECOND, 40 * SECOND), Work(60 * SECOND, 80 * SECOND))


def test_with_the_effort_the_music_changes_and_goes_on_where_it_was() -> None:
    ramp = HeldSong(np.linspace(0, 0.5, 120 * RATE, dtype=np.float32)[:, np.newaxis])
    mixer = Mixer(
        plan(total=100 * SECOND, work=WORK),
        TONES,
        {},
        Music(work=SetList((ramp,)), rest=SetList((level(200, 0.1),))),
    )
    for at, wanted in ((10, 0.1), (30, 10 / 240), (50, 0.1), (70, 30 / 240), (90, 0.1)):
        (value,) = values(mixer, at * RATE, at * RATE + 1)
        assert value == pytest.approx(wanted * 32_767, rel=0.01)
    whole = values(mixer, 15 * RATE, 85 * RATE)
    assert np.abs(np.diff(whole)).max() < 20
    # At the change the one begins to take over, and a second later it has.
    assert values(mixer, 20 * RATE - 10, 20 * RATE).min() == pytest.approx(0.1 * 32_767, rel=0.01)
    after = frames_of(20 * SECOND + CHANGE_FADE)
    assert values(mixer, after, after + 10).max() < 0.01 * 32_767


def test_music_for_work_alone_leaves_the_rest_silent() -> None:
    music = Music(work=SetList((level(100),)), rest=None)
    mixer = Mixer(plan(total=100 * SECOND, work=WORK), TONES, {}, music)
    fade = frames_of(CHANGE_FADE)
    assert list(mixer.sounding()) == [
        (frames_of(span.start), frames_of(span.end) + fade) for span in WORK
    ]
    heard = values(mixer, 0, 100 * RATE) != 0
    told = np.zeros(100 * RATE, dtype=bool)
    for first, end in mixer.sounding():
        told[first:end] = True
    assert not heard[~told].any()
    assert heard[told].mean() > 0.99


def test_music_in_mono_stays_mono_and_in_stereo_carries_the_cues_on_both_sides() -> None:
    the_plan = plan(cue(0), total=5_000)
    assert under(level(9), the_plan).channels == 1
    wave = np.concatenate([sine(9, 300), np.zeros((9 * RATE, 1), np.float32)], axis=1)
    mixer = under(HeldSong(wave), the_plan, heard=True)
    assert mixer.channels == 2
    right = mixer.render(0, 3 * RATE)[:, 1]
    assert np.array_equal(right, mixer.without_music().render(0, 3 * RATE)[:, 0])


def test_songs_quiet_and_loud_are_as_loud() -> None:
    quiet, loud = levelled(noise(20, 1, 0.01)), levelled(noise(20, 2, 0.25, 1))
    for song in (quiet, loud):
        heard = SetList((song,)).render(RATE, 10 * RATE, song.channels)[:, 0]
        assert loudness(heard) == pytest.approx(LOUDNESS, abs=0.5)


def at_the_ceiling(seconds: float) -> Clip:
    """A voice as high as mastering lets any be."""
    wave = sine(seconds, 220, 1.0)[:, 0] * 10 ** (CEILING / 20)
    return Clip(np.rint(wave * 32_767).astype(np.int16))


@pytest.mark.parametrize(
    "wave",
    [noise(30, 3, 0.1), sine(30, 9_000, 0.99), sine(30, 60, 0.99) * np.sign(sine(30, 61))],
    ids=["noise", "high", "low"],
)
def test_cues_and_the_loudest_music_together_stay_below_the_peak_allowed(wave: Stereo) -> None:
    song = HeldSong(wave, 4.0)
    speech = Cue(8_000, CueKind.SPEECH, "start", 2_000, 0, text="Loud.")
    clicks = Clicks(0, 0, 20_000, Fraction(90))
    the_plan = CuePlan("t", 20_000, (cue(1_000), speech, cue(12_000)), (clicks,))
    set_list = SetList((song,))
    mixer = Mixer(the_plan, TONES, {"Loud.": at_the_ceiling(2)}, Music(set_list, set_list))
    mixed = mixer.render(0, 20 * RATE).astype(np.float32) / np.float32(32_767)
    for channel in range(mixer.channels):
        assert true_peak(mixed[:, channel]) < -1
    # And yet it is there beside the cues, as high as it may be.
    assert true_peak(mixed[4 * RATE : 7 * RATE, 0]) > -4


def test_going_on_elsewhere_leaves_the_music_where_it_was() -> None:
    ramp = HeldSong(np.linspace(0, 0.5, 120 * RATE, dtype=np.float32)[:, np.newaxis])
    mixer = under(ramp, plan(total=100 * SECOND))
    left, entered = 30 * RATE + 17, 70 * RATE
    moved = mixer.opened(mixer.opening_after(left, entered))
    assert np.array_equal(moved.render(entered, RATE), mixer.render(left, RATE))
    assert moved.opening is not None
    assert (moved.opening.frame, *moved.opening.heard.values()) == (entered, left)
    again = moved.opened(moved.opening_after(entered + RATE, 10 * RATE))
    assert np.array_equal(again.render(10 * RATE, RATE), mixer.render(left + RATE, RATE))
    assert np.array_equal(again.render(9 * RATE, RATE), mixer.render(left, RATE))
