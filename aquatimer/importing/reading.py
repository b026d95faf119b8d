"""A workout from elsewhere, whatever its format, as a file of ours."""

from dataclasses import dataclass

from aquatimer.importing.fit import read_fit
from aquatimer.importing.icu import read_icu
from aquatimer.importing.loops import with_loops
from aquatimer.importing.steps import Foreign, RefusedError, Zones, lasting, said_in, segments_in
from aquatimer.importing.writing import workout_text
from aquatimer.importing.zwo import read_zwo
from aquatimer.lang.limits import BYTES, CUES, LINES, LONGEST, SEGMENTS
from aquatimer.units.durations import HOUR
from aquatimer.units.fit import SIGNATURE

MOST_BYTES = 2 * 1024 * 1024
"""How large a file can be: ZWO, the wordiest, has no more for as many intervals as there can be."""

_XML_STARTS = (b"<?", b"<!", b"<workout_file", b"\xff\xfe<", b"\xfe\xff\x00<")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_SIGNATURE_AT = 8


@dataclass(frozen=True, slots=True)
class Imported:
    """A workout as a file of ours; `losses` are sentences about what was not carried."""

    text: str
    losses: tuple[str, ...]


def import_workout(data: bytes, *, name: str, zones: Zones, hr_max: int | None = None) -> Imported:
    """Return a FIT workout, a ZWO file or a text of intervals.icu as a workout of ours.

    `name` is the title where the file has none; `zones` says what the efforts stand for. With
    `hr_max`, the maximum heart rate in water, beats are told in percent. Raises RefusedError.
    """
    foreign = _read(data, zones, hr_max)
    if segments_in(foreign.parts) > SEGMENTS:
        raise RefusedError(f"The workout has more than {SEGMENTS:,} intervals, which is the limit.")
    if not segments_in(foreign.parts):
        raise RefusedError("There are no intervals in the file.")
    if lasting(foreign.parts) > LONGEST:
        raise RefusedError(f"The workout lasts longer than {LONGEST // HOUR} hours.")
    told = Foreign(
        with_loops(foreign.parts), foreign.title, foreign.about, foreign.author, foreign.tags
    )
    text = workout_text(told, name=name)
    if len(text.encode()) > BYTES or text.count("\n") > LINES or said_in(foreign.parts) > CUES:
        raise RefusedError("The workout is larger than one can be here, with all its words.")
    return Imported(text, foreign.losses)


def _read(data: bytes, zones: Zones, hr_max: int | None) -> Foreign:
    if not data.removeprefix(_BYTE_ORDER_MARK).strip():
        raise RefusedError("The file is empty.")
    if data.removeprefix(_BYTE_ORDER_MARK).lstrip().startswith(_XML_STARTS):
        _check_size(data, MOST_BYTES)
        return read_zwo(data)
    _check_size(data, BYTES)
    if _is_fit(data):
        return read_fit(data, zones, hr_max)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise RefusedError(
            "The file is neither a FIT workout, nor a ZWO file, nor a text of intervals.icu."
        ) from wrong
    return read_icu(text, zones)


def _is_fit(data: bytes) -> bool:
    """Whether the signature is there, and before it the size of a header, which no text has."""
    signed = data[_SIGNATURE_AT : _SIGNATURE_AT + len(SIGNATURE)] == SIGNATURE
    return signed and data[0] < ord(" ")


def _check_size(data: bytes, most: int) -> None:
    if len(data) > most:
        raise RefusedError(f"The file is larger than {most // 1024:,} KiB. No such workout is.")
