"""Which MPEG frames of a track have to be encoded, and in what parts.

A track without music is mostly silence, and a silent frame need be encoded once. What sounds is
cut into parts that encoders without a past can work on side by side.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aquatimer.export.mpeg import SAMPLES

BEFORE, AFTER = 8, 3
"""MPEG frames around a sound that are encoded with it. Two of those before and all after are what a
decoder spreads it over; the others let the encoder hear that it was silent, as it would have in
one long encoding: with two alone the error at the start of a noise is 5 % greater."""

WARM_UP = 8
"""MPEG frames for which an encoder that begins in the middle of a sound is not listened to: by then
it does as one that has heard all. No frame needs bytes from further back."""

OVERLAP = 26
"""MPEG frames in which a place is looked for where it can take over."""

# Longer parts take more memory, shorter ones more time for what they overlap.
_LONGEST = 2_048


@dataclass(frozen=True, slots=True)
class Part:
    """MPEG frames `first` to `end` of the track, encoded in one go.

    It `joins` the part before where its first frames repeat the last ones of that, which is then
    said not to be the one that `ends` the sound.
    """

    first: int
    end: int
    joins: bool
    ends: bool


def parts_of(sounding: Iterable[tuple[int, int]], frames: int) -> Iterator[Part]:
    """Yield the parts of a track of so many MPEG frames, given where it sounds, in order."""
    for first, end in _together(sounding, frames):
        place, joins = first, False
        while end - place > _LONGEST + OVERLAP:
            following = place + _LONGEST
            yield Part(place, following + WARM_UP + OVERLAP, joins, ends=False)
            place, joins = following, True
        yield Part(place, end, joins, ends=True)


def _together(sounding: Iterable[tuple[int, int]], frames: int) -> Iterator[tuple[int, int]]:
    """Yield the MPEG frames that each sound needs, what touches as one."""
    first = end = 0
    for sound, silence in sounding:
        needed = max(sound // SAMPLES - BEFORE, 0)
        if needed > end or first == end:
            if first < end:
                yield first, end
            first = needed
        end = max(end, min(-(-silence // SAMPLES) + AFTER, frames))
    if first < end:
        yield first, end
