"""`aquatimer plan`: today's dose from a real history, and its start."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aquatimer.devices.clock import MonotonicClock
from aquatimer.devices.history import open_history
from aquatimer.devices.journal import SqliteJournal
from aquatimer.devices.kept_session import Entry
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.reading import read_workout
from aquatimer.session.machine import Event, State
from aquatimer.session.ports import Moment
from tests.calling import Run
from tests.cli.terminal import Terminal

WORKOUTS = Path(__file__).parents[2] / "workouts"


@pytest.fixture
def state(home: Path) -> Path:
    folder = home / "state"
    for kept in folder.glob("history.sqlite3*"):
        kept.unlink()
    return folder


def keep(state: Path, workout: str, choices: dict[str, str], end: Event = Event.FINISH) -> None:
    """Keep a session as the program does while it runs."""
    path = WORKOUTS / "hips" / f"{workout}.aqua"
    timeline = read_workout(path.read_bytes(), file="", name=workout, choices=choices).timeline
    assert timeline is not None
    entry = Entry(timeline, Verbosity.QUIET)
    journal = SqliteJournal(open_history(state).path, entry, MonotonicClock())
    journal.note(Moment(Event.START, 0, State.ROLLING))
    journal.note(Moment(end, timeline.total, State.FINISHED))
    journal.close()


def test_the_plans_there_are(run: Run) -> None:
    assert run("plan").out == "hips  Six weeks for the hips\nrunning  Back to running\n"


def test_a_plan_that_is_wrong_keeps_no_other_from_being_listed(run: Run, home: Path) -> None:
    file = home / "workouts" / "mine" / "plan.toml"
    file.parent.mkdir(parents=True)
    file.write_text("title = 3\n")
    try:
        ran = run("plan")
    finally:
        file.unlink()
        file.parent.rmdir()
    assert (ran.status, ran.out) == (0, "hips  Six weeks for the hips\nrunning  Back to running\n")
    assert f"{file}, line 1: 'title' must be a title." in ran.err


def test_the_first_day_tells_the_dose_how_little_is_known_and_how_to_start(
    run: Run, state: Path
) -> None:
    assert not list(state.glob("history.sqlite3"))
    ran = run("plan", "hips")
    assert ran.status == 0
    assert ran.out.splitlines()[:5] == [
        "Six weeks for the hips: day 1 of 42",
        "",
        "  hip-stretches                        0 of 3 done",
        "  hip-strength   sets 1, reps each 15  due",
        "  hip-additions                        from day 8 on",
    ]
    assert "The evidence is weak." in ran.out.replace("\n", " ")
    assert "not medical advice" in ran.out
    assert ran.err == "To start it: aquatimer plan hips --pain 0, or as much as it hurts.\n"


def test_what_was_finished_today_counts_and_what_was_broken_off_does_not(
    run: Run, state: Path
) -> None:
    keep(state, "hip-stretches", {})
    keep(state, "hip-strength", {"sets": "1", "reps_each": "15"})
    keep(state, "hip-stretches", {}, Event.END)
    told = json.loads(run("plan", "hips", "--json").out)
    assert (told["format"], told["day"]) == ("aquatimer.plan/1", 1)
    assert [(part["workout"], part["done"], part["due"]) for part in told["parts"]] == [
        ("hip-stretches", 1, True),
        ("hip-strength", 1, False),
        ("hip-additions", 0, False),
    ]


def test_a_day_later_the_dose_has_grown_unless_it_hurts(run: Run, state: Path) -> None:
    keep(state, "hip-strength", {"sets": "1", "reps_each": "15"})
    yesterday = (datetime.now(UTC) - timedelta(days=1)).isoformat()
    with closing(sqlite3.connect(state / "history.sqlite3")) as database, database:
        database.execute("UPDATE session SET began = ?", (yesterday,))
    for pain, reps in (("0", "20"), ("4", "15")):
        strength = json.loads(run("plan", "hips", "--pain", pain, "--json").out)["parts"][1]
        assert strength["options"] == {"sets": "1", "reps_each": reps}


def test_a_damaged_history_is_put_right_and_told(run: Run, state: Path) -> None:
    state.mkdir(exist_ok=True)
    (state / "history.sqlite3").write_bytes(b"not a database at all, not even nearly" * 40)
    ran = run("plan", "hips")
    assert (ran.status, ran.out.splitlines()[0]) == (0, "Six weeks for the hips: day 1 of 42")
    assert ran.err.startswith("The history of your sessions was damaged.")


def strength(run: Run, day: str, *more: str) -> str:
    """Return the line of the strength work on a day, with single spaces."""
    line = run("plan", "hips", "--on", day, *more).out.splitlines()[3]
    return " ".join(line.split())


@pytest.mark.usefixtures("state")
def test_another_day_is_told_by_what_was_done_before_it(run: Run) -> None:
    for day, reps in (("02", "15"), ("03", "20"), ("06", "25"), ("07", "30")):
        choice = ("--set", f"reps_each={reps}")
        run("history", "add", "hip-strength", *choice, "--date", f"2026-03-{day} 22:30")
    told = run("plan", "hips", "--on", "2026-03-04").out.splitlines()
    assert told[0] == "Six weeks for the hips: day 3 of 42, Wednesday 2026-03-04"
    assert strength(run, "2026-03-04") == "hip-strength sets 1, reps each 25 due"
    assert strength(run, "2026-03-06").endswith("done for today")
    assert strength(run, "2026-03-08") == "hip-strength sets 2, reps each 15 due"
    again = "hip-strength sets 1, reps each 30 due, as last time"
    assert strength(run, "2026-03-08", "--pain", "3") == f"{again}, since it hurts"
    assert strength(run, "2026-03-15") == f"{again}, 8 days ago"
    assert strength(run, "2026-03-22") == "hip-strength sets 1, reps each 15 due"


@pytest.mark.usefixtures("state")
def test_everybody_has_a_dose_of_their_own(run: Run) -> None:
    run("profile", "set", "birth-year", "1990", "--athlete", "Ida")
    run("history", "add", "hip-strength", "--date", "2026-03-02", "--athlete", "Ida")
    assert strength(run, "2026-03-03") == "hip-strength sets 1, reps each 15 due"
    grown = strength(run, "2026-03-03", "--athlete", "ida")
    run("profile", "remove", "--athlete", "ida", "--yes")
    assert grown == "hip-strength sets 1, reps each 20 due"


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path, "plan", "hips", "--mute", "--headless")
    yield opened
    opened.close()


def test_in_a_terminal_it_asks_about_pain_and_offers_each_part(terminal: Terminal) -> None:
    terminal.until(b"from 0 (not at all) to 10? ")
    assert b"The evidence" in terminal.written
    assert b"is weak." in terminal.written
    assert b"not medical advice" in terminal.written
    terminal.type(b"a lot\n")
    terminal.until(b"'a lot' is no number from 0 to 10")
    terminal.type(b"2\n")
    terminal.until(b"Start hip-stretches now? [Y/n] ")
    terminal.type(b"n\n")
    terminal.until(b"Start hip-strength now? [Y/n] ")
    terminal.type(b"n\n")
    assert terminal.session.wait(60) == 0


def test_what_is_no_day_is_told(run: Run) -> None:
    ran = run("plan", "hips", "--on", "tomorrow")
    assert (ran.status, "'tomorrow' is no date" in ran.err) == (2, True)


def test_an_unknown_plan(run: Run) -> None:
    ran = run("plan", "hipps")
    assert (ran.status, ran.out) == (2, "")
    assert "Did you mean 'hips'?" in ran.err
