"""The tips: which, when, and none again while others are left."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aquatimer.plan.cues import Cue
from aquatimer.plan.pace import estimated_length
from aquatimer.plan.phrases.catalogue import Occasion, Phrases
from aquatimer.plan.phrases.english import ENGLISH
from aquatimer.plan.phrases.german import GERMAN
from aquatimer.plan.phrases.languages import PHRASES
from tests.plan.sessions import read
from tests.plan.telling import plan_of

BOTH = pytest.mark.parametrize("phrases", PHRASES.values(), ids=PHRASES)
OCCASIONS = {tip.text: tip.occasion for phrases in PHRASES.values() for tip in phrases.tips}


def tips_in(text: str, phrases: Phrases = ENGLISH) -> list[Cue]:
    cues = plan_of(read(f"title: Made\n{text}"), phrases=phrases).cues
    return [cue for cue in cues if cue.name == "tip"]


def occasions_in(text: str) -> set[Occasion]:
    return {OCCASIONS[tip.text or ""] for tip in tips_in(text)}


def test_a_run_on_land_is_told_nothing_of_the_water() -> None:
    run = "warmup 5:00 easy\n5:00 hard\ncooldown 5:00 easy\n"
    assert tips_in(run)
    assert tips_in(f"tags: running, dry land\n{run}") == []


@BOTH
def test_there_are_thirty_and_more_for_all_occasions(phrases: Phrases) -> None:
    assert len({tip.text for tip in phrases.tips}) == len(phrases.tips) >= 30
    assert min(Counter(tip.occasion for tip in phrases.tips).values()) >= 6
    assert {tip.occasion for tip in phrases.tips} == set(Occasion)


def test_each_language_has_as_many_for_each_occasion() -> None:
    kinds = [[(tip.occasion, tip.gear) for tip in phrases.tips] for phrases in PHRASES.values()]
    assert all(one == other for one, other in pairwise(kinds))


@BOTH
def test_each_takes_two_to_five_seconds(phrases: Phrases) -> None:
    lengths = {tip.text: estimated_length(tip.text) for tip in phrases.tips}
    assert {text for text, length in lengths.items() if not 1_800 <= length <= 5_000} == set()


@pytest.mark.parametrize(
    ("text", "occasions"),
    [
        ("warmup 10:00 easy", {Occasion.WARM_UP}),
        ("5:00 hard", {Occasion.WORK}),
        ("1:00 hard\n5:00 easy\n1:00 hard", {Occasion.WORK, Occasion.RECOVERY}),
        ("repeat 3\n  2:00 hard", {Occasion.WORK, Occasion.LATE}),
        ("cooldown 10:00 easy", {Occasion.COOL_DOWN}),
        ("2:00 drill\n10 reps every 10s hard", set()),
        ("5:00 strength\n5:00 rest", set()),
        ("2:00 hard\nwait or 3:00", {Occasion.WORK}),
        ("repeat 100\n  20s hard\n  20s rest", set()),
    ],
)
def test_each_has_its_occasion(text: str, occasions: set[Occasion]) -> None:
    assert occasions_in(text) == occasions


def test_the_belt_is_for_those_who_wear_one() -> None:
    warm_up = "warmup 30:00 easy"
    for gear, told in (("belt", True), ("bungee", False)):
        texts = {tip.text for tip in tips_in(f"gear: {gear}\n{warm_up}")}
        assert any("belt" in (text or "") for text in texts) is told


def test_other_speech_has_silence_around_it() -> None:
    plan = plan_of(read('title: Made\n10:00 hard\n  every 0:15 "Stay with it"'))
    spoken = [cue for cue in plan.cues if cue.text]
    tips = [cue for cue in spoken if cue.name == "tip"]
    assert len(tips) > 3
    for one, other in pairwise(spoken):
        if "tip" in {one.name, other.name}:
            assert other.at - one.end >= 3_000


@settings(max_examples=20)
@given(minutes=st.integers(1, 240), phrases=st.sampled_from([ENGLISH, GERMAN]))
def test_none_comes_again_while_others_are_left(minutes: int, phrases: Phrases) -> None:
    given_so_far: Counter[str] = Counter()
    loop = f"warmup 10:00 easy\nrepeat {minutes}\n  0:30 hard\n  1:00 hard\n  2:00 easy"
    for tip in tips_in(loop, phrases):
        others = [one for one, when in OCCASIONS.items() if when is OCCASIONS[tip.text or ""]]
        fitting = {one.text for one in phrases.tips if one.text in others}
        assert given_so_far[tip.text or ""] == min(given_so_far[text] for text in fitting)
        given_so_far[tip.text or ""] += 1


def test_sessions_begin_with_tips_of_their_own() -> None:
    firsts = {
        next(
            cue.text
            for cue in plan_of(read(f"title: {title}\n1:00 hard")).cues
            if cue.name == "tip"
        )
        for title in ("Monday", "Tuesday", "Wednesday", "Thursday")
    }
    assert len(firsts) > 1
