"""`import aquatimer`: what programs are promised."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import aquatimer
from aquatimer.export.formats import document_endings, known_endings
from aquatimer.export.zwo import POWER_BY_STRAIN

DOCUMENT = Path("docs/library.md").read_text(encoding="utf-8")
FORMATS = Path("docs/formats.md").read_text(encoding="utf-8")


def test_a_text_becomes_a_timeline() -> None:
    text = "title: x\noption rounds from 1 to 9 = 2\nrepeat rounds\n  1:00 medium\n"
    timeline = aquatimer.compile(text, name="mine", options={"rounds": 3}, hr_max=172)
    assert (timeline.name, timeline.total, len(timeline.segments)) == ("mine", 180_000, 3)
    target = timeline.segments[0].target.bpm
    assert target is not None
    assert (target.low, target.high) == (150, 158)


def test_a_wrong_text_raises_with_every_mistake() -> None:
    with pytest.raises(aquatimer.WorkoutError, match="Did you mean `sprint`") as error:
        aquatimer.compile("title: x\n1:00 sprnt\n1:75 easy\n")
    assert [one.line for one in error.value.diagnostics] == [2, 3]


def test_a_wrong_option_raises_with_a_sentence() -> None:
    with pytest.raises(aquatimer.WorkoutError, match="no options, so rounds"):
        aquatimer.compile("title: x\n1:00 easy\n", options={"rounds": 3})


def test_the_example_of_the_documentation_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", DOCUMENT, re.DOTALL)
    exec(example, {})  # noqa: S102 - the example is the thing tested
    assert capsys.readouterr().out.startswith("Ladder 270 seconds\n0 60000 hard ((1, 3),) Quick")


def test_every_name_is_there_and_documented() -> None:
    for name in set(aquatimer.__all__) - {"__version__", "Segment", "Timeline"}:
        assert hasattr(aquatimer, name)
        assert f"aquatimer.{name}" in DOCUMENT
    assert not hasattr(aquatimer, "nothing")


def test_importing_it_loads_nothing_else() -> None:
    program = "import sys, aquatimer; print([m for m in sys.modules if m.startswith('aquatimer.')])"
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "[]\n"


def test_the_formats_that_are_promised_are_those_that_are_written() -> None:
    timeline = aquatimer.compile("title: x\n1:00 easy\n")
    (format_,) = re.findall(r'"format": "(.*?)"', aquatimer.timeline_json(timeline))
    assert f"`{format_}`" in DOCUMENT


def test_every_format_that_is_written_is_promised() -> None:
    modules = Path(aquatimer.__file__).parent.rglob("*.py")
    sources = "".join(module.read_text(encoding="utf-8") for module in modules)
    written = set(re.findall(r'"(aquatimer\.[a-z-]+/\d+)"', sources))
    assert written == set(re.findall(r"`(aquatimer\.[a-z-]+/\d+)`", DOCUMENT))


def test_the_powers_that_are_documented_are_those_that_are_written() -> None:
    row = " | ".join(f"{round(100 * share)} %" for share in POWER_BY_STRAIN)
    assert f"| {row} |" in FORMATS


def test_every_ending_is_documented() -> None:
    for ending in (*document_endings(), *known_endings()):
        assert f"`{ending}`" in FORMATS
