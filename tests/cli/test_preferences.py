"""The settings screen's files on a real disk, judged by their own models."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from aquatimer.cli.preferences import DiskPreferences
from aquatimer.cli.profile_keys import known_keys
from aquatimer.cli.profile_outlook import outlook
from aquatimer.cli.sampling import sample_text
from aquatimer.cli.setting_texts import setting_texts
from aquatimer.devices.profile import Profile
from aquatimer.devices.settings import Settings
from aquatimer.plan.phrases.languages import PHRASES
from aquatimer.tui.bindings import NAMED_KEYS, WORDS
from aquatimer.tui.preferences import SETTINGS, NotHeard, NotStored
from aquatimer.tui.settings_fields import KEYS, PROFILE, Choice, sections
from tests.calling import Run

YEAR = datetime.now(UTC).astimezone().year
FIELDS = {field.name: field for section in sections(NAMED_KEYS, WORDS) for field in section.fields}


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AQUATIMER_HOME", str(tmp_path))
    (tmp_path / "config").mkdir()
    return tmp_path / "config"


@pytest.fixture
def file(config: Path) -> Path:
    return config / "settings.toml"


def test_every_setting_has_a_field_and_every_field_something_to_set() -> None:
    profile = {f"{PROFILE}{key}" for key in known_keys()}
    fields = {name for name in FIELDS if not name.startswith(KEYS)}
    assert fields == {*setting_texts(Settings()), *profile}


def test_every_value_that_can_be_chosen_can_be_kept(config: Path) -> None:
    preferences = DiskPreferences()
    for field in FIELDS.values():
        for option in field.options if isinstance(field, Choice) else ():
            owner = "me" if field.name.startswith(PROFILE) else SETTINGS
            judged = preferences.judge({owner: {field.name: option.value}}, "me")
            installed = "not installed" not in judged.mistakes.get(field.name, "")
            assert not (judged.mistakes and installed), (field.name, option)
    assert config.exists()


def test_an_athlete_is_made_and_chosen_with_what_is_wrong_told_at_the_field(
    config: Path, file: Path
) -> None:
    preferences = DiskPreferences()
    born = {"profile.birth-year": str(YEAR - 30)}
    assert preferences.judge({"me": born}, "me").outlook == (
        "Maximum: estimated 187 on land, 168 in water; an estimate, 10 to 20 beats off."
    )
    assert preferences.judge({"me": born}, "me").notes["profile.zone.medium"] == "146-155 beats"
    wrong = {
        "profile.birth-year": "19x5",
        "profile.water": "much",
        "profile.zone.medium": "91",
        "profile.hr-rest": "48",
    }
    told = preferences.judge({"me": wrong}, "me").mistakes
    assert set(told) == set(wrong) - {"profile.hr-rest"}
    assert told["profile.birth-year"] == "Birth year must be a year, such as 1985."
    changes = {"Anna B": {"profile.name": "Anna B", **born}, SETTINGS: {"athlete.name": "Anna B"}}
    preferences.store(changes)
    assert 'name = "Anna B"' in (config / "athletes" / "anna-b.toml").read_text()
    assert file.read_text() == '[athlete]\nname = "Anna B"\n'
    kept = preferences.kept().texts
    assert kept["athlete.name"] == kept["profile.name"] == "Anna B"
    assert [option.value for option in preferences.athletes()] == ["Anna B", "me"]


def test_what_hangs_together_is_told_at_the_field_that_was_changed_last(config: Path) -> None:
    (config / "athletes").mkdir()
    (config / "athletes" / "me.toml").write_text('name = "Me"\nhr_max = 180\n')
    preferences = DiskPreferences()
    zones = {"profile.zone.hard": "80-82", "profile.zone.medium": "90-99"}
    assert list(preferences.judge({"me": zones}, "me").mistakes) == ["profile.zone.medium"]
    resting = {"profile.hr-rest": "120", "profile.hr-max": "110"}
    assert (
        "not below the maximum"
        in preferences.judge({"me": resting}, "me").mistakes["profile.hr-max"]
    )
    with pytest.raises(NotStored):
        preferences.store({"me": resting})
    assert "110" not in (config / "athletes" / "me.toml").read_text()


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("voice.rate", "fast", "Rate must be words a minute"),
        ("voice.pitch", "101", "Pitch must be a whole number from 0 to 100."),
        ("voice.command", "no-such-program {path}", "There is no program"),
        ("voice.command", "cat", "has a command without {path}"),
        ("voice.command", "'cat", "Command must be a list of texts"),
        ("voice.name", "none.onnx", "none.onnx"),
        ("voice.name", "~nobody-here/none.onnx", 'No user here has the folder "~nobody-here"'),
        ("sound.music", "~nobody-here/songs", 'No user here has the folder "~nobody-here"'),
        ("sound.music", "~/songs", None),
        ("athlete.name", "!!", "has no letter in it"),
        ("keys.skip", "", None),
        ("voice.rate", "", None),
    ],
)
def test_a_setting_is_judged_by_the_rules_of_its_file(
    config: Path, name: str, text: str, told: str | None
) -> None:
    mistakes = DiskPreferences().judge({SETTINGS: {name: text}}, "me").mistakes
    assert (told in mistakes[name]) if told else not mistakes
    assert config.exists()


def test_a_voice_that_is_not_there_is_told_once_the_voices_are_known(config: Path) -> None:
    preferences = DiskPreferences()
    voices = [option.value for option in preferences.voices()]
    assert voices.index("en-us") < voices.index("af")
    assert voices.index("de") < voices.index("af")
    asked = {SETTINGS: {"voice.name": "en-sprint"}}
    assert 'There is no voice "en-sprint"' in preferences.judge(asked, "me").mistakes["voice.name"]
    assert not preferences.judge({SETTINGS: {"voice.name": "en-us+f3"}}, "me").mistakes
    with pytest.raises(NotHeard, match="en-sprint"):
        preferences.hear(asked, lambda: None)
    assert config.exists()


def test_a_file_with_mistakes_is_told_kept_and_mended(file: Path) -> None:
    file.write_text("# mine\n[voice]\nrte = 1\nrate = 150\n")
    preferences = DiskPreferences()
    kept = preferences.kept()
    assert kept.troubles == (
        "settings.toml, line 3: 'rte' is no setting in [voice]. Did you mean 'rate'?",
    )
    assert (kept.mendable, kept.texts["voice.rate"]) == (True, "150")
    assert "Sessions do not start" in preferences.habits().notices[-1]
    preferences.store({SETTINGS: {"voice.rate": "160", "keys.skip": "x f6"}})
    assert file.read_text() == (
        '# mine\n[voice]\nrte = 1\nrate = 160\n\n[keys]\nskip = ["x", "f6"]\n'
    )
    assert preferences.mend() == "1 line is a comment now."
    assert "# rte = 1\nrate = 160" in file.read_text()
    assert (preferences.kept().troubles, preferences.habits().notices) == ((), ())


def test_a_file_that_cannot_be_understood_is_left_until_it_is_mended(file: Path) -> None:
    file.write_text("[voice]\nname = de\n")
    preferences = DiskPreferences()
    (told,) = preferences.kept().troubles
    assert told.startswith("settings.toml: your settings cannot be understood: Invalid value")
    with pytest.raises(NotStored, match="cannot be understood"):
        preferences.store({SETTINGS: {"voice.rate": "160"}})
    assert file.read_text() == "[voice]\nname = de\n"
    preferences.mend()
    preferences.store({SETTINGS: {"voice.rate": "160"}})
    assert file.read_text() == "[voice]\n# name = de\nrate = 160\n"


def test_a_broken_profile_is_told_and_left(config: Path) -> None:
    (config / "athletes").mkdir()
    path = config / "athletes" / "me.toml"
    path.write_text('name = "Me"\nbirth = 1985\n')
    preferences = DiskPreferences()
    assert "'birth' is no setting" in preferences.kept().troubles[0]
    assert not preferences.kept().mendable
    changes = {"me": {"profile.birth-year": "1985"}}
    assert (
        "'birth' is no setting" in preferences.judge(changes, "me").mistakes["profile.birth-year"]
    )
    with pytest.raises(NotStored):
        preferences.store(changes)
    assert path.read_text() == 'name = "Me"\nbirth = 1985\n'


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        ({}, "Your birth year or your maximum is needed for targets in beats."),
        (
            {"hr_max": 188},
            "Maximum: 188 on land (measured), 169 in water; an estimate, 10 to 20 beats off.",
        ),
        (
            {"birth_year": 1996, "water": {"hr_max": 172}},
            "Maximum: estimated 187 on land, 172 in water (measured).",
        ),
        ({"water": {"hr_max": 172}}, "Maximum: 172 in water (measured)."),
    ],
)
def test_the_outlook_says_what_is_an_estimate(profile: dict[str, object], told: str) -> None:
    assert outlook(Profile.model_validate({"name": "x", **profile}), 2026) == told


def test_the_sample_is_said_in_the_words_of_the_voice() -> None:
    assert sample_text(PHRASES["en"]) == "Sprint. One minute. Last round."
    assert sample_text(PHRASES["de"]) == "Sprint. Eine Minute. Letzte Runde."


def test_commands_refuse_wrong_settings_and_say_where_they_are_mended(run: Run, file: Path) -> None:
    file.write_text("[voice]\nrte = 1\n")
    ran = run("cues", "springboard")
    assert ran.status == 2
    assert "line 2: 'rte' is no setting in [voice]." in ran.err
    assert "'aquatimer settings' shows that on the screen, and mends it." in ran.err


def test_without_a_terminal_the_file_is_named_instead(run: Run) -> None:
    ran = run("settings")
    assert ran.status == 1
    assert "doctor" in ran.err
