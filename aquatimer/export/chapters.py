"""Chapters: the sections of a session at their places in a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from aquatimer.plan.sections import Division, Section, at_most, sections_of
from aquatimer.plan.timeline import Timeline
from aquatimer.units.durations import Milliseconds

MOST_CHAPTERS = 255
"""What a table of contents in an ID3 tag can hold."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of a file in milliseconds from its beginning."""

    start: Milliseconds
    end: Milliseconds
    title: str


def marked_sections(timeline: Timeline, division: Division) -> tuple[Section, ...]:
    """Return the sections to mark, at most 255.

    Where there are more segments, it is rounds, and where there are more rounds, several together.
    """
    sections = sections_of(timeline, division)
    if len(sections) > MOST_CHAPTERS:
        sections = sections_of(timeline, Division.ROUNDS)
    return at_most(MOST_CHAPTERS, sections)


def chapters_at(
    sections: Sequence[Section], *, origin: Milliseconds, length: Milliseconds
) -> tuple[Chapter, ...]:
    """Return the chapters of a file so long, in which position 0 of the plan is at `origin`.

    The first begins with the file and the last ends with it.
    """
    starts = [0, *(section.start + origin for section in sections[1:])]
    ends = [*starts[1:], length]
    return tuple(
        Chapter(start, end, section.title)
        for section, start, end in zip(sections, starts, ends, strict=False)
    )
