"""`aquatimer say`: one text, to hear how it sounds."""

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from aquatimer.cli.arguments import Subparsers, add_command, add_voice
from aquatimer.cli.failures import ImpossibleError, WrongInputError, tell

if TYPE_CHECKING:
    from aquatimer.audio.clips import Audible

_ENDING = ".wav"


def add(commands: "Subparsers[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = add_command(
        commands,
        "say",
        summary="Speak one text, to hear how it sounds",
        example='aquatimer say "Sprint. One minute. Last round." --voice en-us',
    )
    parser.add_argument("text", metavar="TEXT", help="what to say")
    add_voice(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar=f"FILE{_ENDING}",
        type=Path,
        help="write it into a file instead",
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Speak the text on the sound device, or into the file."""
    path: Path | None = chosen.output
    if path is not None and path.suffix.lower() != _ENDING:
        raise WrongInputError(f"'-o {path}' must end in {_ENDING}.")
    if not chosen.text.strip():
        raise WrongInputError('there is nothing to say. Write aquatimer say "Last round."')
    clip = _spoken(chosen)
    if path is not None:
        _write(clip, path)
        tell(f"Wrote {path}.")
        return 0
    from aquatimer.cli.hearing import hear
    from aquatimer.cli.sounding import asked_output

    trouble = hear([clip], nap=time.sleep, output=asked_output()).trouble
    if trouble is not None:
        raise ImpossibleError(f"{trouble} Or write it into a file: aquatimer say TEXT -o say.wav")
    return 0


def _spoken(chosen: argparse.Namespace) -> "Audible":
    from aquatimer.cli.speaking import asked_speaker

    speaker = asked_speaker(chosen, caching=False)
    spoken = speaker.voice.speak([chosen.text], lambda _done, _total: None)
    clip = spoken.clips.get(chosen.text)
    if clip is None:
        raise ImpossibleError(" ".join(spoken.problems))
    for problem in spoken.problems:
        tell(problem)
    return clip


def _write(clip: "Audible", path: Path) -> None:
    import soundfile

    from aquatimer.audio.clips import RATE
    from aquatimer.devices.files import writing

    with writing(path) as out:
        soundfile.write(out, clip.samples, RATE, format="WAV", subtype="PCM_16")
