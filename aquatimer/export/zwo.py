"""A session as a ZWO workout, as Zwift and others read it."""

from collections.abc import Iterator
from types import MappingProxyType

from aquatimer.export.calls import beats_told, call, head
from aquatimer.export.markup import element, escaped
from aquatimer.export.seconds import prompts, whole_seconds
from aquatimer.plan.efforts import Effort
from aquatimer.plan.timeline import Phase, Segment, Timeline

POWER_BY_STRAIN = (0.4, 0.55, 0.75, 0.9, 1.05, 1.3)
"""The share of threshold power that stands for each strain, from rest to sprint.

Ours: the format knows no heart rate. They keep the order of the efforts and lie in the middle of
the usual power zones, so that an indoor trainer asks for about the same strain.
"""

_BLOCKS = MappingProxyType({Phase.WARMUP: "Warmup", Phase.COOLDOWN: "Cooldown"})


def zwo_text(timeline: Timeline) -> str:
    """Return the workout as XML: a block for each segment, its effort and label as its first text.

    Times are whole seconds.
    """
    tags = [element("tag", name=tag) for tag in timeline.tags]
    parts = (
        element("author", escaped(timeline.author or "")),
        element("name", escaped(timeline.title)),
        element("description", escaped(timeline.about or "")),
        element("sportType", "run"),
        element("tags", *tags),
        element("workout", "\n", *(f"{_block(segment)}\n" for segment in timeline.segments)),
    )
    whole = element("workout_file", "\n", *(f"{part}\n" for part in parts))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}\n'


def _block(segment: Segment) -> str:
    duration = whole_seconds(segment.duration)
    power = _power(segment.effort)
    texts = "".join(_texts(segment))
    if segment.phase in _BLOCKS:
        name = _BLOCKS[segment.phase]
        level = POWER_BY_STRAIN[0] if power is None else power
        return element(name, texts, Duration=duration, PowerLow=level, PowerHigh=level)
    if power is None:
        return element("FreeRide", texts, Duration=duration)
    return element("SteadyState", texts, Duration=duration, Power=power)


def _texts(segment: Segment) -> Iterator[str]:
    yield _text(0, call(head(segment) + beats_told(segment), segment.label))
    for second, words in prompts(segment):
        yield _text(second, words)


def _text(second: int, message: str) -> str:
    return element("textevent", timeoffset=second, message=message)


def _power(effort: Effort) -> float | None:
    return None if effort.strain is None else POWER_BY_STRAIN[min(max(effort.strain, 0), 5)]
