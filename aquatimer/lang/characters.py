"""Characters that no workout holds: what a terminal or a voice would act on instead of showing."""

import re
from unicodedata import category

from aquatimer.lang.codes import Code
from aquatimer.lang.diagnostics import Collector
from aquatimer.lang.source import Span

_FORBIDDEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ufeff\ufff9-\ufffb\ud800-\udfff"
)
_STRETCH = re.compile(f"[{_FORBIDDEN}]+")
_JOINERS = "\u200c\u200d"
_STAND_IN = "\N{REPLACEMENT CHARACTER}"


def check_characters(collector: Collector) -> None:
    """Report control characters, those that turn the direction of writing, and the like."""
    for match in _STRETCH.finditer(collector.source.text):
        if collector.full:
            return
        code_point = f"U+{ord(match.group()[0]):04X}"
        message = f"There is an invisible control character here ({code_point})."
        hint = "Take it out; typing the line anew is easiest."
        if match.group().startswith("\r"):
            message = "This is a line end of old Macintosh files, a single CR."
            hint = "Save the file with the line ends of Windows (CRLF) or Unix (LF)."
        span = Span(match.start(), match.end())
        collector.error(span, Code.CONTROL_CHARACTER, message, hint)


def visible(text: str) -> str:
    """Return a text that is safe to print: spaces and stand-ins for what does not show."""
    return "".join(character if _shows(character) else _instead(character) for character in text)


def _shows(character: str) -> bool:
    return character.isprintable() or character in _JOINERS


def _instead(character: str) -> str:
    return " " if character in "\t\n" or category(character) == "Zs" else _STAND_IN
