"""A recorded activity in TCX, as Garmin's Training Center and many others write it."""

from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from aquatimer.importing.recorded import Raw, Recorded, date_at, looked_at, since_1970
from aquatimer.importing.steps import RefusedError

_ROOT = "TrainingCenterDatabase"
_LONGEST_TEXT = 40


def read_tcx(data: bytes) -> Recorded:
    """Return the heart rate in a TCX file; raises RefusedError."""
    has_zone = list[bool]()
    first, recording, remarks = looked_at(_readings(data, has_zone))
    return Recorded(recording, date_at(first, is_zoned=all(has_zone)), remarks)


def _readings(data: bytes, has_zone: list[bool]) -> Iterator[Raw]:
    try:
        for number, point in enumerate(_points(data)):
            found = since_1970(_text(point, "Time")[:_LONGEST_TEXT])
            if found is None:
                continue
            at, is_zoned = found
            if not number:
                has_zone.append(is_zoned)
            yield Raw(at, _beats(point))
    except DefusedXmlException as forbidden:
        raise RefusedError(
            "The file defines entities of its own or reaches for other files. No recording does."
        ) from forbidden
    except (ParseError, LookupError, ValueError) as wrong:
        raise RefusedError(f"The file is not whole XML: {wrong}. Export it again.") from wrong


def _points(data: bytes) -> Iterator[Element]:
    """Yield each point of the track and forget it again, so that memory does not grow."""
    parents: list[Element] = []
    for event, element in iterparse(BytesIO(data), ("start", "end"), forbid_dtd=True):
        if event == "start":
            if not parents and _name(element) != _ROOT:
                raise RefusedError("The file is XML, but no recording: it does not begin as TCX.")
            parents.append(element)
            continue
        parents.pop()
        if _name(element) == "Trackpoint":
            yield element
            parents[-1].remove(element)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(point: Element, name: str) -> str:
    return next(((one.text or "") for one in point if _name(one) == name), "").strip()


def _beats(point: Element) -> float | None:
    for one in point:
        if _name(one) == "HeartRateBpm":
            text = _text(one, "Value")
            plain = text.replace(".", "", 1)
            if plain.isascii() and plain.isdigit() and len(text) <= _LONGEST_TEXT:
                return float(text)
    return None
