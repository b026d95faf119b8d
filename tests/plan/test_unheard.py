"""What a runner wrote and will not hear, and why."""

from hypothesis import given, settings

from aquatimer.plan.cues import ClipLengths, CueKind, Verbosity
from aquatimer.plan.planner import plan_cues
from aquatimer.plan.timeline import Timeline
from aquatimer.plan.unheard import Unheard, estimated_clips, unheard
from tests.plan.sessions import TONES, read, timelines


def lost(text: str) -> list[tuple[int, str, str]]:
    timeline = read(f"title: Made\n{text}")
    found = unheard(timeline, estimated_clips(timeline, TONES))
    return [(one.line, one.text, one.reason) for one in found]


def test_nothing_is_lost_where_all_is_heard() -> None:
    text = 'say "Off we go"\n1:00 hard "Stay long"\n  at half "Breathe"\n  at -0:15 "Soon"'
    assert lost(text) == []


def test_a_cue_under_the_start_the_heads_up_or_the_countdown() -> None:
    cues = ("0:00.1", "0:02", "0:20.5", "0:21", "0:28")
    lines = "\n".join(f'  at {at} "At {number}"' for number, at in enumerate(cues))
    assert lost(f"30s hard\n{lines}\n1:00 sprint") == [
        (3, "At 0", "At 0:00.1 in its interval, the tone of the change is heard."),
        (
            4,
            "At 1",
            "At 0:02 in its interval, the announcement of this interval is heard.",
        ),
        (6, "At 3", "At 0:21 in its interval, another line of yours is heard."),
        (7, "At 4", "At 0:28 in its interval, the countdown to the change is heard."),
    ]


def test_a_cue_that_is_too_long_tells_what_comes_in_between() -> None:
    long = "very " * 39
    reason = "At 0:20 in its interval, it takes 10.0 seconds to say, "
    reason += "and the tone at half time comes after 9.9 seconds."
    assert lost(f'1:00 hard\n  at 0:20 "{long}"') == [(3, long, reason)]


def test_a_label_in_a_short_interval() -> None:
    reason = "In an interval under 15 seconds only the effort is said."
    assert lost('repeat 3\n  10s sprint "Go {round}"')[:2] == [
        (3, "Go 1", reason),
        (3, "Go 2", reason),
    ]


def test_a_label_that_is_too_long() -> None:
    long = "very " * 39
    reason = "With it, the announcement takes 12.0 seconds, "
    reason += "and the countdown to the change comes after 11.4 seconds."
    assert lost(f'15s hard "{long}"') == [(2, long, reason)]


def test_a_say_before_a_short_interval() -> None:
    words = "Reach for the marker at the wall"
    reason = (
        "It takes 1.8 seconds to say, and before the announcement there is room for 1.6 seconds."
    )
    assert lost(f'say "{words}"\n3s sprint') == [(3, words, reason)]


def test_a_wait_without_a_time() -> None:
    assert [line for line, _, _ in lost('wait "One"\n20s hard\nwait "Two"\n40s hard')] == [2, 4]
    assert lost('40s hard\nwait "Three"\n40s hard') == []


def test_text_without_a_word() -> None:
    assert lost('40s hard "…"\n  at half "?!"') == [
        (2, "…", "There is nothing in it that a voice can speak."),
        (3, "?!", "There is nothing in it that a voice can speak."),
    ]


def test_a_voice_that_cannot_speak_it() -> None:
    timeline = read('title: Made\n40s hard\n  at half "Hold"')
    found = unheard(timeline, ClipLengths(TONES, {}))
    assert found == (Unheard(3, "Hold", "The voice cannot speak it."),)


@settings(max_examples=30)
@given(timelines())
def test_a_line_is_heard_or_told(timeline: Timeline) -> None:
    lengths = estimated_clips(timeline, TONES)
    plan = plan_cues(timeline, Verbosity.COACH, lengths)
    told = {(one.line, one.text) for one in unheard(timeline, lengths)}
    for segment in timeline.segments:
        heard = [
            cue.text or ""
            for cue in plan.cues
            if cue.kind is CueKind.SPEECH and cue.segment == segment.index
        ]
        for cue in segment.cues:
            assert f"At {cue.at}." in heard or (cue.line, cue.text) in told
        if segment.label and segment.duration:
            words = segment.label.strip().casefold()
            said = any(words in text.casefold() for text in heard)
            assert said or (segment.line, segment.label) in told
