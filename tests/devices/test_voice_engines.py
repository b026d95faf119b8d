"""The engines that runners have: pyttsx3 and espeak-ng as they come with the program."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from aquatimer.audio.clips import Clip
from aquatimer.audio.loudness import loudness, true_peak
from aquatimer.audio.mastering import CEILING, LOUDNESS
from aquatimer.devices.speech.engines import SpeechEngine, engines_here
from aquatimer.devices.voice import EngineVoice

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only on Linux is the voice the same everywhere"
)

each_engine = pytest.mark.parametrize(
    "engine", engines_here("linux"), ids=lambda engine: str(engine.name)
)


def speak(
    engine: SpeechEngine, *texts: str, voice: str | None = None, rate: int = 165
) -> list[Clip]:
    spoken = EngineVoice(engines=[engine], voice=voice, rate=rate).speak(
        texts, lambda _done, _total: None
    )
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
    for clip in speak(engine, "Easy. One minute thirty.", "Rest.", "Last round.", "Halfway."):
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
    (quick,) = speak(engine, "Sprint. One minute. Round three of ten.", rate=300)
    assert quick.duration < 0.75 * usual.duration


@each_engine
@pytest.mark.parametrize(
    "voice", ["en", "en-us", "gmw/en-us", "English (America)", "EN-US", "en-us+f3"]
)
def test_a_voice_may_be_named_in_many_ways(engine: SpeechEngine, voice: str) -> None:
    speak(engine, "Sprint.", voice=voice)


@each_engine
@pytest.mark.parametrize("voice", ["nobody", "en-us+nobody"])
def test_a_voice_that_is_not_there_is_told(engine: SpeechEngine, voice: str) -> None:
    spoken = EngineVoice(engines=[engine], voice=voice).speak(["Sprint."], lambda *_: None)
    assert set(spoken.clips) == {"Sprint."}
    assert spoken.problems[0].startswith(f'There is no voice "{voice}" on this computer')


def test_the_voices_are_told_by_name_and_language() -> None:
    voices = EngineVoice().available_voices()
    assert ("gmw/en-us", "English (America)", "en-us") in voices


@each_engine
def test_what_an_engine_prints_does_not_reach_the_answers(
    engine: SpeechEngine, tmp_path: Path
) -> None:
    requests = [
        {"voice": None, "rate": 165},
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
