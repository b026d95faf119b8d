"""Standard input, output and error as systems set them up: other encodings, or none open."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

WORKOUT = 'title: Läufer ★\n\n1:00 easy "Für dich"\n'
WINDOWS = {"PYTHONIOENCODING": "cp1252"}
PLAIN_POSIX = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.fixture(params=[WINDOWS, PLAIN_POSIX], ids=["cp1252", "ascii"])
def encoded(request: pytest.FixtureRequest, tmp_path: Path) -> Mapping[str, str]:
    return {**os.environ, **request.param, "AQUATIMER_HOME": str(tmp_path)}


def call(
    environ: Mapping[str, str], *arguments: str, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "aquatimer", *arguments]
    return subprocess.run(command, check=True, env=environ, input=given, capture_output=True)


def test_a_pipe_gets_utf_8_whatever_the_system_takes_for_usual(
    encoded: Mapping[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "s.aqua"
    path.write_text(WORKOUT, encoding="utf-8")
    assert "★" in call(encoded, "show", str(path)).stdout.decode()
    assert json.loads(call(encoded, "show", str(path), "--json").stdout)["title"] == "Läufer ★"


def test_fmt_gives_back_the_bytes_of_a_workout(encoded: Mapping[str, str]) -> None:
    assert call(encoded, "fmt", "-", given=WORKOUT.encode()).stdout == WORKOUT.encode()


def test_import_prints_a_workout_in_utf_8(encoded: Mapping[str, str], tmp_path: Path) -> None:
    path = tmp_path / "Läufer.icu"
    path.write_text("- 10m 70% HR Für dich ★\n", encoding="utf-8")
    assert "★" in call(encoded, "import", str(path), "-o", "-").stdout.decode()


def test_a_mark_stands_below_its_place_whatever_letters_are_before_it(
    encoded: Mapping[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "s.aqua"
    path.write_text('title: T\n1:00 easy "★★" cadnce 70\n', encoding="utf-8")
    command = [sys.executable, "-m", "aquatimer", "check", str(path)]
    told = subprocess.run(command, check=False, env=encoded, capture_output=True).stderr.decode()
    _, line, mark, *_ = told.splitlines()
    assert line.index("cadnce") == mark.index("^")


@pytest.mark.parametrize("closed", ["0<&-", "1>&-", "2>&-", "0<&- 1>&- 2>&-"])
def test_a_closed_stream_is_no_fault(closed: str, tmp_path: Path) -> None:
    environ = {**os.environ, "AQUATIMER_HOME": str(tmp_path)}
    program = f"{shlex.quote(sys.executable)} -m aquatimer"
    listed = subprocess.run(
        ["sh", "-c", f"{program} list {closed}"], check=True, env=environ, capture_output=True
    )
    assert listed.stderr == b""
    unknown = subprocess.run(
        ["sh", "-c", f"{program} show no-such {closed}"],
        check=False,
        env=environ,
        capture_output=True,
    )
    assert unknown.returncode == 2


NOISY = """
import os, subprocess, sys
from aquatimer.cli.commands import library
from aquatimer.cli.main import main
def run(chosen):
    os.write(2, b"a decoder")
    subprocess.run([sys.executable, "-c", "import os; os.write(2, b'a driver')"], check=True)
    print("ours", file=sys.stderr)
    print(os.isatty(sys.stderr.fileno()), sys.stderr.encoding, sys.stderr is sys.__stderr__)
    return 0
library.run = run
sys.exit(main([]))
"""


@pytest.mark.parametrize(("debugging", "told"), [("", "ours\n"), ("1", "a decodera driverours\n")])
def test_what_libraries_wonder_about_is_not_told(debugging: str, told: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", NOISY],
        check=True,
        env={**os.environ, "AQUATIMER_DEBUG": debugging},
        capture_output=True,
        text=True,
    )
    assert run.stderr == told
    assert run.stdout == "False utf-8 True\n"
