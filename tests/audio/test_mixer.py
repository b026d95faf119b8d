"""The mixer: any block, cut anyhow, is the same samples."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aquatimer.audio.clips import Clip, frames_of, joined
from aquatimer.audio.loudness import true_peak
from aquatimer.audio.mixer import Mixer
from aquatimer.audio.tones import tones
from aquatimer.plan.cues import Cue, CueKind, CuePlan, Sound
from tests.audio.clips import at_the_ceiling


def level(value: int, frames: int) -> Clip:
    return Clip(np.full(frames, value, dtype=np.int16))


TONES = {Sound.TICK: level(100, 441), Sound.CHANGE: level(30_000, 8_820)}
SPEECH = {"Easy.": level(-200, 4_410), "Whoa.": level(-30_000, 4_410)}


def tone(at: int, sound: Sound, *, duration: int | None = None) -> Cue:
    lasts = TONES[sound].duration if duration is None else duration
    return Cue(at, CueKind.TONE, sound, lasts, 0, sound=sound)


def words(at: int, text: str) -> Cue:
    return Cue(at, CueKind.SPEECH, "say", 100, 0, text=text)


def mixer_of(*cues: Cue) -> Mixer:
    return Mixer(CuePlan("test", 2_000, cues), TONES, SPEECH)


def values(mixer: Mixer, first: int, count: int) -> list[int]:
    return [int(value) for value in mixer.render(first, count)[:, 0]]


COUNT_IN = mixer_of(
    tone(-1_000, Sound.TICK),
    tone(0, Sound.CHANGE),
    words(50, "Easy."),
    tone(90, Sound.TICK),
    tone(150, Sound.CHANGE),
    words(1_970, "Whoa."),
)


@given(cuts=st.lists(st.integers(-60_000, 110_000), min_size=2, max_size=12, unique=True))
def test_a_stretch_cut_anyhow_is_the_same_as_in_one_piece(cuts: list[int]) -> None:
    cuts.sort()
    pieces = [COUNT_IN.render(first, end - first) for first, end in pairwise(cuts)]
    whole = COUNT_IN.render(cuts[0], cuts[-1] - cuts[0])
    assert np.array_equal(np.concatenate(pieces), whole)


def test_a_clip_begins_and_ends_on_its_frame() -> None:
    mixer = mixer_of(tone(1_000, Sound.TICK))
    assert values(mixer, 44_098, 445) == [0, 0, *[100] * 441, 0, 0]


def test_what_is_before_the_start_is_heard_before_it() -> None:
    mixer = mixer_of(tone(-1_000, Sound.TICK))
    assert mixer.first_frame == -44_100
    assert values(mixer, -44_101, 3) == [0, 100, 100]


def test_what_sounds_together_adds_up() -> None:
    mixer = mixer_of(words(1_000, "Easy."), tone(1_010, Sound.TICK), tone(1_010, Sound.TICK))
    assert values(mixer, frames_of(1_010) - 1, 2) == [-200, 0]
    assert values(mixer, frames_of(1_020) - 1, 2) == [0, -200]


@pytest.mark.parametrize(
    ("cues", "loudest"),
    [
        ([tone(0, Sound.CHANGE), tone(0, Sound.CHANGE)], 32_767),
        ([words(0, "Whoa."), words(0, "Whoa.")], -32_767),
    ],
)
def test_too_loud_is_cut_off_and_never_wraps_around(cues: list[Cue], loudest: int) -> None:
    assert values(mixer_of(*cues), 0, 3) == [loudest] * 3


def test_a_long_clip_is_still_heard_when_short_ones_began_after_it() -> None:
    mixer = mixer_of(tone(0, Sound.CHANGE), tone(20, Sound.TICK), tone(40, Sound.TICK))
    assert values(mixer, 8_818, 4) == [30_000, 30_000, 0, 0]


def test_a_cue_shorter_than_its_clip_dies_away_where_it_ends() -> None:
    mixer = mixer_of(tone(0, Sound.CHANGE, duration=100))
    assert values(mixer, 0, 1) == [30_000]
    fade = values(mixer, frames_of(92), frames_of(100) - frames_of(92))
    assert (fade[0], fade[-1]) == (30_000, 0)
    assert all(one >= other for one, other in pairwise(fade))
    assert not any(values(mixer, frames_of(100), 4_410))


def test_the_last_sound_is_heard_out_after_the_end() -> None:
    mixer = mixer_of(words(1_970, "Easy."))
    assert mixer.end_frame == frames_of(2_070)
    last = frames_of(1_970) + 4_410 - 1
    assert values(mixer, last, 2) == [-200, 0]


def test_a_session_without_a_cue_is_silent() -> None:
    mixer = mixer_of()
    assert (mixer.first_frame, mixer.end_frame) == (0, frames_of(2_000))
    assert not mixer.render(0, 1_000).any()


def test_a_block_has_a_column_for_each_channel_and_may_be_empty() -> None:
    assert COUNT_IN.render(0, 7).shape == (7, COUNT_IN.channels)
    assert COUNT_IN.render(0, 0).shape == (0, COUNT_IN.channels)
    assert COUNT_IN.render(0, 7).dtype == np.int16


def test_a_clip_that_is_not_there_is_told_at_once() -> None:
    with pytest.raises(KeyError, match="Hello"):
        mixer_of(words(0, "Hello."))


@given(
    moments=st.lists(st.integers(-1_000, 1_800), max_size=9),
    sounds=st.lists(st.sampled_from([Sound.TICK, Sound.CHANGE]), min_size=9, max_size=9),
)
def test_outside_of_what_is_said_to_sound_there_is_silence(
    moments: list[int], sounds: list[Sound]
) -> None:
    mixer = mixer_of(*(tone(at, sound) for at, sound in zip(moments, sounds, strict=False)))
    stretches = list(mixer.sounding())
    heard = mixer.render(-50_000, 200_000)[:, 0] != 0
    told = np.zeros(200_000, dtype=bool)
    for first, end in stretches:
        told[first + 50_000 : end + 50_000] = True
    assert np.array_equal(heard, told)
    assert all(one[1] < other[0] for one, other in pairwise(stretches))


def test_a_joined_clip_is_mixed_as_if_it_were_one() -> None:
    apart = joined([SPEECH["Easy."], SPEECH["Whoa."], SPEECH["Easy."]], 20)
    assert apart.duration == 3 * 100 + 2 * 20
    cue = Cue(50, CueKind.SPEECH, "say", apart.duration, 0, text="All.")
    plan = CuePlan("test", 2_000, (cue, tone(90, Sound.TICK)))
    in_pieces = Mixer(plan, TONES, {"All.": apart})
    in_one = Mixer(plan, TONES, {"All.": Clip(apart.samples)})
    assert values(in_pieces, 0, 30_000) == values(in_one, 0, 30_000)
    assert values(in_pieces, frames_of(155), 2) == [0, 0]


@given(
    tap=st.integers(0, 1_200),
    sound=st.sampled_from([Sound.REP, Sound.CHANGE]),
    pitch=st.floats(200, 2_000),
)
def test_a_tone_under_speech_adds_no_more_than_the_peaks_have_room_for(
    tap: int, sound: Sound, pitch: float
) -> None:
    clips = tones()
    lasts = clips[sound].duration
    cues = [
        Cue(300, CueKind.SPEECH, "start", 400, 0, text="Loud."),
        Cue(tap, CueKind.TONE, sound, lasts, 0, sound=sound),
    ]
    cues.sort(key=lambda cue: cue.at)
    mixer = Mixer(
        CuePlan("t", 2_000, tuple(cues)), clips, {"Loud.": at_the_ceiling(frames_of(400), pitch)}
    )
    mixed = mixer.render(0, frames_of(2_000))[:, 0].astype(np.float32) / np.float32(32_767)
    assert true_peak(mixed) < -1
    beside = tap >= 700 or tap + lasts <= 300
    place = frames_of(tap)
    heard = mixer.render(place, len(clips[sound].samples))[:, 0]
    assert np.array_equal(heard, clips[sound].samples) == beside
