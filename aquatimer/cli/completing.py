"""The script by which a shell completes the commands, made from their arguments."""

import argparse
from collections.abc import Iterator, Mapping
from typing import TypeAlias

import shtab

Candidates: TypeAlias = str | Mapping[str, str | Mapping[str, str]]

_WORKOUT_NAMES = "aquatimer list --names 2>/dev/null"
_VOICE_NAMES = "aquatimer voices --names 2>/dev/null"

# A workout is a name in the library or a path, which shtab has no candidates for together.
_WORKOUTS: Candidates = {
    "bash": "_aquatimer_workouts",
    "zsh": "_aquatimer_workouts",
    "fish": f"({_WORKOUT_NAMES}; __fish_complete_suffix .aqua)",
    "preamble": {
        "bash": f"""
_aquatimer_workouts() {{
  compgen -W "$({_WORKOUT_NAMES})" -- "$1"
  compgen -f -X '!*.aqua' -- "$1"
  compgen -d -S / -- "$1"
}}""",
        "zsh": f"""
_aquatimer_workouts() {{
  compadd -- ${{(f)"$({_WORKOUT_NAMES})"}}
  _files -g '*.aqua'
}}""",
    },
}
_BY_METAVAR: Mapping[str, Candidates] = {
    "WORKOUT": _WORKOUTS,
    "FILE": shtab.FILE,
    "PATH": shtab.FILE,
    "FILE|FOLDER": shtab.FILE,
    "FILE.wav": shtab.FILE,
}


def completion_script(parser: argparse.ArgumentParser, shell: str) -> str:
    """Return the script for `bash`, `zsh` or `fish`; the parser's actions are marked for it."""
    for action in _actions(parser):
        candidates = _candidates(action)
        if candidates is not None:
            setattr(action, "complete", candidates)  # noqa: B010 - argparse knows no such attribute
    return shtab.complete(parser, shell)


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:  # noqa: SLF001 - argparse has no public way to its arguments
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - likewise
            for inner in action.choices.values():
                yield from _actions(inner)
        else:
            yield action


def _candidates(action: argparse.Action) -> Candidates | None:
    if action.dest == "voice":
        return shtab.cmd(_VOICE_NAMES)
    return _BY_METAVAR.get(str(action.metavar))
