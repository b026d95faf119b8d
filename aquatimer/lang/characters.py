"""Characters that no workout holds: what a terminal or a voice would act on instead of showing."""

import re

from aquatimer.lang.codes import Code
from aquatimer.lang.diagnostics import Collector
from aquatimer.lang.source import Span

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+"
)


def check_characters(collector: Collector) -> None:
    """Report control characters, those that turn the direction of writing, and the like."""
    for match in _FORBIDDEN.finditer(collector.source.text):
        span = Span(match.start(), match.end())
        name = f"U+{ord(match.group()[0]):04X}"
        message = f"There is an invisible control character here ({name})."
        collector.error(
            span, Code.CONTROL_CHARACTER, message, "Take it out, or type the line anew."
        )
        if collector.full:
            return
