"""What is heard at a live wait, and up to it."""

import pytest

from aquatimer.plan.cues import ClipLengths, CuePlan, Verbosity
from aquatimer.plan.pace import estimated_lengths
from aquatimer.plan.planner import plan_cues, texts_of
from aquatimer.plan.script import script_line
from aquatimer.plan.waiting import held_at, wait_texts
from tests.plan.sessions import TONES, read

WAIT = 'title: W\n1:00 easy\nwait "Clip the bungee on"{limit}\n1:00 hard\n'


def held(text: str, verbosity: Verbosity, lengths: dict[str, int] | None = None) -> CuePlan:
    timeline = read(text)
    texts = (*texts_of(timeline, verbosity, TONES), *wait_texts(timeline, verbosity))
    clips = ClipLengths(TONES, estimated_lengths(texts) if lengths is None else lengths)
    plan = plan_cues(timeline, verbosity, clips)
    return held_at(plan, timeline.segments[1], verbosity, clips)


def script(plan: CuePlan, start: int) -> list[str]:
    return [" ".join(script_line(cue).split()) for cue in plan.cues if cue.at >= start]


@pytest.mark.parametrize("limit", ["", " or 2:00"])
def test_a_wait_announces_itself_and_ticks_softly_until_somebody_comes(limit: str) -> None:
    heard = script(held(WAIT.format(limit=limit), Verbosity.COACH), 59_000)
    assert heard[:3] == [
        "0:59 tone tick",
        "1:00 tone rest",
        "1:00.8 speech start Wait. Clip the bungee on.",
    ]
    assert heard[3:6] == ["1:05 tone rep", "1:10 tone rep", "1:15 tone rep"]
    assert heard[-1] == "2:00:55 tone rep"


def test_how_much_is_said_of_a_wait_is_chosen_like_everything_else() -> None:
    said = {
        level: script(held(WAIT.format(limit=""), level), 60_000)[:2]
        for level in (Verbosity.QUIET, Verbosity.BRIEF)
    }
    assert said == {
        Verbosity.QUIET: ["1:00 tone rest", "1:05 tone rep"],
        Verbosity.BRIEF: ["1:00 tone rest", "1:00.8 speech start Wait."],
    }


def test_without_the_clip_of_the_label_the_wait_is_named_and_without_any_it_has_its_tones() -> None:
    wait = WAIT.format(limit="")
    assert "Wait." in script(held(wait, Verbosity.COACH, {"Wait.": 400}), 60_000)[1]
    assert script(held(wait, Verbosity.COACH, {}), 60_000)[1] == "1:05 tone rep"


def test_what_is_written_before_a_wait_is_said_in_it() -> None:
    said = WAIT.format(limit="").replace("wait", 'say "Swim to the wall"\nwait')
    heard = script(held(said, Verbosity.COACH), 60_000)
    assert [line.split(" ", 1)[1] for line in heard[1:3]] == [
        "speech say Swim to the wall.",
        "speech start Wait. Clip the bungee on.",
    ]
