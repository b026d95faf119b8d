"""A session in several tracks: together they are the whole."""

import io
import tracemalloc
from collections.abc import Callable, Mapping
from itertools import pairwise

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aquatimer.audio.clips import RATE, Clip, Samples, frames_of, joined
from aquatimer.audio.mixer import Mixer
from aquatimer.audio.music.accompaniment import Music
from aquatimer.audio.music.setlist import SetList
from aquatimer.export.formats import TrackFormat
from aquatimer.export.layout import LEAD_IN_FRAMES, TAIL_FRAMES
from aquatimer.export.spec import TrackSpec
from aquatimer.export.split import SplitTrack, file_names, playlist, split_tracks
from aquatimer.export.tags import TrackTags
from aquatimer.export.track import write_track
from aquatimer.plan.cues import Cue, CueKind, CuePlan, Sound
from aquatimer.plan.sections import Section
from tests.songs import level

MixOf = Callable[..., Mixer]
WORDS = Clip(np.full(9_000, 77, np.int16))
PAUSE = frames_of(300)
SPEC = TrackSpec(TrackFormat.WAV, TrackTags("Wave", album="aquatimer"))


def section(start: int, end: int, name: str = "Round 1 of 2") -> Section:
    return Section(start, end, f"{name}: easy 1:00", name, f"{name}.")


def ignored(done: int, of_all: int) -> None:
    """Progress that nobody watches."""


def sound_of(track: SplitTrack) -> Samples:
    out = io.BytesIO()
    write_track(track.mix, out, track.spec, progress=ignored)
    samples: Samples = soundfile.read(io.BytesIO(out.getvalue()), dtype="int16", always_2d=True)[0]
    assert len(samples) == track.frames
    return samples


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    moments=st.lists(st.integers(-2_000, 6_000), max_size=9),
    cuts=st.lists(st.integers(1, 5_999), max_size=6, unique=True),
    spoken=st.booleans(),
)
def test_the_tracks_joined_are_the_whole(
    mix_of: MixOf, moments: list[int], cuts: list[int], *, spoken: bool
) -> None:
    mix = mix_of(*sorted(moments))
    edges = [0, *sorted(cuts), 6_000]
    sections = [section(*edge) for edge in pairwise(edges)]
    openings = {"Round 1 of 2.": WORDS} if spoken else {}
    before = LEAD_IN_FRAMES + (len(WORDS.samples) + PAUSE if spoken else 0)
    sounds = [sound_of(track) for track in split_tracks(mix, sections, SPEC, openings)]
    together = np.concatenate([sound[before:] for sound in sounds])
    whole = mix.render(mix.first_frame, mix.end_frame - mix.first_frame + TAIL_FRAMES)
    np.testing.assert_array_equal(together, whole)


FADE = frames_of(10)


def test_music_rises_and_falls_at_each_cut_and_the_cues_stay() -> None:
    click = Clip(np.array([3_000] * 700, np.int16))
    cues = tuple(Cue(at, CueKind.TONE, "tick", 16, 0, Sound.TICK) for at in (0, 1_995, 4_500))
    song = SetList((level(9),))
    plan = CuePlan("test", 6_000, cues)
    mix = Mixer(plan, {Sound.TICK: click}, {}, Music(song, song))
    edges = [0, 2_000, 2_015, 6_000]
    tracks = split_tracks(mix, [section(*edge) for edge in pairwise(edges)], SPEC, {})
    sounds = [sound_of(track)[LEAD_IN_FRAMES:] for track in tracks]
    together = np.concatenate(sounds)
    whole = mix.render(0, len(together))
    near = np.zeros(len(together), dtype=bool)
    for cut in map(frames_of, edges):
        near[max(cut - FADE, 0) : cut + FADE] = True
    np.testing.assert_array_equal(together[~near], whole[~near])
    only_cues = mix.without_music().render(0, len(together))
    for cut in map(frames_of, edges[:-1]):
        assert together[cut] == only_cues[cut]
        assert together[cut - 1] == only_cues[cut - 1]
    music = together[:, 0].astype(int) - only_cues[:, 0]
    assert np.abs(np.diff(music)).max() < 40 < whole.max()


def test_words_before_many_tracks_take_no_memory_of_their_own(mix_of: MixOf) -> None:
    sections = [section(at, at + 1) for at in range(2_000)]
    tracemalloc.start()
    tracks = split_tracks(mix_of(0), sections, SPEC, {"Round 1 of 2.": joined([WORDS, WORDS], 9)})
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(tracks) == 2_000
    assert held < 2_000 * WORDS.samples.nbytes / 2


@pytest.mark.parametrize(("openings", "spoken"), [({"Round 1 of 2.": WORDS}, True), ({}, False)])
def test_the_first_words_say_where_one_is(
    mix_of: MixOf, openings: Mapping[str, Clip], *, spoken: bool
) -> None:
    (track,) = split_tracks(mix_of(0), [section(0, 6_000)], SPEC, openings)
    sound = sound_of(track)[:, 0]
    assert not sound[: RATE // 2].any()
    first = sound[RATE // 2 :][:9_000]
    assert (first == 77).all() == spoken


def test_an_mp3_of_a_part_has_only_that_part(mix_of: MixOf, place_of: Callable[..., int]) -> None:
    mix = mix_of(0, 1_000, 2_500, 4_000)
    spec = TrackSpec(TrackFormat.MP3, TrackTags("Wave"))
    _, second = split_tracks(mix, [section(0, 2_000), section(2_000, 6_000)], spec, {})
    out = io.BytesIO()
    write_track(second.mix, out, second.spec, progress=ignored)
    sound, _ = soundfile.read(io.BytesIO(out.getvalue()), dtype="float32")
    for at in (500, 2_000):
        place = LEAD_IN_FRAMES + frames_of(at)
        assert place_of(sound, near=place) == place
    assert np.abs(sound[: LEAD_IN_FRAMES + frames_of(400)]).max() < 0.001


def test_tracks_are_numbered_and_named_so_that_players_sort_them() -> None:
    names = ["Warm up", "Set 1 of 2, round 10 of 12", "Größe/..\\x:y?", "!!", "a" * 200]
    sections = [section(0, 1, name) for name in names]
    assert file_names(sections, TrackFormat.MP3) == (
        "01-warm-up.mp3",
        "02-set-1-of-2-round-10-of-12.mp3",
        "03-größe-x-y.mp3",
        "04-part.mp3",
        f"05-{'a' * 60}.mp3",
    )
    many = file_names([section(0, 1)] * 120, TrackFormat.OGG)
    assert (many[0], many[-1]) == ("001-round-1-of-2.ogg", "120-round-1-of-2.ogg")


def test_each_track_says_which_it_is_and_the_list_has_them_in_order(mix_of: MixOf) -> None:
    sections = [section(0, 2_000, "Warm up"), section(2_000, 6_000, "Round 1 of 1")]
    tracks = split_tracks(mix_of(0), sections, SPEC, {})
    tags = [track.spec.tags for track in tracks]
    assert [(one.title, one.album, one.number) for one in tags] == [
        ("Warm up: easy 1:00", "Wave", "1/2"),
        ("Round 1 of 1: easy 1:00", "Wave", "2/2"),
    ]
    assert playlist("Wave", tracks) == (
        "#EXTM3U\n#PLAYLIST:Wave\n"
        "#EXTINF:2,Wave - Warm up: easy 1:00\n01-warm-up.wav\n"
        "#EXTINF:5,Wave - Round 1 of 1: easy 1:00\n02-round-1-of-1.wav\n"
    )
