"""A clock that tests set by hand."""

from dataclasses import dataclass

import pytest


@dataclass(slots=True)
class FakeClock:
    """Stands still until the test moves it."""

    seconds: float = 0.0

    def now(self) -> float:
        return self.seconds

    def advance(self, seconds: float) -> None:
        self.seconds += seconds


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(1_000.0)
