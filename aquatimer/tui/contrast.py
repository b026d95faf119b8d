"""Colours that can be read on the ground they stand on."""

from functools import cache

from aquatimer.plan.palette import blend

LEGIBLE = 4.5
_STEPS = 20
_LINEAR_BELOW = 0.04045
_MIDDLE = 0.18


@cache
def legible(colour: str, ground: str) -> str:
    """Return a colour, darkened or lightened until it has a contrast of 4.5 on its ground.

    Both are `#rrggbb`.
    """
    towards = "#000000" if luminance(ground) > _MIDDLE else "#ffffff"
    for step in range(_STEPS):
        tried = blend(colour, towards, step / _STEPS)
        if contrast(tried, ground) >= LEGIBLE:
            return tried
    return towards


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour as WCAG 2 defines it, from 0 to 1."""
    red, green, blue = (_linear(value / 255) for value in bytes.fromhex(colour[1:]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    if value <= _LINEAR_BELOW:
        return value / 12.92
    return float(((value + 0.055) / 1.055) ** 2.4)
