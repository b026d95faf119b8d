"""Mistakes in workouts on standard error, with colours where the terminal has them."""

from collections.abc import Iterable
from dataclasses import dataclass

from aquatimer.cli.failures import WrongInputError
from aquatimer.lang.diagnostics import Diagnostic
from aquatimer.lang.report import Style, pieces
from aquatimer.lang.source import Source

_LOOKS = {
    Style.PLACE: "bold",
    Style.ERROR: "bold red",
    Style.WARNING: "bold yellow",
    Style.MESSAGE: "bold",
    Style.MARGIN: "dim",
    Style.LINE: "",
    Style.MARK: "bold red",
    Style.HINT: "cyan",
}


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in one file; `source` is None where its bytes are no text."""

    diagnostics: tuple[Diagnostic, ...]
    source: Source | None


class WrongWorkoutError(WrongInputError):
    """There are mistakes in workout files."""

    def __init__(self, findings: Iterable[Findings]) -> None:
        super().__init__("there are mistakes in the workout")
        self.findings = tuple(findings)

    def tell(self) -> None:
        """Write every mistake, with its line."""
        tell_mistakes(self.findings)


def tell_mistakes(findings: Iterable[Findings]) -> None:
    """Write everything that was found, file by file."""
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for found in findings:
        for diagnostic in found.diagnostics:
            told = [(piece.text, _LOOKS[piece.style]) for piece in pieces(diagnostic, found.source)]
            console.print(Text.assemble(*told))
