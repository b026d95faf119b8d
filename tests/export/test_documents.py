"""The JSON documents, held against the examples that other people's programs are written to."""

import json
from dataclasses import replace

import pytest
from pydantic import ValidationError

from aquatimer.export.documents import (
    CuesDocument,
    TimelineDocument,
    WorkoutDocument,
    cues_json,
    diagnostics_json,
    library_json,
    timeline_json,
)
from aquatimer.lang.codes import Code
from aquatimer.lang.diagnostics import Diagnostic, Severity
from aquatimer.plan.cues import Cue, CueKind, CuePlan, Sound
from aquatimer.plan.efforts import BUILT_IN, Range, Target
from aquatimer.plan.timeline import Phase, Reps, Segment, Timeline


def test_the_timeline_is_the_one_of_the_contract(springboard: Timeline) -> None:
    document = json.loads(timeline_json(springboard))
    segments = document.pop("segments")
    assert document == {
        "format": "aquatimer.timeline/1",
        "name": "springboard",
        "title": "The Springboard",
        "level": "hard",
        "gear": ["belt", "bungee"],
        "options": {},
        "total_ms": 4_500_000,
    }
    assert segments[:2] == [
        {
            "index": 0,
            "start_ms": 0,
            "duration_ms": 600_000,
            "phase": "warmup",
            "effort": "easy",
            "label": None,
            "rounds": [],
            "target": {"percent": [65, 75], "bpm": None, "rpe": [2, 3], "cadence": [60, 70]},
            "reps": None,
            "wait": False,
            "line": 7,
        },
        {
            "index": 1,
            "start_ms": 600_000,
            "duration_ms": 90_000,
            "phase": "main",
            "effort": "easy",
            "label": "Move out slowly and stretch the bungee",
            "rounds": [[1, 10]],
            "target": {"percent": [65, 75], "bpm": None, "rpe": [2, 3], "cadence": [60, 70]},
            "reps": None,
            "wait": False,
            "line": 10,
        },
    ]


def test_the_keys_of_a_timeline_stand_in_the_order_of_the_contract(springboard: Timeline) -> None:
    document = json.loads(timeline_json(springboard))
    assert " ".join(document) == "format name title level gear options total_ms segments"
    assert " ".join(document["segments"][0]) == (
        "index start_ms duration_ms phase effort label rounds target reps wait line"
    )
    assert " ".join(document["segments"][0]["target"]) == "percent bpm rpe cadence"


def test_a_segment_with_everything() -> None:
    target = Target(Range(90, None), Range(150, 158), Range(7, 7), Range(90, None))
    loops = ((2, 3), (1, 5))
    segment = Segment(
        0, 0, 60_000, Phase.COOLDOWN, BUILT_IN["strength"], target, 9, "Hip hike", loops
    )
    reps = replace(segment, reps=Reps(15, 4_000), wait=True)
    timeline = Timeline("hip", "Hip", (reps,), options={"rounds": 15, "work": 90_000})
    document = json.loads(timeline_json(timeline))
    assert document["options"] == {"rounds": 15, "work": 90_000}
    assert (document["level"], document["gear"]) == (None, [])
    assert document["segments"] == [
        {
            "index": 0,
            "start_ms": 0,
            "duration_ms": 60_000,
            "phase": "cooldown",
            "effort": "strength",
            "label": "Hip hike",
            "rounds": [[2, 3], [1, 5]],
            "target": {
                "percent": [90, None],
                "bpm": [150, 158],
                "rpe": [7, 7],
                "cadence": [90, None],
            },
            "reps": {"count": 15, "every_ms": 4_000},
            "wait": True,
            "line": 9,
        }
    ]


