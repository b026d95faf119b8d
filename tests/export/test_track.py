"""A session as a file: what went into the mix comes out of it, and nothing else."""

import errno
import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
import soxr
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aquatimer.audio.clips import RATE, Clip, Samples, frames_of
from aquatimer.audio.mixer import Mixer
from aquatimer.export.formats import (
    TrackFormat,
    UnknownEndingError,
    known_endings,
    track_format,
)
from aquatimer.export.layout import LEAD_IN_FRAMES, TAIL_FRAMES, TrackLayout
from aquatimer.export.sndfile import container_of
from aquatimer.export.spec import TrackSpec, UnfitChoiceError
from aquatimer.export.tags import TrackTags, tags_of
from aquatimer.export.track import write_track
from aquatimer.plan.cues import Cue, CueKind, CuePlan, Sound
from aquatimer.plan.timeline import Timeline
from aquatimer.units.durations import SECOND
from tests.tracks import each

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

MixOf = Callable[..., Mixer]
PlaceOf = Callable[..., int]
TAGS = TrackTags("The Springboard")


class Paper:
    """Keeps the progress that it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[int, int]] = []

    def __call__(self, done: int, of_all: int) -> None:
        self.told.append((done, of_all))


class FullDisk(io.BytesIO):
    """Takes so many bytes and then fails as a full disk does."""

    def __init__(self, room: int, error: BaseException) -> None:
        super().__init__()
        self._room = room
        self._error = error

    def write(self, chunk: "ReadableBuffer", /) -> int:
        if self.tell() + memoryview(chunk).nbytes > self._room:
            raise self._error
        return super().write(chunk)


def written(mix: Mixer, track: TrackFormat) -> bytes:
    out = io.BytesIO()
    write_track(mix, out, TrackSpec(track, TAGS), progress=Paper())
    return out.getvalue()


def expected(mix: Mixer) -> Samples:
    sounding = mix.render(mix.first_frame, mix.end_frame - mix.first_frame)
    lead_in, tail = np.zeros((LEAD_IN_FRAMES, 1)), np.zeros((TAIL_FRAMES, 1))
    return np.concatenate([lead_in, sounding, tail]).astype(np.int16)


@pytest.mark.parametrize("track", [TrackFormat.WAV, TrackFormat.FLAC])
def test_a_lossless_track_is_the_mix_sample_for_sample(track: TrackFormat, mix_of: MixOf) -> None:
    mix = mix_of(0, 1_234, 3_000, 3_050, 5_900)
    samples, rate = soundfile.read(io.BytesIO(written(mix, track)), dtype="int16", always_2d=True)
    assert rate == RATE
    np.testing.assert_array_equal(samples, expected(mix))


def test_the_first_sound_comes_after_half_a_second_of_silence(mix_of: MixOf, tone: Samples) -> None:
    samples, _ = soundfile.read(io.BytesIO(written(mix_of(0), TrackFormat.WAV)), dtype="int16")
    assert not samples[: RATE // 2].any()
    np.testing.assert_array_equal(samples[RATE // 2 :][: len(tone)], tone)


def test_a_count_in_begins_the_track_and_the_plan_begins_after_it(
    mix_of: MixOf, tone: Samples
) -> None:
    mix = mix_of(-4_000, 0)
    samples, _ = soundfile.read(io.BytesIO(written(mix, TrackFormat.WAV)), dtype="int16")
    assert TrackLayout(mix).origin == RATE // 2 + 4 * RATE
    for start in (RATE // 2, TrackLayout(mix).origin):
        np.testing.assert_array_equal(samples[start:][: len(tone)], tone)


def test_a_sound_that_rings_beyond_the_session_is_there_whole(mix_of: MixOf, tone: Samples) -> None:
    mix = mix_of(6 * SECOND)
    samples, _ = soundfile.read(io.BytesIO(written(mix, TrackFormat.WAV)), dtype="int16")
    last = samples[TrackLayout(mix).origin + 6 * RATE :]
    np.testing.assert_array_equal(last[: len(tone)], tone)
    assert len(last) == len(tone) + RATE // 2


def test_vorbis_has_each_sound_at_its_place(mix_of: MixOf, place_of: PlaceOf) -> None:
    mix = mix_of(0, 2_345)
    sound, _ = soundfile.read(io.BytesIO(written(mix, TrackFormat.OGG)), dtype="float32")
    starts = [TrackLayout(mix).origin + frames_of(at) for at in (0, 2_345)]
    assert [place_of(sound, near=start) for start in starts] == starts
    assert len(sound) == TrackLayout(mix).frames


def test_opus_has_each_sound_at_its_place_at_its_own_rate(mix_of: MixOf, tone: Samples) -> None:
    mix = mix_of(0, 2_345, 5_555)
    sound, rate = soundfile.read(io.BytesIO(written(mix, TrackFormat.OPUS)), dtype="float32")
    assert rate == 48_000
    assert abs(len(sound) - round(TrackLayout(mix).frames * 48_000 / RATE)) <= 1
    fine = soxr.resample(tone.astype(np.float32), RATE, rate)
    for at in (0, 2_345, 5_555):
        near = round((TrackLayout(mix).origin + frames_of(at)) * rate / RATE)
        window = sound[near - 1_000 : near + len(fine) + 1_000]
        assert abs(int(np.correlate(window, fine).argmax()) - 1_000) <= 1


def test_silence_takes_next_to_no_room_in_opus(mix_of: MixOf) -> None:
    assert len(written(mix_of(0, total=60 * SECOND), TrackFormat.OPUS)) < 40_000


@pytest.mark.parametrize("bitrate", [16, 48, 96, 256])
def test_opus_is_about_as_large_as_its_bitrate_says(bitrate: int) -> None:
    noise = Clip((np.random.default_rng(1).normal(size=8 * RATE) * 4_000).astype(np.int16))
    cue = Cue(0, CueKind.TONE, "tick", 8_000, 0, Sound.TICK)
    mix = Mixer(CuePlan("noise", 8_000, (cue,)), {Sound.TICK: noise}, {})
    out = io.BytesIO()
    write_track(mix, out, TrackSpec(TrackFormat.OPUS, TAGS, bitrate=bitrate), progress=Paper())
    assert len(out.getvalue()) * 8 / 8_500 == pytest.approx(bitrate, rel=0.3)


@pytest.mark.parametrize(
    ("track", "choice", "told"),
    [
        (TrackFormat.MP3, {"bitrate": 100}, ".mp3 has no --bitrate 100. Choose one of 32, 40, 48"),
        (
            TrackFormat.WAV,
            {"bitrate": 128},
            "--bitrate is for .mp3, .opus, .m4a and .m4b.",
        ),
        (TrackFormat.OPUS, {"quality": 2}, "--quality is for .mp3. A .opus has none"),
        (TrackFormat.MP3, {"quality": 10}, "--quality goes from 0, the best, to 9, the fastest."),
    ],
)
def test_a_choice_that_does_not_fit_the_format_is_told(
    track: TrackFormat, choice: dict[str, int], told: str
) -> None:
    with pytest.raises(UnfitChoiceError) as raised:
        TrackSpec(track, TAGS, bitrate=choice.get("bitrate"), quality=choice.get("quality"))
    assert str(raised.value).startswith(told)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    moments=st.lists(st.integers(-3_000, 2_000), max_size=6),
    size=st.integers(1_000, 3 * RATE),
    first=st.integers(0, LEAD_IN_FRAMES),
)
def test_the_size_of_the_blocks_does_not_matter(
    mix_of: MixOf, moments: list[int], size: int, first: int
) -> None:
    mix = mix_of(*moments, total=2 * SECOND)
    blocks = list(TrackLayout(mix).blocks(progress=Paper(), first=first, size=size))
    np.testing.assert_array_equal(np.concatenate(blocks), expected(mix)[first:])


def test_what_lies_outside_the_track_is_silence(mix_of: MixOf) -> None:
    layout = TrackLayout(mix_of(0, total=SECOND))
    assert not layout.render(-RATE, RATE).any()
    assert not layout.render(layout.frames, RATE).any()


@pytest.mark.parametrize("track", each())
def test_progress_goes_forward_and_ends_with_all(track: TrackFormat, mix_of: MixOf) -> None:
    mix, paper = mix_of(0, total=3 * SECOND), Paper()
    write_track(mix, io.BytesIO(), TrackSpec(track, TAGS), progress=paper)
    done = [frames for frames, _ in paper.told]
    assert {frames for _, frames in paper.told} == {4 * RATE}
    assert done[-1] == 4 * RATE
    assert len(done) >= 2
    assert min(np.diff([0, *done])) >= 0


@pytest.mark.parametrize("track", each())
@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()]
)
@pytest.mark.parametrize("share", [0, 0.5, 0.999])
def test_a_disk_that_fills_up_is_told_and_closing_is_left_to_the_caller(
    track: TrackFormat, error: BaseException, share: float, mix_of: MixOf
) -> None:
    mix = mix_of(*range(0, 5_000, 200))
    out = FullDisk(int(share * len(written(mix, track))), error)
    with pytest.raises(type(error)) as raised:
        write_track(mix, out, TrackSpec(track, TAGS), progress=Paper())
    assert raised.value is error
    assert not out.closed


@pytest.mark.parametrize("track", each())
def test_who_watches_the_progress_can_end_the_writing(track: TrackFormat, mix_of: MixOf) -> None:
    class EnoughError(Exception):
        pass

    def stop(done: int, of_all: int) -> None:
        if done > of_all // 2:
            raise EnoughError

    out = io.BytesIO()
    with pytest.raises(EnoughError):
        write_track(mix_of(0), out, TrackSpec(track, TAGS), progress=stop)
    assert not out.closed


@pytest.mark.parametrize(
    ("ending", "track"),
    [(".mp3", TrackFormat.MP3), (".WAV", TrackFormat.WAV), ("flac", TrackFormat.FLAC)],
)
def test_the_ending_decides(ending: str, track: TrackFormat) -> None:
    assert track_format(ending) is track


@pytest.mark.parametrize(
    ("ending", "what"), [(".aiff", "cannot end in .aiff"), ("", "needs an ending")]
)
def test_an_unknown_ending_is_told_with_the_known_ones(ending: str, what: str) -> None:
    with pytest.raises(UnknownEndingError) as raised:
        track_format(ending)
    known = ".mp3, .wav, .flac, .ogg, .opus, .m4a, .m4b"
    assert str(raised.value) == f"The file of a track {what}. Choose one of {known}."
    assert raised.value.known == known_endings() == tuple(known.split(", "))


@pytest.mark.parametrize(
    ("hours", "container"), [(1, "WAV"), (13, "WAV"), (14, "RF64"), (24, "RF64")]
)
def test_a_wav_beyond_four_gigabytes_is_an_rf64(hours: int, container: str) -> None:
    assert container_of(TrackFormat.WAV, hours * 3_600 * RATE)[0] == container


def test_the_tags_of_a_session_are_its_own_words(springboard: Timeline) -> None:
    assert tags_of(springboard) == TrackTags(
        "The Springboard",
        artist="RunnersConnect",
        album="aquatimer",
        comment="Stretch the bungee out, hold it, and let it pull you back.\n\n"
        "10:00 easy, 10 x (1:30 easy, 2:00 medium, 1:00 sprint, 1:00 rest), 10:00 easy",
    )
