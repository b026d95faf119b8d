"""What a speech child and its parent agree on.

The parent writes requests to the child's standard input and reads answers from its standard
output, one JSON object a line:

    {"voice": NAME or null, "rate": WORDS A MINUTE}  ->  {"found": true or false}
    {"text": TEXT, "path": FILE}                     ->  {"done": true}
    {"list": true}                                   ->  {"voices": [[IDENTIFIER, NAME, LANGUAGE]]}

A child that cannot do what it is asked ends; the last line of its standard error says why.
"""

from typing import NamedTuple, Protocol


class VoiceName(NamedTuple):
    """A voice of this computer: `--voice` takes its identifier, its name or its language."""

    identifier: str
    name: str
    language: str


class ChildEngine(Protocol):
    """A speech engine inside its child process; any exception ends the child."""

    def voices(self) -> list[VoiceName]:
        """Return the voices that can be chosen."""
        ...

    def choose(self, voice: str | None, rate: int) -> bool:
        """Set the voice, None for the usual one, and the rate in words a minute.

        False where there is no such voice; the usual one speaks then.
        """
        ...

    def save(self, text: str, path: str) -> None:
        """Speak one text into a file."""
        ...