def test_the_cue_plan_is_the_one_of_the_contract() -> None:
    said = "Easy. One minute thirty."
    plan = CuePlan(
        "springboard",
        4_500_000,
        (
            Cue(597_000, CueKind.TONE, "tick", 160, 0, Sound.TICK),
            Cue(600_000, CueKind.TONE, "change", 400, 1, Sound.CHANGE),
            Cue(600_500, CueKind.SPEECH, "start", 1_650, 1, text=said),
        ),
    )
    text = cues_json(plan)
    tick = {
        "at_ms": 597_000,
        "kind": "tone",
        "name": "tick",
        "text": None,
        "duration_ms": 160,
        "segment": 0,
    }
    assert json.loads(text) == {
        "format": "aquatimer.cues/1",
        "name": "springboard",
        "total_ms": 4_500_000,
        "cues": [
            tick,
            tick | {"at_ms": 600_000, "name": "change", "duration_ms": 400, "segment": 1},
            tick
            | {
                "at_ms": 600_500,
                "kind": "speech",
                "name": "start",
                "text": said,
                "duration_ms": 1_650,
                "segment": 1,
            },
        ],
    }
    assert list(json.loads(text)["cues"][0]) == list(tick)


def test_the_library_tells_where_a_workout_is_from_and_what_is_wrong_with_it() -> None:
    shipped = WorkoutDocument(
        name="wave",
        title="Wave",
        level="medium",
        gear=("belt",),
        total_ms=3_300_000,
        origin="own",
        hides_shipped=True,
        path="wave.aqua",
        problem=None,
    )
    broken = WorkoutDocument(
        name="mine",
        title=None,
        level=None,
        gear=(),
        total_ms=None,
        origin="own",
        hides_shipped=False,
        path="mine.aqua",
        problem="Line 3: there is no effort sprnt.",
    )
    document = json.loads(library_json([shipped, broken]))
    assert document["format"] == "aquatimer.library/1"
    assert list(document["workouts"][0].items()) == [
        ("name", "wave"),
        ("title", "Wave"),
        ("level", "medium"),
        ("gear", ["belt"]),
        ("total_ms", 3_300_000),
        ("origin", "own"),
        ("hides_shipped", True),
        ("path", "wave.aqua"),
        ("problem", None),
    ]
    assert document["workouts"][1]["problem"] == "Line 3: there is no effort sprnt."


def test_a_finding_of_the_language_becomes_one_of_the_contract() -> None:
    found = Diagnostic(
        file="mine.aqua",
        line=3,
        column=8,
        end_line=3,
        end_column=13,
        severity=Severity.ERROR,
        code=Code("unknown-effort"),
        message="There is no effort sprnt.",
        hint="Did you mean sprint?",
    )
    assert list(json.loads(diagnostics_json([found]))[0].items()) == [
        ("file", "mine.aqua"),
        ("line", 3),
        ("column", 8),
        ("end_line", 3),
        ("end_column", 13),
        ("severity", "error"),
        ("code", "unknown-effort"),
        ("message", "There is no effort sprnt."),
        ("hint", "Did you mean sprint?"),
    ]


def test_no_findings_are_an_empty_list() -> None:
    assert json.loads(diagnostics_json([])) == []


def test_letters_of_any_language_are_written_as_they_are(springboard: Timeline) -> None:
    text = timeline_json(replace(springboard, title="Großes 泳"))
    assert '  "title": "Großes 泳",\n' in text


def test_a_document_can_be_read_back(springboard: Timeline) -> None:
    text = timeline_json(springboard)
    assert TimelineDocument.model_validate_json(text).model_dump_json(indent=2) == text


@pytest.mark.parametrize(
    "wrong",
    [
        '{"format": "aquatimer.cues/2", "name": "x", "total_ms": 1, "cues": []}',
        '{"name": "x", "total_ms": "1", "cues": []}',
        '{"name": "x", "total_ms": 1, "cues": [], "more": 1}',
    ],
)
def test_a_document_of_another_shape_is_refused(wrong: str) -> None:
    with pytest.raises(ValidationError):
        CuesDocument.model_validate_json(wrong)
