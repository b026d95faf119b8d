"""What the README shows is what the program does."""

import re
import shlex
from pathlib import Path

import pytest

from aquatimer.cli.main import parser
from aquatimer.devices.folders import shipped_folder
from aquatimer.lang.nodes import Duration
from aquatimer.lang.written import written_amount
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.phrases.english import ENGLISH
from aquatimer.plan.reading import read_workout
from aquatimer.plan.script import script_line
from aquatimer.plan.timeline import Timeline
from tests.plan.telling import plan_of

README = Path("README.md").read_text(encoding="utf-8")
BLOCK = re.compile(
    r"^```(?P<what>\w+) ?(?P<about>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
COMMANDS = re.findall(r"`aquatimer ([^`]+)`", README)


def blocks(what: str) -> list[tuple[str, str]]:
    found = BLOCK.finditer(README)
    return [(block["about"], block["text"]) for block in found if block["what"] == what]


def shipped(name: str) -> str:
    return (shipped_folder("workouts") / f"{name}.aqua").read_text(encoding="utf-8")


def timeline(name: str) -> Timeline:
    reading = read_workout(shipped(name).encode(), file=name, name=name)
    assert reading.timeline is not None
    return reading.timeline


def position(text: str) -> int:
    written = written_amount(text)
    assert isinstance(written, Duration)
    return written.milliseconds


def heard(name: str, begin: str, end: str) -> str:
    plan = plan_of(timeline(name), Verbosity.COACH, ENGLISH)
    between = [cue for cue in plan.cues if position(begin) <= cue.at < position(end)]
    return "".join(f"{script_line(cue)}\n" for cue in between)


def test_the_whole_workout_is_the_shipped_one() -> None:
    assert blocks("aqua") == [("", shipped("springboard"))]


def test_what_is_heard_is_what_is_planned() -> None:
    ((about, text),) = blocks("heard")
    assert text == heard(*about.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_can_be_given(command: str) -> None:
    parser().parse_args(shlex.split(command))


def test_the_first_screen_is_a_sentence_a_picture_a_whole_workout_and_two_commands() -> None:
    first = "\n".join(README.splitlines()[:60])
    order = ["**The coach on the pool deck", "![", "```aqua", "make run\nmake test"]
    places = [first.index(what) for what in order]
    assert places == sorted(places)
    makefile = Path("Makefile").read_text(encoding="utf-8")
    assert re.search(r"^run:", makefile, re.MULTILINE)
    assert re.search(r"^test:", makefile, re.MULTILINE)


def test_the_picture_is_there() -> None:
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert Path(picture).read_text(encoding="utf-8").startswith("<svg")
