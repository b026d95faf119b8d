# noqa: INP001 - a script beside what it makes, no package
"""Writes the manual page from the arguments of the command line: `make manual`."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from aquatimer.cli.failures import Status
from aquatimer.cli.main import DEBUG_VARIABLE, parser
from aquatimer.devices.folders import HOME_VARIABLE

WRITTEN = "2026-11-24"
"""The day of the last large change to the page, which its foot shows."""
MANUAL = Path(__file__).with_name("aquatimer.1")
STATUSES = {
    Status.DONE: "done",
    Status.IMPOSSIBLE: "it could not be done: a device, a disk, an engine",
    Status.WRONG: "what was given is wrong: usage, workout file, values",
    Status.INTERRUPTED: "interrupted",
}
VARIABLES = {
    HOME_VARIABLE: "the folder that everything the program keeps is moved to",
    DEBUG_VARIABLE: "shows where a fault of the program itself happened",
}


def manual() -> str:
    """Return the whole page in the man macros."""
    return "\n".join(_lines(parser())) + "\n"


def _lines(whole: argparse.ArgumentParser) -> Iterator[str]:
    yield f'.TH AQUATIMER 1 {WRITTEN} aquatimer "User Commands"'
    yield from (".SH NAME", _plain("aquatimer - the coach on the pool deck"))
    yield from (".SH SYNOPSIS", ".B aquatimer", r"[\fICOMMAND\fR [\fIARGUMENT\fR ...]]")
    yield from (".SH DESCRIPTION", _plain(str(whole.description)))
    yield from (".SH OPTIONS", *_arguments(whole), ".SH COMMANDS")
    for name, command in _commands(whole):
        yield from (f".SS {name}", _plain(str(command.description)), *_arguments(command))
        _, _, example = str(command.epilog).partition("example:\n")
        yield from (".PP", "Example:", ".PP", ".nf", _plain(example.strip()), ".fi")
    yield from (".SH EXIT STATUS", *_terms({str(int(one)): STATUSES[one] for one in STATUSES}))
    yield from (".SH ENVIRONMENT", *_terms(VARIABLES))


def _commands(whole: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in whole._actions:  # noqa: SLF001 - argparse has no public way to its arguments
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - likewise
            for name, command in action.choices.items():
                yield name, command
                yield from ((f"{name} {below}", inner) for below, inner in _commands(command))


def _arguments(command: argparse.ArgumentParser) -> Iterator[str]:
    for action in command._actions:  # noqa: SLF001 - likewise
        if not isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - likewise
            yield from (".TP", _called(action), _plain(str(action.help)))


def _called(action: argparse.Action) -> str:
    names = ", ".join(rf"\fB{_plain(name)}\fR" for name in action.option_strings)
    if action.nargs == 0:
        return names
    choices = "|".join(map(str, action.choices or ()))
    value = rf"\fI{_plain(str(action.metavar or choices or action.dest))}\fR"
    return f"{names} {value}".strip()


def _terms(told: dict[str, str]) -> Iterator[str]:
    for term, meaning in told.items():
        yield from (".TP", rf"\fB{_plain(term)}\fR", _plain(meaning))


def _plain(text: str) -> str:
    """Return a text that no macro is read in."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


if __name__ == "__main__":
    MANUAL.write_text(manual(), encoding="utf-8")
