"""The bytes of a FIT file to its messages, nothing believed that is not checked."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from aquatimer.importing.steps import RefusedError
from aquatimer.units.fit import CRC_SIZE, HEADER_SIZE, SIGNATURE, TIMESTAMP, Base, crc

Value: TypeAlias = int | str
Fields: TypeAlias = Mapping[int, Value]

_SHORT_HEADER = 12
_TIME_BITS = 0x1F
_COMPRESSED, _DEFINITION, _DEVELOPER = 0x80, 0x40, 0x20
_SIZES = {0x00: 1, 0x01: 1, 0x02: 1, 0x83: 2, 0x84: 2, 0x85: 4, 0x86: 4, 0x0A: 1, 0x8B: 2, 0x8C: 4}
_ZERO_IS_NONE = (0x0A, 0x8B, 0x8C)
_CUT_OFF = "The file is cut off. Copy it again."
_DAMAGED = "The file is damaged: its checksum is wrong. Copy it again."


@dataclass(frozen=True, slots=True)
class _FieldLayout:
    number: int
    size: int
    base: int


@dataclass(frozen=True, slots=True)
class _Layout:
    message: int
    order: Literal["little", "big"]
    fields: tuple[_FieldLayout, ...]
    size: int
    tells_time: bool


def fit_messages(data: bytes, wanted: Container[int] | None = None) -> Iterator[tuple[int, Fields]]:
    """Yield the number and the fields of every message, or of those that are `wanted`.

    Numbers and texts only: a field without a value, or with one of another kind, is left out; a
    time that is told in the head of a message is among its fields. Raises RefusedError.
    """
    content = _content(data)
    layouts: dict[int, _Layout] = {}
    clock = _Clock()
    at = 0
    while at < len(content):
        head = content[at]
        at += 1
        if not head & _COMPRESSED and head & _DEFINITION:
            layout, at = _layout(content, at, has_developer_fields=bool(head & _DEVELOPER))
            layouts[head & 0x0F] = layout
            continue
        known = layouts.get(head >> 5 & 0x03 if head & _COMPRESSED else head & 0x0F)
        if known is None or at + known.size > len(content):
            raise RefusedError("The file is damaged: a message in it does not end.")
        raw = content[at : at + known.size]
        at += known.size
        if known.tells_time or head & _COMPRESSED or wanted is None or known.message in wanted:
            fields = clock.told(_fields(raw, known), head)
            if wanted is None or known.message in wanted:
                yield known.message, fields


class _Clock:
    """Follows the times that are told, since those in a head are only their last five bits."""

    def __init__(self) -> None:
        self._last = 0

    def told(self, fields: dict[int, Value], head: int) -> Fields:
        """Return the fields with the time that the head tells."""
        if head & _COMPRESSED:
            self._last += (head - self._last) & _TIME_BITS
            fields[TIMESTAMP] = self._last
        else:
            found = fields.get(TIMESTAMP)
            self._last = found if isinstance(found, int) else self._last
        return fields


def _content(data: bytes) -> bytes:
    if len(data) < _SHORT_HEADER or data[8:12] != SIGNATURE:
        raise RefusedError("This is no FIT file.")
    header = data[0]
    if header not in (_SHORT_HEADER, HEADER_SIZE):
        raise RefusedError(_DAMAGED)
    end = header + int.from_bytes(data[4:8], "little")
    if end + CRC_SIZE > len(data):
        raise RefusedError(_CUT_OFF)
    of_header = int.from_bytes(data[_SHORT_HEADER:HEADER_SIZE], "little")
    if header == HEADER_SIZE and of_header not in (0, crc(data[:_SHORT_HEADER])):
        raise RefusedError(_DAMAGED)
    if crc(data[:end]) != int.from_bytes(data[end : end + CRC_SIZE], "little"):
        raise RefusedError(_DAMAGED)
    return data[header:end]


def _layout(content: bytes, at: int, *, has_developer_fields: bool) -> tuple[_Layout, int]:
    fixed = content[at : at + 5]
    if len(fixed) < len("raMMn"):
        raise RefusedError(_CUT_OFF)
    order: Literal["little", "big"] = "big" if fixed[1] else "little"
    at += len(fixed)
    fields, at = _field_layouts(content, at, fixed[4])
    size = sum(field.size for field in fields)
    if has_developer_fields:
        if at >= len(content):
            raise RefusedError(_CUT_OFF)
        others, at = _field_layouts(content, at + 1, content[at])
        size += sum(field.size for field in others)
    tells_time = any(field.number == TIMESTAMP for field in fields)
    return _Layout(int.from_bytes(fixed[2:4], order), order, fields, size, tells_time), at


def _field_layouts(content: bytes, at: int, count: int) -> tuple[tuple[_FieldLayout, ...], int]:
    end = at + 3 * count
    if end > len(content):
        raise RefusedError(_CUT_OFF)
    triples = (content[start : start + 3] for start in range(at, end, 3))
    return tuple(_FieldLayout(*triple) for triple in triples), end


def _fields(content: bytes, layout: _Layout) -> dict[int, Value]:
    found: dict[int, Value] = {}
    at = 0
    for field in layout.fields:
        value = _value(content[at : at + field.size], field, layout.order)
        if value is not None:
            found[field.number] = value
        at += field.size
    return found


def _value(raw: bytes, field: _FieldLayout, order: Literal["little", "big"]) -> Value | None:
    if field.base == Base.STRING:
        return raw.partition(b"\0")[0].decode(errors="replace") or None
    size = _SIZES.get(field.base)
    if size is None or len(raw) < size:
        return None
    value = int.from_bytes(raw[:size], order)
    nothing = 0 if field.base in _ZERO_IS_NONE else (1 << 8 * size) - 1
    return None if value == nothing else value
