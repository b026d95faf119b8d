"""A workout keeps everything but its title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aquatimer.lang.nodes import Heading
from aquatimer.lang.parser import parse
from aquatimer.lang.retitling import retitled
from aquatimer.lang.source import Source


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: Wave\n10:00 easy\n", "title: Mine\n10:00 easy\n"),
        (
            "# my first\n\nlevel: easy\nTITLE:   Wave   # a wave\n1:00 hard\n",
            "# my first\n\nlevel: easy\ntitle: Mine   # a wave\n1:00 hard\n",
        ),
        ("title: Wave\n1:00 sprnt\n", "title: Mine\n1:00 sprnt\n"),
        ("title:\n1:00 easy\n", "title: Mine\n1:00 easy\n"),
        ("1:00 easy\n", "1:00 easy\n"),
        ("", ""),
    ],
    ids=["plain", "with comments", "with a mistake", "empty", "without one", "nothing"],
)
def test_only_the_title_is_another_one(text: str, expected: str) -> None:
    assert retitled(text, "Mine") == expected


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1))
def test_any_title_is_read_again_as_it_was_given(title: str) -> None:
    tree = parse(Source("", retitled("title: Wave\n1:00 easy\n", title))).tree
    assert tree is not None
    [heading] = tree.header
    assert isinstance(heading, Heading)
    assert heading.value == title
