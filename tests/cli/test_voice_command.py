"""A program of the runner's as the voice: started as written, without a shell."""

import json
import os
import sys
from pathlib import Path
from select import select

import pytest

from aquatimer.audio.ports import Spoken
from aquatimer.devices.casting import UnknownVoiceError, cast_command
from aquatimer.devices.clip_cache import ClipCache
from aquatimer.devices.voice import EngineVoice
from tests.calling import Run

_SOON = 10.0
SAY_IT = Path(__file__).with_name("say_it.py")
TEXT = "Sprint; $(reboot) \"now\" {path} > `x` 'now'"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks for processes as Linux does")


def program(*arguments: str) -> list[str]:
    return [sys.executable, "-S", str(SAY_IT), *arguments]


def spoken_by(
    command: list[str],
    *texts: str,
    alone: bool = True,
    time_limit: float = 5.0,
    cache: ClipCache | None = None,
) -> Spoken:
    casting = cast_command(command)
    engines = casting.engines[:1] if alone else casting.engines
    voice = EngineVoice(engines=engines, time_limit=time_limit, cache=cache)
    return voice.speak(texts, lambda _done, _total: None)


def said(log: Path) -> list[str]:
    return [line.partition(" ")[2] for line in log.read_text().splitlines()]


@pytest.mark.parametrize("more", [["{text}"], []], ids=["argument", "input"])
def test_the_text_arrives_as_it_is_and_no_shell_reads_it(tmp_path: Path, more: list[str]) -> None:
    log = tmp_path / "log"
    spoken = spoken_by(program("--out={path}", "--log", str(log), *more), TEXT)
    assert spoken.problems == ()
    assert spoken.clips[TEXT].duration == pytest.approx(len(TEXT) * 68, abs=60)
    assert said(log) == [TEXT]


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("fail", "ended with status 1 (the tongue is tied)"),
        ("nothing", "wrote no sound"),
        ("silence", "wrote silence"),
        ("half", "wrote only a part of the sound"),
    ],
)
def test_a_fault_is_told_and_another_voice_speaks(fault: str, told: str) -> None:
    spoken = spoken_by(
        program("--out", "{path}", "--do", fault, "{text}"), "Sprint.", "Rest.", alone=False
    )
    assert set(spoken.clips) == {"Sprint.", "Rest."}
    (problem,) = spoken.problems
    assert problem.startswith("The voice of command does not work on this computer, it ")
    assert told in problem
    assert problem.endswith("pyttsx3 speaks in its place.")


def test_a_program_that_hangs_is_ended_with_all_it_started(tmp_path: Path) -> None:
    log = tmp_path / "log"
    command = program("--out", "{path}", "--do", "hang", "--log", str(log), "{text}")
    spoken = spoken_by(command, "Sprint.", time_limit=0.25)
    assert spoken.clips == {}
    assert "did not answer within 1 seconds" in spoken.problems[0]
    for line in log.read_text().splitlines():
        assert ends(int(line.split()[0]))


def ends(pid: int) -> bool:
    """Wait until a process has ended; whether it has, in time."""
    try:
        process = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    with os.fdopen(process) as ended:
        return bool(select([ended], [], [], _SOON)[0])


def test_a_changed_program_speaks_anew(tmp_path: Path) -> None:
    log, cache = tmp_path / "log", ClipCache(tmp_path / "clips")
    script = tmp_path / "say-it"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -S "{SAY_IT}" "$@"\n')
    script.chmod(0o755)
    command = [str(script), "--out", "{path}", "--log", str(log), "{text}"]
    for _ in range(2):
        spoken_by(command, "Sprint.", cache=cache)
    assert said(log) == ["Sprint."]
    script.write_text(script.read_text() + "# louder\n")
    spoken_by(command, "Sprint.", cache=cache)
    assert said(log) == ["Sprint.", "Sprint."]


def test_a_program_that_is_not_there_is_told_before_anything_starts() -> None:
    with pytest.raises(UnknownVoiceError, match='There is no program "no-such-program"'):
        cast_command(["no-such-program", "{path}"])


def test_from_the_settings_to_the_cue_plan(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AQUATIMER_HOME", str(tmp_path))
    (tmp_path / "config").mkdir()
    settings = tmp_path / "config" / "settings.toml"
    command = json.dumps(program("--out", "{path}", "{text}"))
    settings.write_text(f'[voice]\ncommand = {command}\nlanguage = "de"\n')
    ran = run("cues", "springboard", "--cues", "brief", "--json")
    (start,) = [cue for cue in json.loads(ran.out)["cues"] if cue["name"] == "start"][:1]
    assert (ran.status, ran.err) == (0, "")
    assert start["text"] == "Locker. Zehn Minuten. Einlaufen."
    two_pauses, letters = 2 * 300, len("Locker.Zehn Minuten.Einlaufen.")
    assert start["duration_ms"] == pytest.approx(letters * 68 + two_pauses, abs=60)
    settings.write_text('[voice]\ncommand = ["no-such-program", "{path}"]\n')
    ran = run("cues", "springboard")
    assert (ran.status, ran.out) == (2, "")
    assert "Your settings ask for it." in ran.err
