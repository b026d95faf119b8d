"""Messages to the bytes of a FIT file: header, definitions, data, checksum."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from aquatimer.units.fit import HEADER_SIZE, SIGNATURE, Base, Message, crc

_PROTOCOL = 0x10
_PROFILE = 2160
_DEFINITION = 0x40
_FORMATS = {Base.ENUM: "<B", Base.UINT16: "<H", Base.UINT32: "<I", Base.UINT32Z: "<I"}

Value: TypeAlias = int | str


@dataclass(frozen=True, slots=True)
class Field:
    """One field with its value; a text must be at most 254 bytes long."""

    number: int
    base: Base
    value: Value

    @property
    def content(self) -> bytes:
        """The value as it stands in the file."""
        if isinstance(self.value, str):
            return self.value.encode() + b"\0"
        return struct.pack(_FORMATS[self.base], self.value)


Fields: TypeAlias = Sequence[Field]


def fit_file(messages: Sequence[tuple[Message, Fields]]) -> bytes:
    """Return the file that holds these messages, of at most sixteen kinds, in their order."""
    locals_ = {message: number for number, message in enumerate(dict(messages))}
    layouts: dict[Message, bytes] = {}
    content = bytearray()
    for message, fields in messages:
        layout = _layout(message, fields)
        if layouts.get(message) != layout:
            content += bytes((_DEFINITION | locals_[message],)) + layout
            layouts[message] = layout
        content += bytes((locals_[message],)) + b"".join(field.content for field in fields)
    head = struct.pack("<BBHI4s", HEADER_SIZE, _PROTOCOL, _PROFILE, len(content), SIGNATURE)
    whole = head + struct.pack("<H", crc(head)) + bytes(content)
    return whole + struct.pack("<H", crc(whole))


def _layout(message: Message, fields: Fields) -> bytes:
    little_endian = 0
    described = b"".join(bytes((one.number, len(one.content), one.base)) for one in fields)
    return struct.pack("<BBHB", 0, little_endian, message, len(fields)) + described
