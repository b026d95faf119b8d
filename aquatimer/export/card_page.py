"""The lane card as a page that prints on one side of A5, for a plastic sleeve at the pool edge."""

from collections.abc import Iterator, Sequence

from aquatimer.export.card import row_length, row_words
from aquatimer.export.card_layout import (
    FACTS_SIZE,
    GUTTER,
    INDENT,
    LEADING,
    PADDING,
    ROW_GAP,
    TITLE_SIZE,
    CardLayout,
    card_layout,
)
from aquatimer.export.looks import COLOURS, FONT, Look
from aquatimer.export.markup import escaped
from aquatimer.plan.sheet import Row, facts, rows
from aquatimer.plan.timeline import Timeline

_STYLE = f"""\
@page {{ size: A5 portrait; margin: 8mm }}
* {{ box-sizing: border-box }}
html {{ background: #fff; color: #000; font-family: {FONT}; print-color-adjust: exact;
  -webkit-print-color-adjust: exact }}
body {{ margin: 0 auto; max-width: 132mm; line-height: {LEADING}; overflow-wrap: anywhere }}
h1 {{ font-size: {TITLE_SIZE}em; line-height: {LEADING}; margin: 0 }}
.facts {{ font-size: {FACTS_SIZE}em; margin: 0 0 .6em }}
.rows {{ column-gap: {GUTTER}em; column-fill: balance }}
.row {{ margin: 0 0 {ROW_GAP}em; padding-left: {INDENT + PADDING - 0.35:g}em;
  text-indent: -{INDENT}em;  break-inside: avoid; border-left: .35em solid transparent }}
b:first-child {{ white-space: nowrap }}
"""


def card_page(timeline: Timeline) -> str:
    """Return the card as one HTML document that needs nothing else and runs no script."""
    found = rows(timeline)
    layout = card_layout(timeline.title, facts(timeline), found)
    title = escaped(timeline.title)
    return f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{_STYLE}</style>
</head>
<body style="font-size:{layout.size:g}pt">
<h1>{title}</h1>
<p class="facts">{escaped(facts(timeline))}</p>
<div class="rows" style="columns:{layout.columns}">
{"".join(_lines(found, layout))}</div>
</body>
</html>
"""


def _lines(found: Sequence[Row], layout: CardLayout) -> Iterator[str]:
    for row in found[: layout.rows]:
        yield f'<p class="row"{_look(row)}>{_words(row)}</p>\n'
    if layout.rows < len(found):
        yield f'<p class="row">and {len(found) - layout.rows} lines more</p>\n'


def _look(row: Row) -> str:
    colour = COLOURS[Look.LIGHT].of(row.effort) if row.effort else "transparent"
    return f' style="margin-left:{row.depth * INDENT:g}em;border-color:{colour}"'


def _words(row: Row) -> str:
    told = [f"<b>{escaped(row_length(row))}</b>"]
    if row.effort:
        told.append(f"<b>{escaped(row.effort.name)}</b>")
    return " ".join([*told, escaped(row_words(row))]).rstrip()
