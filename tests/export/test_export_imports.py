"""What answers at once on the command line must not load what makes sound."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "module", ["export.documents", "export.formats", "export.tags", "plan.sheet"]
)
def test_a_light_module_loads_no_sound_library(module: str) -> None:
    program = f"import sys, aquatimer.{module}; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    heavy = {"numpy", "soundfile", "lameenc", "miniaudio", "pyttsx3", "textual"}
    assert heavy.isdisjoint(run.stdout.split())
