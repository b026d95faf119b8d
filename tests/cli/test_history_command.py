"""`history`: sessions written in, looked at, changed and deleted, as a runner does it."""

import contextlib
import json
import os
import pty
import sqlite3
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from tests.calling import Ran, Run

ADDED = (
    ("springboard", "--date", "2026-03-02 18:30", "--rpe", "8", "--minutes", "70"),
    ("Easy hour with Ida", "--date", "2026-03-04", "--minutes", "1:00:00", "--rpe", "3"),
    ("wave", "--set", "rounds=12", "--date", "2026-03-07T09:00", "--note", "Cold  [x]\n"),
    ("springboard", "--date", "2026-03-10 18:30", "--rpe", "6"),
)
WEEKS = """\
week of      Mon   Tue   Wed  Thu  Fri   Sat  Sun     done  load  monotony  strain
2026-03-02    70     ·    60    ·    ·    62    ·  3:12:00   740
2026-03-09     ·    75     ·    ·    ·     ·    ·  1:15:00   450       0.4     184
"""
TABLE = """\
id  began                 session                        done       of  RPE  load  note
1   Mon 2026-03-02 18:30  The Springboard             1:10:00  1:15:00    8   560  by hand
2   Wed 2026-03-04 12:00  Easy hour with Ida          1:00:00             3   180  by hand
3   Sat 2026-03-07 09:00  Wave your hands in the air  1:02:00  1:02:00    -     -  by hand: Cold [x]
4   Tue 2026-03-10 18:30  The Springboard             1:15:00  1:15:00    6   450  by hand
"""


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AQUATIMER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    return tmp_path / "home"


@pytest.fixture
def filled(run: Run, own_home: Path) -> Path:
    for arguments in ADDED:
        assert run("history", "add", *arguments).status == 0
    return own_home


def trimmed(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def document(ran: Ran) -> dict[str, list[dict[str, object]]]:
    assert ran.status == 0
    found: dict[str, list[dict[str, object]]] = json.loads(ran.out)
    return found


def test_an_empty_history_says_how_to_begin(run: Run, own_home: Path) -> None:
    del own_home
    assert run("history") == Ran(
        0, "Nothing has been done yet. Start with: aquatimer start springboard\n", ""
    )
    assert json.loads(run("history", "--json").out) == {
        "format": "aquatimer.history/1",
        "sessions": [],
        "weeks": [],
    }


def test_what_was_added_is_told(run: Run, own_home: Path) -> None:
    del own_home
    ran = run("history", "add", *ADDED[0])
    assert ran == Ran(0, "", "Wrote down session 1: The Springboard, 1:10:00 on Mon 2026-03-02.\n")


@pytest.mark.usefixtures("filled")
def test_all_of_it_is_a_table_and_a_calendar_with_every_figure_explained(run: Run) -> None:
    shown = trimmed(run("history", "--all").out)
    assert shown.startswith(TABLE + "\n" + WEEKS)
    explained = shown.partition("The days show minutes done")[2].splitlines()
    for start in ("Session 3 without an RPE: add it", "load: RPE", "monotony: how", "strain: load"):
        assert any(line.startswith(start) for line in explained)


@pytest.mark.usefixtures("filled")
def test_the_last_weeks_leave_out_what_is_older_and_say_so(run: Run) -> None:
    shown = run("history", "--weeks", "1").out
    assert "Springboard" not in shown
    assert "Older: 4 sessions. 'aquatimer history --all' shows everything." in shown


@pytest.mark.usefixtures("filled")
def test_the_data_for_programs(run: Run) -> None:
    found = document(run("history", "--json"))
    first = found["sessions"][0]
    assert first == {
        "id": 1,
        "began": "2026-03-02T18:30:00+01:00",
        "ended": None,
        "athlete": None,
        "name": "springboard",
        "title": "The Springboard",
        "outcome": "by-hand",
        "planned_ms": 4_500_000,
        "done_ms": 4_200_000,
        "rpe": 8,
        "load": 560.0,
        "note": None,
        "has_recording": False,
    }
    assert found["weeks"][:2] == [
        {
            "monday": "2026-03-02",
            "is_over": True,
            "sessions": 3,
            "done_ms": 11_520_000,
            "load": 740.0,
            "unrated": 1,
            "monotony": None,
            "strain": None,
        },
        {
            "monday": "2026-03-09",
            "is_over": True,
            "sessions": 1,
            "done_ms": 4_500_000,
            "load": 450.0,
            "unrated": 0,
            "monotony": 0.41,
            "strain": 183.71,
        },
    ]
    assert not found["weeks"][-1]["is_over"]


def test_the_table_for_spreadsheets_holds_no_formula(run: Run, own_home: Path) -> None:
    del own_home
    run(
        "history",
        "add",
        "=1+1\x1b[31m",
        "--date",
        "2026-03-02",
        "--minutes",
        "45.5",
        "--note",
        "@x",
    )
    assert run("history", "--csv").out == (
        "id,began,athlete,name,title,outcome,planned_ms,done_ms,rpe,load,note\r\n"
        "1,2026-03-02T12:00:00+01:00,,,'=1+1 [31m,by-hand,,2730000,,,'@x\r\n"
    )


@pytest.mark.usefixtures("filled")
def test_a_feeling_is_changed_and_the_rest_of_it_stays(run: Run) -> None:
    assert run("history", "edit", "3", "--rpe", "7").err == (
        "Session 3, Wave your hands in the air on Sat 2026-03-07 09:00: RPE 7, Cold [x].\n"
    )
    assert run("history", "edit", "3", "--note", "").err.endswith("09:00: RPE 7.\n")
    third = document(run("history", "--json"))["sessions"][2]
    assert (third["rpe"], third["note"], third["load"]) == (7, None, 434.0)


@pytest.mark.usefixtures("filled")
def test_deleting_without_anybody_to_answer_needs_yes(run: Run) -> None:
    ran = run("history", "delete", "2")
    assert (ran.status, ran.out) == (2, "")
    assert "aquatimer history delete 2 --yes" in ran.err
    assert run("history", "delete", "2", "--yes") == Ran(
        0, "", "Deleted session 2, Easy hour with Ida of Wed 2026-03-04 12:00.\n"
    )
    assert [one["id"] for one in document(run("history", "--json"))["sessions"]] == [1, 3, 4]


def asked(home: Path, *arguments: str, answers: str) -> str:
    """Call the program with a terminal to answer in; return what it says on standard error."""
    ours, theirs = pty.openpty()
    os.write(ours, answers.encode())
    done = subprocess.run(
        [sys.executable, "-m", "aquatimer", "history", *arguments],
        stdin=theirs,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "AQUATIMER_HOME": str(home)},
    )
    os.close(ours)
    os.close(theirs)
    return done.stderr


