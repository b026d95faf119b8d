"""Arguments that several commands share."""

import argparse

from aquatimer.plan.cues import Verbosity
from aquatimer.plan.zones import HR_MAX_RANGE

Subparsers = argparse._SubParsersAction  # noqa: SLF001 - argparse gives its type no public name


def add_command(
    commands: "Subparsers[argparse.ArgumentParser]", name: str, *, summary: str, example: str
) -> argparse.ArgumentParser:
    """Add a command whose help ends with an example that works."""
    return commands.add_parser(
        name,
        help=summary[0].lower() + summary[1:],
        description=f"{summary}.",
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def add_workout(parser: argparse.ArgumentParser) -> None:
    """Add WORKOUT and the options by which its timeline is chosen."""
    parser.add_argument(
        "workout", metavar="WORKOUT", help="a name in the library, or a path to an .aqua file"
    )
    parser.add_argument(
        "--set",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        dest="choices",
        help="choose the value of an option of the workout; may be given again",
    )
    parser.add_argument(
        "--hr-max",
        metavar="BEATS",
        type=_hr_max,
        help="your maximum heart rate in water: targets are then told in beats as well",
    )


def add_cues(parser: argparse.ArgumentParser) -> None:
    """Add --cues: how much is said."""
    parser.add_argument(
        "--cues",
        choices=[str(level) for level in Verbosity],
        default=str(Verbosity.COACH),
        help="tones only, starts and heads-ups as well, or all a coach says (%(default)s)",
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add --json."""
    parser.add_argument("--json", action="store_true", help="print data for programs")


def _hr_max(text: str) -> int:
    low, high = HR_MAX_RANGE
    if (
        text.isascii()
        and text.isdigit()
        and len(text) <= len(str(high))
        and low <= int(text) <= high
    ):
        return int(text)
    raise argparse.ArgumentTypeError(
        f"'{text}' is no maximum heart rate; it is a whole number from {low} to {high}"
    )
