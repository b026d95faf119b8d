"""Equal rounds are told once."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aquatimer.plan.folding import Fold, Part, fold
from aquatimer.plan.reading import read_workout
from aquatimer.plan.timeline import Segment
from aquatimer.units.durations import clock_text


def told(parts: Sequence[Part]) -> str:
    return ", ".join(
        f"{part.count} x [{told(part.parts)}]"
        if isinstance(part, Fold)
        else f"{clock_text(part.duration)} {part.effort.name}"
        for part in parts
    )


def folded(text: str) -> tuple[Part, ...]:
    reading = read_workout(f"title: T\n\n{text}".encode(), file="t.aqua", name="t")
    assert reading.timeline is not None
    return fold(reading.timeline)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1:00 easy\n", "1:00 easy"),
        ("repeat 3\n  1:00 hard\n  0:30 easy\n", "3 x [1:00 hard, 0:30 easy]"),
        (
            "1:00 easy\nrepeat 2\n  1:00 hard\nrepeat 2\n  1:00 hard\n2:00 easy\n",
            "1:00 easy, 2 x [1:00 hard], 2 x [1:00 hard], 2:00 easy",
        ),
        (
            "repeat 2\n  repeat 3\n    0:20 sprint\n    0:10 rest\n  1:00 easy\n",
            "2 x [3 x [0:20 sprint, 0:10 rest], 1:00 easy]",
        ),
        (
            "repeat 3\n  1:00 hard\n  between 0:30 easy\n",
            "2 x [1:00 hard, 0:30 easy], 1:00 hard",
        ),
        (
            "for work in 1:00 to 2:00 by 0:30\n  work hard\n  0:30 easy\n",
            "1:00 hard, 0:30 easy, 1:30 hard, 0:30 easy, 2:00 hard, 0:30 easy",
        ),
        (
            'repeat 2\n  1:00 hard "round {round}"\n',
            "1:00 hard, 1:00 hard",
        ),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert told(folded(text)) == expected


def unfolded(parts: Sequence[Part]) -> list[tuple[int, str]]:
    segments: list[tuple[int, str]] = []
    for part in parts:
        if isinstance(part, Segment):
            segments.append((part.duration, part.effort.name))
        else:
            segments += unfolded(part.parts) * part.count
    return segments


@given(st.lists(st.sampled_from(["1:00 easy", "0:30 hard"]), min_size=1, max_size=3), st.data())
def test_unfolding_gives_the_segments_back(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(lines)
    for _ in range(data.draw(st.integers(0, 3))):
        inner = "\n".join(f"  {line}" for line in text.splitlines())
        text = (
            f"repeat {data.draw(st.integers(1, 3))}\n{inner}\n{data.draw(st.sampled_from(lines))}"
        )
    reading = read_workout(f"title: T\n\n{text}\n".encode(), file="t.aqua", name="t")
    assert reading.timeline is not None
    segments = [(one.duration, one.effort.name) for one in reading.timeline.segments]
    assert unfolded(fold(reading.timeline)) == segments
