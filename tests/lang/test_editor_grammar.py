"""The editors' grammar colours the words that the language has."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from aquatimer.lang import words

FOLDER = Path(__file__).parents[2] / "editors" / "vscode"
GRAMMAR = json.loads((FOLDER / "aqua.tmLanguage.json").read_text("utf-8"))


def patterns(node: object) -> Iterator[str]:
    """Every regular expression of the grammar."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("match", "begin", "end"):
                yield value
            else:
                yield from patterns(value)
    elif isinstance(node, list):
        for value in node:
            yield from patterns(value)


ALL = list(patterns(GRAMMAR))


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.json")), ids=lambda path: path.name)
def test_every_file_is_json(file: Path) -> None:
    assert isinstance(json.loads(file.read_text("utf-8")), dict)


@pytest.mark.parametrize(
    "word",
    sorted(
        {
            *words.KEYS,
            *words.OPENERS,
            *words.CUES,
            *words.EFFORTS,
            *words.UNITS,
            *words.REPS,
            *words.MEASURES,
            *words.TIMES,
        }
    ),
)
def test_every_word_of_the_language_is_coloured(word: str) -> None:
    assert any(re.search(rf"[(|:]{word}[)|]", pattern) for pattern in ALL)


@pytest.mark.parametrize(
    "time", ["1:30", "1:05:00", "0:02.5", "90s", "10 min", "2.5 seconds", "1h"]
)
def test_a_time_is_coloured_whole(time: str) -> None:
    match = re.match(GRAMMAR["repository"]["time"]["match"], f"{time} easy")
    assert match is not None
    assert match.group() == time


def test_every_included_rule_is_there() -> None:
    included = {rule["include"].removeprefix("#") for rule in GRAMMAR["patterns"]}
    assert included == set(GRAMMAR["repository"])
