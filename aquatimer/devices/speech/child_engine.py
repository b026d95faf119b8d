"""What a speech child and its parent agree on.

The parent writes requests to the child's standard input and reads answers from its standard
output, one JSON object a line:

    {"voice": NAME or null, "rate": WORDS A MINUTE, "pitch": 0 TO 100 or null}
                                                     ->  {"found": true or false}
    {"text": TEXT, "path": FILE}                     ->  {"done": true}
    {"list": true}                                   ->  {"voices": [[IDENTIFIER, NAME, LANGUAGE]],
                                                          "usual": IDENTIFIER or null,
                                                          "variants": [NAME]}

To any of them the answer may be {"fault": WHY}, which goes on after the engine's name: "does not
find its data". A child that breaks just ends.
"""

from dataclasses import dataclass
from typing import NamedTuple, Protocol


class VoiceName(NamedTuple):
    """A voice of this computer: `--voice` takes its identifier, its name or its language."""

    identifier: str
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of one engine; `usual` is the identifier of the one that speaks unasked.

    Each may be followed by a plus sign and one of the `variants`.
    """

    names: tuple[VoiceName, ...]
    usual: str | None = None
    variants: tuple[str, ...] = ()


class EngineFault(Exception):  # noqa: N818 - it is no error of the program's
    """An engine cannot do what it is asked; the message goes on after its name."""


class ChildEngine(Protocol):
    """A speech engine inside its child: an EngineFault is told, anything else ends the child."""

    def voices(self) -> Voices:
        """Return the voices that can be chosen."""
        ...

    def choose(self, voice: str | None, rate: int, pitch: int | None) -> bool:
        """Set the voice, None for the usual one, the rate in words a minute, and the pitch.

        False where there is no such voice; the usual one speaks then.
        """
        ...

    def save(self, text: str, path: str) -> None:
        """Speak one text into a file."""
        ...
