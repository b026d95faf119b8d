from typing import TYPE_CHECKING

from aquatimer.devices.clock import FastClock, MonotonicClock

if TYPE_CHECKING:
    from tests.devices.conftest import FakeClock


def test_real_time_passes_and_never_runs_backwards() -> None:
    clock = MonotonicClock()
    looks = [clock.now() for _ in range(1_000)]
    while clock.now() == looks[0]:
        pass
    assert looks == sorted(looks)


def test_a_rehearsal_passes_as_many_times_as_fast(clock: "FakeClock") -> None:
    fast = FastClock(clock, speed=60)
    start = fast.now()
    clock.advance(1.5)
    assert fast.now() - start == 90
