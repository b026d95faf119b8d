"""What is wrong with a workout, as values with a place."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from aquatimer.lang.codes import Code
from aquatimer.lang.limits import MISTAKES
from aquatimer.lang.source import Source, Span

_WRONG_FILE = "Is it the right file?"


class Severity(StrEnum):
    """An error leaves no timeline; a warning does."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake for the runner: where it is, what is wrong, and what to do about it.

    Lines and columns count from 1; `end_column` is the column after the last character.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    severity: Severity
    code: Code
    message: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake as the rules of the language find it: its place is a stretch of the text."""

    span: Span
    code: Code
    message: str
    hint: str | None = None
    severity: Severity = Severity.ERROR


class LineError(Exception):
    """A line that cannot be understood any further; the parser goes on with the next one."""

    def __init__(self, mistake: Mistake) -> None:
        """Carry the mistake to whoever reads the next line."""
        super().__init__(mistake.message)
        self.mistake = mistake


class Collector:
    """Gathers the mistakes of one file; the same place is reported once for one code."""

    def __init__(self, source: Source, found: Iterable[Diagnostic] = ()) -> None:
        """Start with what was found before."""
        self.source = source
        self._found = {_key(one): one for one in found}

    @property
    def full(self) -> bool:
        """Whether so many mistakes were found that more would help nobody."""
        return len(self._found) >= MISTAKES

    @property
    def has_errors(self) -> bool:
        """Whether something was found that leaves no timeline."""
        return any(one.severity is Severity.ERROR for one in self._found.values())

    def add(self, mistake: Mistake) -> bool:
        """Keep a mistake, unless one with the same code stands at the same place.

        Returns False when there are so many that it was not even looked at.
        """
        if self.full:
            return False
        one = diagnostic(mistake, self.source)
        if (one.line, one.column, Code.CONTROL_CHARACTER) in self._found:
            return True
        if len(self._found) == MISTAKES - 1:
            message = f"There are {MISTAKES:,} mistakes and more; the rest is not shown."
            one = replace(one, code=Code.TOO_MANY_MISTAKES, message=message, hint=_WRONG_FILE)
        self._found.setdefault(_key(one), one)
        return True

    def has_error_on(self, span: Span) -> bool:
        """Whether something is wrong with the line where this stretch starts."""
        line = self.source.position(span.start).line
        return any(key[0] == line for key in self._found)

    def error(self, span: Span, code: Code, message: str, hint: str | None = None) -> None:
        """Keep an error."""
        self.add(Mistake(span, code, message, hint))

    def found(self) -> tuple[Diagnostic, ...]:
        """Return all mistakes in the order of the text."""
        return tuple(sorted(self._found.values(), key=lambda one: (one.line, one.column)))


def _key(one: Diagnostic) -> tuple[int, int, Code]:
    return one.line, one.column, one.code


def diagnostic(mistake: Mistake, source: Source) -> Diagnostic:
    """Give a mistake its line and column."""
    start = source.position(mistake.span.start)
    end = source.position(mistake.span.end)
    return Diagnostic(
        file=source.name,
        line=start.line,
        column=start.column,
        end_line=end.line,
        end_column=end.column,
        severity=mistake.severity,
        code=mistake.code,
        message=mistake.message,
        hint=mistake.hint,
    )
