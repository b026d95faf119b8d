"""Music in a live session: what the track has, read ahead, and going on through every jump."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from aquatimer.audio.clips import RATE, Samples, frames_of
from aquatimer.audio.mixer import Mixer
from aquatimer.audio.music.accompaniment import Music
from aquatimer.audio.music.setlist import SetList
from aquatimer.audio.tones import tones
from aquatimer.devices.blocks import FADE, Mix, Score
from aquatimer.devices.music.measuring import measured
from aquatimer.devices.music.read_ahead import AHEAD, ReadAhead
from aquatimer.devices.music.shelf import Shelf
from aquatimer.devices.music.song_files import SongFile
from aquatimer.devices.sound_card import Card, Fill
from aquatimer.devices.stream_player import StreamPlayer
from aquatimer.plan.cues import Cue, CueKind, CuePlan, Sound, Work
from aquatimer.units.durations import SECOND
from tests.devices.conftest import FakeClock
from tests.songs import HeldSong, noise

TONES = tones()
BLOCK = 17_640


class PulledCard:
    """A card that pulls when it is told, by the clock that it moves."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.channels = 0
        self.fill: Fill = bytes

    def open(self, fill: Fill, channels: int, _wait: float | None) -> Card:
        self.fill, self.channels = fill, channels
        return self

    def pull(self, blocks: int = 1) -> Samples:
        pulled = []
        for _ in range(blocks):
            self.clock.advance(BLOCK / RATE)
            pulled.append(np.frombuffer(self.fill(BLOCK), np.int16).reshape(-1, self.channels))
        return np.concatenate(pulled)

    def close(self) -> None: ...


def cue(at: int) -> Cue:
    return Cue(at, CueKind.TONE, "change", 400, 0, sound=Sound.CHANGE)


def plan(total: int = 100 * SECOND, *, work: tuple[Work, ...] = ()) -> CuePlan:
    cues = tuple(cue(at) for at in (-1_000, 0, 10_000, 40_000) if at < total)
    return CuePlan("test", total, cues, work=work)


@contextmanager
def playing(
    clock: FakeClock, the_plan: CuePlan, mix_of: Callable[[CuePlan], Mix]
) -> Iterator[tuple[StreamPlayer, PulledCard]]:
    card = PulledCard(clock)
    player = StreamPlayer(Score(the_plan, mix_of), the_plan.start, clock, card.open)
    player.play()
    yield player, card
    player.close()


RAMP = HeldSong(np.linspace(0.05, 0.5, 200 * RATE, dtype=np.float32)[:, np.newaxis])
RAMPS = SetList((RAMP,))
STEP = 0.45 * 32_767 / (200 * RATE)


def on_a_ramp(the_plan: CuePlan) -> Mixer:
    """A mix whose music tells how much of it has been heard; its cues are silent."""
    silent = {sound: type(clip)(np.zeros_like(clip.samples)) for sound, clip in TONES.items()}
    return Mixer(the_plan, silent, {}, Music(RAMPS, RAMPS))


# As many segments as a live session holds, on however many cores.
_HELD = 48


def heard_seconds(block: Samples) -> NDArray[np.float64]:
    return (block[:, 0] / 32_767 - 0.05) / 0.45 * 200


@pytest.fixture
def songs(tmp_path: Path) -> tuple[SongFile, ...]:
    shelf, files = Shelf(_HELD), []
    for number, (rate, channels) in enumerate(((RATE, 2), (48_000, 1))):
        path = tmp_path / f"{number}.flac"
        soundfile.write(path, noise(9, number, 0.1, channels), rate)
        files.append(SongFile(path, measured(path), shelf))
    return tuple(files)


def test_the_session_has_the_samples_of_the_track(
    songs: tuple[SongFile, ...], clock: FakeClock
) -> None:
    the_plan = plan(30 * SECOND, work=(Work(12 * SECOND, 24 * SECOND),))
    music = Music(SetList(songs[:1]), SetList(songs[1:]))
    track = Mixer(the_plan, TONES, {}, music)
    read_ahead = ReadAhead(music)

    def live(new: CuePlan) -> Mix:
        return read_ahead.heard(Mixer(new, TONES, {}, read_ahead.music))

    mixer = Mixer(the_plan, TONES, {}, read_ahead.music)
    with playing(clock, the_plan, live) as (_, card):
        assert card.channels == 2
        heard = []
        for number in range(75):
            # What the thread does meanwhile on a deck.
            read_ahead.prepare(mixer, track.first_frame + number * BLOCK)
            heard.append(card.pull())
    wanted = track.render(track.first_frame, 75 * BLOCK)
    assert np.array_equal(np.concatenate(heard), wanted)
    assert wanted.any()


class ToldSong(SongFile):
    """Tells when it was read to its end."""

    read_out = threading.Event()

    def load(self, first: int, count: int) -> None:
        super().load(first, count)
        if first + count == self.frames:
            self.read_out.set()


