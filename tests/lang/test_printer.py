"""The canonical form, line by line."""

import pytest

from aquatimer.lang.parser import parse
from aquatimer.lang.printer import print_workout
from aquatimer.lang.source import Source


def formatted(text: str) -> str:
    result = parse(Source("x.aqua", text))
    assert result.diagnostics == ()
    assert result.tree is not None
    return print_workout(result.tree)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("90s easy", "1:30 easy"),
        ("1h 5 min easy", "1:05:00 easy"),
        ("2.50 sec easy", "2.5s easy"),
        ("10.5s easy", "0:10.5 easy"),
        ("WARMUP 10min EASY", "warmup 10:00 easy"),
        ("1:00 hard“Go”@88–90 %", '1:00 hard "Go" @ 88-90%'),  # noqa: RUF001 - from a phone
        ("1:00 hard @150 -160bpm", "1:00 hard @ 150-160 bpm"),
        ("1:00 hard @ rpe 7-7", "1:00 hard @ rpe 7"),
        ("1:00 easy#comment", "1:00 easy  # comment"),
        ("1:00 easy ##  two", "1:00 easy  ##  two"),
        ("15 rep every 4 s drill", "15 reps every 4s drill"),
        ("(1:00) easy", "1:00 easy"),
        ("((1:00-10s))*2 easy", "(1:00 - 0:10) * 2 easy"),
        ("1:00-(10s-5s) easy", "1:00 - (0:10 - 5s) easy"),
        ("(2*1:00)+10s easy", "2 * 1:00 + 0:10 easy"),
        ("1:00/(2*2) easy", "1:00 / (2 * 2) easy"),
        ('wait"Go"or 20 s', 'wait "Go" or 0:20'),
        ('1:00 easy "a ""b"" {{c}"', '1:00 easy "a ""b"" {{c}}"'),
        ("effort Tempo=cadence 76 rpe 6 85%", "effort tempo = 85% rpe 6 cadence 76"),
        ("option Rounds from 1to 2=1", "option Rounds from 1 to 2 = 1"),
    ],
)
def test_a_line_has_one_spelling(written: str, canonical: str) -> None:
    assert formatted(f"title: x\n{written}\n") == f"title: x\n\n{canonical}\n"


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("Title:x", "title: x"),
        ('title: "Plain"', "title: Plain"),
        ('title: "The #1"', 'title: "The #1"'),
        ('title: "5"" rope" # "note"', 'title: "5"" rope"  # "note"'),
        ("title: x\nLEVEL: Hard", "title: x\nlevel: hard"),
        ("title: x\ngear: belt,bungee ,", "title: x\ngear: belt, bungee"),
    ],
)
def test_the_header_has_one_spelling(written: str, canonical: str) -> None:
    assert formatted(f"{written}\n1:00 easy\n") == f"{canonical}\n\n1:00 easy\n"


@pytest.mark.parametrize("opener", ["10x", "10 x", "10 ×", "10 times", "repeat 10 times"])
def test_a_loop_has_one_spelling(opener: str) -> None:
    text = f"title: x\n{opener}\n\t1:00 easy\n"
    assert formatted(text) == "title: x\n\nrepeat 10\n  1:00 easy\n"


def test_between_stands_on_one_line_where_it_can() -> None:
    text = "title: x\nrepeat 2\n 1:00 hard\n between\n  0:30 rest\n"
    assert formatted(text).splitlines()[-1] == "  between 0:30 rest"


@pytest.mark.parametrize("body", ["    0:30 rest  # why", "    0:30 rest\n    0:30 easy"])
def test_between_keeps_a_block_where_it_must(body: str) -> None:
    text = f"title: x\n\nrepeat 2\n  1:00 hard\n  between\n{body}\n"
    assert formatted(text) == text


def test_comments_and_single_blank_lines_stay_where_they_are() -> None:
    text = (
        "# first\ntitle: x\n\n# before the warm up\nwarmup 1:00 easy\n\nrepeat 2  # twice\n"
        '  # in the loop\n  1:00 hard\n    # in the interval\n    at half "x"\n    # its end\n\n'
        "  # the end of the loop\n# after it\n1:00 easy\n# last\n"
    )
    assert formatted(text) == text
    assert formatted(text.replace("\n\n", "\n\n\n\n")) == text
