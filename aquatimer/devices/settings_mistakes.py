"""What is wrong in the settings file, told so that it can be put right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

_SECTION = re.compile(r"\s*\[+\s*([^\[\]]+?)\s*\]")
_ENTRY = re.compile(r"""\s*["']?([^"'=#]+?)["']?\s*=""")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong: the sections and the name it is in, and a sentence.

    `line` counts from 1, None where it cannot be found. `wanted` is what the value must be, empty
    where something else is wrong.
    """

    place: tuple[str, ...]
    line: int | None
    sentence: str
    wanted: str = ""

    def said_of(self, name: str) -> str:
        """Return the sentence for who knows the entry under a name other than that in the file."""
        return f"{name} must be {self.wanted}." if self.wanted else self.sentence

    def told(self, path: Path | str) -> str:
        """Return the sentence with where it is in a file in front of it."""
        place = f"{path}, line {self.line}" if self.line else str(path)
        return f"{place}: {self.sentence}"


def mistakes(error: ValidationError, model: type[BaseModel], text: str) -> Iterator[Mistake]:
    """Yield every wrong entry, with its line in `text` where that can be found."""
    for detail in error.errors():
        names = [name for name in detail["loc"] if isinstance(name, str)]
        line, wanted = _line_of(names, text), _wanted(detail, names, model)
        sentence = f"'{names[-1]}' must be {wanted}." if wanted else _told(detail, names, model)
        yield Mistake(tuple(names), line, sentence, wanted)


def told_together(found: Iterator[Mistake], path: Path) -> str:
    """Return a line for each mistake in a file."""
    return "\n".join(mistake.told(path) for mistake in found)


def _told(detail: ErrorDetails, names: Sequence[str], model: type[BaseModel]) -> str:
    *outer, name = names or [""]
    if detail["type"] == "extra_forbidden":
        return _unknown(name, outer, _section(model, outer))
    whose = f"[{'.'.join(names)}]" if names else "It"
    return f"{whose} {detail['ctx']['error']}."


def _wanted(detail: ErrorDetails, names: Sequence[str], model: type[BaseModel]) -> str:
    """Return what a value must be; one of many alike says so where their type is written."""
    if detail["type"] in {"extra_forbidden", "value_error"}:
        return ""
    *outer, name = names or [""]
    holder = _section(model, outer)
    if name in holder.model_fields:
        return holder.model_fields[name].description or ""
    _, values = get_args(holder.model_fields[outer[-1]].annotation)
    told = (one.description for one in values.__metadata__ if isinstance(one, FieldInfo))
    return next(told) or ""


def _unknown(name: str, outer: Sequence[str], holder: type[BaseModel]) -> str:
    known = list(holder.model_fields)
    close = get_close_matches(name.lower(), known, 1)
    instead = f"Did you mean '{close[0]}'?" if close else f"There are: {', '.join(known)}."
    where = f" in [{'.'.join(outer)}]" if outer else ""
    return f"'{name}' is no setting{where}. {instead}"


def _section(model: type[BaseModel], names: Sequence[str]) -> type[BaseModel]:
    for name in names:
        inner = model.model_fields[name].annotation
        for one in (inner, *get_args(inner)):
            if isinstance(one, type) and issubclass(one, BaseModel):
                model = one
    return model


def _line_of(names: Sequence[str], text: str) -> int | None:
    """Return the line of an entry, or else of its section; the reader of TOML does not tell."""
    section, found = "", None
    for number, line in enumerate(text.splitlines(), start=1):
        header, entry = _SECTION.match(line), _ENTRY.match(line)
        if header:
            section = header[1]
        path = [*section.split("."), *([entry[1]] if entry and not header else [])]
        path = [name for name in path if name]
        if path == list(names):
            return number
        if header and path == list(names[:-1]):
            found = number
    return found
