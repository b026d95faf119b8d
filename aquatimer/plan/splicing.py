"""One plan after another: what has been heard stays, what is to come is heard anew."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from aquatimer.plan.cues import Cue, CueKind, CuePlan, Sound
from aquatimer.plan.metronome import Clicks, clicks_before, clicks_from
from aquatimer.plan.tones import TICKS_BEFORE, tone
from aquatimer.plan.waiting import ended_at
from aquatimer.units.durations import Milliseconds


def gone_on_with(old: CuePlan, new: CuePlan, at: Milliseconds) -> CuePlan:
    """Play `old` up to `at` with all that has begun by then to its end, and `new` from there.

    Of `new`, no speech begins before that of `old` has ended.
    """
    begun = tuple(cue for cue in old.cues if cue.at < at)
    spoken_until = max((cue.end for cue in begun if cue.kind is CueKind.SPEECH), default=at)
    coming = (cue for cue in new.cues if cue.at >= at)
    kept = (cue for cue in coming if cue.kind is CueKind.TONE or cue.at >= spoken_until)
    return replace(new, cues=(*begun, *kept), clicks=_clicks(old, new, at))


def cut_over(old: CuePlan, new: CuePlan, at: Milliseconds) -> CuePlan:
    """Play `old` up to `at`, cutting off what still sounds, and `new` from there."""
    before = ended_at(old, at).cues
    cues = (*before, *(cue for cue in new.cues if cue.at >= at))
    return replace(new, cues=cues, clicks=_clicks(old, new, at))


def _clicks(old: CuePlan, new: CuePlan, at: Milliseconds) -> tuple[Clicks, ...]:
    return (*clicks_before(old.clicks, at), *clicks_from(new.clicks, at))


@dataclass(frozen=True, slots=True)
class CountIn:
    """The time until a session begins at `begin`, `length` long."""

    begin: Milliseconds
    length: Milliseconds

    @property
    def start(self) -> Milliseconds:
        """Where it starts itself."""
        return self.begin - self.length


def counted_in(plan: CuePlan, count_in: CountIn, tones: Mapping[Sound, Milliseconds]) -> CuePlan:
    """Return a plan that starts with a count-in; what would begin before that is left out.

    In the middle of a session only ticks are heard in it.
    """
    begin = count_in.begin
    if begin == 0:
        return replace(plan, cues=tuple(cue for cue in plan.cues if cue.at >= count_in.start))
    ticks = [begin - early for early in TICKS_BEFORE if early <= count_in.length]
    segment = next((cue.segment for cue in plan.cues if cue.at >= begin), 0)
    counting: list[Cue] = [tone(Sound.TICK, at, segment, tones) for at in ticks]
    cues = (*counting, *(cue for cue in plan.cues if cue.at >= begin))
    return replace(plan, cues=cues, clicks=clicks_from(plan.clicks, begin))
