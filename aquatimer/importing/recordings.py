"""A recording from a watch or a strap, whatever its format."""

from aquatimer.importing.recorded import Recorded
from aquatimer.importing.recording_csv import read_csv
from aquatimer.importing.recording_fit import read_fit_recording
from aquatimer.importing.recording_tcx import read_tcx
from aquatimer.importing.steps import RefusedError
from aquatimer.units.fit import SIGNATURE

MEBIBYTE = 1024 * 1024
MOST_BYTES = 24 * MEBIBYTE
"""How large a file can be: TCX, the wordiest, has room in it for more than half a day."""

_MOST_BYTES_OF_FIT = 4 * MEBIBYTE
_SIGNATURE_AT = 8
_XML_STARTS = (b"<", b"\xff\xfe<", b"\xfe\xff\x00<")
_NO_TABLES = {".fit": "FIT file", ".tcx": "TCX file"}
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_recording(data: bytes, ending: str = "") -> Recorded:
    """Return the heart rate in a FIT activity, a TCX file or a table (CSV); raises RefusedError.

    What the content is decides; `ending`, that of the file's name, tells what it should have been.
    """
    _check_size(data, MOST_BYTES)
    if data[_SIGNATURE_AT : _SIGNATURE_AT + len(SIGNATURE)] == SIGNATURE:
        _check_size(data, _MOST_BYTES_OF_FIT)
        return read_fit_recording(data)
    if data[:MEBIBYTE].removeprefix(_BYTE_ORDER_MARK).lstrip().startswith(_XML_STARTS):
        return read_tcx(data)
    if not data.strip():
        raise RefusedError("The file is empty.")
    if kind := _NO_TABLES.get(ending.lower()):
        raise RefusedError(f"The file is no {kind}, whatever its name says. Copy it again.")
    return read_csv(data)


def _check_size(data: bytes, most: int) -> None:
    if len(data) > most:
        raise RefusedError(
            f"The file is larger than {most // MEBIBYTE} MiB. No recording of a session is:"
            " cut it down to the session."
        )
