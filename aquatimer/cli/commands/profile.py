"""`aquatimer profile`: who does the sessions: heart rates, zones and bungee markers."""

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from aquatimer.cli.arguments import Subparsers, add_command, add_json
from aquatimer.cli.asking import agrees, can_answer
from aquatimer.cli.athletes import asked_profile, athlete_name, profiles, today
from aquatimer.cli.failures import Status, WrongInputError, tell

if TYPE_CHECKING:
    from aquatimer.devices.profile import Profile
    from aquatimer.devices.profiles import Changes

# Named here as well, so that the help loads no models; a test holds them together.
KEY_NAMES = (
    *("name", "birth-year", "hr-max", "hr-rest", "sex", "units", "water"),
    *("zone.EFFORT", "marker.sprint", "marker.medium"),
    *("marker.sprint.note", "marker.medium.note"),
)


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command with those below it."""
    parser = add_command(
        commands,
        "profile",
        summary="Show who does the sessions: heart rates in water, zones, bungee markers",
        example="aquatimer profile set birth-year 1985",
    )
    _add_athlete(parser, default=None)
    add_json(parser)
    parser.set_defaults(run=_show)
    below = parser.add_subparsers(metavar="set|clear|list|remove", title="changing profiles")
    _add_set_and_clear(below)
    listing = add_command(
        below, "list", summary="List the athletes there are", example="aquatimer profile list"
    )
    listing.set_defaults(run=_list)
    _add_remove(below)


def _add_set_and_clear(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    _add_changing(
        commands,
        "set",
        summary="Set something, or several things at once",
        example='aquatimer profile set marker.sprint "third tile from the ladder"',
        words=("KEY VALUE", "a key and its value; several pairs may follow each other"),
        run=_set,
    )
    _add_changing(
        commands,
        "clear",
        summary="Take something out again",
        example="aquatimer profile clear water",
        words=("KEY", "what is not to be known any more"),
        run=_clear,
    )


def _add_remove(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    removing = add_command(
        commands,
        "remove",
        summary="Remove a profile, after a question",
        example="aquatimer profile remove --athlete anna",
    )
    _add_athlete(removing, default=argparse.SUPPRESS)
    removing.add_argument("--yes", action="store_true", help="do not ask")
    removing.set_defaults(run=_remove)


def _add_changing(  # noqa: PLR0913 - what two commands differ in
    commands: "Subparsers[argparse.ArgumentParser]",
    name: str,
    *,
    summary: str,
    example: str,
    words: tuple[str, str],
    run: Callable[[argparse.Namespace], int],
) -> None:
    parser = add_command(commands, name, summary=summary, example=example)
    metavar, told = words
    parser.add_argument("words", metavar=metavar, nargs="+", help=f"{told}: {', '.join(KEY_NAMES)}")
    _add_athlete(parser, default=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def _add_athlete(parser: argparse.ArgumentParser, *, default: object) -> None:
    # Where it stands before the word below, that word's own must not take it back.
    parser.add_argument(
        "--athlete", metavar="NAME", default=default, help="whose profile, instead of your own"
    )


def _show(chosen: argparse.Namespace) -> int:
    """Print the profile: what is known, what follows from it, and what is an estimate."""
    from aquatimer.devices.profile import Profile

    profile = asked_profile(chosen.athlete) or Profile(name=athlete_name(None))
    if chosen.json:
        from aquatimer.cli.profile_document import profile_json

        sys.stdout.write(profile_json(profile, today()) + "\n")
        return Status.DONE
    from aquatimer.cli.profile_sheet import profile_lines

    sys.stdout.write("".join(f"{line}\n" for line in profile_lines(profile, today())))
    return Status.DONE


def _set(chosen: argparse.Namespace) -> int:
    from aquatimer.cli.profile_keys import changes_of

    return _change(chosen, changes_of(chosen.words, today()))


def _clear(chosen: argparse.Namespace) -> int:
    from aquatimer.cli.profile_keys import cleared

    if asked_profile(chosen.athlete) is None:
        raise WrongInputError("There is nothing to take out: no profile has been made yet.")
    return _change(chosen, cleared(chosen.words))


def _change(chosen: argparse.Namespace, changes: "Changes") -> int:
    from aquatimer.cli.profile_sheet import summary

    profile = change_profile(chosen.athlete, changes)
    tell(summary(profile, today().year))
    return Status.DONE


def change_profile(asked: str | None, changes: "Changes") -> "Profile":
    """Change the profile of an athlete, or make it; raises WrongInputError and changes nothing."""
    from aquatimer.devices.profiles import WrongProfileError

    try:
        return profiles().change(athlete_name(asked), changes, year=today().year)
    except WrongProfileError as wrong:
        raise WrongInputError(str(wrong)) from wrong


def _list(_: argparse.Namespace) -> int:
    names = profiles().names()
    if not names:
        tell("There are no profiles yet. Make one: aquatimer profile set birth-year 1985")
    sys.stdout.write("".join(f"{name}\n" for name in names))
    return Status.DONE


def _remove(chosen: argparse.Namespace) -> int:
    from aquatimer.devices.profiles import UnknownAthleteError

    name, known = athlete_name(chosen.athlete), profiles()
    if known.path(name).exists() and not (chosen.yes or _agrees(name)):
        tell("Nothing was removed.")
        return Status.DONE
    try:
        known.remove(name)
    except UnknownAthleteError as unknown:
        raise WrongInputError(str(unknown)) from unknown
    tell(f"The profile of {name} is removed. What was done stays in the history.")
    return Status.DONE


def _agrees(name: str) -> bool:
    if not can_answer():
        raise WrongInputError(
            f"Nobody can be asked here. Write: aquatimer profile remove --athlete {name} --yes"
        )
    return agrees(f"Remove the profile of {name} with its markers?")
