"""The whole session as a skyline: harder is higher, longer is wider."""

from typing import TYPE_CHECKING

from aquatimer.units.durations import Milliseconds

if TYPE_CHECKING:
    from aquatimer.plan.efforts import Effort
    from aquatimer.plan.timeline import Timeline

_TECHNIQUE_STRAIN = 1
_HARDEST = 5


def efforts_across(timeline: "Timeline", slots: int) -> "tuple[Effort, ...]":
    """Return the effort at the middle of each of `slots` equal stretches of the session."""
    if not timeline.segments:
        return ()
    middles = ((2 * slot + 1) * timeline.total // (2 * slots) for slot in range(slots))
    return tuple(timeline.at(middle).effort for middle in middles)


def storeys(effort: "Effort", rows: int) -> int:
    """Return how many of `rows` an effort is high: at least one, all of them for a sprint."""
    strain = _TECHNIQUE_STRAIN if effort.strain is None else min(effort.strain, _HARDEST)
    return 1 + strain * (rows - 1) // _HARDEST


def slot_at(position: Milliseconds, timeline: "Timeline", slots: int) -> int:
    """Return the stretch that `position` lies in; the last one at the end."""
    if timeline.total <= 0:
        return 0
    return min(max(position, 0) * slots // timeline.total, slots - 1)
