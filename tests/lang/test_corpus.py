"""The corpus: each valid file beside its timeline, each invalid one beside its whole report."""

from pathlib import Path

import pytest

from aquatimer.lang.codes import Code
from aquatimer.lang.report import report
from aquatimer.plan.reading import Reading, read_workout
from tests.timeline_text import timeline_text

CORPUS = Path(__file__).parents[1] / "corpus"
VALID = sorted(CORPUS.glob("valid/*.aqua"))
INVALID = sorted(CORPUS.glob("invalid/*.aqua"))
ONLY_BY_SIZE = {Code.TOO_LARGE, Code.TOO_MANY_LINES, Code.TOO_MANY_MISTAKES}
# These are about right files; tests/plan/test_checks.py shows them.
WARNINGS = {
    Code.NO_WARM_UP,
    Code.NO_COOL_DOWN,
    Code.LONG_SPRINT,
    Code.UNUSED_OPTION,
    Code.UNHEARD,
}


def read(path: Path) -> Reading:
    return read_workout(path.read_bytes(), file=path.name, name=path.stem)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_file_has_this_timeline(path: Path) -> None:
    reading = read(path)
    assert reading.diagnostics == ()
    assert reading.timeline is not None
    assert timeline_text(reading.timeline) == path.with_suffix(".timeline").read_text("utf-8")


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_file_gets_this_report(path: Path) -> None:
    reading = read(path)
    told = report(reading.diagnostics, reading.source)
    assert told == path.with_suffix(".report").read_text("utf-8")


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_only_a_file_without_errors_has_a_timeline(path: Path) -> None:
    reading = read(path)
    has_errors = any(one.severity == "error" for one in reading.diagnostics)
    assert (reading.timeline is None) == has_errors


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_every_diagnostic_has_a_place_in_the_file(path: Path) -> None:
    reading = read(path)
    lines = reading.source.lines if reading.source else ("",)
    for one in reading.diagnostics if reading.source else ():
        assert 1 <= one.line <= one.end_line <= len(lines)
        assert 1 <= one.column <= len(lines[one.line - 1]) + 1
        assert (one.line, one.column) <= (one.end_line, one.end_column)


def test_every_kind_of_mistake_is_shown_in_the_corpus() -> None:
    shown = {one.code for path in INVALID for one in read(path).diagnostics}
    assert shown == set(Code) - ONLY_BY_SIZE - WARNINGS


def test_every_expectation_belongs_to_a_file() -> None:
    expectations = {*CORPUS.glob("valid/*.timeline"), *CORPUS.glob("invalid/*.report")}
    files = {path.with_suffix(".timeline") for path in VALID}
    files |= {path.with_suffix(".report") for path in INVALID}
    assert expectations == files
