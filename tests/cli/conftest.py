"""The program as a runner calls it, with a home of its own that keeps the rendered clips."""

from pathlib import Path

import pytest

from aquatimer.cli.main import main
from tests.calling import Ran, Run


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("AQUATIMER_HOME", str(home))

    def call(*arguments: str) -> Ran:
        try:
            status = main(arguments)
        except SystemExit as left:
            status = left.code if isinstance(left.code, int) else 0
        captured = capsys.readouterr()
        return Ran(int(status), captured.out, captured.err)

    return call
