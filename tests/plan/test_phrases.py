"""Every language says everything."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from string import Formatter

import pytest

from aquatimer.plan.efforts import BUILT_IN
from aquatimer.plan.markers import MARKER_EFFORTS
from aquatimer.plan.number_words import in_words
from aquatimer.plan.phrases.catalogue import Phrases
from aquatimer.plan.phrases.english import ENGLISH
from aquatimer.plan.phrases.languages import PHRASES
from aquatimer.plan.timeline import Phase

LANGUAGES = pytest.mark.parametrize("phrases", PHRASES.values(), ids=PHRASES)


def templates(words: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of the phrases but the tips with its place."""
    if isinstance(words, str):
        yield name, words
    elif isinstance(words, tuple):
        for index, one in enumerate(words):
            yield from templates(one, f"{name}[{index}]")
    elif is_dataclass(words):
        for field in fields(words):
            if field.name not in {"language", "voice", "tips", "efforts", "phases", "zero"}:
                yield from templates(getattr(words, field.name), f"{name}.{field.name}")


def filled_in(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@LANGUAGES
def test_every_text_is_there_and_names_what_the_english_one_names(phrases: Phrases) -> None:
    own, english = dict(templates(phrases)), dict(templates(ENGLISH))
    assert own.keys() == english.keys()
    assert all(own.values())
    assert {name: filled_in(text) for name, text in own.items()} == {
        name: filled_in(text) for name, text in english.items()
    }


@LANGUAGES
def test_every_built_in_effort_has_one_word(phrases: Phrases) -> None:
    assert phrases.efforts.keys() == BUILT_IN.keys()
    assert all(len(word.split()) == 1 for word in (*phrases.efforts.values(), phrases.wait))
    assert len(set(phrases.efforts.values())) == len(BUILT_IN)


@LANGUAGES
def test_every_marker_has_a_name_of_its_own(phrases: Phrases) -> None:
    assert tuple(phrases.markers.names) == MARKER_EFFORTS
    assert len(set(phrases.markers.names.values())) == len(MARKER_EFFORTS)


@LANGUAGES
def test_the_phases_have_words_but_the_main_part(phrases: Phrases) -> None:
    assert phrases.phases.keys() == {Phase.WARMUP, Phase.COOLDOWN}


@LANGUAGES
def test_numbers_are_words(phrases: Phrases) -> None:
    spoken = [in_words(count, phrases.language) for count in (0, 1, 7, 21, 75, 101, 9999)]
    assert len(set(spoken)) == 7
    assert not any(character.isdigit() for word in spoken for character in word)


def test_each_language_is_found_by_its_code() -> None:
    assert [(code, phrases.language) for code, phrases in PHRASES.items()] == [
        ("en", "en"),
        ("de", "de"),
    ]
