"""The language guide: every example in it is run."""

import re
from pathlib import Path

import pytest

from aquatimer.lang import words
from aquatimer.lang.parser import parse
from aquatimer.lang.printer import print_workout
from aquatimer.lang.report import report
from aquatimer.lang.source import Source
from aquatimer.plan.reading import read_workout

GUIDE = (Path(__file__).parents[2] / "docs" / "language.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```aqua\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
REPORTS = re.findall(r"^```report\n(.*?)^```\n```\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
GRAMMAR = re.findall(r"^```ebnf\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)


def whole(example: str) -> str:
    """An example as a file; one that shows no header gets the title that a file must have."""
    return example if example.startswith("title:") else f"title: Example\n\n{example}"


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 10
    assert len(REPORTS) == 1
    assert len(GRAMMAR) == 1


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_a_workout_without_mistakes(example: str) -> None:
    reading = read_workout(whole(example).encode(), file="example.aqua", name="example")
    assert report(reading.diagnostics, reading.source) == ""
    assert reading.timeline is not None
    assert reading.timeline.segments


def test_all_spellings_of_a_minute_and_a_half_are_one() -> None:
    (example,) = (one for one in EXAMPLES if "90 seconds" in one)
    timeline = read_workout(whole(example).encode(), file="x", name="x").timeline
    assert timeline is not None
    assert {segment.duration for segment in timeline.segments} == {90_000}


@pytest.mark.parametrize(
    "example", [one for one in EXAMPLES if "90s" not in one and "10s" not in one]
)
def test_an_example_is_written_in_canonical_form(example: str) -> None:
    tree = parse(Source("example.aqua", whole(example))).tree
    assert tree is not None
    assert print_workout(tree) == whole(example)


@pytest.mark.parametrize(("example", "expected"), REPORTS)
def test_the_report_on_a_mistake_is_the_one_that_is_shown(example: str, expected: str) -> None:
    reading = read_workout(example.encode(), file="example.aqua", name="example")
    assert report(reading.diagnostics, reading.source) == expected


@pytest.mark.parametrize(
    "word",
    [*words.OPENERS, *words.CUES, *words.UNITS, *words.KEYS, *words.MEASURES, "times", "reps"],
)
def test_the_grammar_knows_every_word(word: str) -> None:
    assert f'"{word}"' in GRAMMAR[0]


@pytest.mark.parametrize("effort", words.EFFORTS)
def test_the_guide_lists_every_effort(effort: str) -> None:
    assert re.search(rf"^\|.*`{effort}`", GUIDE, re.MULTILINE)
