"""Writing a session as a document: everything that `export` makes and that is no track."""

import argparse
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aquatimer.cli.failures import WrongInputError, tell
from aquatimer.devices.files import writing
from aquatimer.export.formats import DocumentFormat
from aquatimer.plan.timeline import Timeline

if TYPE_CHECKING:
    from aquatimer.export.cover import Cover

_LOOKS = ("dark", "light")
USUAL_LOOK = _LOOKS[0]
_COVER_WIDTH = 480
_PICTURE_WIDTH = 1080
_EPOCH_OF_FIT = 631_065_600
"""The beginning of 1990 in UTC, in seconds since that of 1970."""


def add_look(parser: argparse.ArgumentParser) -> None:
    """Add --look: the ground of a picture."""
    parser.add_argument(
        "--look", choices=_LOOKS, default=USUAL_LOOK, help="the ground of a picture (%(default)s)"
    )


def write_document(document: DocumentFormat, timeline: Timeline, chosen: argparse.Namespace) -> int:
    """Write a timeline to the file that was asked for and return the exit status."""
    made = make_document(document, timeline, chosen.look)
    with writing(chosen.output) as out:
        out.write(made.content)
    for sentence in made.lost:
        tell(sentence)
    tell(f"Wrote {chosen.output}.")
    return 0


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A session as the bytes of a file, and sentences about what the format has no place for."""

    content: bytes
    lost: tuple[str, ...]


def make_document(
    document: DocumentFormat, timeline: Timeline, look: str = USUAL_LOOK
) -> MadeDocument:
    """Return a timeline as a document; raises WrongInputError where the format cannot hold it."""
    from aquatimer.export.losses import losses
    from aquatimer.export.waits import EndlessWaitError

    try:
        lost = tuple(losses(timeline, document))
    except EndlessWaitError as endless:
        raise WrongInputError(str(endless)) from endless
    return MadeDocument(_MAKERS[document](timeline, look), lost)


def _fit(timeline: Timeline, _: str) -> bytes:
    from aquatimer.export.fit import fit_workout

    return fit_workout(timeline, created=int(time.time()) - _EPOCH_OF_FIT)


def _icu(timeline: Timeline, _: str) -> bytes:
    from aquatimer.export.icu import icu_text

    return icu_text(timeline).encode()


def _zwo(timeline: Timeline, _: str) -> bytes:
    from aquatimer.export.zwo import zwo_text

    return zwo_text(timeline).encode()


def _json(timeline: Timeline, _: str) -> bytes:
    from aquatimer.export.documents import timeline_json

    return f"{timeline_json(timeline)}\n".encode()


def _csv(timeline: Timeline, _: str) -> bytes:
    from aquatimer.export.table import timeline_csv

    return timeline_csv(timeline).encode()


def _card(timeline: Timeline, _: str) -> bytes:
    from aquatimer.export.card import card_text

    return card_text(timeline).encode()


def _card_page(timeline: Timeline, _: str) -> bytes:
    from aquatimer.export.card_page import card_page

    return card_page(timeline).encode()


def _svg(timeline: Timeline, look: str) -> bytes:
    return _picture(timeline, look).encode()


def _png(timeline: Timeline, look: str) -> bytes:
    from aquatimer.devices.folders import shipped_folder
    from aquatimer.devices.raster import png

    fonts = shipped_folder("fonts")
    return png(_picture(timeline, look), fonts=fonts, width=_PICTURE_WIDTH)


def cover_of(timeline: Timeline) -> "Cover":
    """Return the picture of a session as the cover of its track."""
    from aquatimer.devices.folders import shipped_folder
    from aquatimer.devices.raster import png
    from aquatimer.export.cover import Cover
    from aquatimer.export.picture import picture

    return Cover(png(picture(timeline), fonts=shipped_folder("fonts"), width=_COVER_WIDTH))


def _picture(timeline: Timeline, look: str) -> str:
    from aquatimer.export.looks import Look
    from aquatimer.export.picture import picture

    return picture(timeline, Look(look))


_MAKERS: Mapping[DocumentFormat, Callable[[Timeline, str], bytes]] = {
    DocumentFormat.FIT: _fit,
    DocumentFormat.ICU: _icu,
    DocumentFormat.ZWO: _zwo,
    DocumentFormat.JSON: _json,
    DocumentFormat.CSV: _csv,
    DocumentFormat.TXT: _card,
    DocumentFormat.HTML: _card_page,
    DocumentFormat.SVG: _svg,
    DocumentFormat.PNG: _png,
}
