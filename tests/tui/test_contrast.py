"""Colours that can be read."""

import pytest

from aquatimer.plan.efforts import BUILT_IN
from aquatimer.plan.palette import BACKGROUND, effort_colour
from aquatimer.tui.contrast import LEGIBLE, contrast, legible


def test_black_on_white_is_the_strongest() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("ground", [BACKGROUND, "#ffffff", "#808080", "#f0e8d0"])
@pytest.mark.parametrize("effort", sorted(BUILT_IN))
def test_every_effort_can_be_read_on_any_ground(effort: str, ground: str) -> None:
    assert contrast(legible(effort_colour(BUILT_IN[effort]), ground), ground) >= LEGIBLE


def test_a_colour_that_can_be_read_stays() -> None:
    assert legible("#f7e04c", BACKGROUND) == "#f7e04c"
