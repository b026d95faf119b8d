"""`--metronome`: the track clicks as the session does, and the program tells how fast."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aquatimer.audio.clips import RATE, Clip, Samples, frames_of
from aquatimer.audio.ports import Spoken
from aquatimer.audio.tones import tones
from aquatimer.cli.speaking import Speaker
from aquatimer.cli.studio import Production, Studio
from aquatimer.devices.blocks import Blocks
from aquatimer.devices.folders import shipped_folder
from aquatimer.devices.soundbank import FileSoundBank
from aquatimer.plan.cues import Sound, Verbosity
from aquatimer.plan.splicing import gone_on_with
from aquatimer.units.progress import Progress
from tests.calling import Run
from tests.plan.sessions import read

SESSION = "title: Made\n0:30 easy\n0:30 sprint\n0:20 rest\n0:30 hard @ cadence 84\n"
CLICK = tones()[Sound.CLICK].samples


class Humming:
    """A voice that hums every text for a second."""

    def speak(self, texts: Sequence[str], progress: Progress) -> Spoken:
        progress(len(texts), len(texts))
        hum = np.sin(np.arange(RATE) / 40) * 4_000 * np.hanning(RATE)
        return Spoken(dict.fromkeys(texts, Clip(hum.astype(np.int16))))


def produced(verbosity: Verbosity) -> Production:
    bank = FileSoundBank(Path(str(shipped_folder("sounds"))))
    studio = Studio(Speaker(Humming()), bank, metronome=True)
    return studio.produce(read(SESSION), verbosity, lambda _done, _total: None)


def clicks_in(samples: Samples, first: int, end: int) -> list[int]:
    """Return where the click lies sample for sample, beside nothing else."""
    silent = next(index for index, sample in enumerate(CLICK) if sample)
    sounding = np.flatnonzero(samples[first:end])
    begun = sounding[np.diff(sounding, prepend=-RATE) > len(CLICK)] + first - silent
    return [int(at) for at in begun if np.array_equal(samples[at : at + len(CLICK)], CLICK)]


@pytest.mark.parametrize("verbosity", Verbosity)
def test_live_sounds_as_the_track_does(verbosity: Verbosity) -> None:
    production = produced(verbosity)
    track, count = production.mixer, frames_of(115_000)
    live = production.coach.plan(read(SESSION), awaited=None, count_in=None)
    blocks = Blocks(production.coach.mix_of(live))
    taken = [blocks.take(first, 17_640) for first in range(0, count, 17_640)]
    assert np.array_equal(np.concatenate(taken)[:count], track.render(0, count))


def test_a_plan_that_takes_over_leaves_no_click_out_and_adds_none() -> None:
    production = produced(Verbosity.QUIET)
    plan = production.coach.plan(read(SESSION), awaited=None, count_in=None)
    spliced = gone_on_with(plan, plan, 44_321)
    whole, parted = (production.coach.mix_of(one) for one in (plan, spliced))
    count = frames_of(110_000)
    assert np.array_equal(whole.render(0, count), parted.render(0, count))


def test_a_track_clicks_at_the_cadence_to_the_sample(run: Run, tmp_path: Path) -> None:
    workout, out = tmp_path / "made.aqua", tmp_path / "made.wav"
    workout.write_text(SESSION)
    ran = run("export", str(workout), "-o", str(out), "--cues", "quiet", "--metronome")
    assert ran.status == 0, ran.err
    samples, _ = soundfile.read(out, dtype="int16")
    begin = RATE // 2 + 3 * RATE
    for start, end, cycles in ((0, 27, 65), (30, 57, 90), (80, 107, 84)):
        period = 60 * RATE / cycles
        heard = clicks_in(samples, begin + (start + 1) * RATE, begin + end * RATE)
        due = [begin + start * RATE + round(number * period) for number in range(2, 60)]
        assert heard == due[: len(heard)]
        assert len(heard) == pytest.approx((end - start - 1) * cycles / 60, abs=2)
    assert not samples[begin + 61 * RATE : begin + 77 * RATE].any()


def test_the_settings_may_have_it_always(run: Run, home: Path) -> None:
    settings = home / "config" / "settings.toml"
    settings.parent.mkdir(exist_ok=True)
    settings.write_text("[sound]\nmetronome = true\n")
    try:
        shown, without = (run("show", "springboard", *no) for no in ([], ["--no-metronome"]))
    finally:
        settings.unlink()
    line = "clicks  easy 65; medium 75; sprint 90 a minute, one for each cycle of one leg\n"
    assert line in shown.out
    assert shown.out.replace(line, "") == without.out == run("show", "springboard").out


def test_a_session_without_a_cadence_says_that_nothing_clicks(run: Run) -> None:
    shown = run("show", "hip-strength", "--metronome")
    assert "clicks  none: no interval has a cadence\n" in shown.out


def test_cues_are_not_asked_for_clicks(run: Run) -> None:
    assert run("cues", "springboard", "--metronome").status == 2
