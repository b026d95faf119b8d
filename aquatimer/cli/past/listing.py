"""The sessions of the history, a line for each."""

from collections.abc import Iterator, Sequence
from datetime import tzinfo

from rich.cells import cell_len, set_cell_size

from aquatimer.cli.past.texts import date_text, ending, load_text, minutes_text
from aquatimer.cli.past.weeks import load_of
from aquatimer.devices.past_sessions import PastSession

_HEADINGS = ("id", "began", "session", "done", "of", "RPE", "load", "note")
_SESSION, _OF, _NOTE = _HEADINGS.index("session"), _HEADINGS.index("of"), _HEADINGS.index("note")
_FIGURES = tuple(map(_HEADINGS.index, ("done", "of", "RPE", "load")))
_SPACE = "  "
_ROOM_FOR_ALL = 40
"""Cells for titles and notes; where there are fewer of them, the length of the plan is left out."""

_LEAST_OF_A_TITLE = 10


def listing(
    sessions: Sequence[PastSession], *, width: int | None = None, zone: tzinfo | None = None
) -> Iterator[str]:
    """Yield a heading, and a line for each session; titles and notes are cut to fit the width."""
    rows = [_HEADINGS, *(_row(session, zone) for session in sessions)]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    shown = list(range(len(_HEADINGS)))
    if width is not None:
        room = _room(widths, shown, width)
        if room < min(widths[_SESSION] + widths[_NOTE], _ROOM_FOR_ALL):
            shown.remove(_OF)
            room = _room(widths, shown, width)
        least = max(room - widths[_NOTE], room // 2, _LEAST_OF_A_TITLE)
        widths[_SESSION] = min(widths[_SESSION], least)
        widths[_NOTE] = min(widths[_NOTE], max(room - widths[_SESSION], 0))
    for row in rows:
        yield _SPACE.join(_cell(row[index], widths[index], index) for index in shown).rstrip()


def _row(session: PastSession, zone: tzinfo | None) -> tuple[str, ...]:
    return (
        str(session.id),
        date_text(session, zone),
        session.title,
        minutes_text(session.done),
        "" if session.planned is None else minutes_text(session.planned),
        "-" if session.rpe is None else str(session.rpe),
        load_text(load_of(session)),
        ": ".join(filter(None, (ending(session), session.note))),
    )


def _room(widths: Sequence[int], shown: Sequence[int], width: int) -> int:
    """Return what is left for titles and notes."""
    taken = sum(widths[index] for index in shown if index not in (_SESSION, _NOTE))
    return width - taken - len(_SPACE) * (len(shown) - 1)


def _cell(text: str, width: int, index: int) -> str:
    size = cell_len(text)
    if size > width:
        return set_cell_size(text, max(width - 1, 0)) + "…"[:width]
    padding = " " * (width - size)
    return padding + text if index in _FIGURES else text + padding
