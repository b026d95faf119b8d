"""Durations, numbers and sentences as a coach says them."""

import pytest

from aquatimer.plan import spoken
from aquatimer.plan.efforts import Range
from aquatimer.plan.phrases.english import ENGLISH
from aquatimer.plan.phrases.german import GERMAN
from aquatimer.units.durations import HOUR, MINUTE, SECOND


@pytest.mark.parametrize(
    ("length", "english", "german"),
    [
        (1 * SECOND, "one second", "eine Sekunde"),
        (30 * SECOND, "thirty seconds", "dreißig Sekunden"),
        (2_500, "two point five seconds", "zwei Komma fünf Sekunden"),
        (1 * MINUTE, "one minute", "eine Minute"),
        (90 * SECOND, "one minute thirty", "eine Minute dreißig"),
        (65 * SECOND, "one minute five seconds", "eine Minute fünf Sekunden"),
        (10 * MINUTE, "ten minutes", "zehn Minuten"),
        (21 * MINUTE, "twenty-one minutes", "einundzwanzig Minuten"),
        (62_500, "one minute two point five seconds", "eine Minute zwei Komma fünf Sekunden"),
        (
            72_500,
            "one minute twelve point five seconds",
            "eine Minute zwölf Komma fünf Sekunden",
        ),
        (HOUR, "one hour", "eine Stunde"),
        (HOUR + 5 * MINUTE, "one hour five minutes", "eine Stunde fünf Minuten"),
        (HOUR + 30 * SECOND, "one hour thirty seconds", "eine Stunde dreißig Sekunden"),
    ],
)
def test_duration(length: int, english: str, german: str) -> None:
    assert spoken.duration(length, ENGLISH) == english
    assert spoken.duration(length, GERMAN) == german


@pytest.mark.parametrize(
    ("length", "english", "german"),
    [
        (75 * MINUTE, "seventy-five minutes", "fünfundsiebzig Minuten"),
        (
            77 * MINUTE + 30 * SECOND,
            "seventy-seven minutes thirty",
            "siebenundsiebzig Minuten dreißig",
        ),
        (1 * MINUTE, "one minute", "eine Minute"),
        (40 * SECOND, "forty seconds", "vierzig Sekunden"),
        (3 * HOUR, "three hours", "drei Stunden"),
    ],
)
def test_session_length(length: int, english: str, german: str) -> None:
    assert spoken.minutes(length, ENGLISH) == english
    assert spoken.minutes(length, GERMAN) == german


@pytest.mark.parametrize(
    ("beats", "english", "german"),
    [
        (
            Range(150, 158),
            "heart rate one fifty to one fifty-eight",
            "Puls einhundertfünfzig bis einhundertachtundfünfzig",
        ),
        (
            Range(95, 100),
            "heart rate ninety-five to one hundred",
            "Puls fünfundneunzig bis einhundert",
        ),
        (Range(105, None), "heart rate above one oh five", "Puls über einhundertfünf"),
        (Range(0, 112), "heart rate below one twelve", "Puls unter einhundertzwölf"),
    ],
)
def test_heart_rate(beats: Range, english: str, german: str) -> None:
    assert spoken.heart_rate(beats, ENGLISH) == english
    assert spoken.heart_rate(beats, GERMAN) == german


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("easy", "Easy."),
        ("Keep your legs running!", "Keep your legs running!"),
        (" hold it ", "Hold it."),
        ("über die Hüfte", "Über die Hüfte."),
    ],
)
def test_sentence(words: str, sentence: str) -> None:
    assert spoken.sentence(words) == sentence


def test_parts_without_a_word_are_left_out() -> None:
    assert spoken.sentences("easy", None, "", "...", "one minute") == "Easy. One minute."
