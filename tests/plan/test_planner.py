"""The rules of the cues, as laws over random sessions and random clip lengths."""

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aquatimer.plan.cues import ClipLengths, Cue, CueKind, CuePlan, Sound, Verbosity
from aquatimer.plan.efforts import BUILT_IN
from aquatimer.plan.planner import plan_cues, texts_of
from aquatimer.plan.timeline import Phase, Reps, Segment, Timeline, WrittenCue
from aquatimer.units.durations import MINUTE, SECOND, Milliseconds

TONES: Mapping[Sound, Milliseconds] = {
    Sound.TICK: 160,
    Sound.CHANGE: 400,
    Sound.EASIER: 400,
    Sound.REST: 700,
    Sound.HALF: 300,
    Sound.REP: 60,
    Sound.FINISH: 1200,
}


def made_timeline(*segments: Segment) -> Timeline:
    return Timeline("made", "Made up", segments)


@st.composite
def segments(draw: st.DrawFn, index: int, start: Milliseconds) -> Segment:
    duration = draw(st.integers(1, 4000)) * 100
    effort = BUILT_IN[draw(st.sampled_from(sorted(BUILT_IN)))]
    count = draw(st.integers(1, 4))
    reps = draw(st.sampled_from([None, None, Reps(5, duration // 5)]))
    cues = draw(st.lists(st.integers(0, duration), max_size=3))
    return Segment(
        index=index,
        start=start,
        duration=duration,
        phase=draw(st.sampled_from(list(Phase))),
        effort=effort,
        target=effort.target,
        line=index + 1,
        label=draw(st.sampled_from([None, "Hold your medium marker", "long " * 40])),
        rounds=draw(st.sampled_from([(), ((draw(st.integers(1, count)), count),)])),
        reps=reps,
        says=draw(st.sampled_from([(), ("Stay tall",)])),
        cues=tuple(WrittenCue(at, f"At {at}", index + 1) for at in sorted(cues)),
    )


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    made: list[Segment] = []
    for index in range(draw(st.integers(1, 8))):
        made.append(draw(segments(index, made[-1].end if made else 0)))
    return made_timeline(*made)


@st.composite
def plans(draw: st.DrawFn) -> tuple[Timeline, CuePlan]:
    timeline = draw(timelines())
    verbosity = draw(st.sampled_from(list(Verbosity)))
    pace = draw(st.integers(20, 200))
    texts = texts_of(timeline, verbosity, TONES)
    mute = draw(st.sets(st.sampled_from(texts), max_size=3)) if texts else set()
    speech = {text: pace * len(text) for text in texts if text not in mute}
    return timeline, plan_cues(timeline, verbosity, ClipLengths(TONES, speech))


def speech_of(plan: CuePlan) -> list[Cue]:
    return [cue for cue in plan.cues if cue.kind is CueKind.SPEECH]


def spaced(one: Cue, other: Cue) -> bool:
    return one.end <= other.at or other.end <= one.at


@given(plans())
def test_every_change_has_its_tone_and_the_end_its_own(made: tuple[Timeline, CuePlan]) -> None:
    timeline, plan = made
    changes = [cue.at for cue in plan.cues if cue.name in {"change", "rest"}]
    assert changes == [segment.start for segment in timeline.segments]
    assert [cue.at for cue in plan.cues if cue.sound is Sound.FINISH] == [timeline.total]


@given(plans())
def test_ticks_come_before_every_change_of_eight_seconds_and_more(
    made: tuple[Timeline, CuePlan],
) -> None:
    timeline, plan = made
    expected = [-3 * SECOND, -2 * SECOND, -1 * SECOND]
    for segment in timeline.segments:
        if segment.duration >= 8 * SECOND:
            expected += [segment.end - seconds * SECOND for seconds in (3, 2, 1)]
    assert [cue.at for cue in plan.cues if cue.name == "tick"] == expected


@given(plans())
def test_no_two_utterances_overlap(made: tuple[Timeline, CuePlan]) -> None:
    assert all(spaced(one, other) for one, other in pairwise(speech_of(made[1])))


@given(plans())
def test_speech_never_crosses_a_change_nor_runs_under_ticks_or_tones(
    made: tuple[Timeline, CuePlan],
) -> None:
    _, plan = made
    tones = [cue for cue in plan.cues if cue.kind is CueKind.TONE and cue.name != "rep"]
    for said in speech_of(plan):
        assert all(spaced(said, tone) for tone in tones)


@given(plans())
def test_speech_stays_in_its_segment(made: tuple[Timeline, CuePlan]) -> None:
    timeline, plan = made
    for said in speech_of(plan):
        segment = timeline.segments[said.segment]
        if said.name not in {"ready", "finish"}:
            assert segment.start < said.at
            assert said.end < segment.end


@given(plans())
def test_cues_come_in_order_of_time(made: tuple[Timeline, CuePlan]) -> None:
    assert all(one.at <= other.at for one, other in pairwise(made[1].cues))


@given(plans())
def test_short_intervals_get_one_word(made: tuple[Timeline, CuePlan]) -> None:
    timeline, plan = made
    for said in speech_of(plan):
        if said.name == "start" and timeline.segments[said.segment].duration < 15 * SECOND:
            assert said.text is not None
            assert len(said.text.split()) == 1


@given(timelines())
def test_quiet_is_tones_only(timeline: Timeline) -> None:
    plan = plan_cues(timeline, Verbosity.QUIET, ClipLengths(TONES, {}))
    assert speech_of(plan) == []


@given(timelines())
def test_brief_says_starts_and_heads_ups_only(timeline: Timeline) -> None:
    texts = texts_of(timeline, Verbosity.BRIEF, TONES)
    lengths = ClipLengths(TONES, {text: 50 * len(text) for text in texts})
    plan = plan_cues(timeline, Verbosity.BRIEF, lengths)
    assert {cue.name for cue in speech_of(plan)} <= {"start", "heads-up"}


@given(timelines())
def test_a_voice_that_cannot_speak_leaves_all_the_tones(timeline: Timeline) -> None:
    plan = plan_cues(timeline, Verbosity.COACH, ClipLengths(TONES, {}))
    quiet = plan_cues(timeline, Verbosity.QUIET, ClipLengths(TONES, {}))
    assert plan == quiet


def sprint(duration: Milliseconds, **more: object) -> Timeline:
    effort = BUILT_IN["sprint"]
    made = Segment(0, 0, duration, Phase.MAIN, effort, effort.target, 1, **more)  # type: ignore[arg-type]
    return made_timeline(made)


def said(timeline: Timeline, pace: int) -> list[str | None]:
    texts = texts_of(timeline, Verbosity.COACH, TONES)
    lengths = ClipLengths(TONES, {text: pace * len(text) for text in texts})
    return [
        cue.text
        for cue in speech_of(plan_cues(timeline, Verbosity.COACH, lengths))
        if cue.name not in {"ready", "finish"}
    ]


@pytest.mark.parametrize(
    ("pace", "expected"),
    [
        (50, "Sprint. Twenty seconds. Round three of ten. Reach for your marker."),
        (300, "Sprint. Twenty seconds. Round three of ten."),
        (500, "Sprint. Twenty seconds."),
        (1000, "Sprint."),
    ],
)
def test_the_longest_wording_that_fits_is_said(pace: int, expected: str) -> None:
    timeline = sprint(20 * SECOND, label="Reach for your marker", rounds=((3, 10),))
    assert said(timeline, pace) == [expected]


def test_what_does_not_fit_in_its_shortest_is_dropped() -> None:
    assert said(sprint(20 * SECOND), pace=5000) == []


def test_a_written_cue_beats_the_half_and_follows_its_tone() -> None:
    cue = WrittenCue(60 * SECOND, "Check your turnover", 1)
    timeline = sprint(2 * MINUTE, cues=(cue,))
    texts = texts_of(timeline, Verbosity.COACH, TONES)
    lengths = ClipLengths(TONES, {text: 50 * len(text) for text in texts})
    plan = plan_cues(timeline, Verbosity.COACH, lengths)
    names = [(cue.name, cue.at) for cue in plan.cues if 50_000 < cue.at < 70_000]
    assert names == [("half", 60_000), ("say", 60_400)]


def test_repetitions_are_counted_but_not_under_the_ticks() -> None:
    timeline = sprint(20 * SECOND, reps=Reps(5, 4 * SECOND))
    assert said(timeline, pace=50) == [
        "Sprint. Twenty seconds.",
        "Two.",
        "Three.",
        "Four.",
        "Five.",
    ]
