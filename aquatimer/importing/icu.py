"""Planned workouts of intervals.icu, written as text, read into steps."""

import re
from dataclasses import dataclass, field, replace

from aquatimer.importing.calls import read_call, without_beats
from aquatimer.importing.finishing import finished
from aquatimer.importing.icu_tokens import (
    Kind,
    Token,
    cadence,
    joined_duration,
    numbers,
    split_step,
)
from aquatimer.importing.intensity import (
    effort_of_percent,
    effort_of_power,
    effort_of_zone,
    of_maximum,
    percent_aim,
)
from aquatimer.importing.steps import Aim, Foreign, Part, RefusedError, Remark, Rounds, Step, Zones
from aquatimer.importing.texts import clean
from aquatimer.lang.limits import SEGMENTS
from aquatimer.units.durations import SECOND

_REPEAT = re.compile(r"(?:(?P<name>.*\S)\s+)?(?P<count>\d{1,9})x", re.ASCII | re.IGNORECASE)
_PROMPT = re.compile(r"(?:^|\s)(\d{1,6})\^", re.ASCII)
_PROMPTS_END = "<!>"
_PHASES = (("warm", "warmup"), ("cool", "cooldown"))
_MAIN = ("main", "main set")
_WITHOUT_TARGET = "steady"
_TITLE = "Title: "
"""What `export` writes before a title that would be a heading without it."""


@dataclass(slots=True)
class _Section:
    """The steps under one heading."""

    count: int = 1
    parts: list[Part] = field(default_factory=list)


def read_icu(text: str, zones: Zones) -> Foreign:
    """Return the workout in a text of intervals.icu; raises RefusedError."""
    reader = _Reader(zones)
    lines = [line.strip() for line in text.splitlines()]
    if sum(line.startswith("-") for line in lines) > SEGMENTS:
        raise RefusedError(f"The workout has more than {SEGMENTS:,} steps, which is the limit.")
    if lines and not any(lines[1:2]) and _is_title(lines[0]):
        reader.title = lines[0].removeprefix(_TITLE)
        lines[0] = ""
    for number, line in enumerate(lines, start=1):
        reader.line(number, line)
    return reader.workout()


