"""The bytes of a file as text, or why they are none."""

from aquatimer.lang.codes import Code
from aquatimer.lang.diagnostics import Diagnostic, Mistake, diagnostic
from aquatimer.lang.limits import BYTES
from aquatimer.lang.source import Source, Span

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MARK = b"\xef\xbb\xbf"
_SAVE = "Save it as plain text in UTF-8."


def decode(data: bytes, file: str) -> Source | Diagnostic:
    """Read UTF-8, with or without a byte order mark, lines ended by LF or CRLF."""
    if len(data) > BYTES:
        message = f"This file is larger than {BYTES // 1024} KiB, which is the limit."
        return _refused(file, message, "A workout is a few lines of text.", Code.TOO_LARGE)
    if data.startswith(_UTF16):
        return _refused(file, "This file is text in UTF-16, not in UTF-8.", _SAVE)
    if b"\0" in data:
        return _refused(file, "This is no text file: it holds zero bytes.", "Is it the right file?")
    try:
        text = data.removeprefix(_MARK).decode()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        message = f"Line {line} holds bytes that are no UTF-8 text."
        return _refused(file, message, _SAVE, text=before.decode(errors="replace"))
    return Source(file, text.replace("\r\n", "\n"))


def _refused(
    file: str, message: str, hint: str, code: Code = Code.NOT_TEXT, text: str = ""
) -> Diagnostic:
    place = Span(len(text), len(text))
    return diagnostic(Mistake(place, code, message, hint), Source(file, text))
