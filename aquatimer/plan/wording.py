"""The words of the coach: each announcement from its longest wording to its shortest."""

from collections.abc import Iterator

from aquatimer.plan import spoken
from aquatimer.plan.cues import Verbosity
from aquatimer.plan.markers import marked
from aquatimer.plan.number_words import in_words
from aquatimer.plan.passages import Passage
from aquatimer.plan.phrases.catalogue import Phrases
from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.plan.turns import Turn
from aquatimer.units.durations import MINUTE, SECOND, Milliseconds

ONE_WORD_BELOW: Milliseconds = 15 * SECOND


def ready(timeline: Timeline, first: Segment, phrases: Phrases) -> tuple[str, ...]:
    """Return what is said before the first interval: the session, how long, how it begins."""
    length = spoken.minutes(timeline.total, phrases)
    parts = phrases.phases.get(first.phase), effort(first, phrases), _amount(first, phrases)
    opening = phrases.first.format(interval=", ".join(part for part in parts if part))
    return _distinct(
        spoken.sentences(timeline.title, length, opening),
        spoken.sentences(timeline.title, length),
        spoken.sentence(timeline.title),
    )


def effort(segment: Segment, phrases: Phrases) -> str:
    """Return the effort's word; a runner's own is said as written."""
    if segment.wait:
        return phrases.wait
    return phrases.efforts.get(segment.effort.name, segment.effort.name)


def start(passage: Passage, verbosity: Verbosity, phrases: Phrases) -> tuple[str, ...]:
    """Return what is said at the change: the effort first, then the time, then the rest."""
    segment = passage.segment
    word = effort(segment, phrases)
    if segment.duration < ONE_WORD_BELOW:
        return (spoken.sentence(word),)
    amount = _amount(segment, phrases)
    places = _places(passage, phrases)
    label = segment.label if tells_label(segment, verbosity) else None
    return _distinct(
        *_with_marker(segment, (word, amount, places[0]), verbosity, phrases),
        spoken.sentences(word, amount, places[0], label),
        *(spoken.sentences(word, amount, place) for place in places),
        spoken.sentences(word, amount),
        spoken.sentence(word),
    )


def tells_label(segment: Segment, verbosity: Verbosity) -> bool:
    """Whether the label is part of the start: without it nobody knows which exercise it is."""
    return verbosity is Verbosity.COACH or segment.effort.strain is None


def _with_marker(
    segment: Segment, opening: tuple[str | None, ...], verbosity: Verbosity, phrases: Phrases
) -> Iterator[str]:
    """Yield the opening with where the marker is: after the label, or else instead of it.

    An athlete who asks for few words knows it by heart.
    """
    if segment.marker is None or verbosity is not Verbosity.COACH:
        return
    own = phrases.markers.names[segment.effort.name]
    for label in (segment.label, None):
        # A label names it as the workout language does, or as the coach does.
        names = (own, f"{segment.effort.name} marker")
        yield spoken.sentences(*opening, *marked(label, segment.marker.place, names))


def heads_up(following: Passage, phrases: Phrases) -> tuple[str, ...]:
    """Return what is said about ten seconds before the change to an interval.

    A recovery is announced without its time.
    """
    word = effort(following.segment, phrases)
    brief = phrases.heads_up.format(effort=word)
    last = next((last_turn(turn, phrases) for turn in following.begun if turn.is_last), None)
    if following.recovery:
        return _distinct(spoken.sentences(brief, last), spoken.sentence(brief))
    time = _amount(following.segment, phrases)
    full = phrases.heads_up_timed.format(effort=word, time=time)
    return _distinct(spoken.sentences(full, last), spoken.sentence(full), spoken.sentence(brief))


def heads_up_to_wait(wait: Segment, verbosity: Verbosity, phrases: Phrases) -> tuple[str, ...]:
    """Return what is said before a wait without a time, in which itself nothing can be said."""
    brief = phrases.heads_up.format(effort=phrases.wait)
    label = wait.label if verbosity is Verbosity.COACH else None
    return _distinct(spoken.sentences(brief, label), spoken.sentence(brief))


