"""Bungee markers: the points on the wall where the bungee is stretched as an effort asks."""

from collections.abc import Collection
from dataclasses import dataclass

BUNGEE = "bungee"
"""The gear of sessions that are swum against markers."""

FINDING_MARKERS = "markers"
"""The tag of sessions in which markers are looked for: none is named there, all are asked for."""

MARKER_EFFORTS = ("sprint", "medium")
"""The efforts that have a marker."""

_MONTH = 31


@dataclass(frozen=True, slots=True)
class Marker:
    """Where a marker is, in the athlete's words, and how many days ago it was found."""

    place: str
    age: int = 0

    @property
    def is_old(self) -> bool:
        """Whether it is older than a month: with fitness and the cord it moves."""
        return self.age > _MONTH


def marked(label: str | None, place: str, names: Collection[str]) -> tuple[str | None, str]:
    """Return a label and where the marker is, as what is told one after the other.

    A label that names the marker, by one of its `names`, leads on to the place.
    """
    if label and any(name.casefold() in label.casefold() for name in names):
        return None, f"{label.rstrip(' .!')}: {place}"
    first = next(iter(names))
    return label, f"{first[0].upper()}{first[1:]}: {place}"
