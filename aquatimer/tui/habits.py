"""What a runner likes the screen to be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from aquatimer.tui.themes import POOL_AT_NIGHT


@dataclass(frozen=True, slots=True)
class Habits:
    """Settings of the screen: the name of a theme, and the keys of actions by their names.

    `notices` say what is wrong in the settings.
    """

    flash: bool = True
    theme: str = POOL_AT_NIGHT.name
    keys: Mapping[str, Sequence[str]] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
