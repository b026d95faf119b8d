"""What every test may use: the real tools that runners and readers of our files have."""

import os
import shutil
from collections.abc import Callable

import pytest
from hypothesis import settings

_IN_CI = os.environ.get("CI") == "true"

settings.register_profile("desk", deadline=None)
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True, print_blob=True)
settings.load_profile("ci" if _IN_CI else "desk")


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