class _Reader:
    """Reads line after line and keeps what could not be carried."""

    def __init__(self, zones: Zones) -> None:
        self._zones = zones
        self._sections = [_Section()]
        self._phase: str | None = None
        self.title = ""
        self._losses: list[str] = []
        self._wrong: list[str] = []

    def line(self, number: int, line: str) -> None:
        """Take the next line."""
        if not line:
            if self._sections[-1].parts and self._sections[-1].count > 1:
                self._sections.append(_Section())
        elif line.startswith("-"):
            step = self._step(number, line[1:].strip())
            if step is not None:
                self._sections[-1].parts.append(step)
        else:
            self._heading(number, line)

    def workout(self) -> Foreign:
        """Return what was read; raises RefusedError where that is no workout."""
        if self._wrong:
            raise RefusedError(*self._wrong)
        parts: list[Part] = []
        for section in self._sections:
            if section.count > 1 and section.parts:
                parts.append(Rounds(section.count, tuple(section.parts)))
            else:
                parts += section.parts
        if not any(isinstance(part, Step | Rounds) for part in parts):
            raise RefusedError(
                "There is no step in the text: a step is a line such as '- 10m 75% HR'."
            )
        return Foreign(tuple(parts), self.title, losses=tuple(self._losses))

    def _heading(self, number: int, line: str) -> None:
        repeat = _REPEAT.fullmatch(line)
        name = (repeat["name"] or "" if repeat else line).strip()
        phase = next((phase for start, phase in _PHASES if name.lower().startswith(start)), None)
        self._phase = phase
        count = int(repeat["count"]) if repeat else 1
        if count > SEGMENTS or count < 1:
            self._wrong.append(f"Line {number}: no workout is repeated {count:,} times.")
            count = 1
        self._sections.append(_Section(count))
        if name and not phase and name.lower() not in _MAIN:
            before = self._sections[-2].parts if count > 1 else self._sections[-1].parts
            before.append(Remark(name))

    def _step(self, number: int, line: str) -> Step | None:
        prompts, end, rest = line.partition(_PROMPTS_END)
        words, tokens = split_step(rest if end else line)
        first, *later = _PROMPT.split(prompts) if end else [words]
        duration = joined_duration(tokens)
        if duration is None:
            self._wrong.append(_without_time(number, tokens))
            return None
        step = replace(self._aimed(number, first.strip(), tokens), duration=duration)
        said = [(int(at), text) for at, text in zip(later[::2], later[1::2], strict=True)]
        says = tuple(text for at, text in said if not at)
        cues = tuple((at * SECOND, text) for at, text in said if at)
        if step.wait:
            return finished(replace(step, says=says))
        return finished(replace(step, phase=self._phase, says=says, cues=cues))

    def _aimed(self, number: int, words: str, tokens: list[Token]) -> Step:
        """Return the step with its effort, its target and its words, as yet without a time."""
        words = without_beats(words)
        call = read_call(words)
        turning = cadence(tokens)
        if call is not None:
            step = Step(0, call.effort, call.wait, None, call.label, call.aim, call.reps)
            target = next((token for token in tokens if token.kind is Kind.HEART_RATE), None)
            if target is not None and call.aim is None and not call.wait:
                low, high = numbers(target)
                step = replace(step, aim=percent_aim(call.effort, low, high, self._zones))
            return replace(step, aim=turning) if turning and step.aim is None else step
        step = self._by_target(number, Step(0, _WITHOUT_TARGET, label=words), tokens)
        return replace(step, aim=turning) if turning and step.aim is None else step

    def _by_target(self, number: int, step: Step, tokens: list[Token]) -> Step:
        target = next((token for token in tokens if token.kind.is_target), None)
        is_ramp = any(token.kind is Kind.RAMP for token in tokens)
        strange = [token.text for token in tokens if token.kind is Kind.OTHER]
        if target is None:
            return self._noted(number, step, " ".join(strange)) if strange else step
        low, high = numbers(target)
        effort, aim = self._effort(target, low, high)
        step = replace(step, effort=effort, aim=aim)
        if target.kind is Kind.HEART_RATE and not is_ramp and not strange:
            return step
        what = " ".join([*(["ramp"] if is_ramp else []), target.text, *strange])
        return self._noted(number, replace(step, aim=None if is_ramp else aim), what)

    def _effort(self, target: Token, low: int, high: int) -> tuple[str, Aim | None]:
        match target.kind:
            case Kind.HEART_RATE:
                effort = effort_of_percent(low, high, self._zones)
                return effort, percent_aim(effort, low, high, self._zones)
            case Kind.THRESHOLD_RATE:
                return effort_of_percent(of_maximum(low), of_maximum(high), self._zones), None
            case Kind.POWER_SHARE:
                return effort_of_power((low + high) / 200), None
            case Kind.ZONE:
                return effort_of_zone(high), None
            case _:
                return _WITHOUT_TARGET, None

    def _noted(self, number: int, step: Step, what: str) -> Step:
        self._losses.append(f"Line {number}: {clean(what)} became {step.effort}.")
        return replace(step, note=what)


def _is_title(line: str) -> bool:
    """Whether the first line, which stands alone, names the workout and not a section."""
    is_section = line.lower().replace("-", "").replace(" ", "") in ("warmup", "cooldown", "mainset")
    return not (is_section or line.startswith("-") or _REPEAT.fullmatch(line))


def _without_time(number: int, tokens: list[Token]) -> str:
    distance = next((token.text for token in tokens if token.kind is Kind.DISTANCE), None)
    if distance:
        return f"Line {number}: {distance} is a distance, and in the water there are none."
    return f"Line {number}: this step has no time, such as 1m30s."
