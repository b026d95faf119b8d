"""What is heard in the shipped sessions, cue by cue; see `golden_scripts.py`."""

import pytest

from tests.plan.golden_scripts import FOLDER, scripts

SCRIPTS = dict(scripts())


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_shipped_session_is_heard_as_written_down(name: str) -> None:
    assert SCRIPTS[name]().splitlines() == (FOLDER / name).read_text(encoding="utf-8").splitlines()


def test_there_is_no_script_of_a_session_that_is_gone() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(SCRIPTS)
