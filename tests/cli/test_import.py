"""`import`: workouts from elsewhere in the runner's library."""

from pathlib import Path

import pytest

from tests.calling import Run
from tests.full_disk import no_file_larger_than

TEXT = "Warmup\n- 10m 65-75% HR\n\nMain 5x\n- 1m 220w\n- 1m 65-75% HR\n"


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "own-home"
    monkeypatch.setenv("AQUATIMER_HOME", str(home))
    return home


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "Über Tuesday.icu.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_workout_is_written_into_the_library_and_can_be_started(
    run: Run, own_home: Path, text: Path
) -> None:
    ran = run("import", str(text))
    path = own_home / "workouts" / "uber-tuesday.aqua"
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == f"Line 5: 220w became steady.\nWrote {path}.\n"
    assert path.read_text().startswith("title: Über Tuesday\n\nwarmup 10:00 easy\n\nrepeat 5\n")
    assert run("show", "uber-tuesday").status == 0


def test_an_existing_file_is_never_touched(run: Run, own_home: Path, text: Path) -> None:
    run("import", str(text))
    path = own_home / "workouts" / "uber-tuesday.aqua"
    path.write_text("mine")
    assert run("import", str(text)).status == 2
    assert run("import", str(text), "-o", str(path)).status == 2
    assert path.read_text() == "mine"


def test_a_full_disk_leaves_no_file_in_the_way(run: Run, own_home: Path, text: Path) -> None:
    with no_file_larger_than(0):
        assert run("import", str(text)).status == 1
    assert list((own_home / "workouts").iterdir()) == []


def test_it_can_be_printed_or_written_elsewhere(run: Run, text: Path, tmp_path: Path) -> None:
    printed = run("import", str(text), "-o", "-").out
    elsewhere = tmp_path / "elsewhere.aqua"
    assert run("import", str(text), "-o", str(elsewhere)).status == 0
    assert elsewhere.read_text() == printed


def test_what_export_writes_for_a_watch_with_beats_comes_back(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "spring.fit"
    assert run("export", "springboard", "-o", str(out), "--hr-max", "172").status == 0
    assert (
        '  1:00 sprint "Reach for your sprint marker"\n'
        in run("import", str(out), "-o", "-", "--hr-max", "172").out
    )


def test_a_file_that_cannot_be_taken_over_is_told_with_its_reasons(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "pool.txt"
    path.write_text("- 400mtr Z2\n" * 30)
    ran = run("import", str(path))
    assert (ran.status, ran.out) == (2, "")
    assert "Line 1: 400mtr is a distance" in ran.err
    assert ran.err.endswith("And 10 more.\n")


def test_a_file_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    ran = run("import", str(tmp_path / "none.fit"))
    assert ran.status == 2
    assert "Cannot read" in ran.err
