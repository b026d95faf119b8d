"""Files with the runner's choices: what is read, and the sentence for a wrong choice."""

import pytest

from aquatimer.lang.words import EFFORTS
from aquatimer.plan.efforts import BUILT_IN, Range
from aquatimer.plan.reading import Reading, read_workout
from aquatimer.plan.timeline import Timeline

ROUNDS = "title: x\noption rounds from 10 to 15 = 12\nrepeat rounds\n  1:00 easy\n"
WORK = "title: x\noption Work from 0:30 to 2:00 = 1:30\nwork easy\n"


def read(text: str, **choices: str) -> Reading:
    return read_workout(text.encode(), file="x.aqua", name="x", choices=choices)


def timeline(text: str, **choices: str) -> Timeline:
    reading = read(text, **choices)
    assert reading.diagnostics == ()
    assert reading.problems == ()
    assert reading.timeline is not None
    return reading.timeline


def test_an_option_that_is_not_chosen_has_its_default() -> None:
    assert timeline(ROUNDS).options == {"rounds": 12}
    assert timeline(WORK).options == {"Work": 90_000}


@pytest.mark.parametrize("value", ["10", "15", " 12 ", "13"])
def test_a_count_is_chosen_as_a_number(value: str) -> None:
    chosen = timeline(ROUNDS, rounds=value)
    assert len(chosen.segments) == int(value)
    assert chosen.options == {"rounds": int(value)}


@pytest.mark.parametrize("value", ["1:40", "100s", "1m40s", "100 sec", "1 min 40 s"])
def test_a_time_is_chosen_in_every_spelling(value: str) -> None:
    chosen = timeline(WORK, Work=value)
    assert chosen.total == 100_000
    assert chosen.options == {"Work": 100_000}


def test_capitals_make_no_difference_to_a_choice() -> None:
    assert timeline(WORK, wORK="2:00").total == 120_000


@pytest.mark.parametrize(
    ("text", "name", "value", "problem"),
    [
        (ROUNDS, "rounds", "99", "rounds=99 is out of range: choose rounds from 10 to 15."),
        (ROUNDS, "rounds", "9", "rounds=9 is out of range: choose rounds from 10 to 15."),
        (ROUNDS, "rounds", "10.5", "rounds=10.5 is out of range: choose rounds from 10 to 15."),
        (ROUNDS, "rounds", "ten", "rounds=ten is not a number: choose rounds from 10 to 15."),
        (ROUNDS, "rounds", "-12", "rounds=-12 is not a number: choose rounds from 10 to 15."),
        (ROUNDS, "rounds", "", "rounds= is not a number: choose rounds from 10 to 15."),
        (ROUNDS, "rounds", "1:00", "rounds=1:00 is not a number: choose rounds from 10 to 15."),
        (ROUNDS, "round", "12", "This workout has no option round: did you mean rounds?"),
        (ROUNDS, "speed", "12", "This workout has no option speed: it has rounds."),
        (
            WORK,
            "Work",
            "90",
            "Work=90 is not a time such as 90s or 1:30: choose Work from 0:30 to 2:00.",
        ),
        (WORK, "Work", "2:01", "Work=2:01 is out of range: choose Work from 0:30 to 2:00."),
        (
            WORK,
            "Work",
            "1:75",
            "Work=1:75 is not a time such as 90s or 1:30: choose Work from 0:30 to 2:00.",
        ),
        (
            "title: x\n1:00 easy\n",
            "rounds",
            "12",
            "This workout has no options, so rounds cannot be set.",
        ),
    ],
)
def test_a_wrong_choice_is_told_in_one_sentence(
    text: str, name: str, value: str, problem: str
) -> None:
    reading = read(text, **{name: value})
    assert reading.problems == (problem,)
    assert reading.timeline is None
    assert reading.diagnostics == ()


def test_every_wrong_choice_is_told() -> None:
    assert len(read(ROUNDS, rounds="99", speed="1").problems) == 2


