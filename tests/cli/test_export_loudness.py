"""How loud a track is, measured by ffmpeg, with the voice of this computer."""

import io
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from aquatimer.audio.clips import RATE, frames_of
from aquatimer.audio.loudness import loudness
from aquatimer.export.formats import TrackFormat
from tests.calling import Run
from tests.tracks import each

RealTool = Callable[[str], str]
WORKOUT = """
title: Loud and clear
repeat 2
  0:30 sprint "Reach for your sprint marker"
  0:20 rest
6 reps every 2s strength "Lying hip abduction, right leg on top"
"""
LEAD_IN = 0.5
FILTERS = (
    "asplit[out][in];[in]ebur128=peak=true:framelog=verbose,anullsink;"
    "[out]aformat=channel_layouts=mono[sound]"
)
MEASURING = ("-filter_complex", FILTERS, "-map", "[sound]", "-f", "f32le", "-")


@pytest.fixture
def workout(tmp_path: Path) -> str:
    path = tmp_path / "loud.aqua"
    path.write_text(WORKOUT)
    return str(path)


def measured(path: Path, ffmpeg: str) -> tuple[float, float, NDArray[np.float32]]:
    """Return loudness, true peak, and the sound on one channel."""
    ran = subprocess.run(
        [*(ffmpeg, "-hide_banner", "-nostats", "-i", str(path)), *MEASURING],
        capture_output=True,
        check=True,
    )
    # A graph of filters is made twice, and the first, which hears nothing, sums up as well.
    told = ran.stderr.decode().rpartition("Summary:")[2]
    (integrated,) = re.findall(r"I: +(-?[\d.]+) LUFS", told)
    (peak,) = re.findall(r"Peak: +(-?[\d.]+) dBFS", told)
    return float(integrated), float(peak), np.frombuffer(ran.stdout, dtype="<f4")


@pytest.mark.parametrize("track", each())
def test_a_track_is_as_loud_as_speech_made_for_phones_and_never_clips(
    track: TrackFormat, run: Run, workout: str, tmp_path: Path, real_tool: RealTool
) -> None:
    path = tmp_path / f"loud.{track}"
    assert run("export", workout, "-o", str(path)).status == 0
    integrated, peak, heard = measured(path, real_tool("ffmpeg"))
    # The gaps between the words are in it as well, and LAME is half a decibel below its source.
    assert -19 < integrated < -15.5
    assert -4 < peak < -1
    rate = 48_000 if track is TrackFormat.OPUS else RATE
    # What a lossy coding spreads before the first sound is nothing one could hear.
    assert np.abs(heard[: round((LEAD_IN - 0.05) * rate)]).max() < 0.001
    assert np.abs(heard[: round((LEAD_IN + 0.3) * rate)]).max() > 0.05


def test_every_sentence_is_as_loud_as_the_others(run: Run, workout: str, tmp_path: Path) -> None:
    path = tmp_path / "loud.wav"
    assert run("export", workout, "-o", str(path)).status == 0
    cues = json.loads(run("cues", workout, "--json").out)["cues"]
    sound, _ = soundfile.read(io.BytesIO(path.read_bytes()), dtype="float32")
    origin = frames_of(round(LEAD_IN * 1_000) - cues[0]["at_ms"])
    # Sentences are brought to one loudness each; the pauses between two are not to be measured.
    speech = [cue for cue in cues if cue["kind"] == "speech" and cue["duration_ms"] > 400]
    spoken = [cue for cue in speech if ". " not in cue["text"]]
    assert len(spoken) > 5
    for cue in spoken:
        first = origin + frames_of(cue["at_ms"])
        heard = sound[first : first + frames_of(cue["duration_ms"])]
        assert loudness(heard) == pytest.approx(-16, abs=1)
