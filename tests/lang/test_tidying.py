"""Tidying in the editor: the same session, the same line."""

from hypothesis import given
from hypothesis import strategies as st

from aquatimer.lang.tidying import tidied
from tests.pool import workout
from tests.strategies import workouts


def test_the_cursor_stays_in_its_statement() -> None:
    text = "title: T\n\n\nrepeat 3\n   60s hard\n   between\n      10s rest\n2:00 easy"
    found = tidied(text, 7)
    assert found is not None
    assert found.text.splitlines()[found.row] == "2:00 easy"


def test_a_mistake_leaves_it_open() -> None:
    assert tidied("title: T\n1:00 har d", 0) is None
    assert tidied("", 0) is None


@given(workouts(), st.integers(0, 60))
def test_it_never_changes_what_a_text_means(canonical: str, row: int) -> None:
    text = canonical.replace("\n  ", "\n\n\n      ")
    found = tidied(text, row)
    assert found is not None
    before, after = workout(text), workout(found.text)
    assert [(one.start, one.duration, one.effort, one.label) for one in before.segments] == [
        (one.start, one.duration, one.effort, one.label) for one in after.segments
    ]
    assert 0 <= found.row < len(found.text.splitlines())
    assert tidied(found.text, found.row) == found
