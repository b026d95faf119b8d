"""What is typed after the commands of the history, as values; argparse tells what is wrong."""

import argparse

from aquatimer.cli.arguments import written_time
from aquatimer.cli.failures import WrongInputError
from aquatimer.units.durations import Milliseconds

_MOST_RPE = 10
_REST_RANGE = range(25, 121)
_MOST_WEEKS = 5_000
_LONGEST_NOTE = 2_000


def session_number(text: str) -> int:
    """Read the number of a session."""
    return _whole(text, range(1, 10**9), "number of a session, as 'aquatimer history' shows them")


def rpe(text: str) -> int:
    """Read how hard a session felt."""
    return _whole(text, range(_MOST_RPE + 1), f"RPE; it is a whole number from 0 to {_MOST_RPE}")


def week_count(text: str) -> int:
    """Read how many weeks to show."""
    return _whole(text, range(1, _MOST_WEEKS), f"number of weeks from 1 to {_MOST_WEEKS - 1:,}")


def resting_rate(text: str) -> int:
    """Read a resting heart rate in beats a minute."""
    first, last = _REST_RANGE[0], _REST_RANGE[-1]
    what = f"resting heart rate; it is a whole number from {first} to {last}"
    return _whole(text, _REST_RANGE, what)


def offset(text: str) -> Milliseconds:
    """Read when a recording begins after its session, with a minus where it is before."""
    time = written_time(text.removeprefix("-"))
    if time is None and text.strip("-0:s"):
        raise argparse.ArgumentTypeError(
            f"'{text}' is no time; it is one such as 1:30 or 90s, with a minus where the recording"
            " begins before the session"
        )
    return -(time or 0) if text.startswith("-") else time or 0


def note(text: str | None) -> str | None:
    """Read a note in one line; an empty one is none. Raises WrongInputError for a very long one."""
    line = one_line(text or "")
    if len(line) > _LONGEST_NOTE:
        raise WrongInputError(f"the note is longer than {_LONGEST_NOTE:,} characters.")
    return line or None


def one_line(text: str) -> str:
    """Return a text in one line, without what a terminal would take as orders."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def _whole(text: str, numbers: range, what: str) -> int:
    if text.isascii() and text.isdigit() and len(text) <= len(str(numbers[-1])):
        number = int(text)
        if number in numbers:
            return number
    raise argparse.ArgumentTypeError(f"'{text}' is no {what}")
