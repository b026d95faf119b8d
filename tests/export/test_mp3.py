"""An MP3 of parts that were encoded apart: as good as one long encoding, place by place."""

import io
import subprocess
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import accumulate, islice, pairwise
from typing import TypeVar

import lameenc
import miniaudio
import numpy as np
import pytest
import soundfile
import soxr
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from aquatimer.audio.clips import RATE, Clip
from aquatimer.audio.mastering import CEILING, levelled, quantised
from aquatimer.audio.mixer import Mixer
from aquatimer.audio.music.accompaniment import Music
from aquatimer.audio.music.setlist import SetList
from aquatimer.export.formats import BITRATES, TrackFormat
from aquatimer.export.layout import TrackLayout
from aquatimer.export.mp3 import DELAY_FRAMES, write_mp3
from aquatimer.export.mpeg import SAMPLES, Frame, NoFrameError, frames_in
from aquatimer.export.sharing import Share, Workshop, one_by_one
from aquatimer.export.spec import TrackSpec
from aquatimer.export.splicing import Encoded, in_sequence
from aquatimer.export.spools import MemorySpool, Spool
from aquatimer.export.stretches import AFTER, BEFORE, OVERLAP, WARM_UP, Part, parts_of
from aquatimer.export.tags import TrackTags
from aquatimer.plan.cues import Cue, CueKind, CuePlan, Sound
from aquatimer.units.durations import SECOND
from tests.songs import HeldSong

RealTool = Callable[[str], str]
Heard = NDArray[np.float32]
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
LONG_FRAMES = 2_048


def ignored(done: int, of_all: int) -> None:
    """Progress that nobody watches."""


def on_two_cores(work: Callable[[_Item], _Result], items: Iterable[_Item], /) -> Iterator[_Result]:
    with ThreadPoolExecutor(2) as pool:
        yield from pool.map(work, items)


def music(seconds: float, seed: int = 1) -> Clip:
    """Sound that is hard to encode: noise with steps, beats and a tune."""
    count = round(seconds * RATE)
    time = np.arange(count) / RATE
    noise = np.random.default_rng(seed).normal(size=count) * (0.02 + 0.2 * (time % 0.5 < 0.02))
    tune = 0.3 * np.sin(2 * np.pi * (200 + 40 * np.floor(time * 2 % 7)) * time)
    return Clip((np.clip(noise + tune, -0.9, 0.9) * 32_767).astype(np.int16))


def mix_of(clip: Clip, *moments: int, total: int) -> Mixer:
    cues = tuple(
        Cue(at, CueKind.TONE, "tick", clip.duration, 0, Sound.TICK) for at in sorted(moments)
    )
    return Mixer(CuePlan("test", total, cues), {Sound.TICK: clip}, {})


def written(
    mix: Mixer,
    *,
    share: Share = one_by_one,
    spool: Callable[[], Spool] = MemorySpool,
    bitrate: int = 128,
    quality: int = 5,
) -> bytes:
    out = io.BytesIO()
    spec = TrackSpec(TrackFormat.MP3, TrackTags("x"), bitrate=bitrate, quality=quality)
    write_mp3(TrackLayout(mix), out, spec, progress=ignored, workshop=Workshop(share, spool))
    return out.getvalue()


