"""Durations and positions: whole milliseconds inside, clock figures outside."""

from typing import TypeAlias

Milliseconds: TypeAlias = int

SECOND: Milliseconds = 1_000
MINUTE: Milliseconds = 60 * SECOND
HOUR: Milliseconds = 60 * MINUTE
_TENTH: Milliseconds = SECOND // 10


def clock_text(duration: Milliseconds) -> str:
    """Write a duration as `1:30` or `1:17:30`, with tenths where there are any: `0:02.5`."""
    seconds, milliseconds = divmod(abs(duration), SECOND)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    sign = "-" if duration < 0 else ""
    tenths = f".{milliseconds // _TENTH}" if milliseconds >= _TENTH else ""
    head = f"{hours}:{minutes:02}" if hours else f"{minutes}"
    return f"{sign}{head}:{seconds:02}{tenths}"


def written_text(duration: Milliseconds) -> str:
    """Write a duration as a workout file does: `4s` and `2.5s` below ten seconds, then `1:30`."""
    if not 0 <= duration < 10 * SECOND:
        return clock_text(duration)
    seconds, milliseconds = divmod(duration, SECOND)
    tenths = f".{milliseconds // _TENTH}" if milliseconds >= _TENTH else ""
    return f"{seconds}{tenths}s"
