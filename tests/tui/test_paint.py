"""Colours on light and dark ground."""

import pytest

from aquatimer.plan.efforts import BUILT_IN, Effort
from aquatimer.plan.palette import effort_colour
from aquatimer.tui.contrast import contrast, legible
from aquatimer.tui.paint import NIGHT, Paint

SUNLIGHT = Paint("#000000", "#ffffff")


@pytest.mark.parametrize("paint", [NIGHT, NIGHT.reversed(), SUNLIGHT], ids=str)
@pytest.mark.parametrize("effort", BUILT_IN.values(), ids=lambda effort: effort.name)
def test_every_effort_can_be_read_on_every_ground(paint: Paint, effort: Effort) -> None:
    assert contrast(paint.effort(effort), paint.ground) >= 4.5


def test_at_night_the_efforts_have_the_colours_of_the_pictures() -> None:
    for effort in BUILT_IN.values():
        assert NIGHT.effort(effort) == effort_colour(effort)


def test_contrast_goes_from_one_to_twenty_one() -> None:
    assert contrast("#ffffff", "#ffffff") == 1
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast(legible("#ffffff", "#ffffff"), "#ffffff") >= 4.5
