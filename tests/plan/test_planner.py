"""The rules of the cues, as laws over random sessions and random clip lengths."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from aquatimer.plan.cues import ClipLengths, Cue, CueKind, CuePlan, Sound, Verbosity
from aquatimer.plan.pace import estimated_length
from aquatimer.plan.passages import passages_of
from aquatimer.plan.phrases.catalogue import Phrases
from aquatimer.plan.phrases.languages import PHRASES
from aquatimer.plan.planner import plan_cues, texts_of
from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.plan.wording import start
from aquatimer.units.durations import SECOND
from tests.plan.sessions import TONES, held, timelines

Test = Callable[[Any], None]


def law(made: st.SearchStrategy[Any]) -> Callable[[Test], Test]:
    """Hold a rule against random sessions."""
    return lambda rule: settings(max_examples=30)(given(made)(rule))


@dataclass(frozen=True)
class Made:
    timeline: Timeline
    verbosity: Verbosity
    phrases: Phrases
    lengths: ClipLengths
    plan: CuePlan

    @property
    def speech(self) -> list[Cue]:
        return [cue for cue in self.plan.cues if cue.kind is CueKind.SPEECH]

    @property
    def tones(self) -> list[Cue]:
        return [cue for cue in self.plan.cues if cue.kind is CueKind.TONE]

    def role(self, *names: str) -> list[Cue]:
        return [cue for cue in self.plan.cues if cue.name in names]

    def inside(self) -> Iterator[tuple[Cue, Segment]]:
        for cue in self.speech:
            if cue.name not in {"ready", "finish"}:
                yield cue, self.timeline.segments[cue.segment]


def planned(
    timeline: Timeline, verbosity: Verbosity, phrases: Phrases, pace: float, mute: int = 0
) -> Made:
    """Plan with clips `pace` times as long as estimated; every `mute`th cannot be spoken."""
    texts = texts_of(timeline, verbosity, TONES, phrases)
    spoken = [text for place, text in enumerate(texts) if not mute or place % mute]
    lengths = ClipLengths(TONES, {text: int(estimated_length(text) * pace) for text in spoken})
    plan = plan_cues(timeline, verbosity, lengths, phrases)
    return Made(timeline, verbosity, phrases, lengths, plan)


@st.composite
def plans(draw: st.DrawFn, verbosity: Verbosity | None = None) -> Made:
    timeline = draw(timelines())
    return planned(
        draw(st.sampled_from([timeline, held(timeline)])),
        verbosity or draw(st.sampled_from(list(Verbosity))),
        draw(st.sampled_from(list(PHRASES.values()))),
        pace=draw(st.sampled_from([0.2, 0.7, 1, 1.5, 4])),
        mute=draw(st.sampled_from([0, 0, 3, 7])),
    )


Rule = Callable[[Made], None]
RULES: list[Rule] = []


def rule(holds: Rule) -> Rule:
    """Have a rule held against the plans of all: making a plan takes longer than looking at it."""
    RULES.append(holds)
    return holds


def spaced(one: Cue, other: Cue) -> bool:
    return one.end <= other.at or other.end <= one.at


def lasting(made: Made) -> list[Segment]:
    return [segment for segment in made.timeline.segments if segment.duration]


@rule
def every_change_has_its_tone_and_the_end_its_own(made: Made) -> None:
    changes = [(cue.at, cue.sound) for cue in made.role("change", "rest") if cue.sound]
    assert [at for at, _ in changes] == [segment.start for segment in lasting(made)]
    ends = [cue.at for cue in made.tones if cue.sound is Sound.FINISH]
    assert ends == [made.timeline.total]


@rule
def an_easier_interval_has_an_easier_tone_and_a_rest_that_of_rest(made: Made) -> None:
    sounds = [cue.sound for cue in made.role("change", "rest")]
    for (before, segment), sound in zip(pairwise(lasting(made)), sounds[1:], strict=True):
        if segment.effort.is_rest:
            assert sound is Sound.REST
        elif segment.effort.strain is not None and before.effort.strain is not None:
            easier = segment.effort.strain < before.effort.strain
            assert sound is (Sound.EASIER if easier else Sound.CHANGE)


@rule
def ticks_come_before_every_change_of_eight_seconds_and_more(made: Made) -> None:
    expected = [-3 * SECOND, -2 * SECOND, -1 * SECOND]
    for segment in made.timeline.segments:
        if segment.duration >= 8 * SECOND:
            expected += [segment.end - seconds * SECOND for seconds in (3, 2, 1)]
    assert [cue.at for cue in made.role("tick")] == expected


@rule
def intervals_of_a_minute_and_more_have_a_tone_at_half(made: Made) -> None:
    expected = [one.start + one.duration // 2 for one in lasting(made) if one.duration >= 60_000]
    assert [cue.at for cue in made.tones if cue.sound is Sound.HALF] == expected


@rule
def no_tone_sounds_into_another(made: Made) -> None:
    assert all(cue.duration > 0 for cue in made.tones)
    assert all(one.end <= other.at for one, other in pairwise(made.tones))


@rule
def every_repetition_has_a_tap_or_another_tone(made: Made) -> None:
    for segment in made.timeline.segments:
        for done in range(segment.reps.count if segment.reps else 0):
            at = segment.start + done * (segment.reps.every if segment.reps else 0)
            assert any(cue.at <= at < cue.at + TONES[cue.sound or Sound.REP] for cue in made.tones)


@rule
def no_two_utterances_overlap(made: Made) -> None:
    assert all(spaced(one, other) for one, other in pairwise(made.speech))


@rule
def speech_never_crosses_a_change_nor_runs_under_ticks_or_tones(made: Made) -> None:
    tones = [cue for cue in made.tones if cue.name != "rep"]
    for said in made.speech:
        assert all(spaced(said, tone) for tone in tones)


@rule
def speech_stays_in_its_segment(made: Made) -> None:
    for said, segment in made.inside():
        assert segment.start < said.at
        assert said.end < segment.end


@rule
def every_clip_that_is_planned_was_made(made: Made) -> None:
    assert all(made.lengths.speech[cue.text or ""] == cue.duration for cue in made.speech)


@rule
def cues_come_in_order_of_time(made: Made) -> None:
    assert all(one.at <= other.at for one, other in pairwise(made.plan.cues))


@rule
def short_intervals_get_one_word_of_ours(made: Made) -> None:
    for said, segment in made.inside():
        if segment.duration < 15 * SECOND:
            assert said.name in {"start", "say", "rep"}
            assert said.name != "start" or len((said.text or "").split()) == 1


@rule
def what_is_told_depends_on_the_length_of_the_interval(made: Made) -> None:
    least = {"heads-up": 30, "half": 60, "tip": 30}
    for said, segment in made.inside():
        assert segment.duration >= least.get(said.name, 0) * SECOND


@law(plans(Verbosity.QUIET))
def test_quiet_is_tones_only(made: Made) -> None:
    assert made.speech == []


@law(plans(Verbosity.BRIEF))
def test_brief_says_starts_and_heads_ups_only(made: Made) -> None:
    assert {cue.name for cue in made.speech} <= {"start", "heads-up"}


@law(timelines())
def test_a_voice_that_cannot_speak_leaves_all_the_tones(timeline: Timeline) -> None:
    plan = plan_cues(timeline, Verbosity.COACH, ClipLengths(TONES, {}))
    quiet = plan_cues(timeline, Verbosity.QUIET, ClipLengths(TONES, {}))
    assert plan == quiet


@rule
def a_start_follows_its_tone_or_the_lines_before_it_at_once(made: Made) -> None:
    for one in made.role("start"):
        before = [cue.end for cue in made.plan.cues if cue.at < one.at and cue.name != "rep"]
        assert 0 < one.at - max(before) <= 250


@rule
def a_heads_up_is_in_the_last_fifteen_seconds(made: Made) -> None:
    for one in made.role("heads-up"):
        assert one.at >= made.timeline.segments[one.segment].end - 15 * SECOND


@rule
def a_start_is_the_longest_wording_that_fits_and_is_dropped_only_when_none_does(
    made: Made,
) -> None:
    said = {cue.segment: cue for cue in made.role("start")}
    for passage in passages_of(made.timeline):
        if passage.says or made.verbosity is Verbosity.QUIET:
            continue
        cue = said.get(passage.segment.index)
        wordings = start(passage, made.verbosity, made.phrases)
        longer = wordings[: wordings.index(cue.text or "")] if cue else wordings
        lengths = [made.lengths.speech[one] for one in longer if one in made.lengths.speech]
        assert not any(fits_after_the_change(made, passage.segment, length) for length in lengths)


def fits_after_the_change(made: Made, segment: Segment, length: int) -> bool:
    tones = [cue for cue in made.tones if cue.name != "rep"]
    change = next(cue for cue in tones if cue.at == segment.start)
    following = min(cue.at for cue in tones if cue.at > segment.start)
    whole = TONES[change.sound or Sound.CHANGE]
    return segment.start + whole + 100 + length + 100 <= following


@law(plans(Verbosity.COACH))
def test_tips_are_a_minute_and_a_half_apart_and_never_near_the_end(made: Made) -> None:
    tips = made.role("tip")
    assert all(other.at - one.at >= 90 * SECOND for one, other in pairwise(tips))
    for tip in tips:
        assert tip.end <= made.timeline.segments[tip.segment].end - 20 * SECOND


@law(plans(Verbosity.COACH))
def test_written_cues_yield_only_to_tones_starts_heads_ups_and_each_other(made: Made) -> None:
    said = {(cue.text, cue.at) for cue in made.speech}
    rivals = [cue for cue in made.plan.cues if cue.name in {"start", "heads-up", "say"}]
    for segment in made.timeline.segments:
        for written in segment.cues:
            at, text = segment.start + written.at, f"At {written.at}."
            length = made.lengths.speech.get(text)
            if length is None or (text, at) in said:
                continue
            tones = [cue for cue in made.tones if cue.name != "rep"]
            whole = Cue(at - 250, CueKind.SPEECH, "say", length + 500, segment.index)
            assert any(not spaced(whole, cue) for cue in (*rivals, *tones))


@law(plans(Verbosity.COACH))
def test_heart_rate_is_told_in_work_of_a_minute_and_more(made: Made) -> None:
    for said, segment in made.inside():
        if said.name == "say" and (said.text or "").startswith(("Heart", "Puls")):
            assert segment.duration >= 60 * SECOND
            assert segment.target.bpm is not None
            assert not segment.effort.is_rest


@rule
def the_same_session_is_told_the_same_way_again(made: Made) -> None:
    again = plan_cues(made.timeline, made.verbosity, made.lengths, made.phrases)
    assert again == made.plan


@settings(max_examples=100)
@given(plans())
def test_every_plan_keeps_every_rule(made: Made) -> None:
    for holds in RULES:
        holds(made)
