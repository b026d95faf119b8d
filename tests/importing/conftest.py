"""Workouts as the tests of the importer use them."""

from collections.abc import Callable

import pytest

from aquatimer.devices.folders import shipped_folder


@pytest.fixture
def shipped_text() -> Callable[[str], str]:
    """Read a shipped workout by its name."""

    def read(name: str) -> str:
        return (shipped_folder("workouts") / f"{name}.aqua").read_text(encoding="utf-8")

    return read
