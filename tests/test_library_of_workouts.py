"""What ships: every workout is whole, says where it is from, and together they use the language."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from aquatimer.lang import nodes
from aquatimer.plan.checks import warnings_about
from aquatimer.plan.reading import Reading, read_workout
from aquatimer.units.durations import HOUR, MINUTE

DRY_LAND_FOLDERS = {"hips", "running"}
WORKOUTS = sorted((Path(__file__).parents[1] / "workouts").rglob("*.aqua"))


def reading_of(path: Path) -> Reading:
    return read_workout(path.read_bytes(), file=path.name, name=path.stem)


@pytest.mark.parametrize("path", WORKOUTS, ids=lambda path: path.stem)
def test_a_shipped_workout_is_whole_and_says_where_it_is_from(path: Path) -> None:
    reading = reading_of(path)
    timeline = reading.timeline
    assert timeline is not None, reading.diagnostics
    assert warnings_about(reading) == ()
    assert timeline.source
    assert timeline.about
    assert timeline.level
    assert timeline.gear or timeline.is_on_dry_land
    assert ("dry land" in timeline.tags) == (path.parent.name in DRY_LAND_FOLDERS)
    assert 3 * MINUTE < timeline.total < 2 * HOUR


def test_there_are_fifteen_and_more_each_with_a_name_and_a_title_of_its_own() -> None:
    names = [path.stem for path in WORKOUTS]
    titles = [timeline.title for path in WORKOUTS if (timeline := reading_of(path).timeline)]
    assert len(names) >= 15
    assert len(set(names)) == len(set(titles)) == len(WORKOUTS)


def test_all_but_the_five_of_the_article_are_tagged() -> None:
    timelines = [reading_of(path).timeline for path in WORKOUTS]
    untagged = {one.name for one in timelines if one and not one.tags}
    assert untagged == {"lactic-acid", "pyramid", "race-simulation", "springboard", "wave"}


def parts(node: object) -> Iterator[object]:
    """Yield a tree's every part."""
    if isinstance(node, tuple):
        for one in node:
            yield from parts(one)
    elif is_dataclass(node):
        yield node
        for field in fields(node):
            yield from parts(getattr(node, field.name))


EVERY_KIND = {
    nodes.At,
    nodes.Between,
    nodes.Bounds,
    nodes.Chain,
    nodes.Comment,
    nodes.EffortDefinition,
    nodes.Every,
    nodes.For,
    nodes.Heading,
    nodes.Interval,
    nodes.Items,
    nodes.Ladder,
    nodes.Option,
    nodes.Placeholder,
    nodes.Repeat,
    nodes.Repetitions,
    nodes.Say,
    nodes.Target,
    nodes.Wait,
}


ALL_PARTS = [part for path in WORKOUTS for part in parts(reading_of(path).tree)]


def test_together_they_use_every_kind_of_line() -> None:
    assert EVERY_KIND - set(map(type, ALL_PARTS)) == set()


def test_together_they_use_every_form_of_a_line() -> None:
    """All but targets in beats, since those are one runner's own."""
    cues = {
        ("half" if cue.time is None else "end" if cue.from_end else "start")
        for cue in ALL_PARTS
        if isinstance(cue, nodes.At)
    }
    assert cues == {"half", "end", "start"}
    targets = {target.measure for target in ALL_PARTS if isinstance(target, nodes.Target)}
    assert targets == {"percent", "rpe", "cadence"}
    named = {part.key for part in ALL_PARTS if isinstance(part, nodes.Placeholder)}
    assert {"round", "rounds"} < named
    assert any(isinstance(one, nodes.Wait) and one.limit is not None for one in ALL_PARTS)
    assert any(len(one.points) > 2 for one in ALL_PARTS if isinstance(one, nodes.Ladder))
