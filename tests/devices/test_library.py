"""Workouts are found by name and by path, and the runner's own ones win."""

from pathlib import Path

import pytest

from aquatimer.devices.library import Library, Origin, UnknownWorkoutError


@pytest.fixture
def library(tmp_path: Path) -> Library:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    shipped.mkdir()
    own.mkdir()
    for name in ("springboard", "pyramid"):
        (shipped / f"{name}.aqua").write_text("title: Shipped\n")
    (own / "pyramid.aqua").write_text("title: Own\n")
    (own / "notes.txt").write_text("not a workout")
    return Library(shipped=shipped, own=own)


def test_own_workouts_hide_shipped_ones_of_the_same_name(library: Library) -> None:
    listed = [(file.name, file.origin, file.hides_shipped) for file in library.files()]
    assert listed == [("pyramid", Origin.OWN, True), ("springboard", Origin.SHIPPED, False)]


def test_workouts_may_lie_in_folders_of_the_folder(library: Library, tmp_path: Path) -> None:
    for place in ("own/club", "own/club/deeper", "shipped/hips"):
        (tmp_path / place).mkdir()
    for name in ("own/club/tuesday", "own/club/pyramid", "own/club/deeper/x", "shipped/hips/hip"):
        (tmp_path / f"{name}.aqua").write_text(f"title: {name}\n")
    listed = {file.name: file.read().decode() for file in library.files()}
    assert listed == {
        "hip": "title: shipped/hips/hip\n",
        "pyramid": "title: Own\n",
        "springboard": "title: Shipped\n",
        "tuesday": "title: own/club/tuesday\n",
    }


def test_what_other_programs_hide_beside_them_is_no_workout(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "own" / ".git").mkdir()
    for name in ("._pyramid", ".git/x"):
        (tmp_path / "own" / f"{name}.aqua").write_bytes(b"\0\5\26\7")
    assert [file.name for file in library.files()] == ["pyramid", "springboard"]


def test_a_workout_is_found_by_name(library: Library) -> None:
    assert library.find("pyramid").read() == b"title: Own\n"


def test_a_workout_is_found_by_path(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.aqua"
    path.write_text("title: Elsewhere\n")
    found = library.find(str(path))
    assert (found.name, found.read()) == ("elsewhere", b"title: Elsewhere\n")


def test_an_unknown_name_suggests_the_nearest(library: Library) -> None:
    with pytest.raises(UnknownWorkoutError) as unknown:
        library.find("sprngboard")
    expected = "There is no workout called 'sprngboard'. Did you mean 'springboard'?"
    assert str(unknown.value) == expected


def test_a_name_like_no_other_lists_what_there_is(library: Library) -> None:
    with pytest.raises(UnknownWorkoutError, match=r"There are: pyramid, springboard\."):
        library.find("zzz")


def test_a_missing_file_suggests_its_neighbour(library: Library, tmp_path: Path) -> None:
    near = tmp_path / "shipped" / "springboard.aqua"
    with pytest.raises(UnknownWorkoutError) as unknown:
        library.find(str(near.with_name("springbord.aqua")))
    assert str(unknown.value).endswith(f"Did you mean {near}?")


def test_a_folder_is_no_workout(library: Library, tmp_path: Path) -> None:
    with pytest.raises(UnknownWorkoutError, match="is a folder"):
        library.find(str(tmp_path))


@pytest.mark.parametrize("part", ["{long}.aqua", "{long}/t.aqua"])
def test_a_name_that_no_disk_takes_is_told(library: Library, tmp_path: Path, part: str) -> None:
    path = tmp_path / part.format(long="a" * 300)
    with pytest.raises(UnknownWorkoutError, match="File name too long"):
        library.find(str(path))


def test_a_missing_own_folder_is_an_empty_one(tmp_path: Path) -> None:
    assert Library(shipped=tmp_path, own=tmp_path / "none").files() == ()


def test_every_change_of_a_file_makes_another_edition(library: Library, tmp_path: Path) -> None:
    editions = [library.edition(), library.edition()]
    assert editions[0] == editions[1]
    path = tmp_path / "own" / "pyramid.aqua"
    for change in (
        lambda: path.write_text("title: Changed in its length\n"),
        lambda: path.with_name("more.aqua").write_text("title: More\n"),
        path.unlink,
    ):
        change()
        editions.append(library.edition())
    assert len(set(editions)) == 4
