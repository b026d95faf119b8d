"""What the library exports, on a real disk."""

from pathlib import Path

import pytest

from aquatimer.cli.exporting import FileExporter
from aquatimer.export.formats import document_endings, known_endings
from aquatimer.tui.exporting import NotExported, Order
from aquatimer.tui.ports import Abandoned

WORKOUT = "title: Short\noption rounds from 1 to 3 = 1\nrepeat rounds\n  20s easy\n"
QUIET = '[cues]\nlevel = "quiet"\n'


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AQUATIMER_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    for folder in ("workouts", "config"):
        (tmp_path / "home" / folder).mkdir(parents=True)
    (tmp_path / "home" / "workouts" / "short.aqua").write_text(WORKOUT)
    (tmp_path / "home" / "config" / "settings.toml").write_text(QUIET)
    return tmp_path


class Reported:
    """What was reported; it gives up at the first report of a step where one is named."""

    def __init__(self, ends_at: str = "") -> None:
        self.steps: list[str] = []
        self._ends_at = ends_at

    def __call__(self, step: str, done: int, whole: int) -> None:
        assert 0 <= done <= whole
        self.steps.append(step)
        if self._ends_at and step.startswith(self._ends_at):
            raise Abandoned


def test_every_ending_of_the_command_line_can_be_chosen() -> None:
    kinds = {f".{kind.ending}" for kind in FileExporter().kinds()}
    assert kinds == {*known_endings(), *document_endings()}


def test_a_place_at_nobodys_is_not_taken() -> None:
    assert not FileExporter().is_taken("~nobody-here/a.mp3")


def test_the_place_that_is_proposed_is_here(home: Path) -> None:
    assert FileExporter().place_for("short", "mp3") == str(home / "short.mp3")
    assert not FileExporter().is_taken(str(home / "short.mp3"))
    (home / "short.mp3").touch()
    assert FileExporter().is_taken("short.mp3")


def test_a_track_has_what_was_chosen_and_tells_its_size(home: Path) -> None:
    reported = Reported()
    exported = FileExporter().export(Order("short", {"rounds": "2"}, "short.wav"), reported)
    assert exported.place == str(home / "short.wav")
    assert exported.size == (home / "short.wav").stat().st_size > 40 * 44_100
    assert reported.steps[-1] == "Writing short.wav"


def test_a_lane_card_is_written_at_once(home: Path) -> None:
    FileExporter().export(Order("short", {}, "card.html"), Reported())
    assert "<title>Short" in (home / "card.html").read_text()


def test_giving_up_leaves_nothing_behind(home: Path) -> None:
    with pytest.raises(Abandoned):
        FileExporter().export(Order("short", {}, "short.wav"), Reported("Writing"))
    assert [path.name for path in home.iterdir()] == ["home"]


@pytest.mark.parametrize(
    ("order", "why"),
    [
        (Order("none", {}, "a.mp3"), "There is no workout called 'none'"),
        (Order("short", {"rounds": "9"}, "a.mp3"), "out of range"),
        (Order("short", {}, "a.doc"), "The ending decides what is written: .mp3, "),
        (Order("short", {}, "none/a.mp3"), "there is no folder"),
        (Order("short", {}, "~nobody-here/a.mp3"), 'No user here has the folder "~nobody-here"'),
        (Order("short", {}, ""), "The ending decides"),
    ],
)
def test_what_cannot_be_written_says_why(home: Path, order: Order, why: str) -> None:
    with pytest.raises(NotExported, match=why):
        FileExporter().export(order, Reported())
    assert [path.name for path in home.iterdir()] == ["home"]
