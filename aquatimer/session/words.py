"""What a session tells the runner in words."""

from aquatimer.units.durations import MINUTE, SECOND, Milliseconds, clock_text


def slept_notice(seconds: float, *, paused: bool) -> str:
    """Say that the computer slept for so many seconds, and what became of the session."""
    away: Milliseconds = round(seconds) * SECOND
    length = f"{round(seconds)} s" if away < MINUTE else clock_text(away)
    told = f"The computer slept for {length}. "
    return told + ("The session is paused where it was." if paused else "The session still waits.")