def test_what_comes_is_read_by_the_thread_while_it_is_played(songs: tuple[SongFile, ...]) -> None:
    path = songs[0].path
    set_list = SetList((ToldSong(path, measured(path), Shelf(_HELD)),))
    read_ahead = ReadAhead(Music(set_list, set_list))
    mixer = Mixer(plan(), TONES, {}, read_ahead.music)
    read_ahead.begin()
    read_ahead.heard(mixer).render(0, BLOCK)
    assert ToldSong.read_out.wait(60)
    read_ahead.close()
    (song,) = read_ahead.music.set_lists[0].songs
    assert np.array_equal(song.read(0, AHEAD // 2), songs[0].read(0, AHEAD // 2))


def test_after_a_skip_the_music_goes_on_as_if_nothing_had_been(clock: FakeClock) -> None:
    with playing(clock, plan(), on_a_ramp) as (player, card):
        before = card.pull(8)
        player.seek(50 * SECOND)
        after = card.pull(8)
    whole = np.concatenate([before, after])[:, 0].astype(int)
    begun = frames_of(5 * SECOND)
    assert np.abs(np.diff(whole[begun:])).max() <= STEP + 2
    assert heard_seconds(after)[-1] == pytest.approx(16 * BLOCK / RATE, abs=0.1)


def test_after_a_pause_the_music_goes_on_from_where_it_was_heard(clock: FakeClock) -> None:
    with playing(clock, plan(), on_a_ramp) as (player, card):
        card.pull(10)
        at = player.position()
        player.hold()
        silence = card.pull(3)
        assert not silence[FADE:].any()
        player.play()
        after = card.pull(2)
    assert np.abs(np.diff(after[:, 0].astype(int))).max() < 0.01 * 32_767
    assert heard_seconds(after)[FADE] == pytest.approx((at + 1_000) / 1_000, abs=0.05)


def test_a_round_more_leaves_the_music_alone(clock: FakeClock) -> None:
    with playing(clock, plan(40 * SECOND), on_a_ramp) as (player, card):
        before = card.pull(10)
        player.load(plan(80 * SECOND))
        after = card.pull(2)
    whole = np.concatenate([before, after])
    assert np.array_equal(whole, on_a_ramp(plan(80 * SECOND)).render(-RATE, 12 * BLOCK))


def test_a_cut_to_another_place_of_another_plan_leaves_the_music_alone(clock: FakeClock) -> None:
    with playing(clock, plan(), on_a_ramp) as (player, card):
        before = card.pull(15)
        player.load(plan(60 * SECOND), 50 * SECOND)
        after = card.pull(5)
    begun = frames_of(5 * SECOND)
    whole = np.concatenate([before, after])[begun:, 0].astype(int)
    assert np.abs(np.diff(whole)).max() <= STEP + 2


def test_a_skip_into_work_has_its_music_without_a_click(clock: FakeClock) -> None:
    low = SetList((HeldSong(np.full((200 * RATE, 1), 0.1, dtype=np.float32)),))

    def mix_of(new: CuePlan) -> Mixer:
        return Mixer(new, TONES, {}, Music(RAMPS, low))

    work = (Work(30 * SECOND, 60 * SECOND),)
    with playing(clock, plan(work=work), mix_of) as (player, card):
        card.pull(12)
        player.seek(35 * SECOND)
        after = card.pull(4)
    assert after[0, 0] == pytest.approx(0.1 * 32_767, abs=50)
    assert heard_seconds(after)[-1] == pytest.approx(4 * BLOCK / RATE, abs=0.1)
    assert np.abs(np.diff(after[:, 0].astype(int))).max() < 0.01 * 32_767


def test_music_that_can_be_read_no_more_is_silent_and_told(
    songs: tuple[SongFile, ...], clock: FakeClock
) -> None:
    set_list = SetList(songs)
    read_ahead = ReadAhead(Music(set_list, set_list))
    mixer = Mixer(plan(), TONES, {}, read_ahead.music)
    for song in songs:
        song.path.unlink()
    assert read_ahead.problem() is None
    read_ahead.prepare(mixer, 0)
    problem = read_ahead.problem()
    assert problem is not None
    assert "0.flac cannot be read any more" in problem
    with playing(clock, plan(), lambda _: read_ahead.heard(mixer)) as (player, card):
        cues = mixer.without_music().render(-RATE, 5 * BLOCK)
        assert np.array_equal(card.pull(5)[:, 1:], cues)
        assert player.trouble() is None


def test_who_plays_clip_by_clip_gets_the_cues_alone() -> None:
    mixer = Mixer(plan(), TONES, {}, Music(SetList((RAMP,)), None))
    plain = mixer.without_music()
    assert plain.channels == 1
    assert np.array_equal(plain.render(0, RATE), Mixer(plan(), TONES, {}).render(0, RATE))
    assert list(plain.sounding()) == list(Mixer(plan(), TONES, {}).sounding())
