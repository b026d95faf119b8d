"""A file for libraries in C, in which nothing may be raised."""

import io

import pytest

from aquatimer.export.patient_file import PatientFile


class Broken(io.BytesIO):
    """Fails as it is told, and counts how often it was asked."""

    def __init__(self, failure: BaseException) -> None:
        super().__init__()
        self.failure = failure
        self.asked = 0

    def write(self, _chunk: object, /) -> int:
        self.asked += 1
        raise self.failure


@pytest.mark.parametrize("failure", [OSError("full"), ValueError("no room"), KeyboardInterrupt()])
def test_what_fails_is_kept_until_somebody_checks(failure: BaseException) -> None:
    out = Broken(failure)
    file = PatientFile(out)
    file.check()
    assert [file.write(b"sound"), file.write(b"sound"), file.tell()] == [0, 0, 0]
    assert out.asked == 1
    with pytest.raises(type(failure)) as caught:
        file.check()
    assert caught.value is failure
