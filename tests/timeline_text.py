"""A timeline as compact text, one line a segment, so that tests can show it whole."""

from aquatimer.plan.efforts import Range, Target
from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.units.durations import clock_text


def timeline_text(timeline: Timeline) -> str:
    """Write title, total and segments; what a segment does not have is left out."""
    head = f"{timeline.title} | {clock_text(timeline.total)}"
    options = [f"{name}={value}" for name, value in timeline.options.items()]
    lines = [" | ".join([head, *options]), *map(segment_text, timeline.segments)]
    return "".join(f"{line}\n" for line in lines)


def segment_text(segment: Segment) -> str:
    """Write one segment, for example `10:00 +1:30 easy "Label" 1/10 @ 65-75%`."""
    parts = [clock_text(segment.start), f"+{clock_text(segment.duration)}"]
    parts += [segment.phase] if segment.phase != "main" else []
    parts += ["wait"] if segment.wait else [segment.effort.name]
    parts += [f'"{segment.label}"'] if segment.label is not None else []
    parts += [f"{number}/{total}" for number, total in segment.rounds]
    parts += [f"{segment.reps.count}x{clock_text(segment.reps.every)}"] if segment.reps else []
    parts += [_target(segment.target)] if segment.target != segment.effort.target else []
    parts += [f"say({words})" for words in segment.says]
    parts += [f"at({clock_text(cue.at)} {cue.text})" for cue in segment.cues]
    return " ".join(parts)


def _target(target: Target) -> str:
    measures = {
        "percent": target.percent,
        "bpm": target.bpm,
        "rpe": target.rpe,
        "cadence": target.cadence,
    }
    shown = [f"{name} {_range(found)}" for name, found in measures.items() if found]
    return f"@ {', '.join(shown)}"


def _range(found: Range) -> str:
    return f"{found.low}-{found.high}"
