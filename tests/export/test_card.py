"""The lane card as text and as a page."""

from hypothesis import given, settings

from aquatimer.export.card import card_text
from aquatimer.export.card_page import card_page
from aquatimer.plan.reading import read_workout
from aquatimer.plan.timeline import Timeline
from tests.strategies import workouts

SPRINGBOARD = """\
The Springboard
1:15:00 · hard · belt, bungee

10:00   easy    65-75 %  warm-up
10 × 5:30
  1:30  easy    65-75 %  Move out slowly and stretch the bungee
  2:00  medium  87-92 %  Hold your medium marker
  1:00  sprint  95-100 %  Reach for your sprint marker
  1:00  rest    below 65 %  Let the bungee pull you back
10:00   easy    65-75 %  cool-down
"""


def timeline(text: str) -> Timeline:
    reading = read_workout(text.encode(), file="x.aqua", name="x")
    assert reading.timeline is not None
    return reading.timeline


def test_the_springboard_is_seven_lines_with_its_rounds_folded(springboard: Timeline) -> None:
    assert card_text(springboard) == SPRINGBOARD


def test_a_long_label_goes_on_below_itself() -> None:
    card = card_text(timeline(f'title: x\n1:00 easy "{"long " * 30}"\n'))
    first, second, *_ = card.splitlines()[3:]
    assert first.startswith("1:00  easy  65-75 %  long")
    assert second.startswith(" " * 12 + "long")
    assert max(map(len, card.splitlines())) <= 64


def test_markup_in_titles_and_labels_stays_text() -> None:
    evil = "<script>alert(1)</script>"
    page = card_page(timeline(f'title: {evil}\n1:00 easy "{evil}"\n'))
    assert "<script" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 3


def test_the_page_needs_nothing_else() -> None:
    page = card_page(timeline("title: x\n1:00 easy\n"))
    assert "default-src 'none'" in page
    for reference in ("http:", "https:", "src=", "href=", "url(", "@import"):
        assert reference not in page


@given(workouts())
@settings(max_examples=30)
def test_every_session_has_a_card(text: str) -> None:
    found = timeline(text)
    assert card_text(found).endswith("\n")
    assert "</html>" in card_page(found)
