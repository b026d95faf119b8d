"""The timeline as CSV."""

import csv
from io import StringIO

import pytest

from aquatimer.export.table import COLUMNS, timeline_csv
from aquatimer.plan.reading import read_workout
from aquatimer.plan.timeline import Timeline


def lines(text: str) -> list[dict[str, str]]:
    reading = read_workout(text.encode(), file="x.aqua", name="x")
    assert reading.timeline is not None
    return list(csv.DictReader(StringIO(timeline_csv(reading.timeline), newline="")))


def test_every_segment_is_a_line_with_its_times(springboard: Timeline) -> None:
    found = list(csv.DictReader(StringIO(timeline_csv(springboard), newline="")))
    assert tuple(found[0]) == COLUMNS
    assert len(found) == 42
    assert sum(int(line["duration_ms"]) for line in found) == 4_500_000
    assert found[3]["rounds"] == "1/10"
    assert (found[3]["percent_low"], found[3]["percent_high"]) == ("95", "100")
    assert (found[3]["cadence_low"], found[3]["cadence_high"]) == ("90", "")


def test_quotes_commas_and_repetitions_come_through() -> None:
    (line,) = lines('title: x\n15 reps every 4s strength "one, ""two"""\n')
    assert line["label"] == 'one, "two"'
    assert (line["reps"], line["every_ms"], line["wait"]) == ("15", "4000", "no")


@pytest.mark.parametrize("start", list("=+-@"))
def test_a_label_is_no_formula(start: str) -> None:
    (line,) = lines(f'title: x\n1:00 easy "{start}1+1"\n')
    assert line["label"] == f"'{start}1+1"
