"""Writing a session as a document: everything that `export` makes and that is no track."""

import argparse
from collections.abc import Callable, Mapping

from aquatimer.cli.failures import tell
from aquatimer.devices.files import writing
from aquatimer.export.formats import DocumentFormat
from aquatimer.plan.timeline import Timeline

_LOOKS = ("dark", "light")
_PICTURE_WIDTH = 1080


def add_look(parser: argparse.ArgumentParser) -> None:
    """Add --look: the ground of a picture."""
    parser.add_argument(
        "--look", choices=_LOOKS, default=_LOOKS[0], help="the ground of a picture (%(default)s)"
    )


def write_document(document: DocumentFormat, timeline: Timeline, chosen: argparse.Namespace) -> int:
    """Write a timeline to the file that was asked for and return the exit status."""
    content = _MAKERS[document](timeline, chosen)
    with writing(chosen.output) as out:
        out.write(content)
    tell(f"Wrote {chosen.output}.")
    return 0


def _json(timeline: Timeline, _: argparse.Namespace) -> bytes:
    from aquatimer.export.documents import timeline_json

    return f"{timeline_json(timeline)}\n".encode()


def _csv(timeline: Timeline, _: argparse.Namespace) -> bytes:
    from aquatimer.export.table import timeline_csv

    return timeline_csv(timeline).encode()


def _card(timeline: Timeline, _: argparse.Namespace) -> bytes:
    from aquatimer.export.card import card_text

    return card_text(timeline).encode()


def _card_page(timeline: Timeline, _: argparse.Namespace) -> bytes:
    from aquatimer.export.card_page import card_page

    return card_page(timeline).encode()


def _svg(timeline: Timeline, chosen: argparse.Namespace) -> bytes:
    return _picture(timeline, chosen).encode()


def _png(timeline: Timeline, chosen: argparse.Namespace) -> bytes:
    from aquatimer.devices.folders import shipped_folder
    from aquatimer.devices.raster import png

    fonts = shipped_folder("fonts")
    return png(_picture(timeline, chosen), fonts=fonts, width=_PICTURE_WIDTH)


def _picture(timeline: Timeline, chosen: argparse.Namespace) -> str:
    from aquatimer.export.looks import Look
    from aquatimer.export.picture import picture

    return picture(timeline, Look(chosen.look))


_MAKERS: Mapping[DocumentFormat, Callable[[Timeline, argparse.Namespace], bytes]] = {
    DocumentFormat.JSON: _json,
    DocumentFormat.CSV: _csv,
    DocumentFormat.TXT: _card,
    DocumentFormat.HTML: _card_page,
    DocumentFormat.SVG: _svg,
    DocumentFormat.PNG: _png,
}
