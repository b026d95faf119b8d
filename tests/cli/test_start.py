"""`start`: the session runs, as lines, to its end."""

from pathlib import Path

import pytest

from tests.calling import Run


@pytest.fixture
def short(tmp_path: Path) -> str:
    path = tmp_path / "short.aqua"
    path.write_text("title: Short\n\n1:00 easy\nrepeat 2\n  0:20 sprint\n  0:10 rest\n")
    return str(path)


def test_headless_prints_a_line_for_each_cue(run: Run, short: str) -> None:
    ran = run("start", short, "--headless", "--speed", "1000")
    assert ran.status == 0
    assert ran.out == run("cues", short).out


def test_from_begins_in_the_middle(run: Run, short: str) -> None:
    script = run("cues", short).out.splitlines()
    ran = run("start", short, "--headless", "--speed", "1000", "--from", "1:20")
    change = next(index for index, line in enumerate(script) if line.startswith("    1:20  "))
    assert ran.out.splitlines() == script[change:]


@pytest.mark.parametrize("beginning", ["0:00", "0s"])
def test_from_zero_begins_at_once_without_what_is_heard_before(
    run: Run, short: str, beginning: str
) -> None:
    script = run("cues", short).out.splitlines()
    ran = run("start", short, "--headless", "--speed", "1000", "--from", beginning)
    change = next(index for index, line in enumerate(script) if line.startswith("    0:00  "))
    assert ran.out.splitlines() == script[change:]


def test_options_and_verbosity_reach_the_session(run: Run) -> None:
    given = ("--set", "rounds=11", "--cues", "quiet")
    ran = run("start", "wave", "--headless", "--speed", "10000", *given)
    assert ran.out == run("cues", "wave", *given).out
    assert ran.out != run("cues", "wave", "--cues", "quiet").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--from", "noon"), "--from noon"),
        (("--from", "2:30"), "lasts 2:00"),
        (("--speed", "0"), "--speed"),
        (("--speed", "fast"), "'fast' is no speed"),
        (("--cues", "loud"), "'loud'"),
    ],
)
def test_wrong_values_are_told_before_anything_starts(
    run: Run, short: str, arguments: tuple[str, ...], told: str
) -> None:
    ran = run("start", short, "--headless", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err


def test_music_is_looked_for_before_the_session_starts(run: Run, short: str) -> None:
    ran = run("start", short, "--headless", "--speed", "1000", "--music", "nowhere.mp3")
    assert (ran.status, ran.out) == (2, "")
    assert "There is no music at nowhere.mp3." in ran.err


@pytest.mark.parametrize(
    ("music", "told"),
    [
        ("stick/songs", "There is no music at {config}/stick/songs."),
        ("~nobody-here/songs", 'No user here has the folder "~nobody-here".'),
    ],
)
def test_without_the_music_of_the_settings_the_session_starts_all_the_same(
    run: Run, short: str, home: Path, music: str, told: str
) -> None:
    settings = home / "config" / "settings.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f'[sound]\nmusic = "{music}"\n')
    try:
        ran = run("start", short, "--headless", "--speed", "1000")
    finally:
        settings.unlink()
    assert ran.status == 0
    assert told.format(config=settings.parent) in ran.err
    assert "the session goes without music" in ran.err
    assert ran.out == run("cues", short).out


def test_the_screen_needs_a_terminal_and_says_what_works_without(run: Run, short: str) -> None:
    ran = run("start", short)
    assert (ran.status, ran.out) == (1, "")
    assert "--headless" in ran.err


def test_the_library_needs_a_terminal_too(run: Run) -> None:
    assert run().status == 1
