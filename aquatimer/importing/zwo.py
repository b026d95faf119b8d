"""ZWO files, as Zwift writes them, read into steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from aquatimer.importing.calls import Call, read_call, without_beats
from aquatimer.importing.finishing import finished
from aquatimer.importing.intensity import effort_of_power
from aquatimer.importing.steps import Foreign, Part, RefusedError, Rounds, Step
from aquatimer.lang.limits import SEGMENTS
from aquatimer.units.durations import SECOND, Milliseconds

_PHASES = {"Warmup": "warmup", "Cooldown": "cooldown"}
_STEADY = ("SteadyState", "Ramp", *_PHASES)
_UNGUIDED = {"FreeRide": ("easy", "a free ride"), "Freeride": ("easy", "a free ride")}
_ALL_OUT = {"MaxEffort": ("sprint", "a maximum effort")}
_WITHOUT_POWER = _UNGUIDED | _ALL_OUT
_LONGEST_NUMBER = 12
_RAMP = 0.02
"""A block whose ends are further apart than this share of threshold is a ramp."""


@dataclass(frozen=True, slots=True)
class _Said:
    at: Milliseconds
    words: str


@dataclass(frozen=True, slots=True)
class _Power:
    """From `low` to `high` over the block, as shares of threshold power."""

    low: float
    high: float

    @property
    def text(self) -> str:
        low, high = (round(100 * share) for share in (self.low, self.high))
        if self.is_ramp:
            return f"a ramp from {low} to {high} % of threshold power"
        return f"{low} % of threshold power"

    @property
    def is_ramp(self) -> bool:
        return abs(self.high - self.low) > _RAMP


def read_zwo(data: bytes) -> Foreign:
    """Return the workout in a ZWO file; raises RefusedError."""
    root = _root(data)
    workout = root.find("workout")
    if workout is None:
        raise RefusedError("The file has no workout in it.")
    if (root.findtext("durationType") or "").strip().lower() == "distance":
        raise RefusedError("The workout is measured in distances, and in the water there are none.")
    reader = _Reader()
    parts = tuple(part for block in _blocks(workout) for part in reader.parts(*block))
    tags = (tag.get("name", "") for tag in root.iterfind("tags/tag"))
    return Foreign(
        parts,
        root.findtext("name") or "",
        root.findtext("description") or "",
        root.findtext("author") or "",
        tuple(tags),
        tuple(reader.losses),
    )


def _root(data: bytes) -> Element:
    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as forbidden:
        raise RefusedError(
            "The file defines entities of its own or reaches for other files. No workout does."
        ) from forbidden
    except (ParseError, LookupError, ValueError) as wrong:
        raise RefusedError(f"The file is not whole XML: {wrong}.") from wrong
    if root.tag != "workout_file":
        raise RefusedError("The file is XML, but no workout: it does not begin as ZWO does.")
    return root


def _blocks(workout: Element) -> Iterator[tuple[int, Element]]:
    known = (*_STEADY, *_WITHOUT_POWER, "IntervalsT")
    blocks = [
        block for block in workout if block.tag.lower() not in ("textevent", "textnotification")
    ]
    if len(blocks) > SEGMENTS:
        raise RefusedError(f"The workout has more than {SEGMENTS:,} blocks, which is the limit.")
    unknown = [
        f"Block {number} is '{block.tag[:40]}', which is unknown here."
        for number, block in enumerate(blocks, start=1)
        if block.tag not in known
    ]
    if unknown:
        raise RefusedError(*unknown)
    yield from enumerate(blocks, start=1)


class _Reader:
    """Reads block after block and keeps what could not be carried."""

    def __init__(self) -> None:
        self.losses: list[str] = []
        self._segments = 0

    def parts(self, number: int, block: Element) -> list[Part]:
        """Return what a block is."""
        said = _said(block)
        if block.tag == "IntervalsT":
            return self._intervals(number, block, said)
        self._count(number, 1)
        duration = _duration(block, "Duration", number)
        phase = _PHASES.get(block.tag)
        if block.tag in _WITHOUT_POWER:
            effort, what = _WITHOUT_POWER[block.tag]
            return [self._step(number, Step(duration, effort), what, said)]
        power = _power(block, "Power", number)
        effort = effort_of_power((power.low + power.high) / 2)
        return [self._step(number, Step(duration, effort, phase=phase), power.text, said)]

    def _intervals(self, number: int, block: Element, said: Sequence[_Said]) -> list[Part]:
        count = int(_number(block, "Repeat", number))
        on, off = (_duration(block, f"{way}Duration", number) for way in ("On", "Off"))
        self._count(number, 2 * count)
        pair = []
        for duration, way in ((on, "On"), (off, "Off")):
            power = _power(block, f"{way}Power", number, f"Power{way}")
            step = Step(duration, effort_of_power((power.low + power.high) / 2))
            pair.append(self._step(number, step, power.text, ()))
        if not said:
            return [Rounds(count, tuple(pair))]
        found: list[Part] = []
        for turn in range(count):
            for step, start in ((pair[0], 0), (pair[1], on)):
                begin = turn * (on + off) + start
                end = begin + step.duration
                inside = [_Said(one.at - begin, one.words) for one in said if begin <= one.at < end]
                found.append(_with_words(step, inside))
        return found

    def _step(self, number: int, step: Step, what: str, said: Sequence[_Said]) -> Step:
        call = next((read_call(one.words) for one in said if not one.at), None)
        if call is not None:
            return finished(_called(step, call, said))
        self.losses.append(f"Block {number}: {what} became {step.effort}.")
        return _with_words(replace(step, note=what), said)

    def _count(self, number: int, more: int) -> None:
        self._segments += more
        if self._segments > SEGMENTS or more < 1:
            raise RefusedError(
                f"With block {number} the workout has more than {SEGMENTS:,} intervals, "
                "which is the limit."
                if more > 0
                else f"Block {number} is repeated no times."
            )


def _called(step: Step, call: Call, said: Sequence[_Said]) -> Step:
    first = next(index for index, one in enumerate(said) if not one.at)
    others = [*said[:first], *said[first + 1 :]]
    return replace(
        step,
        effort=call.effort,
        wait=call.wait,
        phase=None if call.wait else step.phase,
        label=call.label,
        aim=call.aim,
        reps=call.reps,
        says=tuple(one.words for one in others if not one.at),
        cues=() if call.wait else tuple((one.at, one.words) for one in others if one.at),
    )


def _with_words(step: Step, said: Sequence[_Said]) -> Step:
    """Give a step what is said in it: the first words at its start are its label."""
    at_start = [one.words for one in said if not one.at]
    later = tuple((one.at, one.words) for one in said if one.at)
    label = at_start[0] if at_start else None
    return finished(replace(step, label=label, says=tuple(at_start[1:]), cues=later))


def _said(block: Element) -> list[_Said]:
    found = []
    for one in block:
        if one.tag.lower() == "textevent":
            at = one.get("timeoffset") or one.get("TimeOffset") or "0"
            seconds = _float(at)
            if seconds is not None and seconds >= 0:
                words = without_beats(one.get("message") or "")
                found.append(_Said(round(seconds * SECOND), words))
    return found


def _power(block: Element, name: str, number: int, other: str = "Power") -> _Power:
    for low, high in ((name, name), (f"{other}Low", f"{other}High"), (f"{name}Low", f"{name}High")):
        if low in block.attrib or high in block.attrib:
            ends = block.get(low) or block.get(high), block.get(high) or block.get(low)
            first, last = (_float(end or "") for end in ends)
            if first is not None and last is not None:
                return _Power(first, last)
    raise RefusedError(f"Block {number} ({block.tag}) does not say how hard it is.")


def _duration(block: Element, name: str, number: int) -> Milliseconds:
    seconds = _number(block, name, number)
    if seconds <= 0:
        raise RefusedError(f"Block {number} ({block.tag}) lasts no time.")
    return round(seconds * SECOND)


def _number(block: Element, name: str, number: int) -> float:
    value = _float(block.get(name) or "")
    if value is None:
        raise RefusedError(f"Block {number} ({block.tag}) has no number as its {name}.")
    return value


def _float(text: str) -> float | None:
    text = text.strip()
    digits = text.removeprefix("-").replace(".", "", 1)
    if not (digits.isascii() and digits.isdigit()) or len(text) > _LONGEST_NUMBER:
        return None
    return float(text)
