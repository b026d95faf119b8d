"""Sections: where a session can be found again, as chapters of a track or as tracks of their own.

A section says in figures and in spoken words where one is.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby, pairwise

from aquatimer.plan import spoken, wording
from aquatimer.plan.number_words import in_words
from aquatimer.plan.passages import Passage, passages_of
from aquatimer.plan.phrases.catalogue import Phrases
from aquatimer.plan.phrases.english import ENGLISH
from aquatimer.plan.timeline import Phase, Timeline
from aquatimer.units.durations import Milliseconds, clock_text


class Division(StrEnum):
    """What a section is."""

    ROUNDS = "rounds"
    SEGMENTS = "segments"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the session, from the start of a segment to the end of another.

    `title` is for the eye (`Round 3 of 10`), `words` for the ear; `name` has no figures of time.
    """

    start: Milliseconds
    end: Milliseconds
    title: str
    name: str
    words: str


_Key = tuple[object, ...]


def sections_of(
    timeline: Timeline, division: Division, phrases: Phrases = ENGLISH
) -> tuple[Section, ...]:
    """Return the sections, one after the other without a gap; none for an empty session.

    What is read is English, and what is spoken is in the language of the `phrases`.
    A round is one turn of an innermost loop. What stands in no loop is a section by itself, and
    a warm-up or a cool-down is one.
    """
    passages = passages_of(timeline)
    if division is Division.SEGMENTS:
        return tuple(_of_segment(passage, phrases) for passage in passages)
    groups = [list(group) for _, group in groupby(passages, key=_round_key)]
    return tuple(_of_round(group, phrases) for group in groups)


def at_recoveries(timeline: Timeline, sections: Sequence[Section]) -> tuple[Section, ...]:
    """Return the sections with each beginning in a recovery where one comes before its work.

    A gap in the sound does no harm there. No section loses its only segment.
    """
    passages = {passage.segment.start: passage for passage in passages_of(timeline)}
    before = {second: passages[first] for first, second in pairwise(passages)}
    starts = [section.start for section in sections]
    for index in range(1, len(starts)):
        pause = before[starts[index]].segment
        begins_with_work = not passages[starts[index]].segment.effort.is_recovery
        if begins_with_work and pause.effort.is_recovery and pause.start > starts[index - 1]:
            starts[index] = pause.start
    ends = [*starts[1:], timeline.total][: len(starts)]
    moved = zip(sections, starts, ends, strict=True)
    return tuple(replace(section, start=start, end=end) for section, start, end in moved)


def at_most(count: int, sections: Sequence[Section]) -> tuple[Section, ...]:
    """Return the sections, several neighbours as one where there are more than `count`."""
    size = max(-(-len(sections) // count), 1)
    runs = (sections[index : index + size] for index in range(0, len(sections), size))
    return tuple(_together(run) for run in runs)


def _together(run: Sequence[Section]) -> Section:
    first, last = run[0], run[-1]
    if len(run) == 1:
        return first
    joined = f"{first.title} to {last.title[:1].lower()}{last.title[1:]}"
    return Section(first.start, last.end, joined, first.name, first.words)


def _round_key(passage: Passage) -> _Key:
    segment = passage.segment
    if passage.turns:
        return segment.phase, *((turn.loop, turn.number) for turn in passage.turns)
    if segment.phase is Phase.MAIN:
        return segment.phase, segment.index
    return (segment.phase,)


def _of_round(group: Sequence[Passage], phrases: Phrases) -> Section:
    first, last = group[0], group[-1]
    if not first.turns and first.segment.phase is Phase.MAIN:
        return _of_segment(first, phrases)
    name = _sentence(_places(first, ENGLISH, str))
    words = spoken.sentence(", ".join(_places(first, phrases, _number(phrases))))
    return Section(first.segment.start, last.segment.end, name, name, words)


def _of_segment(passage: Passage, phrases: Phrases) -> Section:
    segment = passage.segment
    effort = wording.effort(segment, ENGLISH)
    places = _places(passage, ENGLISH, str)
    title = f"{effort} {clock_text(segment.duration)}"
    spoken_places = _places(passage, phrases, _number(phrases))
    words = ", ".join((wording.effort(segment, phrases), *spoken_places))
    return Section(
        segment.start,
        segment.end,
        f"{_sentence(places)}: {title}" if places else _sentence((title,)),
        _sentence((*places, effort)),
        spoken.sentence(words),
    )


def _sentence(parts: Iterable[str]) -> str:
    return spoken.sentence(", ".join(parts)).removesuffix(".")


def _places(passage: Passage, phrases: Phrases, number: Callable[[int], str]) -> tuple[str, ...]:
    """Return where a segment is, from the whole to the part."""
    phase = phrases.phases.get(passage.segment.phase)
    named = [turn for turn in passage.turns if turn.level <= len(phrases.turns)]
    turns = (
        phrases.turns[turn.level - 1].place.format(
            number=number(turn.number), count=number(turn.count)
        )
        for turn in named
    )
    return (phase, *turns) if phase else tuple(turns)


def _number(phrases: Phrases) -> Callable[[int], str]:
    return lambda count: in_words(count, phrases.language)
