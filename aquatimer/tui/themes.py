"""The program's own themes beside those of Textual, and what is painted by hand in any of them."""

from collections.abc import Iterable
from typing import Any

from textual.app import App
from textual.theme import Theme

from aquatimer.plan.palette import BACKGROUND
from aquatimer.tui.paint import NIGHT, Paint

POOL_AT_NIGHT = Theme(
    name="pool-at-night",
    primary="#2f8fb3",
    secondary="#1d4e63",
    accent="#5cc8ea",
    warning="#ffb454",
    error="#ff6b7a",
    success="#25dcae",
    foreground=NIGHT.ink,
    background=BACKGROUND,
    surface="#111a24",
    panel="#16222e",
    variables={
        "footer-key-foreground": "#5cc8ea",
        "footer-background": BACKGROUND,
        "button-focus-text-style": "bold underline",
    },
)
POOL_IN_SUNLIGHT = Theme(
    name="pool-in-sunlight",
    primary="#003a70",
    secondary="#003a70",
    accent="#00427f",
    warning="#ffb000",
    error="#a00020",
    success="#005c3a",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#e4e4e4",
    dark=False,
    variables={
        "footer-key-foreground": "#00427f",
        "footer-background": "#ffffff",
        "button-focus-text-style": "bold underline",
    },
)
OURS = (POOL_AT_NIGHT, POOL_IN_SUNLIGHT)


def paint_of(app: App[Any]) -> Paint:
    """Return the paint of the theme; that of the night where a theme leaves it to the terminal."""
    ink, ground = (
        _opaque(app.theme_variables.get(name, "")) for name in ("foreground", "background")
    )
    return Paint(ink, ground) if ink and ground else NIGHT


def unknown_theme(name: str, known: Iterable[str]) -> str:
    """Say that there is no theme of this name, and which there are."""
    return f"There is no theme '{name}'. The themes are: {', '.join(sorted(known))}."


def _opaque(colour: str) -> str:
    return colour[:7].lower() if colour.startswith("#") else ""
