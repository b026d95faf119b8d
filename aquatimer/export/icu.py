"""A session as the text of a planned workout on intervals.icu."""

import re
from collections.abc import Iterator

from aquatimer.export.calls import beats_told, bounds, call, head, written_target
from aquatimer.export.flattening import stretches
from aquatimer.export.seconds import prompts, whole_seconds
from aquatimer.plan.efforts import Range
from aquatimer.plan.timeline import Phase, Segment, Timeline

_SECTIONS = {Phase.WARMUP: "Warmup", Phase.MAIN: "Main set", Phase.COOLDOWN: "Cooldown"}
# Where the step has a place of its own for these, its text does not tell them a second time.
_TOLD_AS_TARGET = re.compile(r" @ (\d+(-\d+)?%|cadence \d+(-\d+)?)$", re.ASCII)
_TITLE = "Title: "
_READS_AS_OTHER = re.compile(r"(warm|cool)[- ]?(up|down)\b|main[- ]?set\b|title:|<", re.IGNORECASE)
_UNSAFE = (
    (re.compile(r"(\d):(?=\d)", re.ASCII), r"\1."),
    (re.compile(r"(\d)(?=[^\W\d_]|[%'\"\u2032\u2033/])"), r"\1 "),
    (re.compile(r"\b(c?z)(?=\d)", re.ASCII | re.IGNORECASE), r"\1 "),
    (re.compile(r"\bramp\b", re.IGNORECASE), "build"),
    (re.compile(r"\b(free|max)(?=ride\b|effort\b)", re.IGNORECASE), r"\1 "),
    (re.compile(r"\bpress(?=\s+lap\b)", re.IGNORECASE), "press the"),
    (re.compile(r"\^+|<!>"), " "),
)


def icu_text(timeline: Timeline) -> str:
    """Return the workout as text: the title, then sections of steps with percent of the maximum.

    Nested repeats are unrolled, times are whole seconds.
    """
    sections = ("\n".join(lines) for lines in _sections(timeline))
    return "\n\n".join([_title(timeline), *sections]) + "\n"


def _title(timeline: Timeline) -> str:
    """Return the first line, which must not read as a heading, a step or XML."""
    title = safe_text(timeline.title).lstrip("-* ") or "Workout"
    return f"{_TITLE}{title}" if _READS_AS_OTHER.match(title) else title


def safe_text(text: str) -> str:
    """Return a text in which nothing reads as a time, a target, a repeat or a prompt."""
    for pattern, instead in _UNSAFE:
        text = pattern.sub(instead, text)
    return " ".join(text.split())


def _sections(timeline: Timeline) -> Iterator[list[str]]:
    """Yield the lines of each section; a repeat is a section of its own, as the format demands."""
    phase, lines = Phase.MAIN, list[str]()
    for stretch in stretches(timeline, fits=_fits):
        if stretch.count > 1:
            if lines:
                yield lines
            before, phase = phase, stretch.segments[0].phase
            is_named = phase is not before or phase is not Phase.MAIN
            section = f"{_SECTIONS[phase]} {stretch.count}x" if is_named else f"{stretch.count}x"
            yield [section, *map(_step, stretch.segments)]
            lines = []
            continue
        for segment in stretch.segments:
            if segment.phase is not phase:
                if lines:
                    yield lines
                lines = [_SECTIONS[segment.phase]]
                phase = segment.phase
            lines.append(_step(segment))
    if lines:
        yield lines


def _fits(rounds: list[tuple[Segment, ...]]) -> bool:
    """Whether one repeat can say it: one phase, and the same words in every round."""
    is_one_phase = len({segment.phase for segment in rounds[0]}) == 1
    words = [[prompts(segment) for segment in one] for one in rounds]
    return is_one_phase and all(one == words[0] for one in words)


def _step(segment: Segment) -> str:
    effort = _TOLD_AS_TARGET.sub("", head(segment)) + beats_told(segment)
    text = call(effort, safe_text(segment.label or ""))
    said = "".join(
        f" {at}^{safe_text(words)}" for at, words in prompts(segment) if safe_text(words)
    )
    words = f"- {text}{said} <!>" if said else f"- {text}"
    return " ".join(filter(None, (words, _time(segment), _target(segment))))


def _time(segment: Segment) -> str:
    minutes, seconds = divmod(whole_seconds(segment.duration), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "h"), (minutes, "m"), (seconds, "s"))
    return "".join(f"{number}{unit}" for number, unit in parts if number)


def _target(segment: Segment) -> str:
    percent, cadence = segment.target.percent, segment.target.cadence
    told = [f"{_span(percent)}% HR"] if percent else []
    if cadence and (written_target(segment) or "").startswith("cadence"):
        told.append(f"{bounds(cadence)}rpm")
    return " ".join(told)


def _span(percent: Range) -> str:
    return bounds(Range(percent.low, 100 if percent.high is None else percent.high))
