"""Our text to another format and back: everything that the format can say is kept."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aquatimer.export.calls import call, head, written_target
from aquatimer.export.fit import NAME_BYTES, cut_bytes, fit_workout
from aquatimer.export.icu import icu_text, safe_text
from aquatimer.export.seconds import prompts, whole_seconds
from aquatimer.export.zwo import zwo_text
from aquatimer.importing.reading import import_workout
from aquatimer.importing.texts import clean
from aquatimer.lang.nodes import At, Duration, Heading, Interval, Name, Say, Text, Wait, Workout
from aquatimer.lang.printer import print_workout
from aquatimer.plan.athlete import Athlete, for_athlete
from aquatimer.plan.efforts import BUILT_IN
from aquatimer.plan.reading import read_workout
from aquatimer.plan.timeline import Phase, Segment, Timeline
from tests.importing.zones import ZONES
from tests.strategies import NOWHERE, TELLING, workouts


class Told(NamedTuple):
    """What is said of one segment, as far as a format can."""

    duration: int
    phase: str
    effort: str
    label: str | None
    target: str | None = None
    reps: int | None = None
    wait: bool = False
    says: tuple[str, ...] = ()
    cues: tuple[tuple[int, str], ...] = ()


def timeline(text: str) -> Timeline:
    reading = read_workout(text.encode(), file="x.aqua", name="x")
    assert reading.timeline is not None, (text, reading.diagnostics)
    return reading.timeline


def back(data: bytes) -> Timeline:
    return timeline(import_workout(data, name="x", zones=ZONES).text)


def told(segment: Segment) -> Told:
    return Told(
        segment.duration,
        segment.phase,
        segment.effort.name,
        segment.label,
        written_target(segment),
        segment.reps.count if segment.reps else None,
        segment.wait,
        segment.says,
        tuple((cue.at, cue.text) for cue in segment.cues),
    )


def label(segment: Segment, change: Callable[[str], str] = str) -> str | None:
    words = clean(change(segment.label or "")) or None
    return words if segment.effort.name in BUILT_IN else call(head(segment), words)


def whole_duration(segment: Segment) -> int:
    return 1000 * whole_seconds(segment.duration)


def in_fit(segment: Segment) -> Told:
    """A watch is told tenths, and no words within an interval."""
    return told(segment)._replace(label=label(segment), says=(), cues=())


def in_seconds(segment: Segment, change: Callable[[str], str]) -> Told:
    """What formats of whole seconds say; repetitions where these still fill the interval."""
    duration = whole_duration(segment)
    reps = segment.reps.count if segment.reps else None
    said = [(at * 1000, clean(change(words))) for at, words in prompts(segment)]
    return told(segment)._replace(
        duration=duration,
        label=label(segment, change),
        reps=reps if reps and duration % (100 * reps) == 0 else None,
        says=tuple(words for at, words in said if words and not at),
        cues=tuple(sorted((at, words) for at, words in said if words and at)),
    )


def without_own_efforts(found: list[Told], session: Timeline) -> list[Told]:
    """An effort of the file's own is told as the nearest built-in one, its name in the label."""
    return [
        one
        if segment.effort.name in BUILT_IN
        else one._replace(
            effort="", target=None, reps=None, label=(one.label or "").partition(": ")[2]
        )
        for one, segment in zip(found, session.segments, strict=True)
    ]


def assert_kept(session: Timeline, expected: list[Told], read: Timeline) -> None:
    assert len(read.segments) == len(session.segments)
    kept = [told(segment) for segment in read.segments]
    assert without_own_efforts(kept, session) == without_own_efforts(expected, session)


def assert_a_watch_keeps(session: Timeline) -> None:
    read = back(fit_workout(session, created=0))
    assert read.title == (clean(cut_bytes(session.title, NAME_BYTES)))
    assert_kept(session, [in_fit(segment) for segment in session.segments], read)


def assert_zwo_keeps(session: Timeline) -> None:
    read = back(zwo_text(session).encode())
    assert (read.title, read.about or "") == (clean(session.title), clean(session.about or ""))
    assert (read.author or "") == clean(session.author or "")
    assert read.tags == tuple(map(clean, session.tags))
    assert_kept(session, [in_seconds(segment, str) for segment in session.segments], read)


def assert_icu_keeps(session: Timeline) -> None:
    read = back(icu_text(session).encode())
    title = safe_text(session.title).lstrip("-* ")
    assert read.title == (clean(title) or "Workout")
    assert_kept(session, [in_seconds(segment, safe_text) for segment in session.segments], read)


def has_endless_wait(session: Timeline) -> bool:
    return any(segment.wait and not segment.duration for segment in session.segments)


timed = workouts().map(timeline).filter(lambda session: not has_endless_wait(session))


@given(workouts().map(timeline))
@settings(max_examples=50)
def test_a_watch_keeps_what_it_can_say(session: Timeline) -> None:
    assert_a_watch_keeps(session)


@given(timed)
@settings(max_examples=50)
def test_zwo_and_intervals_icu_keep_what_they_can_say(session: Timeline) -> None:
    assert_zwo_keeps(session)
    assert_icu_keeps(session)


def saying(phrase: str) -> Timeline:
    """A session that has the phrase wherever it can have words."""
    words = Text((phrase,), span=NOWHERE)
    minute, half = (Duration(time, span=NOWHERE) for time in (60_000, 30_000))
    hard, cue = Name("hard", span=NOWHERE), At(words, half, span=NOWHERE)
    lines = (
        Say(words, span=NOWHERE),
        Interval(minute, hard, None, words, None, (cue,), span=NOWHERE),
        Wait(words, half, span=NOWHERE),
    )
    header = (Heading("title", phrase, span=NOWHERE), Heading("about", phrase, span=NOWHERE))
    return timeline(print_workout(Workout(header, lines, span=NOWHERE)))


