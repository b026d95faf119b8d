"""The clicks of a metronome in the mix: on their frames, out of the way, and never too loud."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aquatimer.audio.clicking import frames_in
from aquatimer.audio.clips import RATE, Clip, frames_of
from aquatimer.audio.loudness import true_peak
from aquatimer.audio.mixer import Mixer
from aquatimer.audio.tones import tones
from aquatimer.audio.trimming import faded
from aquatimer.plan.cues import Cue, CueKind, CuePlan, Sound
from aquatimer.plan.metronome import Clicks
from tests.audio.clips import at_the_ceiling
from tests.plan.sessions import read
from tests.plan.telling import plan_of

TONES = tones()
CLICK = TONES[Sound.CLICK].samples
FIFTH = read("title: Made\n1:00 easy\n1:00 sprint\n0:30 rest\n1:00 medium @ cadence 76")


def loudest_voice(plan: CuePlan) -> dict[str, Clip]:
    """Return clips that are everywhere as high as mastering lets any be."""
    return {
        cue.text or "": at_the_ceiling(frames_of(cue.duration), 441)
        for cue in plan.cues
        if cue.sound is None
    }


PLAN = plan_of(FIFTH, metronome=True)
WITH = Mixer(PLAN, TONES, loudest_voice(PLAN))
WITHOUT = Mixer(plan_of(FIFTH), TONES, loudest_voice(PLAN))


def clicked() -> list[int]:
    """Return the frames at which the mix with a metronome begins to differ from that without."""
    first, count = WITH.first_frame, WITH.end_frame - WITH.first_frame
    differing = np.flatnonzero(
        (WITH.render(first, count) != WITHOUT.render(first, count)).any(axis=1)
    )
    starts = differing[np.diff(differing, prepend=-RATE) > len(CLICK)]
    return [int(frame) + first for frame in starts]


@given(
    cadence=st.fractions(1, 200, max_denominator=2),
    origin=st.integers(0, 100_000),
    cuts=st.lists(st.integers(-RATE, 120 * RATE), max_size=8),
)
def test_every_click_is_on_the_nearest_frame_however_blocks_are_cut(
    cadence: Fraction, origin: int, cuts: list[int]
) -> None:
    stretch = Clicks(origin, origin, origin + 60_000, cadence)
    edges = sorted({-RATE, *cuts, 400 * RATE})
    frames = [frame for one, two in pairwise(edges) for frame in frames_in(stretch, one, two)]
    period = 60 * RATE / cadence
    start, end = frames_of(origin), frames_of(origin + 60_000)
    whole = [start + round(period * number + Fraction(1, 10**9)) for number in range(202)]
    assert frames == [frame for frame in whole if frame < end]


def test_clicks_are_where_the_cadence_of_their_interval_puts_them_and_nowhere_else() -> None:
    rightly = {
        start + round(number * 60 * RATE / cycles)
        for start, cycles in ((0, 65), (60 * RATE, 90), (150 * RATE, 76))
        for number in range(cycles)
    }
    heard = clicked()
    # A click begins with a few samples that are nothing in 16 bits.
    assert all(any(frame - early in rightly for early in range(6)) for frame in heard)
    assert len(heard) > 0.8 * len(rightly)


def test_no_click_is_heard_in_a_tone_and_every_one_beside_them() -> None:
    sounding = [(frames_of(cue.at), frames_of(cue.end)) for cue in PLAN.cues if cue.sound]
    for frame in frames_in(PLAN.clicks[1], 0, WITH.end_frame):
        free = all(end <= frame or start >= frame + len(CLICK) for start, end in sounding)
        added = WITH.render(frame, len(CLICK)) - WITHOUT.render(frame, len(CLICK))
        assert added.any() == free


def test_a_click_is_itself_where_nobody_speaks_and_softer_where_somebody_does() -> None:
    spoken = [(frames_of(cue.at), frames_of(cue.end)) for cue in PLAN.cues if cue.sound is None]
    soft = whole = 0
    for frame in frames_in(PLAN.clicks[0], 0, WITH.end_frame):
        added = WITH.render(frame, len(CLICK)) - WITHOUT.render(frame, len(CLICK))
        if not added.any():
            continue
        if any(start < frame + len(CLICK) and end > frame for start, end in spoken):
            assert np.abs(added).max() < 0.5 * np.abs(CLICK).max()
            soft += 1
        else:
            assert np.array_equal(added[:, 0], CLICK)
            whole += 1
    assert soft >= 5
    assert whole >= 20


def test_no_peak_comes_near_full_scale_over_the_loudest_voice() -> None:
    for second in range(-10, 215):
        block = WITH.render(second * RATE, RATE + 400)[:, 0].astype(np.float32)
        heard = faded(block / np.float32(32_767), 100)
        assert true_peak(heard) < -1


@given(cuts=st.lists(st.integers(0, 10 * RATE), min_size=2, max_size=8, unique=True))
def test_a_stretch_with_clicks_cut_anyhow_is_the_same_as_in_one_piece(cuts: list[int]) -> None:
    cuts.sort()
    pieces = [WITH.render(first, end - first) for first, end in pairwise(cuts)]
    assert np.array_equal(np.concatenate(pieces), WITH.render(cuts[0], cuts[-1] - cuts[0]))


def test_clicks_are_among_what_is_said_to_sound() -> None:
    first = WITH.first_frame - RATE
    told = np.zeros(WITH.end_frame + RATE - first, dtype=bool)
    spans = list(WITH.sounding())
    for span in spans:
        told[span.first - first : span.end - first] = True
    heard = WITH.render(first, len(told))[:, 0] != 0
    assert not (heard & ~told).any()
    assert all(one.end < other.first for one, other in pairwise(spans))


def test_a_plan_without_clicks_needs_none() -> None:
    cue = Cue(0, CueKind.TONE, "tick", 160, 0, sound=Sound.TICK)
    mixer = Mixer(CuePlan("t", 1_000, (cue,)), {Sound.TICK: TONES[Sound.TICK]}, {})
    assert list(mixer.sounding()) == [(0, frames_of(160))]


def test_a_plan_with_clicks_and_no_click_is_told_at_once() -> None:
    plan = CuePlan("t", 1_000, (), (Clicks(0, 0, 1_000, Fraction(60)),))
    with pytest.raises(KeyError, match="click"):
        Mixer(plan, {Sound.TICK: TONES[Sound.TICK]}, {})
