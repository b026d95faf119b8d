"""The shipped sessions as scripts; `python -m tests.plan.golden_scripts` writes them anew.

Read what has changed before it is committed: that is what runners will hear.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from aquatimer.plan.athlete import Athlete, for_athlete
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.phrases.catalogue import Phrases
from aquatimer.plan.phrases.english import ENGLISH
from aquatimer.plan.phrases.german import GERMAN
from aquatimer.plan.reading import read_workout
from aquatimer.plan.script import script_line
from aquatimer.plan.timeline import Timeline
from tests.plan.sessions import held
from tests.plan.telling import plan_of

FOLDER = Path(__file__).parent / "golden"

_WORKOUTS = Path(__file__).parents[2] / "workouts"


def scripts() -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the name of each script and what makes it: five sessions, three levels, three more."""
    for name in ("lactic-acid", "pyramid", "race-simulation", "springboard", "wave"):
        for verbosity in Verbosity:
            yield f"{name}-{verbosity}.txt", partial(_script, _session(name), verbosity, ENGLISH)
    springboard = _session("springboard")
    yield "springboard-coach-german.txt", partial(_script, springboard, Verbosity.COACH, GERMAN)
    marked = held(springboard)
    yield "springboard-coach-markers.txt", partial(_script, marked, Verbosity.COACH, ENGLISH)
    beats = for_athlete(springboard, Athlete(172))
    yield "springboard-coach-beats.txt", partial(_script, beats, Verbosity.COACH, ENGLISH)


def _session(name: str) -> Timeline:
    reading = read_workout((_WORKOUTS / f"{name}.aqua").read_bytes(), file=name, name=name)
    assert reading.timeline is not None
    return reading.timeline


def _script(timeline: Timeline, verbosity: Verbosity, phrases: Phrases) -> str:
    cues = plan_of(timeline, verbosity, phrases).cues
    return "".join(f"{script_line(cue)}\n" for cue in cues)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, made in scripts():
        (FOLDER / name).write_text(made(), encoding="utf-8")
