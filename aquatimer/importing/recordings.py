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
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_recording(data: bytes) -> Recorded:
    """Return the heart rate in a FIT activity, a TCX file or a table (CSV); raises RefusedError."""
    _check_size(data, MOST_BYTES)
    if data[_SIGNATURE_AT : _SIGNATURE_AT + len(SIGNATURE)] == SIGNATURE:
        _check_size(data, _MOST_BYTES_OF_FIT)
        return read_fit_recording(data)
    if data[:MEBIBYTE].removeprefix(_BYTE_ORDER_MARK).lstrip().startswith(_XML_STARTS):
        return read_tcx(data)
    if not data.strip():
        raise RefusedError("The file is empty.")
    return read_csv(data)


def _check_size(data: bytes, most: int) -> None:
    if len(data) > most:
        raise RefusedError(
            f"The file is larger than {most // MEBIBYTE} MiB. No recording of a session is:"
            " cut it down to the session."
        )
