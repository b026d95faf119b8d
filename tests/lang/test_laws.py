"""Laws that hold for every workout, and for every text and every bytes."""

from itertools import pairwise
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aquatimer.lang.diagnostics import Diagnostic
from aquatimer.lang.nodes import Workout
from aquatimer.lang.parser import parse
from aquatimer.lang.printer import print_workout
from aquatimer.lang.report import pieces, report
from aquatimer.lang.source import Source
from aquatimer.plan.reading import Reading, read_workout
from aquatimer.plan.timeline import Segment, Timeline
from tests.strategies import trees, workouts

CORPUS = Path(__file__).parents[1] / "corpus"
WORKOUTS = Path(__file__).parents[2] / "workouts"
UNSAFE = {"Cc", "Cs", "Zl", "Zp"}
VALID = sorted([*CORPUS.glob("valid/*.aqua"), *WORKOUTS.glob("*.aqua")])

_WORDS = [
    "title:",
    "about:",
    "level:",
    "gear:",
    "1:30",
    "90s",
    "10",
    "min",
    "0:00",
    "1:75",
    "easy",
    "hard",
    "sprint",
    "warmup",
    "cooldown",
    "repeat",
    "for",
    "in",
    "to",
    "by",
    "between",
    "option",
    "from",
    "=",
    "effort",
    "say",
    "wait",
    "or",
    "at",
    "half",
    "every",
    "reps",
    "x",
    "times",
    "@",
    "88-90%",
    "bpm",
    "rpe",
    "cadence",
    "(",
    ")",
    "+",
    "-",
    "*",
    "/",
    ",",
    '"text"',
    '"{round}"',
    '"{',
    '"',
    "#",
    "comment",
    "work",
    "rounds",
]
_SPACES = ("", " ", "  ", "\t", "\n", "\n  ", "\n\n", "\n    ", "\r\n", "\u00a0")

# Random workouts are large, and a busy computer is slow to draw them; neither is a failure.
law = settings(suppress_health_check=[HealthCheck.too_slow])


def read(data: bytes) -> Reading:
    return read_workout(data, file="law.aqua", name="law")


def parsed(text: str) -> Workout:
    result = parse(Source("law.aqua", text))
    assert result.diagnostics == ()
    assert result.tree is not None
    return result.tree


def without_lines(timeline: Timeline) -> list[object]:
    """Everything of a timeline but the lines of its source."""

    def told(segment: Segment) -> tuple[object, ...]:
        cues = [(cue.at, cue.text) for cue in segment.cues]
        fields = (field for field in Segment.__slots__ if field not in ("line", "cues"))
        return (*(getattr(segment, field) for field in fields), cues)

    fields = (field for field in Timeline.__slots__ if field != "segments")
    return [*(getattr(timeline, field) for field in fields), *map(told, timeline.segments)]


@law
@given(trees())
def test_what_is_printed_reads_as_the_same_tree(tree: Workout) -> None:
    assert parsed(print_workout(tree)) == tree


@law
@given(workouts())
def test_segments_follow_each_other_and_sum_up(text: str) -> None:
    reading = read(text.encode())
    assert reading.diagnostics == ()
    timeline = reading.timeline
    assert timeline is not None
    assert timeline.segments[0].start == 0
    assert all(before.end == after.start for before, after in pairwise(timeline.segments))
    assert timeline.total == sum(segment.duration for segment in timeline.segments)
    assert [segment.index for segment in timeline.segments] == list(range(len(timeline.segments)))
    for segment in timeline.segments:
        assert segment.duration > 0 or segment.wait
        assert all(0 <= cue.at < segment.duration for cue in segment.cues)
        assert all(1 <= number <= total for number, total in segment.rounds)


@st.composite
def _untidy(draw: st.DrawFn) -> str:
    """A workout with another indentation, more blank lines and spaces, and other line ends."""
    text = draw(workouts())
    step = draw(st.sampled_from(["   ", "      ", "\t"]))
    lines: list[str] = []
    for line in text.split("\n"):
        bare = line.lstrip(" ")
        lines += [""] * draw(st.integers(0, 2))
        lines.append(
            step * ((len(line) - len(bare)) // 2) + bare + draw(st.sampled_from(["", " "]))
        )
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines)


@law
@given(_untidy())
def test_formatting_keeps_the_timeline_and_twice_is_once(text: str) -> None:
    before = read(text.encode())
    assert before.diagnostics == ()
    assert before.source is not None
    formatted = print_workout(parsed(before.source.text))
    after = read(formatted.encode())
    assert before.timeline is not None
    assert after.timeline is not None
    assert without_lines(after.timeline) == without_lines(before.timeline)
    assert print_workout(parsed(formatted)) == formatted


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_formatting_a_file_keeps_its_timeline_and_twice_is_once(path: Path) -> None:
    before = read(path.read_bytes())
    assert before.source is not None
    formatted = print_workout(parsed(before.source.text))
    after = read(formatted.encode())
    assert before.timeline is not None
    assert after.timeline is not None
    assert without_lines(after.timeline) == without_lines(before.timeline)
    assert print_workout(parsed(formatted)) == formatted


@pytest.mark.parametrize("path", sorted(WORKOUTS.glob("*.aqua")), ids=lambda path: path.stem)
def test_the_shipped_workouts_are_in_canonical_form(path: Path) -> None:
    text = path.read_text("utf-8")
    assert print_workout(parsed(text)) == text


def assert_timeline_or_diagnostics(reading: Reading) -> None:
    """Hold what is promised for anything at all."""
    errors = [one for one in reading.diagnostics if one.severity == "error"]
    assert (reading.timeline is None) == bool(errors)
    told = report(reading.diagnostics, reading.source)
    assert not {category(character) for character in told.replace("\n", "")} & UNSAFE
    for one in reading.diagnostics:
        assert_place(one, reading.source)
        assert "".join(piece.text for piece in pieces(one, reading.source)) in told


def assert_place(one: Diagnostic, source: Source | None) -> None:
    assert (1, 1) <= (one.line, one.column) <= (one.end_line, one.end_column)
    if source:
        assert one.end_line <= len(source.lines)
        assert one.end_column <= len(source.lines[one.end_line - 1]) + 1


@law
@given(st.binary(max_size=300))
def test_any_bytes_end_in_a_timeline_or_diagnostics(data: bytes) -> None:
    assert_timeline_or_diagnostics(read(data))


@law
@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_any_text_ends_in_a_timeline_or_diagnostics(text: str) -> None:
    assert_timeline_or_diagnostics(read(text.encode()))


@law
@given(st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(_SPACES)), max_size=40))
def test_any_words_of_the_language_end_in_a_timeline_or_diagnostics(
    words: list[tuple[str, str]],
) -> None:
    text = "".join(f"{word}{space}" for word, space in words)
    assert_timeline_or_diagnostics(read(f"title: x\n{text}".encode()))


@law
@given(workouts(), st.data())
def test_a_workout_with_a_slip_of_the_pen_ends_in_a_timeline_or_diagnostics(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 8)))
    slip = data.draw(st.sampled_from([*_WORDS, *_SPACES]))
    assert_timeline_or_diagnostics(read(f"{text[:start]}{slip}{text[end:]}".encode()))
