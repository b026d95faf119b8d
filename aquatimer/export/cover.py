"""The picture that players show beside a track, as each container holds it."""

from base64 import b64encode
from dataclasses import dataclass

_MIME = b"image/png"
_FRONT = 3
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_SIZE_AT = 16
_DEPTH = 24


@dataclass(frozen=True, slots=True)
class Cover:
    """A picture as PNG. Raises ValueError for anything else."""

    png: bytes

    def __post_init__(self) -> None:
        """Check that it is one."""
        if not self.png.startswith(_SIGNATURE):
            raise ValueError("a cover is a PNG")

    @property
    def size(self) -> tuple[int, int]:
        """Its width and height in pixels."""
        width, height = self.png[_SIZE_AT:][:4], self.png[_SIZE_AT + 4 :][:4]
        return int.from_bytes(width, "big"), int.from_bytes(height, "big")

    @property
    def id3(self) -> bytes:
        """The body of the frame APIC of ID3v2.3."""
        return b"\x00" + _MIME + b"\x00" + bytes([_FRONT]) + b"\x00" + self.png

    @property
    def flac(self) -> bytes:
        """The body of a FLAC's block PICTURE."""
        width, height = map(_number, self.size)
        parts = (
            *(_number(_FRONT), _number(len(_MIME)), _MIME, _number(0)),
            *(width, height, _number(_DEPTH), _number(0)),
            *(_number(len(self.png)), self.png),
        )
        return b"".join(parts)

    @property
    def comment(self) -> str:
        """The comment that holds it in Ogg Vorbis and Opus."""
        return f"METADATA_BLOCK_PICTURE={b64encode(self.flac).decode()}"


def _number(value: int) -> bytes:
    return value.to_bytes(4, "big")
