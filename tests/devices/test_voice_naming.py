"""What a voice may be called by."""

import pytest

from aquatimer.devices.speech.child_engine import VoiceName, Voices
from aquatimer.devices.speech.naming import family, named, near

LINUX = Voices(
    (
        VoiceName("gmw/de", "German", "de"),
        VoiceName("gmw/en-029", "English (Caribbean)", "en-029"),
        VoiceName("gmw/en", "English (Great Britain)", "en-gb"),
        VoiceName("gmw/en-us", "English (America)", "en-us"),
        VoiceName("roa/fr", "French (France)", "fr-fr"),
    ),
    usual="gmw/en",
    variants=("f3", "whisper"),
)
MAC = Voices(
    (
        VoiceName("com.apple.voice.Albert", "Albert", "en_US"),
        VoiceName("com.apple.voice.Anna", "Anna", "de_DE"),
        VoiceName("com.apple.voice.Helena", "Helena", "de_DE"),
        VoiceName("com.apple.voice.Samantha", "Samantha", "en_US"),
    ),
    usual="com.apple.voice.Samantha",
)


@pytest.mark.parametrize(
    ("wanted", "identifier"),
    [
        ("gmw/de", "gmw/de"),
        ("de", "gmw/de"),
        (" German ", "gmw/de"),
        ("EN-US", "gmw/en-us"),
        ("en_us", "gmw/en-us"),
        ("en-gb", "gmw/en"),
        ("en", "gmw/en"),
        ("fr-FR", "roa/fr"),
        ("en-us+f3", "gmw/en-us+f3"),
    ],
)
def test_a_voice_by_any_of_its_names(wanted: str, identifier: str) -> None:
    voice = named(LINUX, wanted)
    assert voice is not None
    assert voice.identifier == identifier


def test_of_several_the_usual_one_is_meant_else_the_first() -> None:
    assert [named(MAC, wanted) for wanted in ("en", "en-us", "de")] == [
        MAC.names[3],
        MAC.names[3],
        MAC.names[1],
    ]


@pytest.mark.parametrize(
    ("wanted", "hints"),
    [
        ("germn", ("German",)),
        ("french", ("French (France)",)),
        ("en-us+whispr", ("en-us+whisper",)),
        ("xyzzy", ()),
        ("", ()),
    ],
)
def test_what_is_not_there_has_near_ones(wanted: str, hints: tuple[str, ...]) -> None:
    assert named(LINUX, wanted) is None
    assert near(LINUX, wanted) == hints


def test_a_language_without_its_country() -> None:
    assert [family(language) for language in ("de", "de_AT", "DE-ch", "")] == ["de", "de", "de", ""]
