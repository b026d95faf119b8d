"""Numbers as num2words has them, without all its languages."""

import subprocess
import sys

import pytest
from num2words import num2words

from aquatimer.plan.number_words import in_words


@pytest.mark.parametrize("language", ["en", "de", "pt_BR"])
def test_they_are_those_of_the_package(language: str) -> None:
    for count in (*range(200), 999, 1_000, 1_234, 10_800, 1_000_000):
        assert in_words(count, language) == num2words(count, lang=language)


@pytest.mark.parametrize("language", ["xx", ""])
def test_a_language_that_is_not_there_is_refused(language: str) -> None:
    with pytest.raises(ImportError):
        in_words(1, language)


LOADED = """
import sys
from aquatimer.plan.number_words import in_words
print(in_words(75, "en"), "num2words" in sys.modules, sum("lang_" in name for name in sys.modules))
"""


def test_one_language_is_loaded_and_not_all() -> None:
    command = [sys.executable, "-c", LOADED]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "seventy-five False 2"
