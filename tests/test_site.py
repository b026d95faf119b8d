"""The pages of the documentation: what they show can be done, and their site needs no network."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

import aquatimer
from aquatimer.cli.main import parser
from docs.flow import flow_svg
from docs.make_diagram import FLOW

PAGES = sorted([*Path("docs").rglob("*.md"), Path("README.md")])
FENCED = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LOADING = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src"}
ELSEWHERE = re.compile(r"^(?:https?:)?//")


def commands(page: Path) -> Iterator[str]:
    """Yield the lines of a page's blocks that call the program."""
    for language, text in FENCED.findall(page.read_text(encoding="utf-8")):
        if language in ("", "sh", "bash"):
            lines = (re.split(r" [|]|\s+#", line)[0] for line in text.splitlines())
            yield from (line for line in lines if line.startswith("aquatimer "))


def workouts(page: Path) -> Iterator[str]:
    for language, text in FENCED.findall(page.read_text(encoding="utf-8")):
        if language == "aqua" and text.startswith("title:"):
            yield text


COMMANDS = [(page.name, command) for page in PAGES for command in commands(page)]
WORKOUTS = [(page.name, text) for page in PAGES for text in workouts(page)]


@pytest.mark.parametrize(("page", "command"), COMMANDS)
def test_every_command_in_a_block_can_be_given(page: str, command: str) -> None:
    assert callable(parser().parse_args(shlex.split(command)[1:]).run), page


@pytest.mark.parametrize(("page", "text"), WORKOUTS)
def test_every_whole_workout_compiles(page: str, text: str) -> None:
    assert aquatimer.compile(text).total, page


def test_each_of_the_three_jobs_has_a_tutorial_with_commands() -> None:
    told = {page for page, _ in COMMANDS}
    assert {"start-a-session.md", "export-a-track.md", "write-a-session.md"} <= told
    assert sum(page == "write-a-session.md" for page, _ in WORKOUTS) == 2


class Loads(HTMLParser):
    """Collects what a browser would fetch for a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "link" and given.get("rel") == "canonical":
            return
        self.found.append(given.get(LOADING.get(tag, "")) or "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder)]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    ran = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
    assert (ran.returncode, "WARNING" in ran.stderr) == (0, False), ran.stderr
    return folder


def test_the_site_has_every_page(site: Path) -> None:
    for page in Path("docs").rglob("*.md"):
        name = page.relative_to("docs").with_suffix("")
        built = "index.html" if str(name) == "index" else f"{name}/index.html"
        assert (site / built).is_file(), built


def test_every_page_is_in_the_contents() -> None:
    contents = Path("mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[2]
    pages = {page.relative_to("docs").as_posix() for page in Path("docs").rglob("*.md")}
    assert set(re.findall(r"\S+\.md$", contents, re.MULTILINE)) == pages


def test_no_diagram_is_left_as_code() -> None:
    assert [page for page in PAGES if "```mermaid" in page.read_text(encoding="utf-8")] == []


def test_the_picture_of_the_flow_is_the_drawn_one() -> None:
    assert FLOW.read_text(encoding="utf-8") == flow_svg(), "run `make diagram`"


def test_the_site_loads_nothing_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        loads = Loads()
        loads.feed(page.read_text(encoding="utf-8"))
        assert [one for one in loads.found if ELSEWHERE.match(one)] == [], page
        # Material fetches a drawing program from elsewhere for pages that have this class.
        assert 'class="mermaid"' not in page.read_text(encoding="utf-8"), page
    for sheet in site.rglob("*.css"):
        assert not re.search(r"url\([\"']?(?:https?:)?//", sheet.read_text(encoding="utf-8")), sheet
