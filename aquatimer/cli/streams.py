"""Standard input, output and error, made fit for whatever is written to them."""

import io
import os
import sys


def make_streams_ready() -> None:
    """Let output and error take every letter, and let all three be there."""
    _open_closed_ones()
    if isinstance(sys.stdout, io.TextIOWrapper):
        _let_in_every_letter(sys.stdout)
    if isinstance(sys.stderr, io.TextIOWrapper):
        # As wide as the letter, unlike the escapes that Python would write: what stands below a
        # line points to the right place in it.
        sys.stderr.reconfigure(errors="replace")


def keep_libraries_quiet() -> None:
    """Give the program a standard error of its own, and let what else is written there be lost.

    Decoders and sound drivers write what they wonder about into its number: over a bar, or in the
    middle of a screen. Nothing happens where Python's own stream was replaced, as by a test.
    """
    ours = sys.stderr
    if ours is not sys.__stderr__ or not isinstance(ours, io.TextIOWrapper):
        return
    ours.flush()
    number = ours.fileno()
    kept = os.fdopen(os.dup(number), "w", buffering=1, encoding=ours.encoding, errors=ours.errors)
    lead_nowhere(number)
    sys.stderr = kept
    # A screen is drawn there. It is final for programs that would lose the first one.
    sys.__stderr__ = kept  # type: ignore[misc]


def let_go_of_what_no_one_reads() -> None:
    """Forget what a terminal that was closed did not take: it would change the exit status."""
    try:
        sys.stderr.flush()
    except OSError:
        lead_nowhere(sys.stderr.fileno())


def write_out(content: bytes) -> None:
    """Write bytes to standard output as they are, after all text that went there before."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def lead_nowhere(number: int) -> None:
    """Let all that is written to a number be lost."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)


def _let_in_every_letter(out: io.TextIOWrapper) -> None:
    # A terminal shows what it can. Files and pipes are read by programs, ours among them, and what
    # the system takes for usual there (cp1252, ASCII) has no place for half of our signs.
    encoding = out.encoding if out.isatty() else "utf-8"
    out.reconfigure(encoding=encoding, errors="replace")


def _open_closed_ones() -> None:
    # In the order of their numbers, which they then take again: else a file opened later had the
    # number of standard output, and what a library prints would be written into it.
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8")
            setattr(sys, name, nowhere)
