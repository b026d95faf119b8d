"""Durations as a coach says them."""

import pytest

from aquatimer.plan import spoken
from aquatimer.units.durations import HOUR, MINUTE, SECOND


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (1 * SECOND, "one second"),
        (30 * SECOND, "thirty seconds"),
        (2_500, "two point five seconds"),
        (1 * MINUTE, "one minute"),
        (90 * SECOND, "one minute thirty"),
        (65 * SECOND, "one minute five seconds"),
        (10 * MINUTE, "ten minutes"),
        (62_500, "one minute two point five seconds"),
        (72_500, "one minute twelve point five seconds"),
        (HOUR, "one hour"),
        (HOUR + 5 * MINUTE, "one hour five minutes"),
        (HOUR + 30 * SECOND, "one hour thirty seconds"),
    ],
)
def test_duration(length: int, words: str) -> None:
    assert spoken.duration(length) == words


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (75 * MINUTE, "seventy-five minutes"),
        (77 * MINUTE + 30 * SECOND, "seventy-seven minutes thirty"),
        (1 * MINUTE, "one minute"),
        (40 * SECOND, "forty seconds"),
        (3 * HOUR, "three hours"),
    ],
)
def test_session_length(length: int, words: str) -> None:
    assert spoken.minutes(length) == words


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("easy", "Easy."),
        ("Keep your legs running!", "Keep your legs running!"),
        (" hold it ", "Hold it."),
    ],
)
def test_sentence(words: str, sentence: str) -> None:
    assert spoken.sentence(words) == sentence
