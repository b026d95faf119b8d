"""Two plans of one session, the second from a moment on."""

from aquatimer.plan.cues import Cue, CueKind, CuePlan, Sound
from aquatimer.plan.splicing import CountIn, counted_in, cut_over, gone_on_with
from aquatimer.units.durations import SECOND
from tests.plan.sessions import TONES, read
from tests.plan.telling import plan_of


def say(at: int, text: str, duration: int = 2_000) -> Cue:
    return Cue(at, CueKind.SPEECH, "say", duration, 0, text=text)


def tick(at: int) -> Cue:
    return Cue(at, CueKind.TONE, "tick", 160, 0, sound=Sound.TICK)


OLD = CuePlan("made", 60_000, (tick(0), say(9_000, "old"), tick(20_000), say(30_000, "old later")))
NEW = CuePlan("made", 90_000, (tick(0), say(10_500, "soon"), tick(10_600), say(30_000, "new")))


def test_what_has_begun_is_heard_to_its_end_and_nothing_is_said_over_it() -> None:
    both = gone_on_with(OLD, NEW, 10_000)
    assert both.cues == (tick(0), say(9_000, "old"), tick(10_600), say(30_000, "new"))
    assert both.total == NEW.total


def test_what_sounds_is_cut_off_where_another_segment_begins() -> None:
    both = cut_over(OLD, NEW, 10_000)
    assert both.cues[:3] == (tick(0), say(9_000, "old", 1_000), say(10_500, "soon"))


def test_a_plan_that_does_not_change_is_left_as_it_is_wherever_it_is_cut() -> None:
    whole = plan_of(read("title: W\nwarmup 2:00 easy\nrepeat 3\n  1:00 hard\n  0:30 rest\n"))
    for at in range(-10 * SECOND, whole.total, 777):
        assert gone_on_with(whole, whole, at) == whole


def test_a_short_count_in_leaves_out_the_announcement_that_has_no_room() -> None:
    whole = plan_of(read("title: W\n1:00 easy\n"))
    assert whole.start < -5_000
    short = counted_in(whole, CountIn(0, 5 * SECOND), TONES)
    assert [cue.at for cue in short.cues if cue.at < 0] == [-3_000, -2_000, -1_000]
    assert counted_in(whole, CountIn(0, 30 * SECOND), TONES) == whole


def test_in_the_middle_of_a_session_the_count_in_has_its_ticks_alone() -> None:
    whole = plan_of(read("title: W\n1:00 easy\n1:00 hard\n"))
    begun = counted_in(whole, CountIn(90 * SECOND, 20 * SECOND), TONES)
    early = [(cue.at, cue.name) for cue in begun.cues if cue.at < 90 * SECOND]
    assert early == [(87_000, "tick"), (88_000, "tick"), (89_000, "tick")]
    assert [cue for cue in begun.cues if cue.at >= 90_000] == [
        cue for cue in whole.cues if cue.at >= 90_000
    ]
