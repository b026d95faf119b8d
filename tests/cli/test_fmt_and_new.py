"""`fmt` and `new`: files in the canonical form, and files to start from."""

import io
from pathlib import Path

import pytest

from tests.calling import Run
from tests.full_disk import no_file_larger_than

MESSY = "title:   Messy\n\n10 minutes   easy   # warm up\n\n\n\n3x\n    90s hard\n"
CLEAN = "title: Messy\n\n10:00 easy  # warm up\n\nrepeat 3\n  1:30 hard\n"


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    path = tmp_path / "messy.aqua"
    path.write_text(MESSY)
    return path


def test_fmt_writes_the_canonical_form(run: Run, messy: Path) -> None:
    assert run("fmt", str(messy)).status == 0
    assert messy.read_text() == CLEAN
    again = run("fmt", str(messy))
    assert (again.status, again.err) == (0, "")


def test_fmt_check_only_tells(run: Run, messy: Path) -> None:
    ran = run("fmt", "--check", str(messy))
    assert (ran.status, ran.out) == (1, "")
    assert str(messy) in ran.err
    assert messy.read_text() == MESSY


def test_fmt_reads_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(MESSY.encode())))
    ran = run("fmt", "-")
    assert (ran.status, ran.out) == (0, CLEAN)


def test_fmt_leaves_a_wrong_file_as_it_is_and_formats_the_others(
    run: Run, messy: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.aqua"
    wrong.write_text('title: Wrong\n\n10:00 easy "open\n')
    ran = run("fmt", str(wrong), str(messy))
    assert (ran.status, ran.out) == (2, "")
    assert f"{wrong}:3:" in ran.err
    assert wrong.read_text() == 'title: Wrong\n\n10:00 easy "open\n'
    assert messy.read_text() == CLEAN


def test_fmt_of_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    ran = run("fmt", str(tmp_path / "none.aqua"))
    assert (ran.status, ran.out) == (2, "")


def test_fmt_tells_mistakes_and_what_is_not_there_alike(
    run: Run, messy: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.aqua"
    wrong.write_text('title: Wrong\n\n10:00 easy "open\n')
    ran = run("fmt", str(wrong), str(tmp_path / "none.aqua"), str(messy))
    assert (ran.status, ran.out) == (2, "")
    assert f"{wrong}:3:" in ran.err
    assert "Cannot read" in ran.err
    assert messy.read_text() == CLEAN


def test_the_shipped_workouts_are_in_the_canonical_form(run: Run) -> None:
    files = [str(path) for path in Path("workouts").glob("**/*.aqua")]
    assert run("fmt", "--check", *files).status == 0


def test_new_writes_a_workout_that_is_right_and_says_where(run: Run, home: Path) -> None:
    ran = run("new", "tuesday-ladder")
    path = home / "workouts" / "tuesday-ladder.aqua"
    try:
        assert ran.status == 0
        assert str(path) in ran.err
        assert run("check", str(path), "--json").out == "[]\n"
        assert run("fmt", "--check", str(path)).status == 0
    finally:
        path.unlink()


def test_new_never_overwrites(run: Run, home: Path) -> None:
    path = home / "workouts" / "mine.aqua"
    path.parent.mkdir(exist_ok=True)
    path.write_text("precious")
    try:
        ran = run("new", "mine")
        assert ran.status == 2
        assert path.read_text() == "precious"
    finally:
        path.unlink()


def test_new_leaves_no_file_in_the_way_where_the_disk_is_full(run: Run, home: Path) -> None:
    path = home / "workouts" / "later.aqua"
    with no_file_larger_than(0):
        ran = run("new", "later")
    assert (ran.status, ran.out) == (1, "")
    assert f"Cannot write {path}: " in ran.err
    assert not path.exists()


@pytest.mark.parametrize("name", ["", "../evil", "Über", "a b", "a" * 61, "-o", "a\x1b[31m"])
def test_new_refuses_names_that_are_none(run: Run, name: str) -> None:
    assert run("new", "--", name).status == 2
