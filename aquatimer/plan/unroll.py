"""Loops unrolled: one segment after the other."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from aquatimer.lang.codes import Code
from aquatimer.lang.diagnostics import Collector, Mistake, Severity
from aquatimer.lang.limits import TEXT_LENGTH
from aquatimer.lang.nodes import (
    At,
    Between,
    Block,
    Broken,
    Every,
    Expression,
    For,
    Interval,
    Repeat,
    Repetitions,
    Say,
    Statement,
    Text,
    Wait,
)
from aquatimer.lang.nodes import Target as Aim
from aquatimer.plan.efforts import BUILT_IN, Effort, Range, Target
from aquatimer.plan.evaluate import Amount, Scope, count, duration, text
from aquatimer.plan.load import misplaced, rounds
from aquatimer.plan.series import series
from aquatimer.plan.timeline import Phase, Reps, Segment, WrittenCue
from aquatimer.plan.written_cues import cue_times
from aquatimer.units.durations import Milliseconds

_T = TypeVar("_T")


class Unroller:
    """Plays statements in order and keeps the segments that come of them."""

    def __init__(self, efforts: Mapping[str, Effort | None], collector: Collector) -> None:
        """Start at zero, without segments."""
        self.segments: list[Segment] = []
        self._efforts = efforts
        self._collector = collector
        self._rounds: tuple[tuple[int, int], ...] = ()
        self._says: list[tuple[str, Say]] = []

    def statement(self, one: Statement, scope: Scope) -> None:
        """Play one statement with its block."""
        match one:
            case Interval():
                self._interval(one, scope)
                self._play(misplaced(one), scope)
            case Broken(body=body) | Between(body=body):
                self._play(body, scope)
            case Wait():
                self._wait(one, scope)
            case Say():
                self._says.append((self._text(one.text, scope), one))
            case Repeat():
                number = self._known(count(one.count, scope))
                self._loop(one.body, [scope] * number if number is not None else [scope])
            case For():
                values = self._known(series(one.series, scope))
                key = one.name.key
                each = values if values is not None else [None]
                self._loop(one.body, [{**scope, key: value} for value in each])
            case _:
                return

    def _play(self, body: Block, scope: Scope) -> None:
        for one in body:
            self.statement(one, scope)

    def finish(self) -> None:
        """Warn of what would have been said before an interval that never comes."""
        for _, one in self._says:
            message = "No interval follows, so this is never spoken."
            hint = "Put it before an interval, or write it as `at -0:10` under the last one."
            warning = Mistake(one.span, Code.NEVER_SPOKEN, message, hint, Severity.WARNING)
            self._collector.add(warning)

    def _loop(self, body: Block, scopes: list[Scope]) -> None:
        lines, breaks = rounds(body)
        outer = self._rounds
        for number, scope in enumerate(scopes, start=1):
            self._rounds = (*outer, (number, len(scopes)))
            for one in (*lines, *(breaks if number < len(scopes) else ())):
                self.statement(one, scope)
        self._rounds = outer

    def _interval(self, one: Interval, scope: Scope) -> None:
        length, reps = self._length(one.length, scope)
        label = self._text(one.label, scope) if one.label else None
        cues = self._cues(one.cues, length, scope)
        effort = self._efforts.get(one.effort.key)
        if not length or effort is None:
            return
        segment = self._segment(one, length, effort, label)
        phase = Phase(one.phase) if one.phase else Phase.MAIN
        target = _target(effort.target, one.target)
        self.segments.append(replace(segment, phase=phase, target=target, reps=reps, cues=cues))

    def _wait(self, one: Wait, scope: Scope) -> None:
        limit = self._known(duration(one.limit, scope)) if one.limit else None
        label = self._text(one.label, scope) if one.label else None
        segment = self._segment(one, limit or 0, BUILT_IN["rest"], label)
        self.segments.append(replace(segment, wait=True))

    def _segment(
        self, one: Statement, length: Milliseconds, effort: Effort, label: str | None
    ) -> Segment:
        says = tuple(words for words, _ in self._says)
        self._says.clear()
        return Segment(
            index=len(self.segments),
            start=self.segments[-1].end if self.segments else 0,
            duration=length,
            phase=Phase.MAIN,
            effort=effort,
            target=effort.target,
            line=self._line(one),
            label=label,
            rounds=self._rounds,
            says=says,
        )

    def _length(
        self, length: Expression | Repetitions, scope: Scope
    ) -> tuple[Milliseconds | None, Reps | None]:
        if not isinstance(length, Repetitions):
            return self._known(duration(length, scope)), None
        number = self._known(count(length.count, scope))
        every = self._known(duration(length.every, scope))
        if number is None or every is None:
            return None, None
        return number * every, Reps(number, every)

    def _cues(
        self, block: Block, length: Milliseconds | None, scope: Scope
    ) -> tuple[WrittenCue, ...]:
        found: list[WrittenCue] = []
        for one in block:
            if not isinstance(one, At | Every):
                continue
            words, line = self._text(one.text, scope), self._line(one)
            times = cue_times(one, length, scope)
            if isinstance(times, Mistake):
                self._collector.add(times)
            else:
                found.extend(WrittenCue(time, words, line) for time in times)
        return tuple(sorted(found, key=lambda cue: cue.at))

    def _text(self, node: Text, scope: Scope) -> str:
        numbers = self._rounds[-1] if self._rounds else None
        if numbers:
            names = zip(("round", "rounds"), numbers, strict=True)
            scope = {**scope, **{name: Amount(Fraction(n), is_time=False) for name, n in names}}
        words = text(node, scope)
        if len(words) > TEXT_LENGTH:
            message = f"With its names filled in, this text has {len(words):,} characters; "
            message += f"the limit is {TEXT_LENGTH}."
            self._collector.error(node.span, Code.LONG_TEXT, message)
        return words

    def _line(self, one: Statement) -> int:
        return self._collector.source.position(one.span.start).line

    def _known(self, outcome: _T | Mistake | None) -> _T | None:
        """Report a mistake; return a value as it is."""
        if isinstance(outcome, Mistake):
            self._collector.add(outcome)
            return None
        return outcome


def _target(own: Target, aim: Aim | None) -> Target:
    """Return an effort's target with what an interval writes over it.

    Percent and beats are both the heart rate: writing one takes the other away.
    """
    if aim is None:
        return own
    bounds = Range(aim.bounds.low, aim.bounds.high)
    match aim.measure:
        case "percent":
            return replace(own, percent=bounds, bpm=None)
        case "bpm":
            return replace(own, percent=None, bpm=bounds)
        case "rpe":
            return replace(own, rpe=bounds)
        case _:
            return replace(own, cadence=bounds)
