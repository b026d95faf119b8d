"""What every test may use: a session, and the real tools of those who read our files."""

import asyncio
import gc
import os
import shutil
import signal
from collections.abc import Callable

import pytest
from hypothesis import settings

from aquatimer.plan.efforts import BUILT_IN
from aquatimer.plan.timeline import Phase, Segment, Timeline
from aquatimer.units.durations import SECOND
from tests.tui.resting import RestingLoop

_IN_CI = os.environ.get("CI") == "true"

settings.register_profile("desk", deadline=None, max_examples=50)
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True, print_blob=True)
settings.register_profile("thorough", settings.get_profile("desk"), max_examples=1000)
settings.load_profile("ci" if _IN_CI else "desk")


def pytest_configure() -> None:
    """Let Ctrl-C mean something to programs under test, also where the tests run behind a shell.

    A shell without job control has what runs in its background ignore it, and children inherit it.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    # At the usual 700 new objects it looks through the widgets of a program at every key, which
    # is a fifth of the time that screens take in tests.
    gc.set_threshold(100_000, 10, 10)


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what lives to the end: modules, and thousands of tests.

    Looking through them again and again was a sixth of the time that screens take in tests.
    """
    gc.collect()
    gc.freeze()


ROUND = (
    (90, "easy", "Move out slowly and stretch the bungee"),
    (120, "medium", "Hold your medium marker"),
    (60, "sprint", "Reach for your sprint marker"),
    (60, "rest", "Let the bungee pull you back"),
)


@pytest.fixture
def springboard() -> Timeline:
    """The whole session of the article, segment by segment."""
    easy = BUILT_IN["easy"]
    segments = [Segment(0, 0, 600 * SECOND, Phase.WARMUP, easy, easy.target, line=7)]
    for number in range(40):
        seconds, name, label = ROUND[number % 4]
        segments.append(
            Segment(
                index=number + 1,
                start=segments[-1].end,
                duration=seconds * SECOND,
                phase=Phase.MAIN,
                effort=BUILT_IN[name],
                target=BUILT_IN[name].target,
                line=10 + number % 4,
                label=label,
                rounds=((number // 4 + 1, 10),),
            )
        )
    end = segments[-1].end
    segments.append(Segment(41, end, 600 * SECOND, Phase.COOLDOWN, easy, easy.target, line=15))
    return Timeline(
        name="springboard",
        title="The Springboard",
        segments=tuple(segments),
        level="hard",
        gear=("belt", "bungee"),
        source="RunnersConnect",
        about="Stretch the bungee out, hold it, and let it pull you back.",
    )


@pytest.fixture(scope="session")
def real_tool() -> Callable[[str], str]:
    """Give the path of a tool by its name; where it is missing, skip, and fail in CI."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is not None:
            return path
        reason = f"{name} is not installed; .ci/run tells which package has it"
        if _IN_CI:
            pytest.fail(reason)
        pytest.skip(reason)

    return find


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Run what is asynchronous in a loop of which a test can tell that it rests."""
    return {"resting": RestingLoop}
