"""The engines that runners have: pyttsx3 and espeak-ng as they come with the program."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from aquatimer.audio.clips import RATE, Audible
from aquatimer.audio.loudness import loudness, true_peak
from aquatimer.audio.mastering import CEILING, LOUDNESS
from aquatimer.devices.speech.engines import SpeechEngine, engines_here
from aquatimer.devices.speech.listing import listed
from aquatimer.devices.speech.rendering import SpeechSettings
from aquatimer.devices.voice import EngineVoice

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only on Linux is the voice the same everywhere"
)

USUAL = SpeechSettings()

each_engine = pytest.mark.parametrize(
    "engine", engines_here("linux"), ids=lambda engine: str(engine.name)
)


def speak(engine: SpeechEngine, *texts: str, settings: SpeechSettings = USUAL) -> list[Audible]:
    voice = EngineVoice(engines=[engine], settings=settings)
    spoken = voice.speak(texts, lambda _done, _total: None)
    assert spoken.problems == ()
    return [spoken.clips[text] for text in texts]


def test_pyttsx3_speaks_first_and_espeak_stands_by() -> None:
    assert [engine.name for engine in engines_here("linux")] == ["pyttsx3", "espeak-ng"]
    assert [engine.name for engine in engines_here("darwin")] == ["pyttsx3"]


@each_engine
def test_words_last_as_long_as_words_do(engine: SpeechEngine) -> None:
    short, middle, long = speak(
        engine,
        "Go!",
        "Sprint. One minute. Round three of ten.",
        "Keep your shoulders low and your jaw loose, and press the foot down and back. " * 3,
    )
    assert short.duration == pytest.approx(300, abs=100)
    assert middle.duration == pytest.approx(3_000, abs=800)
    assert long.duration == pytest.approx(15_000, abs=4_000)


@each_engine
def test_a_long_text_may_be_the_first(engine: SpeechEngine) -> None:
    (clip,) = speak(engine, "Keep your shoulders low and your jaw loose. " * 20)
    assert clip.duration > 30_000


@each_engine
def test_clips_are_trimmed_and_as_loud_as_each_other(engine: SpeechEngine) -> None:
    for clip in speak(engine, "One minute thirty.", "Rest.", "Last round.", "Halfway."):
        heard = (clip.samples / 32_767).astype("float32")
        assert loudness(heard) == pytest.approx(LOUDNESS, abs=0.3)
        assert true_peak(heard) <= CEILING + 0.01
        assert abs(heard[:660]).max() > 0.003
        assert abs(heard[-660:]).max() > 0.003


@each_engine
@pytest.mark.parametrize(
    "text",
    [
        "Cafe\N{COMBINING ACUTE ACCENT}: 4x100 m @ 1:45",
        "\N{SWIMMER} Sprint \N{BLACK STAR}",
        "<speak>Sprint</speak> & [[h@l'oU]] | $(reboot) %s {} \\n '\"",
        "\N{CJK UNIFIED IDEOGRAPH-6CF3}\N{LATIN SMALL LETTER I WITH DIAERESIS}",
        "Sprint\x00 now\n\x1b[31m red\udcff",
        "G" + "o" * 200 + "!",
    ],
)
def test_odd_texts_are_spoken_as_well(engine: SpeechEngine, text: str) -> None:
    (clip,) = speak(engine, text)
    assert clip.duration > 200


@each_engine
def test_a_quicker_rate_is_quicker(engine: SpeechEngine) -> None:
    (usual,) = speak(engine, "Sprint. One minute. Round three of ten.")
    (quick,) = speak(
        engine, "Sprint. One minute. Round three of ten.", settings=SpeechSettings(rate=300)
    )
    assert quick.duration < 0.75 * usual.duration


@each_engine
@pytest.mark.parametrize(
    "voice", ["en", "en-us", "gmw/en-us", "English (America)", "EN-US", "en-us+f3"]
)
def test_a_voice_may_be_named_in_many_ways(engine: SpeechEngine, voice: str) -> None:
    speak(engine, "Sprint.", settings=SpeechSettings(voice))


@each_engine
@pytest.mark.parametrize("voice", ["nobody", "en-us+nobody"])
def test_a_voice_that_is_not_there_is_told(engine: SpeechEngine, voice: str) -> None:
    spoken = EngineVoice(engines=[engine], settings=SpeechSettings(voice)).speak(
        ["Sprint."], lambda *_: None
    )
    assert set(spoken.clips) == {"Sprint."}
    assert spoken.problems[0].startswith(f'There is no voice "{voice}" on this computer')


@each_engine
def test_the_voices_are_told_by_name_and_language(engine: SpeechEngine) -> None:
    (told,) = listed([engine])
    assert ("gmw/en-us", "English (America)", "en-us") in told.voices.names
    assert told.voices.usual == "gmw/en"
    assert "f3" in told.voices.variants


def test_both_engines_tell_the_same_voices() -> None:
    first, second = listed(engines_here("linux"))
    assert first.voices == second.voices


def pitch_of(clip: Audible) -> float:
    """Return by how many hertz the sound repeats itself best, as a voice does."""
    spectrum = np.fft.rfft(clip.samples.astype(float), 2 * len(clip.samples))
    likeness = np.fft.irfft(np.abs(spectrum) ** 2)
    shortest, longest = RATE // 400, RATE // 50
    return RATE / (shortest + int(np.argmax(likeness[shortest:longest])))


@each_engine
def test_a_higher_pitch_is_higher(engine: SpeechEngine) -> None:
    (low,) = speak(engine, "Hurry along now.", settings=SpeechSettings(pitch=10))
    (high,) = speak(engine, "Hurry along now.", settings=SpeechSettings(pitch=90))
    assert pitch_of(high) > 1.3 * pitch_of(low)


@each_engine
def test_half_the_volume_is_six_decibels_less(engine: SpeechEngine) -> None:
    (clip,) = speak(engine, "Sprint for one minute.", settings=SpeechSettings(volume=50))
    heard = (clip.samples / 32_767).astype("float32")
    assert loudness(heard) == pytest.approx(LOUDNESS - 6.02, abs=0.3)


@each_engine
def test_what_an_engine_prints_does_not_reach_the_answers(
    engine: SpeechEngine, tmp_path: Path
) -> None:
    requests = [
        {"voice": None, "rate": 165, "pitch": None},
        {"text": "Sprint.", "path": str(tmp_path / "sprint.wav")},
    ]
    ended = subprocess.run(
        engine.command,
        input="".join(json.dumps(request) + "\n" for request in requests),
        env=engine.environment({}),
        capture_output=True,
        check=True,
        text=True,
    )
    answers = [json.loads(line) for line in ended.stdout.splitlines()]
    assert answers == [{"found": True}, {"done": True}]


def test_a_file_of_the_runners_is_not_taken_for_a_module(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken')")
    code = (
        "from aquatimer.devices.voice import EngineVoice\n"
        "print(EngineVoice().speak(['Sprint.'], lambda *_: None).problems)"
    )
    command = [sys.executable, "-P", "-c", code]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, text=True)
    assert ended.stdout.strip() == "()"
