"""What a coach says in the sessions that people write."""

from aquatimer.plan.cues import Verbosity
from aquatimer.plan.phrases.german import GERMAN
from aquatimer.plan.planner import texts_of
from tests.plan.sessions import TONES, read
from tests.plan.telling import plan_of, told


def test_an_interval_of_a_minute() -> None:
    assert told('repeat 2\n  1:00 sprint "Reach for your marker"\n  1:00 rest')[:7] == [
        "0:00 Sprint. One minute. Round one of two. Reach for your marker.",
        "0:30 Halfway.",
        "0:50 Ten seconds left.",
        "0:51 Next: rest.",
        "1:00 Rest. One minute.",
        "1:50 Next: sprint, one minute. Last round.",
        "2:00 Sprint. One minute. Last round. Reach for your marker.",
    ]


def test_tabata() -> None:
    assert told("repeat 8\n  20s sprint\n  10s rest")[-4:] == [
        "3:00 Sprint. Twenty seconds. Round seven of eight.",
        "3:20 Rest.",
        "3:30 Sprint. Twenty seconds. Last round.",
        "3:50 Rest.",
    ]


def test_intervals_of_five_and_three_seconds_get_one_word() -> None:
    assert told("repeat 2\n  5s sprint\n  3s rest") == [
        "0:00 Sprint.",
        "0:05 Rest.",
        "0:08 Sprint.",
        "0:13 Rest.",
    ]


def test_intervals_shorter_than_their_tone_have_the_tone_alone() -> None:
    plan = plan_of(read("title: Made\nrepeat 20\n  0.1s sprint\n  0.2s easy"))
    changes = [cue for cue in plan.cues if cue.name == "change"]
    assert [cue.duration for cue in changes] == [100, 200] * 20
    assert [cue.text for cue in plan.cues if cue.name == "start"] == []


def test_five_minutes_tell_the_half_and_the_last_minute() -> None:
    assert told("warmup 5:00 easy\n20s hard") == [
        "0:00 Easy. Five minutes. Warm up.",
        "2:30 Halfway.",
        "4:00 One minute left.",
        "4:50 Ten seconds left.",
        "4:51 Next: hard, twenty seconds.",
        "5:00 Hard. Twenty seconds.",
    ]


def test_loops_in_loops_have_names_of_their_own() -> None:
    assert told("repeat 2\n  20s easy\n  repeat 2\n    20s hard\n  10s rest") == [
        "0:00 Easy. Twenty seconds.",
        "0:02 Set one of two.",
        "0:20 Hard. Twenty seconds. Round one of two.",
        "0:40 Hard. Twenty seconds. Last round.",
        "0:43 Two minutes left in the session.",
        "1:00 Rest.",
        "1:10 Easy. Twenty seconds.",
        "1:12 Last set.",
        "1:30 Hard. Twenty seconds. Round one of two.",
        "1:50 Hard. Twenty seconds. Last round.",
        "2:10 Rest.",
    ]


def test_a_set_that_begins_with_its_first_round_tells_both() -> None:
    starts = [line for line in told("repeat 3\n  repeat 2\n    20s hard") if "Hard" in line]
    assert starts[::2] == [
        "0:00 Hard. Twenty seconds. Set one of three. Round one of two.",
        "0:40 Hard. Twenty seconds. Set two of three. Round one of two.",
        "1:20 Hard. Twenty seconds. Last set. Round one of two.",
    ]


def test_the_heads_up_tells_the_last_round_of_an_outer_loop() -> None:
    lines = told("repeat 2\n  repeat 2\n    40s hard\n    40s steady")
    assert "2:30 Ten seconds left." in lines
    assert "2:31 Next: hard, forty seconds. Last set." in lines


def test_a_loop_of_one_is_no_loop() -> None:
    assert told("repeat 1\n  20s hard") == ["0:00 Hard. Twenty seconds."]


def test_the_minutes_left_are_told_where_a_set_ends() -> None:
    lines = told("repeat 2\n  1:00 hard\n  1:00 rest\ncooldown 10:00 easy")
    assert [line for line in lines if "session" in line] == [
        "3:02 Eleven minutes left in the session."
    ]


def test_two_sets_that_end_together_are_told_once_and_no_running_one() -> None:
    loops = "repeat 2\n  20s hard\n  repeat 2\n    30s hard\n    30s rest\ncooldown 10:00 easy"
    lines = [line for line in told(loops) if "session" in line]
    assert lines == [
        "1:52 Thirteen minutes left in the session.",
        "4:12 Ten minutes left in the session.",
    ]


