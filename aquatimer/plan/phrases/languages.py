"""The languages that the coach speaks."""

from collections.abc import Mapping
from types import MappingProxyType

from aquatimer.plan.phrases.catalogue import Phrases
from aquatimer.plan.phrases.english import ENGLISH
from aquatimer.plan.phrases.german import GERMAN

PHRASES: Mapping[str, Phrases] = MappingProxyType(
    {phrases.language: phrases for phrases in (ENGLISH, GERMAN)}
)
"""The phrases of each language by its code."""
