"""Arguments that several commands share."""

import argparse

from aquatimer.units.durations import HOUR, Milliseconds

Subparsers = argparse._SubParsersAction  # noqa: SLF001 - argparse gives its type no public name


_LONGEST_COUNT_IN: Milliseconds = HOUR


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
    add_choices(parser)
    add_athlete(parser)


def add_athlete(parser: argparse.ArgumentParser) -> None:
    """Add --athlete: who does it, None where nobody is named."""
    parser.add_argument(
        "--athlete", metavar="NAME", help="whose zones and markers count, instead of your own"
    )


def add_choices(parser: argparse.ArgumentParser) -> None:
    """Add the options by which a timeline is chosen."""
    parser.add_argument(
        "--set",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        dest="choices",
        help="choose the value of an option of the workout; may be given again",
    )
    add_hr_max(parser, "your maximum heart rate in water, taken as it is, before the profile's")


def add_hr_max(parser: argparse.ArgumentParser, told: str) -> None:
    """Add --hr-max: the maximum heart rate in water, None where it is not given."""
    parser.add_argument(
        "--hr-max",
        metavar="BEATS",
        type=_hr_max,
        help=told,
    )


def add_cues(parser: argparse.ArgumentParser) -> None:
    """Add --cues: how much is said."""
    from aquatimer.plan.cues import Verbosity

    parser.add_argument(
        "--cues",
        choices=[str(level) for level in Verbosity],
        help="tones only, starts and heads-ups as well, or all a coach says, which is usual",
    )


def add_metronome(parser: argparse.ArgumentParser) -> None:
    """Add --metronome and --no-metronome, None where neither is given."""
    parser.add_argument(
        "--metronome",
        action=argparse.BooleanOptionalAction,
        help="click softly at the cadence of the effort, once for each cycle of one leg, which is"
        " every other step; --no-metronome where your settings have it on",
    )


def add_voice(parser: argparse.ArgumentParser) -> None:
    """Add --voice and --language: who speaks, and in whose words."""
    from aquatimer.plan.phrases.languages import PHRASES

    parser.add_argument(
        "--voice",
        metavar="NAME",
        help="who speaks: a name or language that 'aquatimer voices' lists, such as de or en-us;"
        " of several the usual voice, else the first",
    )
    parser.add_argument(
        "--language",
        choices=sorted(PHRASES),
        help="whose words are said; usual are those of the voice's language, where there are any",
    )


def add_ways(parser: argparse.ArgumentParser) -> None:
    """Add --in, --mute and --headless: how a live session is run."""
    parser.add_argument(
        "--in",
        metavar="TIME",
        dest="count_in",
        type=_count_in,
        help="count in for so long, 30s for instance: time to get into the water",
    )
    parser.add_argument("--mute", action="store_true", help="make no sound")
    parser.add_argument(
        "--headless", action="store_true", help="print a line for each cue instead of the screen"
    )


def add_json(parser: argparse.ArgumentParser | argparse._MutuallyExclusiveGroup) -> None:
    """Add --json."""
    parser.add_argument("--json", action="store_true", help="print data for programs")


def _hr_max(text: str) -> int:
    from aquatimer.plan.zones import HR_MAX_RANGE

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


def written_time(text: str) -> Milliseconds | None:
    """Return a time as workouts write it, `12:30` or `90s`; None for anything else."""
    from aquatimer.lang.nodes import Duration
    from aquatimer.lang.written import written_amount

    written = written_amount(text)
    return written.milliseconds if isinstance(written, Duration) else None


def _count_in(text: str) -> Milliseconds:
    length = written_time(text)
    if length is not None and length <= _LONGEST_COUNT_IN:
        return length
    raise argparse.ArgumentTypeError(
        f"'{text}' is no time to get ready; it is one up to an hour, such as 30s or 2:00"
    )
