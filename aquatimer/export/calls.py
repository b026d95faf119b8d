"""What an interval is, in words that other programs show and that `import` reads again.

`sprint`, `hard @ rpe 7: Quick turnover`, `strength (15 reps): Clamshell`, `wait: Look at me`;
with what it is in beats for an athlete, which `import` passes over: `medium (149-157 bpm)`.
"""

from aquatimer.plan.efforts import Range
from aquatimer.plan.timeline import Segment

_WAIT = "wait"


def head(segment: Segment) -> str:
    """Return the effort with what was written beside it, without the label."""
    name = _WAIT if segment.wait else segment.effort.name
    reps = f" ({segment.reps.count} reps)" if segment.reps else ""
    target = written_target(segment)
    return f"{name}{reps} @ {target}" if target else f"{name}{reps}"


def beats_told(segment: Segment) -> str:
    """Return the athlete's beats behind a head; empty where there are none, or they are written."""
    bpm = segment.target.bpm
    if bpm is None or segment.target.percent is None:
        return ""
    return f" ({bounds(bpm)} bpm)" if bpm.low else f" (up to {bpm.high} bpm)"


def call(head_text: str, label: str | None) -> str:
    """Return a head and a label as one text that starts with a capital letter."""
    text = f"{head_text}: {label}" if label else head_text
    return text[:1].upper() + text[1:]


def written_target(segment: Segment) -> str | None:
    """Return the target that stands at the interval itself, as the language writes it."""
    own, target = segment.effort.target, segment.target
    if target.percent and target.percent != own.percent:
        return f"{bounds(target.percent)}%"
    if target.bpm and not target.percent:
        return f"{bounds(target.bpm)} bpm"
    if target.rpe and target.rpe != own.rpe:
        return f"rpe {bounds(target.rpe)}"
    if target.cadence and target.cadence != own.cadence:
        return f"cadence {bounds(target.cadence)}"
    return None


def bounds(span: Range) -> str:
    """Write `88-90`, or one number where both ends are the same."""
    return f"{span.low}-{span.high}" if span.high not in (None, span.low) else f"{span.low}"
