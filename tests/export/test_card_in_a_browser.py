"""The lane card as a browser prints it."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from aquatimer.devices.folders import shipped_folder
from aquatimer.export.card import row_length
from aquatimer.export.card_page import card_page
from aquatimer.plan.reading import read_workout
from aquatimer.plan.sheet import rows
from aquatimer.plan.timeline import Timeline

A5 = (420, 595)
LABEL = "Breathe out fully and keep the belt snug, low and off the ribs, eyes on the horizon"
CARDS = {
    **{
        name: (shipped_folder("workouts") / f"{name}.aqua").read_text(encoding="utf-8")
        for name in ("springboard", "pyramid")
    },
    "markup": 'title: <script>document.write("no")</script> & more\n1:00 easy "</style><b>x"\n',
    "long labels": "title: x\n"
    + "".join(f'1:{number} hard "{LABEL} {number}"\n' for number in range(10, 45)),
    "wide words": f"title: {'W' * 200}\n" + f'repeat 3\n  1:00 easy "{"M" * 200}"\n  2:00 hard\n',
    "short": "title: x\n1:00 easy\n",
}


def timeline(text: str) -> Timeline:
    reading = read_workout(text.encode(), file="x.aqua", name="x")
    assert reading.timeline is not None
    return reading.timeline


@pytest.fixture
def printed(real_tool: Callable[[str], str], tmp_path: Path) -> Callable[[str], PdfReader]:
    chromium = real_tool("chromium")

    def to_pdf(page: str) -> PdfReader:
        source, target = tmp_path / "card.html", tmp_path / "card.pdf"
        source.write_text(page, encoding="utf-8")
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        command = [chromium, *options, profile, f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        return PdfReader(target)

    return to_pdf


@pytest.mark.parametrize("name", CARDS)
def test_a_card_is_one_page_with_nothing_cut_off(
    printed: Callable[[str], PdfReader], name: str
) -> None:
    session = timeline(CARDS[name])
    pdf = printed(card_page(session))
    assert len(pdf.pages) == 1
    page = pdf.pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == A5
    text = squeezed(page.extract_text())
    assert squeezed(session.title) in text
    for row in rows(session):
        assert squeezed(row_length(row) + (row.effort.name if row.effort else "")) in text
        assert squeezed(row.label) in text


def test_what_is_left_out_of_a_card_that_is_too_long_is_counted(
    printed: Callable[[str], PdfReader],
) -> None:
    lines = "".join(f'{number}s hard "{LABEL}"\n' for number in range(1, 400))
    pdf = printed(card_page(timeline(f"title: x\n{lines}")))
    assert len(pdf.pages) == 1
    text = squeezed(pdf.pages[0].extract_text())
    shown = len(re.findall("92-95%", text))
    assert f"and{399 - shown}linesmore" in text


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", normalize("NFKC", text))
