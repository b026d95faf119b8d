"""Athletes' profiles on disk: what they may say, and what is said of a wrong one."""

from datetime import date
from pathlib import Path

import pytest

from aquatimer.devices.files import WritingError
from aquatimer.devices.profile import Profile
from aquatimer.devices.profiles import Profiles, UnknownAthleteError, WrongProfileError
from aquatimer.plan.athlete import Athlete
from aquatimer.plan.efforts import Range
from aquatimer.plan.markers import Marker
from aquatimer.plan.maximum_heart_rate import Maximum

YEAR = 2026
WHOLE = """# Anna's
name = "Anna"
birth_year = 1986  # 40 this year
hr_rest = 48

[water]
factor = 0.88

[zones]
medium = [86, 91]

[markers.sprint]
place = "third tile"
found = 2026-10-01
"""


@pytest.fixture
def profiles(tmp_path: Path) -> Profiles:
    return Profiles(tmp_path)


@pytest.fixture
def anna(profiles: Profiles) -> Path:
    return written(profiles, "anna", WHOLE)


def written(profiles: Profiles, name: str, text: str) -> Path:
    path = profiles.path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_what_follows_from_a_profile(profiles: Profiles, anna: Path) -> None:
    profile = profiles.read("Anna")
    assert profile.on_land(YEAR) == Maximum(180, measured=False)
    assert profile.in_water(YEAR) == Maximum(158, measured=False)
    assert profile.athlete(date(2026, 11, 15)) == Athlete(
        158, {"medium": Range(86, 91)}, {"sprint": Marker("third tile", 45)}
    )
    assert [one.age(date(2026, 11, 15)) for one in profile.markers.found.values()] == [45]
    assert anna.exists()


@pytest.mark.parametrize(
    ("entries", "maximum"),
    [
        ({}, None),
        ({"hr_max": 188}, Maximum(169, measured=False)),
        ({"hr_max": 188, "birth_year": 1986}, Maximum(169, measured=False)),
        ({"hr_max": 188, "water": {"beats": 16}}, Maximum(172, measured=False)),
        ({"birth_year": 1986, "water": {"hr_max": 170}}, Maximum(170, measured=True)),
        ({"birth_year": 2025}, None),
    ],
)
def test_the_maximum_in_water_is_measured_or_follows_from_that_on_land(
    entries: dict[str, object], maximum: Maximum | None
) -> None:
    profile = Profile.model_validate({"name": "x", **entries})
    assert profile.in_water(YEAR) == maximum


def test_who_wants_percent_gets_no_beats() -> None:
    profile = Profile(name="x", hr_max=188, units="percent")
    assert profile.athlete(date(2026, 11, 15)).hr_max is None


def test_a_change_keeps_comments_and_everything_else(profiles: Profiles, anna: Path) -> None:
    profiles.change("anna", {("hr_max",): 188, ("water", "factor"): None}, year=YEAR)
    text = anna.read_text(encoding="utf-8")
    assert text.startswith(WHOLE.partition("hr_rest")[0])
    assert "factor" not in text
    assert profiles.read("anna").in_water(YEAR) == Maximum(169, measured=False)


def test_a_profile_is_made_with_its_first_change(profiles: Profiles) -> None:
    made = profiles.change(
        "Anna B",
        {("markers", "medium", "place"): "tile", ("markers", "medium", "found"): date(2026, 1, 2)},
        year=YEAR,
    )
    assert profiles.names() == ["anna-b"]
    assert profiles.read("anna b") == made
    assert made.name == "Anna B"


def test_an_athlete_is_found_by_the_name_in_the_file_too(profiles: Profiles) -> None:
    written(profiles, "me", 'name = "Käthe Ö"\nhr_max = 180\n')
    assert profiles.read("käthe ö").hr_max == 180


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (
            'name = "x"\nhr_max = 300\n',
            2,
            "'hr_max' must be beats a minute, a whole number from 80",
        ),
        ('name = "x"\nhr_max = "180"\n', 2, "'hr_max' must be beats a minute"),
        ('name = "x"\nbirth_year = 85\n', 2, "'birth_year' must be a year, such as 1985."),
        ('name = "x"\nbith_year = 1985\n', 2, "Did you mean 'birth_year'?"),
        ('name = "x"\nsex = "yes"\n', 2, '\'sex\' must be "female" or "male".'),
        ('name = "x"\n[water]\nfactor = 1.2\n', 3, "a share of the maximum on land from 0.6 to 1"),
        (
            'name = "x"\n[water]\nfactor = 0.9\nbeats = 12\n',
            2,
            "has factor and beats, and only one",
        ),
        ('name = "x"\n[zones]\nhard = [95, 92]\n', 2, "ends below its beginning, 95 to 92"),
        ('name = "x"\n[zones]\nhard = [95]\n', 3, "'hard' must be two whole numbers from 0 to 100"),
        ('name = "x"\n[zones]\neasy = [80, 90]\n', 2, "makes easy (80-90 %) harder than steady"),
        ('name = "x"\n[markers.sprint]\nplace = "tile"\n', 2, "'found' must be the day it was"),
        ('name = "x"\nhr_max = 90\nhr_rest = 95\n', None, "a resting rate of 95, and that is not"),
        (
            'name = "x"\nhr_max = 170\n[water]\nhr_max = 175\n',
            None,
            "a maximum of 175 in water, and that is above the one of 170 on land",
        ),
    ],
)
def test_a_wrong_entry_is_told_with_its_line(
    profiles: Profiles, text: str, line: int | None, told: str
) -> None:
    path = written(profiles, "x", text)
    with pytest.raises(WrongProfileError) as wrong:
        profiles.read("x")
    assert str(wrong.value).startswith(f"{path}, line {line}: " if line else f"{path}: ")
    assert told in str(wrong.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"name = Anna\n", "cannot be understood"),
        (b"\xff\xfe\x00", "is no text. Save it as UTF-8."),
        (b'name = "x"\nhr_max = 9', "'hr_max' must be"),
    ],
)
def test_a_damaged_file_is_told_and_left_alone(
    profiles: Profiles, content: bytes, told: str
) -> None:
    path = written(profiles, "x", "")
    path.write_bytes(content)
    with pytest.raises(WrongProfileError, match=told):
        profiles.read("x")
    with pytest.raises(WrongProfileError, match=told):
        profiles.change("x", {}, year=YEAR)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {("hr_rest",): 119, ("hr_max",): 130},
            "119 is not below the maximum in water, which is 117",
        ),
        ({("birth_year",): 2030}, "would be -4 years old in 2026"),
        ({("hr_max",): 85}, "The maximum in water would be 77, below 80."),
    ],
)
def test_what_cannot_be_is_not_written(
    profiles: Profiles, changes: dict[tuple[str, ...], int], told: str
) -> None:
    with pytest.raises(WrongProfileError, match=told):
        profiles.change("anna", changes, year=YEAR)
    assert profiles.names() == []


def test_an_unknown_athlete_is_told_with_the_nearest(profiles: Profiles, anna: Path) -> None:
    for name, told in (("ana", "Did you mean 'anna'?"), ("bob", "There are: anna.")):
        with pytest.raises(UnknownAthleteError) as unknown:
            profiles.read(name)
        assert told in str(unknown.value)
    profiles.remove("anna")
    assert not anna.exists()
    with pytest.raises(UnknownAthleteError, match="There is none yet"):
        profiles.remove("anna")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WritingError):
        Profiles(tmp_path / "file").change("anna", {}, year=YEAR)
