"""Every command ends in order, and with the same status, whoever asks it to."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("signals and pipes of Unix", allow_module_level=True)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_command_that_is_asked_to_end_has_one_status(
    number: signal.Signals, tmp_path: Path
) -> None:
    pipe = tmp_path / "slow.aqua"
    os.mkfifo(pipe)
    command = subprocess.Popen(
        [sys.executable, "-m", "aquatimer", "check", str(pipe)],
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "AQUATIMER_HOME": str(tmp_path / "home")},
    )
    # Can be opened once the command reads it, and nothing comes for it to read.
    with pipe.open("wb"):
        command.send_signal(number)
        _, told = command.communicate(timeout=60)
    assert (command.returncode, told) == (130, b"")