@pytest.mark.parametrize("value", ["9" * 100_000, "\x1b[2J", "1\n2", "12;", "(" * 1000])
def test_a_hostile_choice_is_told_shortly_and_safely(value: str) -> None:
    (problem,) = read(ROUNDS, rounds=value).problems
    assert len(problem) < 200
    assert problem.isprintable()


def test_mistakes_in_the_file_and_wrong_choices_are_told_together() -> None:
    reading = read(f"{ROUNDS}1:00 sprnt\n", rounds="99")
    assert [one.code for one in reading.diagnostics] == ["unknown-effort"]
    assert len(reading.problems) == 1


def test_a_choice_can_make_a_workout_wrong_that_is_right_without() -> None:
    text = "title: x\noption cut from 0:10 to 2:00 = 0:10\n1:00 - cut easy\n"
    assert timeline(text).total == 50_000
    (mistake,) = read(text, cut="1:00").diagnostics
    assert mistake.message == "This comes to 0:00, but a time must be longer than zero."
    assert mistake.hint == "Here `cut` is 1:00."


def test_the_header_is_in_the_timeline() -> None:
    text = (
        "title: The whole header\nabout: What it is\nlevel: Medium\ngear: belt, bungee\n"
        "source: a book\nauthor: me\ntags: tempo , long\n1:00 easy\n"
    )
    read_header = timeline(text)
    assert read_header.name == "x"
    assert read_header.title == "The whole header"
    assert read_header.about == "What it is"
    assert read_header.level == "medium"
    assert read_header.gear == ("belt", "bungee")
    assert read_header.source == "a book"
    assert read_header.author == "me"
    assert read_header.tags == ("tempo", "long")


@pytest.mark.parametrize(
    ("percent", "strain"),
    [
        ("40-60%", 0),
        ("60-68%", 0),
        ("65-75%", 1),
        ("76-80%", 2),
        ("85-88%", 2),
        ("84-90%", 3),
        ("85-90%", 3),
        ("92-95%", 4),
        ("94-100%", 5),
    ],
)
def test_the_strain_of_an_own_effort_is_that_of_its_middle(percent: str, strain: int) -> None:
    (segment,) = timeline(f'title: x\neffort mine = {percent} "words"\n1:00 mine\n').segments
    assert segment.effort.name == "mine"
    assert segment.effort.strain == strain
    assert segment.effort.description == "words"


def test_an_own_effort_without_a_percentage_has_no_strain() -> None:
    (segment,) = timeline("title: x\neffort quick = cadence 90-95\n1:00 quick\n").segments
    assert segment.effort.strain is None
    assert segment.target.percent is None
    assert segment.target.cadence == Range(90, 95)


def test_what_is_no_text_has_no_source() -> None:
    reading = read_workout(b"\0", file="x.aqua", name="x")
    assert reading.source is None
    assert [(one.file, one.line, one.column) for one in reading.diagnostics] == [("x.aqua", 1, 1)]


def test_a_warning_leaves_the_timeline() -> None:
    reading = read('title: x\n1:00 easy\nsay "Nobody hears this"\n')
    assert [one.severity for one in reading.diagnostics] == ["warning"]
    assert reading.timeline is not None


def test_a_diagnostic_has_all_that_a_program_needs() -> None:
    (one,) = read("title: x\nrepeat 2\n  1:00 sprnt\n").diagnostics
    assert (one.file, one.line, one.column, one.end_line, one.end_column) == ("x.aqua", 3, 8, 3, 13)
    assert (one.severity, one.code) == ("error", "unknown-effort")
    assert one.message == "There is no effort called `sprnt`."
    assert one.hint == "Did you mean `sprint`?"


def test_the_words_that_cannot_be_names_are_the_built_in_efforts() -> None:
    assert set(EFFORTS) == set(BUILT_IN)
