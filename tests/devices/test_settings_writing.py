"""Settings kept in their file: what is said there, and that nothing of the runner's is lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aquatimer.devices.files import WritingError
from aquatimer.devices.settings import FILE_NAME, Settings, SettingsError
from aquatimer.devices.settings_reading import read_settings
from aquatimer.devices.settings_writing import write_settings

MINE = """\
# Set at the pool of Zurich.

[voice]
name = "en-us+f3"    # the clear one
rate = 150 # slow

# How much is said
[cues]
level = "brief"
"""


def settings(**sections: object) -> Settings:
    return Settings.model_validate(sections)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / FILE_NAME


def test_only_what_is_not_as_usual_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "not yet" / "there"
    write_settings(folder, Settings())
    assert not folder.exists()
    wanted = settings(screen={"flash": False}, keys={"skip": ["s"]})
    write_settings(folder, wanted)
    assert (folder / FILE_NAME).read_text() == '[screen]\nflash = false\n\n[keys]\nskip = ["s"]\n'
    assert read_settings(folder) == wanted


def test_comments_and_order_stay_as_they_are(path: Path) -> None:
    path.write_text(MINE)
    wanted = settings(
        voice={"name": "en-us+f3", "rate": 165}, cues={"level": "coach"}, sound={"noise": True}
    )
    write_settings(path.parent, wanted)
    assert path.read_text() == (
        MINE.replace("150", "165").replace("brief", "coach") + "\n[sound]\nnoise = true\n"
    )
    assert read_settings(path.parent) == wanted


def test_what_is_said_beside_an_entry_outlives_it(path: Path) -> None:
    path.write_text(MINE)
    write_settings(path.parent, settings(voice={"rate": 150}, cues={"level": "brief"}))
    assert "en-us+f3" not in path.read_text()
    assert "# the clear one" in path.read_text()
    assert read_settings(path.parent).voice.name is None


@pytest.mark.parametrize(
    "text",
    [
        "voice.rate = 150\n",
        "voice = {rate = 150}\n",
        '[voice]\r\nrate = 150\r\n\r\n[cues]\r\nlevel = "brief"\r\n',
        "\ufeff[voice]\nrate = 150",
        "[voice]\n[cues]\n",
    ],
)
def test_every_way_to_write_a_file_can_be_changed(path: Path, text: str) -> None:
    path.write_bytes(text.encode())
    wanted = settings(voice={"rate": 90, "pitch": 3}, athlete={"name": "anna"})
    write_settings(path.parent, wanted)
    assert read_settings(path.parent) == wanted
    write_settings(path.parent, Settings())
    assert read_settings(path.parent) == Settings()


def test_wrong_and_unknown_entries_stay_until_something_is_set_in_their_place(path: Path) -> None:
    path.write_text('[voice]\nrte = 1\nrate = "fast"  # mine\n[voise]\nrate = 1\n')
    write_settings(path.parent, settings(sound={"noise": True}))
    assert path.read_text() == (
        '[voice]\nrte = 1\nrate = "fast"  # mine\n[voise]\nrate = 1\n\n[sound]\nnoise = true\n'
    )
    write_settings(path.parent, settings(sound={"noise": True}, voice={"rate": 150}))
    assert "rte = 1\nrate = 150  # mine\n[voise]\n" in path.read_text()


def test_a_section_that_is_wrong_as_a_whole_can_be_set_right(path: Path) -> None:
    path.write_text('[sound]\noutput = "simpleaudio"\nnoise = true\n')
    write_settings(path.parent, settings(sound={"noise": True}))
    assert path.read_text() == '[sound]\noutput = "auto"\nnoise = true\n'


@pytest.mark.parametrize("text", ["[voice]\nname = de\n", 'voice = "de"\n'])
def test_a_file_that_only_an_editor_can_change_is_left_as_it_is(path: Path, text: str) -> None:
    path.write_text(text)
    with pytest.raises(SettingsError, match=FILE_NAME.replace(".", "[.]")):
        write_settings(path.parent, settings(voice={"rate": 150}))
    assert path.read_text() == text
    assert [one.name for one in path.parent.iterdir()] == [FILE_NAME]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "config"
    folder.symlink_to(tmp_path / "taken away")
    with pytest.raises(WritingError, match="Cannot write"):
        write_settings(folder, settings(sound={"noise": True}))


SETTINGS = st.builds(
    settings,
    voice=st.fixed_dictionaries(
        {}, optional={"name": st.text(min_size=1), "rate": st.integers(80, 400)}
    ),
    cues=st.fixed_dictionaries({"level": st.sampled_from(["quiet", "brief", "coach"])}),
    screen=st.fixed_dictionaries({}, optional={"theme": st.text(min_size=1)}),
    keys=st.dictionaries(st.text(), st.lists(st.text("abc+", min_size=1), min_size=1), max_size=3),
)


@given(before=SETTINGS, after=SETTINGS)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, before: Settings, after: Settings
) -> None:
    folder = tmp_path_factory.mktemp("settings")
    for wanted in (before, after):
        write_settings(folder, wanted)
        assert read_settings(folder) == wanted
