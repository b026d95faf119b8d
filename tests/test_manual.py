"""The manual page: what `man aquatimer` shows is what the command line takes."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from docs.make_manual import manual

PAGE = Path("docs/aquatimer.1")


def test_the_page_is_that_of_the_arguments_there_are() -> None:
    assert PAGE.read_text(encoding="utf-8") == manual(), "run `make manual`"


@pytest.mark.parametrize(
    "command",
    [["man", "--warnings", "-l", str(PAGE)], ["mandoc", "-Tlint", "-W", "warning", str(PAGE)]],
    ids=["man", "mandoc"],
)
def test_it_is_shown_without_a_warning(command: list[str], real_tool: Callable[[str], str]) -> None:
    ran = subprocess.run(
        [real_tool(command[0]), *command[1:]], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    if command[0] == "man":
        assert "aquatimer start springboard" in ran.stdout
    else:
        assert ran.stdout == ""
