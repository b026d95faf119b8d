"""`history attach`: a recording is laid beside its session, told in zones, and drawn."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.calling import Ran, Run
from tests.plan.test_laying import LADDER, heart
from tests.recordings import Beats, fit_by_fit_tool, fit_by_garmin, table, tcx

WORKOUT = (
    "title: Ladder\nwarmup 10:00 easy\nfor work in 1:00 to 4:00 by 0:30\n  work hard\n"
    "  1:00 rest\ncooldown 8:00 easy\n"
)
START = datetime(2026, 3, 4, 18, 30, tzinfo=UTC)
EARLY = 95
BEATS: Beats = [(one.at // 1000, one.bpm) for one in heart(LADDER, before=EARLY, after=60).readings]
SHARED = ("--hr-max", "172")


@pytest.fixture
def folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AQUATIMER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    workout = tmp_path / "ladder.aqua"
    workout.write_text(WORKOUT)
    for date in ("2026-03-02 07:00", "2026-03-04 18:30"):
        assert run("history", "add", str(workout), "--date", date, "--rpe", "7").status == 0
    return tmp_path


def write(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    return str(folder / name)


def attached(run: Run, *arguments: str) -> Ran:
    return run("history", "attach", *arguments, *SHARED)


@pytest.mark.parametrize(
    ("name", "writer"),
    [("a.fit", fit_by_garmin), ("b.fit", fit_by_fit_tool), ("c.tcx", tcx)],
)
def test_a_recording_finds_its_session_and_its_place_by_the_clock(
    run: Run, folder: Path, name: str, writer: Callable[[Beats, datetime], bytes]
) -> None:
    path = write(folder, name, writer(BEATS, START - timedelta(seconds=EARLY)))
    ran = attached(run, path)
    assert ran.err == (
        "Laid beside session 2, Ladder of Wed 2026-03-04 18:30: begun 1:35 before the session,"
        " by the clock of the recording.\n"
    )
    assert ran.status == 0
    assert f"{name}, begun 1:35 before the session, mean 1" in ran.out
    found = json.loads(run("history", "show", "2", "--json").out)
    whole = found["recording"]["whole"]
    assert found["recording"]["offset_ms"] == -EARLY * 1000
    assert sum(whole["zones_ms"]) + whole["unread_ms"] == BEATS[-1][0] * 1000
    assert found["recording"]["edwards"] > 60
    assert found["recording"]["banister"] is None
    hard = [lap for lap in found["laps"] if lap["effort"] == "hard"]
    assert [lap["done_ms"] for lap in hard] == [60_000 + 30_000 * step for step in range(7)]
    for lap in hard:
        assert sum(lap["heart_rate"]["zones_ms"]) == lap["done_ms"]
        assert lap["heart_rate"]["zones_ms"][4] > 0


def test_a_table_without_dates_is_laid_by_the_heart(run: Run, folder: Path) -> None:
    path = write(folder, "strap.csv", table("seconds,hr", BEATS))
    ran = attached(run, path, "1")
    assert ran.status == 0
    assert "Laid beside session 1" in ran.err
    assert "found by the heart rate, since the recording has no dates." in ran.err
    found = json.loads(run("history", "show", "1", "--json").out)
    assert abs(found["recording"]["offset_ms"] + EARLY * 1000) <= 5_000


def test_clocks_that_disagree_are_told(run: Run, folder: Path) -> None:
    path = write(folder, "summer.tcx", tcx(BEATS, START + timedelta(hours=2)))
    ran = attached(run, path, "2")
    assert "found by the heart rate, since its clock and the session's disagree." in ran.err


def test_an_offset_that_is_given_counts(run: Run, folder: Path) -> None:
    path = write(folder, "strap.csv", table("seconds,hr", BEATS))
    assert "begun 1:30 after the session, as given." in attached(run, path, "--offset", "1:30").err
    assert "begun 0:40 before the session" in attached(run, path, "--offset=-40s").err
    assert "begun with the session" in attached(run, path, "--offset", "0").err
    beyond = attached(run, path, "--offset=-9:00:00")
    assert beyond.status == 2
    assert "would lie beside no part of session 2" in beyond.err


def test_banister_needs_the_resting_rate_and_the_sex(run: Run, folder: Path) -> None:
    path = write(folder, "a.fit", fit_by_garmin(BEATS, START))
    assert "Banister's load needs hr-rest and sex in the profile" in attached(run, path).out
    ran = attached(run, path, "--hr-rest", "52", "--sex", "female")
    assert "after Banister." in ran.out
    too_high = run("history", "attach", path, "--hr-max", "100", "--hr-rest", "100")
    assert too_high.status == 2
    assert "the resting rate of 100 is not below the maximum in water of 100." in too_high.err


def test_the_profile_knows_the_heart_as_it_was_in_the_year_of_the_session(
    run: Run, folder: Path
) -> None:
    path = write(folder, "a.fit", fit_by_garmin(BEATS, START))
    run("profile", "set", "birth-year", "1986", "hr-rest", "50", "sex", "male")
    ran = attached_as_profile(run, path)
    assert ran.err.startswith("Zones of 162, the maximum in water in the profile (an estimate).\n")
    assert "Laid beside session 2" in ran.err
    kept = json.loads(run("history", "show", "2", "--json").out)["recording"]
    assert (kept["hr_max"], kept["hr_rest"], kept["sex"]) == (162, 50, "male")
    assert kept["banister"] > 0
    assert "Zones of" not in attached(run, path).err
    kept = json.loads(run("history", "show", "2", "--json").out)["recording"]
    assert (kept["hr_max"], kept["hr_rest"]) == (172, 50)


def test_a_heart_that_goes_beyond_its_maximum_is_told_with_what_to_set(
    run: Run, folder: Path
) -> None:
    path = write(folder, "a.fit", fit_by_garmin(BEATS, START))
    peak = max(bpm or 0 for _, bpm in BEATS)
    told = f"goes up to {peak}, above the maximum in water of {peak - 1}."
    assert told in run("history", "attach", path, "--hr-max", str(peak - 1)).err
    assert "goes up to" not in run("history", "attach", path, "--hr-max", str(peak)).err


def attached_as_profile(run: Run, *arguments: str) -> Ran:
    ran = run("history", "attach", *arguments)
    assert ran.status == 0
    return ran


def test_a_recording_goes_to_the_session_of_its_athlete(run: Run, folder: Path) -> None:
    run("profile", "set", "hr-max", "188", "--athlete", "Anna")
    workout = str(folder / "ladder.aqua")
    run("history", "add", workout, "--date", "2026-03-04 18:31", "--athlete", "anna")
    path = write(folder, "a.fit", fit_by_garmin(BEATS, START))
    ran = attached_as_profile(run, path, "--athlete", "anna")
    assert ran.err.startswith("Zones of 169")
    assert "Laid beside session 3" in ran.err
    wrong = run("history", "attach", path, "2", "--athlete", "anna")
    assert wrong.status == 2
    assert "session 2 is one of me, not of anna" in wrong.err


def test_the_picture_is_whole_and_shows_the_zones(run: Run, folder: Path) -> None:
    path = write(folder, "a.fit", fit_by_garmin(BEATS, START))
    out = folder / "heart.svg"
    assert attached(run, path, "-o", str(out)).err.endswith(f"Wrote {out}.\n")
    root = ET.fromstring(out.read_text(encoding="utf-8"))  # noqa: S314 - written a moment ago
    texts = [text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert texts[0] == "Ladder"
    assert texts[1].startswith("2026-03-04 18:30 · 42:30 · mean ")
    assert "Edwards" in texts[1]
    assert not texts[1].endswith("…")
    assert any(text.startswith("zone 4 ") for text in texts)
    assert len(list(root.iter("{http://www.w3.org/2000/svg}polyline"))) == 1
    again = folder / "again.svg"
    assert run("history", "show", "2", "-o", str(again)).status == 0
    assert again.read_bytes() == out.read_bytes()


def test_the_trend_tells_the_time_in_the_hard_zones(run: Run, folder: Path) -> None:
    attached(run, write(folder, "a.fit", fit_by_garmin(BEATS, START)))
    shown = run("history", "trend", "ladder").out
    assert "min in zones 4-5" in shown


def test_deleting_a_session_deletes_its_recording(run: Run, folder: Path) -> None:
    attached(run, write(folder, "a.fit", fit_by_garmin(BEATS, START)))
    run("history", "delete", "2", "--yes")
    run("history", "add", "Another", "--minutes", "60", "--date", "2026-03-05")
    assert not json.loads(run("history", "--json").out)["sessions"][-1]["has_recording"]


def test_what_cannot_be_attached_is_told_with_what_to_do(run: Run, folder: Path) -> None:
    run("history", "add", "Hour", "--minutes", "60", "--date", "2026-03-06 10:00")
    fit = write(folder, "a.fit", fit_by_garmin(BEATS, START + timedelta(days=90)))
    flat = write(folder, "flat.csv", table("seconds,hr", [(n, 120) for n in range(2000)]))
    wrong = {
        (str(folder / "none.fit"), *SHARED): "No such file",
        (str(folder), *SHARED): "Is a directory",
        (
            write(folder, "x.fit", b"no"),
            *SHARED,
        ): "x.fit cannot be attached. The file is no FIT file",
        (write(folder, "x.csv", b"no"), *SHARED): "x.csv cannot be attached. The table has no",
        (fit, "2"): "Set up your profile, aquatimer profile set birth-year 1985",
        (fit, *SHARED): "no session was done when the recording was made, Tue 2026-06-02",
        (fit, "77", *SHARED): "there is no session 77",
        (flat, *SHARED): "has no dates, and it has no intervals to lie beside. Say when",
        (flat, "2", *SHARED): "has no dates, and it fits nowhere beside the efforts. Say when",
        (fit, *SHARED, "-o", "x.png"): "must end in .svg",
        (fit, *SHARED, "--offset", "soon"): "'soon' is no time",
        (fit, *SHARED, "--hr-rest", "20"): "'20' is no resting heart rate",
    }
    for arguments, told in wrong.items():
        ran = run("history", "attach", *arguments)
        assert (ran.status, told in ran.err) == (2, True), (arguments, ran)
    assert not any(
        one["has_recording"] for one in json.loads(run("history", "--json").out)["sessions"]
    )


def test_what_is_left_out_of_a_recording_is_told(run: Run, folder: Path) -> None:
    beats = [(at, 0 if at % 500 == 7 else bpm) for at, bpm in BEATS if not 900 < at < 1100]
    ran = attached(run, write(folder, "a.fit", fit_by_garmin(beats, START)))
    assert "readings outside 25 to 250 beats a minute." in ran.err
    assert "There is no heart rate for 3:20 of the recording." in ran.err
    assert "not known" in ran.out