def in_one_go(mix: Mixer) -> bytes:
    """Encode the whole track by one encoder, as everybody does."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(128)
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(mix.channels)
    encoder.set_quality(5)
    encoder.silence()
    return bytes(encoder.encode(source(mix)[DELAY_FRAMES:].tobytes()) + encoder.flush())


def source(mix: Mixer) -> NDArray[np.int16]:
    layout = TrackLayout(mix)
    return layout.render(0, layout.frames)


def by_ffmpeg(ffmpeg: str, track: bytes) -> Heard:
    command = [ffmpeg, "-v", "warning", "-f", "mp3", "-i", "-", "-f", "f32le", "-"]
    run = subprocess.run(command, input=track, capture_output=True, check=True)
    assert run.stderr == b""
    return np.frombuffer(run.stdout, dtype="<f4")


def in_stereo(seconds: float) -> Mixer:
    """Music that is different on both sides, in its middle, and nearly the same, by turns."""
    left, right, middle = (
        music(seconds, seed).samples.astype(np.float32) / 65_536 for seed in (1, 2, 3)
    )
    turn = (np.arange(len(left)) // (3 * RATE)) % 3
    apart = np.select([turn == 0, turn == 1], [1.0, 0.3], 0.02).astype(np.float32)
    song = HeldSong(np.stack([middle + apart * left, middle + apart * right], axis=1))
    set_list = SetList((song,))
    plan = CuePlan("test", round(seconds * SECOND), ())
    return Mixer(plan, {}, {}, Music(set_list, set_list))


def by_mpg123(track: bytes) -> Heard:
    heard: Heard = soundfile.read(io.BytesIO(track), dtype="float32")[0]
    return heard


def by_miniaudio(track: bytes) -> Heard:
    decoded = miniaudio.decode(
        track, output_format=miniaudio.SampleFormat.FLOAT32, nchannels=1, sample_rate=RATE
    )
    return np.array(decoded.samples, dtype=np.float32)


def error(heard: Heard, mix: Mixer) -> float:
    wanted = source(mix)[:, 0] / 32_768
    return float(np.sqrt(np.mean(np.square(heard[: len(wanted)] - wanted))))


MOMENTS: dict[str, tuple[float, tuple[int, ...], int]] = {
    "ticks": (0.16, (0, 1_000, 2_000, 3_000, 5_111), 8 * SECOND),
    "close together": (1.3, (0, 1_380, 2_800, 4_350), 6 * SECOND),
    "from end to end": (60, (0,), 60 * SECOND),
}


@cache
def mix_called(name: str) -> Mixer:
    seconds, moments, total = MOMENTS[name]
    return mix_of(music(seconds), *moments, total=total)


@cache
def track_of(name: str) -> bytes:
    return written(mix_called(name))


@cache
def track_in_one_go(name: str) -> bytes:
    return in_one_go(mix_called(name))


@pytest.mark.parametrize("name", MOMENTS)
@pytest.mark.parametrize("share", [one_by_one, on_two_cores])
def test_ffmpeg_hears_no_worse_than_in_one_long_encoding(
    name: str, share: Share, real_tool: RealTool
) -> None:
    ffmpeg, mix = real_tool("ffmpeg"), mix_called(name)
    ours, theirs = (
        by_ffmpeg(ffmpeg, track) for track in (written(mix, share=share), track_in_one_go(name))
    )
    assert len(ours) == len(theirs)
    assert error(ours, mix) <= 1.005 * error(theirs, mix)
    # Nor in any second of it.
    wanted = source(mix)[:, 0] / 32_768
    for second in range(0, len(wanted), RATE):
        piece = slice(second, min(second + RATE, len(wanted)))
        worst = np.abs(theirs[piece] - wanted[piece]).max()
        assert np.abs(ours[piece] - wanted[piece]).max() <= 1.5 * worst + 0.01


def test_in_stereo_what_is_spliced_is_no_worse_than_one_long_encoding(real_tool: RealTool) -> None:
    ffmpeg, mix = real_tool("ffmpeg"), in_stereo(70)
    wanted = source(mix) / 32_768
    errors = []
    for track in (written(mix, share=on_two_cores), in_one_go(mix)):
        heard = by_ffmpeg(ffmpeg, track).reshape(-1, 2)
        assert len(heard) - len(wanted) < 2 * SAMPLES
        off = np.square(heard[: len(wanted)] - wanted)
        seconds = [off[first : first + RATE].mean() for first in range(0, len(off), RATE)]
        errors.append((off.mean(axis=0), np.array(seconds)))
    (ours, our_seconds), (theirs, their_seconds) = errors
    assert np.all(ours <= 1.01 * theirs)
    # Nor in any second of it, such as those in which one part takes over from the other.
    assert np.all(our_seconds <= 1.15 * their_seconds + 1e-7)


def test_what_is_long_waits_where_the_workshop_says() -> None:
    class NotingSpool(MemorySpool):
        def put(self, piece: bytes, /) -> None:
            sizes.append(len(piece))
            super().put(piece)

    sizes: list[int] = []
    mix = in_stereo(20)
    assert written(mix, share=on_two_cores, spool=NotingSpool) == written(mix)
    assert sum(sizes) >= 20 * 128_000 // 8
    # Nor is it whole in memory before.
    assert max(sizes) < 10_000


def test_what_is_lost_while_it_waits_is_encoded_again() -> None:
    class LosingSpool(MemorySpool):
        def pieces(self) -> Iterator[bytes]:
            yield from islice(super().pieces(), 9)
            raise OSError("no more of it")

    mix = in_stereo(20)
    assert written(mix, spool=LosingSpool) == written(mix)


@pytest.mark.parametrize("name", MOMENTS)
@pytest.mark.parametrize("decode", [by_mpg123, by_miniaudio])
def test_other_decoders_hear_the_same(
    name: str, decode: Callable[[bytes], Heard], real_tool: RealTool
) -> None:
    track = track_of(name)
    heard, reference = decode(track), by_ffmpeg(real_tool("ffmpeg"), track)
    # Some drop the last frame, in which there is nothing.
    assert 0 <= len(reference) - len(heard) <= 2 * SAMPLES
    np.testing.assert_allclose(heard, reference[: len(heard)], atol=2e-3)


@pytest.mark.parametrize("bitrate", BITRATES[TrackFormat.MP3])
def test_every_bitrate_is_the_rate_of_the_whole_file(bitrate: int, real_tool: RealTool) -> None:
    mix = mix_of(music(15), 0, 17_000, total=40 * SECOND)
    track = written(mix, bitrate=bitrate)
    tag = 10 + sum(byte << shift for byte, shift in zip(track[6:10], (21, 14, 7, 0), strict=True))
    frames = frames_in([track[tag:]], RATE)
    due = len(frames) * SAMPLES // 8 * bitrate * 1_000 / RATE
    assert abs(len(track) - tag - due) < 4
    assert (
        error(by_ffmpeg(real_tool("ffmpeg"), track), mix)
        < 0.5 * error(np.zeros(len(source(mix)), dtype=np.float32), mix) + 0.02
    )


@pytest.mark.parametrize("bitrate", [rate for rate in BITRATES[TrackFormat.MP3] if rate < 128])
def test_at_low_bitrates_there_is_room_for_what_a_decoder_adds_to_peaks(bitrate: int) -> None:
    """The noise is held at the ceiling of all clips throughout, as nothing in a session is."""
    mix = mix_of(noise_at_the_ceiling(6), 0, total=6 * SECOND)
    assert true_peak(by_mpg123(written(mix, bitrate=bitrate))) < -1


@cache
def noise_at_the_ceiling(seconds: int) -> Clip:
    """Noise with as much in each octave as in the others, which is the hardest to encode."""
    spectrum = np.fft.rfft(np.random.default_rng(4).normal(size=seconds * RATE))
    pink = np.fft.irfft(spectrum / np.sqrt(np.arange(len(spectrum)) + 1)).astype(np.float32)
    wave = levelled(pink / np.abs(pink).max(), -9)
    return quantised(wave * np.float32(10 ** ((CEILING - true_peak(wave)) / 20)))


def true_peak(wave: Heard) -> float:
    """Return the highest value between the samples as well, in dBTP."""
    return float(20 * np.log10(np.abs(soxr.resample(wave, RATE, 4 * RATE)).max()))


def test_a_quiet_day_is_written_in_no_time_and_little_memory() -> None:
    """Only what sounds is rendered, so 24 hours with two sounds are two short encodings."""
    mix = mix_of(music(0.2), 0, 86_000_000, total=86_400_000)
    rendered: list[int] = []

    class Watched(TrackLayout):
        def render(self, first: int, count: int) -> NDArray[np.int16]:
            rendered.append(count)
            return super().render(first, count)

    class Scale(io.BytesIO):
        size = largest = 0

        def write(self, chunk: object, /) -> int:
            assert isinstance(chunk, bytes)
            self.size += len(chunk)
            self.largest = max(self.largest, len(chunk))
            return len(chunk)

    out = Scale()
    write_mp3(Watched(mix), out, TrackSpec(TrackFormat.MP3, TrackTags("x")), progress=ignored)
    assert out.size == pytest.approx(86_401 * 16_000, rel=1e-5)
    assert out.largest < 2**20
    assert sum(rendered) < RATE


spans = st.lists(st.tuples(st.integers(0, 2_000_000), st.integers(1, 900_000)), max_size=8)


@settings(max_examples=200)
@given(sounds=spans)
def test_the_parts_cover_what_sounds_and_never_each_other(sounds: list[tuple[int, int]]) -> None:
    sounding = sorted((first, first + length) for first, length in sounds)
    frames = 3_000
    parts = list(parts_of(sounding, frames))
    covered = np.zeros(frames, dtype=int)
    for part in parts:
        sure = part.end if part.ends else part.end - OVERLAP - WARM_UP
        covered[part.first : sure] += 1
        assert part.end - part.first <= LONG_FRAMES + 2 * OVERLAP + WARM_UP
    assert covered.max(initial=0) <= 1
    for first, end in sounding:
        wanted = slice(max(first // SAMPLES - BEFORE, 0), min(-(-end // SAMPLES) + AFTER, frames))
        assert covered[wanted].all()


@given(sizes=st.lists(st.integers(1, 900), min_size=1))
def test_frames_are_found_however_they_are_written(sizes: list[int]) -> None:
    frames = [Frame(bytes([0xFF, 0xFB, 0x90, 0xC4, *[place] * 413])) for place in range(5)]
    data = b"".join(frames)
    edges = [0, *accumulate(sizes), len(data)]
    pieces = [data[first:end] for first, end in pairwise(edges)]
    assert frames_in(pieces, RATE) == frames
    with pytest.raises(NoFrameError):
        frames_in([data[:-1]], RATE)


def test_parts_that_cannot_be_joined_are_encoded_as_one() -> None:
    def encode(part: Part) -> Encoded:
        asked.append(part)
        # Each frame tells its place, and all but the first of an encoding need 5 bytes of before;
        # none leaves any, so there is nowhere to join.
        return Encoded(part, [frame(place, 5 * (place - part.first)) for place in places(part)])

    def places(part: Part) -> range:
        return range(part.first, part.end)

    def frame(place: int, reservoir: int) -> Frame:
        reaching = 0 if joins_nowhere(reservoir) else min(reservoir, 500)
        head = bytes([0xFF, 0xFB, 0x90, 0xC4, reaching >> 1, (reaching & 1) << 7])
        return Frame(head + bytes(15) + place.to_bytes(4, "big"))

    def joins_nowhere(reservoir: int) -> bool:
        return len(asked) == 1 and reservoir > 0

    asked: list[Part] = []
    length = LONG_FRAMES * SAMPLES + 200 * SAMPLES
    parts = list(parts_of([(0, length)], 3_000))
    assert len(parts) == 2
    runs = list(in_sequence(map(encode, parts), encode))
    assert asked == [*parts, Part(0, parts[-1].end, joins=False, ends=True)]
    heard = [int.from_bytes(one[-4:], "big") for _, frames in runs for one in frames]
    assert heard == list(range(parts[-1].end))
    assert [first for first, _ in runs] == [0, LONG_FRAMES]