def round_begins(passage: Passage, phrases: Phrases) -> tuple[str, ...]:
    """Return what is said where a round begins with a recovery, whose start leaves it out."""
    told = [turn_place(turn, phrases) for turn in passage.begun]
    places = [place for place in told if place]
    return _distinct(spoken.sentences(*places), spoken.sentence(places[0])) if places else ()


def turn_place(turn: Turn, phrases: Phrases) -> str | None:
    """Return `round three of ten` or `last round`; None where that is not told."""
    if turn.level > len(phrases.turns) or not turn.is_told:
        return None
    if turn.is_last:
        return last_turn(turn, phrases)
    number, count = (in_words(one, phrases.language) for one in (turn.number, turn.count))
    return phrases.turns[turn.level - 1].place.format(number=number, count=count)


def last_turn(turn: Turn, phrases: Phrases) -> str | None:
    """Return `last round`; None for a loop whose level has no name."""
    return phrases.turns[turn.level - 1].last if turn.level <= len(phrases.turns) else None


def halfway(phrases: Phrases) -> tuple[str, ...]:
    """Return what is said at the half."""
    return (spoken.sentence(phrases.halfway),)


def left(length: Milliseconds, phrases: Phrases) -> tuple[str, ...]:
    """Return what is said when `length` is left of an interval."""
    return (spoken.sentence(phrases.left.format(time=spoken.duration(length, phrases))),)


def session_left(length: Milliseconds, phrases: Phrases) -> tuple[str, ...]:
    """Return what is said at the end of a set: whole minutes left of the session."""
    whole = (length + MINUTE // 2) // MINUTE * MINUTE
    if not whole:
        return ()
    words = phrases.session_left.format(time=spoken.minutes(whole, phrases))
    return (spoken.sentence(words),)


def heart_rate(segment: Segment, phrases: Phrases) -> tuple[str, ...]:
    """Return the target in beats a minute, nothing where there is none."""
    beats = segment.target.bpm
    return (spoken.sentence(spoken.heart_rate(beats, phrases)),) if beats else ()


def old_markers(phrases: Phrases) -> tuple[str, ...]:
    """Return what is said at the start where markers are older than a month."""
    old, anew = phrases.markers.old, phrases.markers.anew
    return _distinct(spoken.sentences(old, anew), spoken.sentence(old))


def count(repetition: int, phrases: Phrases) -> str:
    """Return what is said with a repetition."""
    return spoken.sentence(in_words(repetition, phrases.language))


def finish(timeline: Timeline, phrases: Phrases) -> tuple[str, ...]:
    """Return what is said after the last interval."""
    # A session with waits has lasted any number of milliseconds.
    whole = (timeline.total + SECOND // 2) // SECOND * SECOND
    length = spoken.minutes(max(whole, SECOND), phrases)
    return _distinct(spoken.sentences(phrases.finish, length), spoken.sentence(phrases.finish))


def _amount(segment: Segment, phrases: Phrases) -> str:
    """Return how much there is to do: a time, or so many repetitions."""
    if segment.reps is not None:
        return spoken.counted(segment.reps.count, phrases.repetition, phrases.language)
    return spoken.duration(segment.duration, phrases)


def _places(passage: Passage, phrases: Phrases) -> tuple[str | None, ...]:
    """Return where in the session it is: in full, then only the largest that begins here."""
    if passage.recovery:
        return (None,)
    outer = [turn for turn in passage.turns[:-1] if turn.begins]
    told = [turn_place(turn, phrases) for turn in (*outer, *passage.turns[-1:])]
    places = [place for place in told if place]
    if not places:
        return (phrases.phases.get(passage.segment.phase),)
    return spoken.sentences(*places), places[0]


def _distinct(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