def test_easy_between_easy_is_work_and_easy_between_hard_is_a_recovery() -> None:
    assert "1:50 Ten seconds left." in told("2:00 easy\n1:00 easy")
    assert "1:50 Ten seconds left." not in told("2:00 easy\n1:00 hard")


def test_a_say_comes_before_the_announcement_and_leaves_it_its_room() -> None:
    assert told('say "Hold the line"\n20s hard "Go"') == [
        "0:00 Hold the line.",
        "0:01 Hard. Twenty seconds. Go.",
    ]
    long = "very " * 38
    assert told(f'say "{long}"\nsay "Now"\n9s hard') == ["0:00 Now.", "0:01 Hard."]


def test_a_written_cue_beats_all_of_ours_but_start_and_heads_up() -> None:
    cues = '2:00 hard\n  at 0:01 "One"\n  at half "Two"\n  at -0:10 "Three"\n1:00 rest'
    assert told(cues)[:5] == [
        "0:00 Hard. Two minutes.",
        "1:00 Two.",
        "1:50 Three.",
        "1:51 Next: rest.",
        "2:00 Rest. One minute.",
    ]


def test_repetitions_are_counted_aloud_but_not_under_the_ticks() -> None:
    assert told('5 reps every 2s strength "Clamshell"\n20s stretch "Left side"') == [
        "0:00 Strength.",
        "0:02 Two.",
        "0:04 Three.",
        "0:06 Four.",
        "0:10 Stretch. Twenty seconds. Left side.",
    ]


def test_the_heads_up_falls_between_two_counts() -> None:
    lines = told("10 reps every 4s strength\n1:00 rest")
    assert lines[:2] == ["0:00 Strength. Ten repetitions.", "0:04 Two."]
    assert lines[7:11] == ["0:28 Eight.", "0:30 Next: rest.", "0:32 Nine.", "0:36 Ten."]


def test_very_many_repetitions_are_counted_by_round_numbers() -> None:
    texts = texts_of(read("title: Made\n10000 reps every 1s strength"), Verbosity.COACH, TONES)
    assert len(texts) < 400
    assert {"One hundred.", "One hundred and ten.", "Ten thousand."} <= set(texts)
    assert "One hundred and one." not in texts


def test_a_wait_without_a_time_is_told_before_it() -> None:
    assert told('1:00 hard\nsay "Off again"\nwait "Fill your bottle"\n20s hard')[3:] == [
        "0:51 Next: wait. Fill your bottle.",
        "1:00 Off again.",
        "1:01 Hard. Twenty seconds.",
    ]


def test_a_wait_with_a_time_is_announced_as_one() -> None:
    assert told("20s hard\nwait or 0:20")[1:] == ["0:20 Wait. Twenty seconds."]


def test_a_session_of_waits_alone_has_its_beginning_and_its_end() -> None:
    plan = plan_of(read('title: Made\nwait "One"\nwait "Two"'))
    assert [cue.name for cue in plan.cues] == ["ready", "tick", "tick", "tick", "finish", "finish"]


def test_heart_rate_is_told_once_the_heart_follows() -> None:
    lines = told("1:30 hard @ 150-158 bpm\n0:40 hard @ 150-158 bpm")
    assert [line for line in lines if "Heart" in line] == [
        "0:20 Heart rate one fifty to one fifty-eight."
    ]


def test_brief_tells_what_is_done_and_what_comes() -> None:
    text = 'repeat 2\n  1:00 sprint "Reach"\n    at half "Half"\n  30s drill "Hands up"'
    assert told(text, Verbosity.BRIEF) == [
        "0:00 Sprint. One minute. Round one of two.",
        "0:50 Next: drill, thirty seconds.",
        "1:00 Drill. Thirty seconds. Round one of two. Hands up.",
        "1:20 Next: sprint, one minute. Last round.",
        "1:30 Sprint. One minute. Last round.",
        "2:20 Next: drill, thirty seconds.",
        "2:30 Drill. Thirty seconds. Last round. Hands up.",
    ]


def test_german() -> None:
    text = "effort tempo = 85-90%\nwarmup 1:30 easy\nrepeat 2\n  1:00 sprint\n  1:00 tempo"
    assert told(text, phrases=GERMAN)[:9] == [
        "0:00 Locker. Eine Minute dreißig. Einlaufen.",
        "0:45 Halbzeit.",
        "1:20 Noch zehn Sekunden.",
        "1:21 Gleich: Sprint, eine Minute.",
        "1:30 Sprint. Eine Minute. Runde eins von zwei.",
        "2:00 Halbzeit.",
        "2:20 Noch zehn Sekunden.",
        "2:21 Gleich: tempo, eine Minute.",
        "2:30 Tempo. Eine Minute. Runde eins von zwei.",
    ]
