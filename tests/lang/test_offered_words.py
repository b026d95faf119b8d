"""What is offered at a place: `|` is the cursor."""

import pytest

from aquatimer.lang.completion import completion
from aquatimer.lang.words import EFFORTS

KEYS = ["title", "about", "level", "gear", "source", "author", "tags"]
STATEMENTS = ["repeat", "for", "warmup", "cooldown", "say", "wait"]
DEFINITIONS = ["option", "effort"]
LADDER = "for work in 1:00 to 2:00 by 0:30\n"


def offered(text: str) -> tuple[str, list[str]]:
    """What stands there already, and the words that are offered in its place."""
    before = text.partition("|")[0]
    lines = text.replace("|", "").split("\n")
    row, column = before.count("\n"), len(before.rpartition("\n")[2])
    found = completion(lines, row, column)
    return lines[row][found.start : column], [one.word for one in found.candidates]


@pytest.mark.parametrize(
    ("text", "typed", "words"),
    [
        ("|", "", [*KEYS, *STATEMENTS, *DEFINITIONS]),
        ("title: T\nabout: A\n|", "", [*KEYS[2:], *STATEMENTS, *DEFINITIONS]),
        ("title: T\n1:00 easy\n|", "", [*STATEMENTS, *DEFINITIONS]),
        ("ti|", "ti", ["title"]),
        ("TI|", "TI", ["title"]),
        ("title|", "title", []),
        ("level: |", "", ["easy", "medium", "hard"]),
        ("level: m|", "m", ["medium"]),
        ("about: a medium e|", "e", []),
        ("1:30 |", "", list(EFFORTS)),
        ("1:30 s|", "s", ["steady", "sprint", "stretch", "strength"]),
        ("1:30 |s", "", list(EFFORTS)),
        ("90 se|", "se", []),
        ("90|", "", []),
        ("10 t|", "t", ["times"]),
        ("1:30 easy |", "", []),
        ("warmup 10:00 e|", "e", ["easy"]),
        ("effort tempo = 85-90%\n1:00 t|", "t", ["tempo"]),
        ("1:00 t|\neffort tempo = 85-90%", "t", ["tempo"]),
        ("effort tempo = 85-90% |", "", ["rpe", "cadence"]),
        ("effort tempo = 85-90% rpe 6 |", "", ["cadence"]),
        ("repeat 3\n  |", "", ["between", *STATEMENTS]),
        ("repeat 3\n  b|", "b", ["between"]),
        ("b|", "b", []),
        ("repeat 3\n  1:00 easy\n  between 1:00 re|", "re", ["rest"]),
        ("between s|", "s", ["say"]),
        ("option sets from 1 to 5 = 2\nrepeat s|", "s", ["sets"]),
        ("repeat 3 |", "", ["times"]),
        (LADDER + "  wo|", "wo", ["work"]),
        (LADDER + "  work h|", "h", ["hard"]),
        (LADDER + "  2 * w|", "w", ["work"]),
        (LADDER + "wo|", "wo", []),
        (LADDER + '  work hard "for {w|', "w", ["work"]),
        (LADDER + '  work hard "for {|', "", ["work", "round", "rounds"]),
        (LADDER + '  work hard "for {{w|', "", []),
        (LADDER + '  work hard "for w|', "", []),
        ('1:00 easy "{|', "", []),
        ('10x\n  1:00 easy "{r|', "r", ["round", "rounds"]),
        ("1:00 easy\n  |", "", ["at", "every"]),
        ("1:00 easy\n  at h|", "h", ["half"]),
        ("1:00 easy @ |", "", ["rpe", "cadence"]),
        ("1:00 easy @ 150 |", "", ["bpm"]),
        ("1:00 easy @ rpe 7 |", "", []),
        ("15 reps |", "", ["every"]),
        ("15 reps every 4s str|", "str", ["stretch", "strength"]),
        ("for w |", "", ["in"]),
        ("for w in 1:00 |", "", ["to"]),
        ("for w in 1:00 to 2:00 |", "", ["to", "by"]),
        ("option x |", "", ["from"]),
        ("option x from 1 |", "", ["to"]),
        ("wait |", "", ["or"]),
        ('wait "Belt on" o|', "o", ["or"]),
        ("say |", "", []),
        ("# re|", "", []),
        ("1:00 easy # s|", "", []),
    ],
)
def test_what_is_offered(text: str, typed: str, words: list[str]) -> None:
    assert offered(text) == (typed, words)
