"""Awake, and asleep by clocks that the test moves."""

import pytest

from aquatimer.devices.awake import Awake, time_slept


def test_sleep_is_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    times = iter([100.0, 100.0, 820.5, 820.5, 820.4])
    awake = Awake(lambda: next(times))
    assert awake.active
    assert [awake.slept() for _ in range(4)] == [0.0, 720.5, 0.0, 0.0]
    awake.close()


def test_a_computer_that_does_not_agree_is_no_reason_to_fail(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    monkeypatch.delenv("WAKEPY_FAKE_SUCCESS", raising=False)
    awake = Awake()
    awake.close()
    assert capfd.readouterr() == ("", "")


def test_a_computer_that_may_sleep_is_not_asked_but_watched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    times = iter([100.0, 160.0])
    awake = Awake(lambda: next(times), ask=False)
    assert not awake.active
    assert awake.slept() == 60.0
    awake.close()


def test_a_computer_that_is_awake_does_not_sleep() -> None:
    before = time_slept()
    assert time_slept() - before < 0.01
