"""Laying a recording beside a session by what the heart did, where no clock tells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aquatimer.plan.heart_rate import holds
from aquatimer.plan.laps import Lap, end_of
from aquatimer.units.durations import HOUR, MINUTE, SECOND, Milliseconds
from aquatimer.units.recording import Recording

BELIEVED_FROM = 0.5
"""A likeness, a correlation, below which nothing was found."""

_STEP: Milliseconds = 5 * SECOND
_FINE: Milliseconds = SECOND
_LAG = 30 * SECOND
"""The heart follows effort in 20 to 40 seconds: so long until it is two thirds of the way."""
_AT_REST = 50.0
_TECHNIQUE = 60.0
_AFTERWARDS = 5 * MINUTE
_OVERLAP = 0.6
_LONGEST = 26 * HOUR
_APART = 30 * SECOND
_NEARLY = 0.03

_Curve = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Laid:
    """Where a recording begins, after the session's start, and how alike heart and efforts are.

    `rival` is another place that is nearly as likely.
    """

    offset: Milliseconds
    likeness: float
    rival: Milliseconds | None = None


def lay_beside(laps: Sequence[Lap], recording: Recording) -> Laid | None:
    """Return where a recording fits best beside the efforts; None where it fits nowhere.

    At least 60 % of the shorter of the two lie beside the other. A session that was gone on with
    on another day is not looked at.
    """
    if end_of(laps) > _LONGEST:
        return None
    coarse = sorted(_places(laps, recording, _STEP), key=lambda one: -one.likeness)
    if not coarse or coarse[0].likeness < BELIEVED_FROM:
        return None
    best = coarse[0]
    near = range(best.offset - _STEP, best.offset + _STEP + 1, _FINE)
    fine = max(_places(laps, recording, _FINE, near), key=lambda one: one.likeness, default=best)
    rival = next((one for one in coarse if abs(one.offset - best.offset) > _APART), None)
    is_near = rival is not None and rival.likeness > best.likeness - _NEARLY
    return Laid(fine.offset, fine.likeness, rival.offset if rival and is_near else None)


def _places(
    laps: Sequence[Lap],
    recording: Recording,
    step: Milliseconds,
    offsets: range | None = None,
) -> Iterator[Laid]:
    expected, measured = _expected(laps, step), _measured(recording, step)
    session = end_of(laps) // step
    least = max(int(_OVERLAP * min(session, len(measured))), 2)
    if offsets is None:
        offsets = range((least - len(measured)) * step, (session - least + 1) * step, step)
    for offset in offsets:
        shift = round(offset / step)
        first, end = max(shift, 0), min(shift + len(measured), len(expected))
        if min(end, session) - first >= least:
            alike = _likeness(expected[first:end], measured[first - shift : end - shift])
            yield Laid(shift * step, alike)


def _likeness(expected: _Curve, measured: _Curve) -> float:
    """Return the correlation of two curves where the second is known; 0 where one is flat."""
    known = ~np.isnan(measured)
    if known.sum() < len(measured) / 2:
        return 0.0
    one, other = expected[known], measured[known]
    one, other = one - one.mean(), other - other.mean()
    size = float(np.sqrt((one @ one) * (other @ other)))
    return float(one @ other) / size if size else 0.0


def _expected(laps: Sequence[Lap], step: Milliseconds) -> _Curve:
    """Return the heart rate that the efforts would bring about, in percent, and the way down."""
    asked = np.full((end_of(laps) + _AFTERWARDS) // step, _AT_REST)
    for lap in laps:
        for span in lap.spans:
            asked[span.start // step : span.end // step] = _percent(lap)
    followed, level = np.empty_like(asked), _AT_REST
    share = 1 - float(np.exp(-step / _LAG))
    for index, goal in enumerate(asked):
        level += (goal - level) * share
        followed[index] = level
    return followed


def _percent(lap: Lap) -> float:
    asked = lap.target.percent or lap.effort.target.percent
    if asked is None:
        return _TECHNIQUE
    low = max(asked.low, _AT_REST)
    return (low + (asked.high or 100)) / 2


def _measured(recording: Recording, step: Milliseconds) -> _Curve:
    """Return the heart rate in even steps, NaN where it is not known."""
    curve = np.full(recording.duration // step, np.nan)
    for hold in holds(recording):
        if hold.bpm is not None:
            curve[-(-hold.span.start // step) : -(-hold.span.end // step)] = hold.bpm
    return curve
