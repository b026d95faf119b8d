"""The five sessions of the article, exactly."""

from pathlib import Path

import pytest

from aquatimer.plan.reading import read_workout
from aquatimer.plan.timeline import Timeline
from aquatimer.units.durations import MINUTE, SECOND
from tests.timeline_text import timeline_text

WORKOUTS = Path(__file__).parents[2] / "workouts"


def compiled(name: str, **choices: str) -> Timeline:
    path = WORKOUTS / f"{name}.aqua"
    reading = read_workout(path.read_bytes(), file=path.name, name=name, choices=choices)
    assert reading.diagnostics == ()
    assert reading.problems == ()
    assert reading.timeline is not None
    return reading.timeline


def rounds_of(timeline: Timeline) -> list[list[tuple[int, str]]]:
    """Durations in seconds and efforts between warm up and cool down, round by round."""
    found: dict[int, list[tuple[int, str]]] = {}
    for segment in timeline.segments[1:-1]:
        ((number, _),) = segment.rounds
        found.setdefault(number, []).append((segment.duration // SECOND, segment.effort.name))
    return list(found.values())


def starts_and_ends_easy(timeline: Timeline) -> bool:
    first, last = timeline.segments[0], timeline.segments[-1]
    return [(one.duration, one.effort.name, one.phase) for one in (first, last)] == [
        (10 * MINUTE, "easy", "warmup"),
        (10 * MINUTE, "easy", "cooldown"),
    ]


def test_the_pyramid_climbs_to_five_minutes_and_down_with_an_easy_after_every_hard() -> None:
    timeline = compiled("pyramid")
    work = [60, 90, 120, 150, 180, 210, 240, 270, 300, 270, 240, 210, 180, 150, 120, 90, 60]
    assert rounds_of(timeline) == [[(seconds, "hard"), (30, "easy")] for seconds in work]
    assert starts_and_ends_easy(timeline)
    assert len(timeline.segments) == 36
    assert timeline.total == (77 * 60 + 30) * SECOND


@pytest.mark.parametrize(
    ("rounds", "minutes"), [("10", 55), ("11", 58.5), ("12", 62), ("13", 65.5), ("15", 72.5)]
)
def test_the_wave_has_as_many_rounds_as_are_chosen(rounds: str, minutes: float) -> None:
    timeline = compiled("wave", rounds=rounds)
    a_round = [(60, "medium"), (60, "sprint"), (30, "drill"), (60, "rest")]
    assert rounds_of(timeline) == [a_round] * int(rounds)
    assert starts_and_ends_easy(timeline)
    assert timeline.total == minutes * MINUTE
    assert timeline.options == {"rounds": int(rounds)}


def test_the_wave_has_ten_rounds_when_nothing_is_chosen() -> None:
    assert compiled("wave").total == 55 * MINUTE


def test_the_springboard() -> None:
    timeline = compiled("springboard")
    a_round = [(90, "easy"), (120, "medium"), (60, "sprint"), (60, "rest")]
    assert rounds_of(timeline) == [a_round] * 10
    assert starts_and_ends_easy(timeline)
    assert timeline.total == 75 * MINUTE
    assert timeline.gear == ("belt", "bungee")
    assert timeline.level == "hard"
    assert timeline_text(timeline).splitlines()[:6] == [
        "The Springboard | 1:15:00",
        "0:00 +10:00 warmup easy",
        '10:00 +1:30 easy "Move out slowly and stretch the bungee" 1/10',
        '11:30 +2:00 medium "Hold your medium marker" 1/10',
        '13:30 +1:00 sprint "Reach for your sprint marker" 1/10',
        '14:30 +1:00 rest "Let the bungee pull you back" 1/10',
    ]


def test_the_race_simulation() -> None:
    timeline = compiled("race-simulation")
    a_round = [(90, "easy"), (300, "medium"), (30, "sprint"), (120, "rest")]
    assert rounds_of(timeline) == [a_round] * 4
    assert starts_and_ends_easy(timeline)
    assert timeline.total == 56 * MINUTE


def test_lactic_acid() -> None:
    timeline = compiled("lactic-acid")
    assert rounds_of(timeline) == [[(90, "easy"), (120, "sprint"), (90, "rest")]] * 12
    assert starts_and_ends_easy(timeline)
    assert timeline.total == 80 * MINUTE


@pytest.mark.parametrize("path", sorted(WORKOUTS.glob("*.aqua")), ids=lambda path: path.stem)
def test_segments_follow_each_other_without_a_gap_and_know_their_line(path: Path) -> None:
    timeline = compiled(path.stem)
    lines = path.read_text().splitlines()
    position = 0
    for index, segment in enumerate(timeline.segments):
        assert (segment.index, segment.start) == (index, position)
        written = "wait" if segment.wait else segment.effort.name
        assert written in lines[segment.line - 1]
        position = segment.end
    assert timeline.total == position
