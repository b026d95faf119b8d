"""Questions to the runner, on standard error, so that data on standard output stays data."""

import sys

_YES = frozenset({"y", "yes"})


def can_answer() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty()


def answer(question: str) -> str | None:
    """Ask, and return the answer without spaces around it; None where the input has ended."""
    sys.stdout.flush()
    sys.stderr.write(f"{question} ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    return line.strip() if line else None


def agrees(question: str, *, usual: bool = False) -> bool:
    """Ask a question of yes or no; `usual` is what an empty answer means. No answer is no."""
    said = answer(f"{question} {'[Y/n]' if usual else '[y/N]'}")
    if said is None:
        return False
    return said.lower() in _YES if said else usual