def test_in_a_terminal_a_feeling_is_asked_and_enter_keeps(run: Run, filled: Path) -> None:
    told = asked(filled, "edit", "3", answers="eleven\n7\n\n")
    assert "How hard was it, from 0 (rest) to 10 (all there is)? 'eleven' is no RPE" in told
    assert "A word about it? [Cold [x]], '-' takes it back" in told
    assert told.endswith(": RPE 7, Cold [x].\n")
    assert asked(filled, "edit", "3", answers="\n-\n").endswith(": RPE 7.\n")
    third = document(run("history", "--json"))["sessions"][2]
    assert (third["rpe"], third["note"]) == (7, None)


@pytest.mark.parametrize(("answer", "left"), [("y", 3), ("n", 4), ("", 4)])
def test_in_a_terminal_deleting_asks(run: Run, filled: Path, answer: str, left: int) -> None:
    told = asked(filled, "delete", "2", answers=f"{answer}\n")
    assert "Delete session 2, Easy hour with Ida" in told
    assert "1:00:00? It cannot be undone [y/N]" in told
    assert len(document(run("history", "--json"))["sessions"]) == left


@pytest.mark.usefixtures("filled")
def test_the_same_workout_time_after_time(run: Run) -> None:
    shown = trimmed(run("history", "trend", "Springboard").out)
    assert (
        shown
        == """\
The Springboard

id  began                    done  share  RPE  load  zones 4-5  note
1   Mon 2026-03-02 18:30  1:10:00   93 %    8   560
4   Tue 2026-03-10 18:30  1:15:00  100 %    6   450

done, %
 ▆▆▆  ███
 ███  ███
 ███  ███
 ███  ███
 93   100

RPE
 ▂▂▂
 ███  ▃▃▃
 ███  ███
 ███  ███
  8    6

load
 ███  ▂▂▂
 ███  ███
 ███  ███
 ███  ███
 560  450
"""
    )
    found = json.loads(run("history", "trend", "the springboard", "--json").out)
    assert found["format"] == "aquatimer.trend/1"
    assert [one["done_percent"] for one in found["times"]] == [93, 100]


@pytest.mark.usefixtures("filled")
def test_what_is_given_wrong_is_told_with_what_to_write(run: Run) -> None:
    wrong = {
        ("add", "sprinboard"): "Did you mean 'springboard'?",
        ("add", "Easy hour"): "add --minutes 45",
        ("add", " ", "--minutes", "5"): "what was done?",
        ("add", "wave", "--set", "rounds=99"): "rounds",
        ("add", "wave", "--minutes", "0"): "'--minutes 0' is no length",
        ("add", "wave", "--minutes", "1e9"): "'--minutes 1e9' is no length",
        ("add", "wave", "--date", "soon"): "'--date soon' is no date",
        ("add", "wave", "--date", "0001-01-01"): "is no date",
        ("add", "wave", "--date", "2999-01-01"): "is still to come",
        ("add", "wave", "--rpe", "11"): "'11' is no RPE",
        ("edit", "1"): "nothing to change",
        ("edit", "99", "--rpe", "1"): "there is no session 99",
        ("show", "99"): "there is no session 99",
        ("show", "x"): "'x' is no number of a session",
        ("show", "1", "-o", "x.png"): "must end in .svg",
        ("show", "1", "-o", "x.svg"): "aquatimer history attach FILE 1",
        ("trend", "nothing"): "'nothing' was never done. What was: Easy hour with Ida",
        ("--weeks", "0"): "no number of weeks",
        ("--json", "--csv"): "not allowed with",
    }
    for arguments, told in wrong.items():
        ran = run("history", *arguments)
        assert (ran.status, told in ran.err) == (2, True), (arguments, ran)


