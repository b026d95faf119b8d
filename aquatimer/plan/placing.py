"""Placing announcements in one segment: the longest wording that fits, the first in rank first."""

from collections.abc import Iterable, Mapping

from aquatimer.plan.cues import Cue, CueKind
from aquatimer.plan.requests import Place, Request, Wording
from aquatimer.units.durations import Milliseconds

BREATH: Milliseconds = 250
"""Silence kept between two utterances."""


class Placing:
    """The room of one segment as it fills up.

    `lengths` holds how long each text takes to speak; a text that is not there cannot be spoken.
    """

    def __init__(self, segment: int, lengths: Mapping[str, Milliseconds]) -> None:
        self.cues: list[Cue] = []
        self._segment = segment
        self._lengths = lengths
        self._taken: list[tuple[Milliseconds, Milliseconds]] = []

    def keep_free(self, start: Milliseconds, end: Milliseconds) -> None:
        """Let no speech sound between two times."""
        self._taken.append((start, end))

    def place_all(self, requests: Iterable[Request]) -> None:
        """Place each request in the order of rank, or drop it."""
        for request in sorted(requests, key=lambda request: request.rank):
            self._place(request)

    def _place(self, request: Request) -> None:
        for words in request.wordings:
            length = self._length(words)
            at = None if length is None else self._find(request, length)
            if at is not None:
                self._say(words, at)
                return

    def _length(self, words: Wording) -> Milliseconds | None:
        if any(said.text not in self._lengths for said in words):
            return None
        return sum(self._lengths[said.text] for said in words) + BREATH * (len(words) - 1)

    def _find(self, request: Request, length: Milliseconds) -> Milliseconds | None:
        times = self._times(request, length)
        return next((at for at in times if self._fits(request, at, at + length)), None)

    def _times(self, request: Request, length: Milliseconds) -> list[Milliseconds]:
        match request.place:
            case Place.AT:
                return [request.earliest]
            case Place.BY:
                return [min(request.aim, request.latest_end - length)]
            case Place.WITHIN:
                return sorted([request.earliest, *(end for _, end in self._taken)])

    def _fits(self, request: Request, start: Milliseconds, end: Milliseconds) -> bool:
        if start < request.earliest or end > request.latest_end:
            return False
        return all(end <= taken or start >= free for taken, free in self._taken)

    def _say(self, words: Wording, at: Milliseconds) -> None:
        for said in words:
            length = self._lengths[said.text]
            self.cues.append(
                Cue(at, CueKind.SPEECH, said.name, length, self._segment, text=said.text)
            )
            self._taken.append((at - BREATH, at + length + BREATH))
            at += length + BREATH
