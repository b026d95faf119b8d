"""The effort colours: seen against the dark, and apart, also without one kind of cone."""

from itertools import combinations
from math import dist

import pytest

from aquatimer.plan.efforts import BUILT_IN, Effort, Target
from aquatimer.plan.palette import BACKGROUND, blend, effort_colour

# Machado, Oliveira and Fernandes 2009, severity 1, for linear RGB.
SIGHT = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
LADDER = ("rest", "easy", "steady", "medium", "hard", "sprint")
APART = 0.1
"""A distance in Oklab that is told apart side by side; just noticeable is about 0.02."""


def linear(colour: str) -> list[float]:
    shares = [value / 255 for value in bytes.fromhex(colour[1:])]
    return [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    ]


def times(matrix: tuple[tuple[float, ...], ...], vector: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def oklab(rgb: list[float]) -> list[float]:
    cones = times(
        (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        ),
        [min(max(share, 0), 1) for share in rgb],
    )
    return times(
        (
            (0.2104542553, 0.7936177850, -0.0040720468),
            (1.9779984951, -2.4285922050, 0.4505937099),
            (0.0259040371, 0.7827717662, -0.8086757660),
        ),
        [cone ** (1 / 3) for cone in cones],
    )


def luminance(colour: str) -> float:
    return sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


@pytest.mark.parametrize("effort", BUILT_IN.values(), ids=lambda effort: effort.name)
def test_a_word_in_its_colour_can_be_read(effort: Effort) -> None:
    contrast = (luminance(effort_colour(effort)) + 0.05) / (luminance(BACKGROUND) + 0.05)
    assert contrast >= 4.5


@pytest.mark.parametrize("sight", SIGHT.values(), ids=SIGHT)
@pytest.mark.parametrize("pair", combinations(LADDER, 2), ids="-".join)
def test_the_six_efforts_stay_apart(
    pair: tuple[str, str], sight: tuple[tuple[float, ...], ...]
) -> None:
    one, other = (oklab(times(sight, linear(effort_colour(BUILT_IN[name])))) for name in pair)
    assert dist(one, other) >= APART


def test_an_effort_of_the_runner_s_own_has_the_colour_of_its_strain() -> None:
    tempo = Effort("tempo", BUILT_IN["medium"].strain, Target())
    assert effort_colour(tempo) == effort_colour(BUILT_IN["medium"])
    technique = Effort("sculling", None, Target())
    assert effort_colour(technique) not in {effort_colour(BUILT_IN[name]) for name in LADDER}


def test_blending_goes_from_one_colour_to_the_other() -> None:
    assert [blend("#000000", "#ff8000", share) for share in (0, 0.5, 1)] == [
        "#000000",
        "#804000",
        "#ff8000",
    ]