@pytest.mark.parametrize("phrase", TELLING)
def test_words_that_mean_something_elsewhere_come_back_as_words(phrase: str) -> None:
    session = saying(phrase)
    assert_a_watch_keeps(session)
    assert_zwo_keeps(session)
    assert_icu_keeps(session)


@pytest.mark.parametrize(
    "name", ["springboard", "wave", "race-simulation", "lactic-acid", "pyramid"]
)
def test_the_shipped_sessions_come_back_with_their_loops(
    name: str, shipped_text: Callable[[str], str]
) -> None:
    session = timeline(shipped_text(name))
    for data in (
        fit_workout(session, created=0),
        zwo_text(session).encode(),
        icu_text(session).encode(),
    ):
        read = back(data)
        assert read.total == session.total
        assert [told(one) for one in read.segments] == [told(one) for one in session.segments]
        assert [one.rounds for one in read.segments] == [one.rounds for one in session.segments]


def test_the_longest_session_comes_back_from_every_format() -> None:
    session = timeline('title: x\nrepeat 5000\n  1s easy\n  2s sprint "Now"\n')
    for data in (
        fit_workout(session, created=0),
        zwo_text(session).encode(),
        icu_text(session).encode(),
    ):
        assert [told(one) for one in back(data).segments] == [told(one) for one in session.segments]


def test_inner_loops_are_found_again() -> None:
    text = "title: x\nrepeat 3\n  repeat 4\n    1:00 hard\n    30s easy\n  2:00 rest\n5:00 easy\n"
    session = timeline(text)
    rounds = [one.rounds for one in session.segments]
    for data in (fit_workout(session, created=0), icu_text(session).encode()):
        assert [one.rounds for one in back(data).segments] == rounds


@st.composite
def ladders(draw: st.DrawFn) -> str:
    """Intervals written out that climb by the same, with what breaks the ladder here and there."""
    step = draw(st.sampled_from([100, 30_000, 60_000]))
    times = draw(st.lists(st.integers(1, 6), min_size=2, max_size=12))
    pause = draw(st.sampled_from(["30s easy", "1:00 rest", '1:00 easy "Shake out"']))
    lines = [f'{time * step / 1000}s hard "Go"\n{pause}' for time in times]
    return "title: x\n5:00 easy\n" + "\n".join(lines) + "\n2:00 rest\n"


@given(ladders())
def test_what_climbs_stays_the_same(text: str) -> None:
    session = timeline(text)
    found = [told(one) for one in back(fit_workout(session, created=0)).segments]
    assert found == [told(one) for one in session.segments]


@pytest.mark.parametrize(
    ("intervals", "line"),
    [
        (["1:00", "2:00", "3:00", "4:00"], "for work in 1:00 to 4:00 by 1:00\n  work hard\n"),
        (["4:00", "3:00", "2:00", "1:00"], "for work in 4:00 to 1:00 by 1:00\n  work hard\n"),
        (["1:00", "1:30", "2:00", "1:30"], "for work in 1:00 to 2:00 to 1:30 by 0:30\n"),
        (["1:00", "2:00", "3:00"], "1:00 hard\n30s rest\n2:00 hard\n"),
        (["1:00", "2:00", "3:00", "5:00"], "1:00 hard\n30s rest\n2:00 hard\n"),
        (["1:00", "2:00", "1:00", "2:00"], "repeat 2\n  1:00 hard\n  0:30 rest\n  2:00 hard\n"),
    ],
    ids=["up", "down", "up and down", "too few", "uneven", "to and fro"],
)
def test_ladders_are_found_where_they_read_better(intervals: list[str], line: str) -> None:
    written = "".join(f"{time} hard\n30s rest\n" for time in intervals)
    data = fit_workout(timeline(f"title: x\n{written}"), created=0)
    assert line.replace("30s", "0:30") in import_workout(data, name="x", zones=ZONES).text


def test_phases_come_back() -> None:
    session = timeline("title: x\nwarmup 1:00 easy\n2:00 hard\ncooldown 3:00 easy\n4:00 rest\n")
    phases = [Phase.WARMUP, Phase.MAIN, Phase.COOLDOWN, Phase.MAIN]
    for data in (
        fit_workout(session, created=0),
        zwo_text(session).encode(),
        icu_text(session).encode(),
    ):
        assert [one.phase for one in back(data).segments] == phases


@pytest.mark.parametrize("write", [icu_text, zwo_text])
@settings(max_examples=8)
@example(timeline('title: T\neffort tempo = 85-90%\n2:00 tempo "Hold"\n1:00 tempo\n'))
@given(timed)
def test_an_athletes_beats_are_told_and_change_nothing_on_the_way_back(
    write: Callable[[Timeline], str], without: Timeline
) -> None:
    hers = for_athlete(without, Athlete(hr_max=172))
    assert import_workout(write(hers).encode(), name="x", zones=ZONES) == import_workout(
        write(without).encode(), name="x", zones=ZONES
    )


def test_beats_stand_beside_the_effort_from_a_minute_on() -> None:
    plain = timeline('title: T\n1:00 medium "Hold"\n0:30 hard\n2:00 rest\n1:00 hard @ rpe 7\n')
    hers = for_athlete(plain, Athlete(hr_max=172))
    assert icu_text(hers).splitlines()[2:] == [
        "- Medium (150-158 bpm): Hold 1m 87-92% HR",
        "- Hard 30s 92-95% HR",
        "- Rest (up to 112 bpm) 2m 0-65% HR",
        "- Hard @ rpe 7 (158-163 bpm) 1m 92-95% HR",
    ]
    assert 'message="Medium (150-158 bpm): Hold"' in zwo_text(hers)