HOUR = ("history", "add", "Hour", "--minutes", "60", "--rpe", "4", "--date", "2026-03-02")


def ids(ran: Ran) -> list[object]:
    return [one["id"] for one in document(ran)["sessions"]]


@pytest.fixture
def of_three(run: Run, own_home: Path) -> Path:
    """Return a home where Ida, Tom and a runner without a name swim."""
    for name in ("Ida", "Tom"):
        run("profile", "set", "hr-max", "190", "--athlete", name)
    for whose in (("--athlete", "Ida"), ("--athlete", "tom"), ("--athlete", "IDA"), ()):
        assert run(*HOUR, *whose).status == 0
    return own_home


def test_everybody_has_a_history_of_their_own_and_the_others_are_named(
    run: Run, of_three: Path
) -> None:
    assert ids(run("history", "--json", "--athlete", "Ida")) == [1, 3]
    own = run("history", "--json")
    assert ids(own) == [4]
    assert document(own)["weeks"][0]["load"] == 240
    assert own.err == (
        "Left out: 2 sessions of ida. 'aquatimer history --athlete ida' shows them.\n"
        "Left out: one session of tom. 'aquatimer history --athlete tom' shows them.\n"
    )
    config = of_three / "config"
    (config / "settings.toml").write_text('[athlete]\nname = "Tom"\n')
    assert ids(run("history", "--json")) == [2]
    assert ids(run("history", "--json", "--athlete", "me")) == [4]
    assert len(json.loads(run("history", "trend", "Hour", "--json").out)["times"]) == 1


def test_an_athlete_whom_nobody_knows_is_told(run: Run, of_three: Path) -> None:
    del of_three
    for arguments in (("history",), HOUR, ("history", "edit", "1", "--rpe", "3")):
        ran = run(*arguments, "--athlete", "idda")
        assert (ran.status, "Did you mean 'ida'?" in ran.err) == (2, True), ran


def test_a_session_kept_as_somebody_elses_is_moved(run: Run, of_three: Path) -> None:
    del of_three
    assert run("history", "edit", "2", "--athlete", "ida").err.endswith("RPE 4, of ida.\n")
    assert ids(run("history", "--json", "--athlete", "ida")) == [1, 2, 3]


def test_what_was_done_stays_in_the_history_when_a_profile_is_removed(
    run: Run, of_three: Path
) -> None:
    del of_three
    run("profile", "remove", "--athlete", "ida", "--yes")
    assert ids(run("history", "--json", "--athlete", "ida")) == [1, 3]


def test_todays_date_is_now_also_in_the_morning(run: Run, own_home: Path) -> None:
    del own_home
    today = datetime.now().astimezone().date().isoformat()
    assert run("history", "add", "Hour", "--minutes", "60", "--date", today).status == 0


@pytest.mark.usefixtures("filled")
def test_a_session_is_shown_with_its_plan(run: Run) -> None:
    shown = trimmed(run("history", "show", "1").out)
    assert shown.startswith(
        """\
session   1: The Springboard
began     Mon 2026-03-02 18:30
done      1:10:00 of 1:15:00 (93 %)
ended     by hand
RPE       8, load 560

     at   done  effort  round  label
   0:00  10:00  easy
  10:00   1:30  easy    1/10   Move out slowly and stretch the bungee
"""
    )
    found = json.loads(run("history", "show", "1", "--json").out)
    assert found["format"] == "aquatimer.session/1"
    assert found["laps"][2]["spans_ms"] == [[690_000, 810_000]]
    assert found["recording"] is None


def test_a_history_of_a_newer_version_is_left_alone(run: Run, filled: Path) -> None:
    with contextlib.closing(sqlite3.connect(filled / "state" / "history.sqlite3")) as database:
        database.execute("PRAGMA user_version = 99")
    ran = run("history")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("aquatimer: The history cannot be used: ")
    assert "newer aquatimer (format 99" in ran.err


def test_a_damaged_history_is_told_and_goes_on(run: Run, filled: Path) -> None:
    path = filled / "state" / "history.sqlite3"
    path.write_bytes(b"\0" * 5_000)
    ran = run("history")
    assert ran.status == 0
    assert "The history of your sessions was damaged. Nothing in it can be read" in ran.err
