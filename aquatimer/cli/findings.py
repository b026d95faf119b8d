"""What `doctor` finds out."""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How it stands with one thing: a warning still works."""

    WORKS = "works"
    WARNING = "warning"
    PROBLEM = "PROBLEM"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was tried: how it stands, and what there is to know or to do about it."""

    subject: str
    mark: Mark
    text: str
