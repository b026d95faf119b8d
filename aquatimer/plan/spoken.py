"""Numbers, durations and sentences as a voice says them well."""

from aquatimer.plan.efforts import Range
from aquatimer.plan.number_words import in_words
from aquatimer.plan.phrases.catalogue import Counted, Phrases
from aquatimer.units.durations import HOUR, MINUTE, SECOND, Milliseconds

_SHORT_SECONDS = 10
_TENTH: Milliseconds = SECOND // 10
_HUNDRED = 100


def counted(count: int, noun: Counted, language: str) -> str:
    """Return a number with its noun: `one minute`, `ten minutes`."""
    return noun.one if count == 1 else noun.many.format(count=in_words(count, language))


def duration(length: Milliseconds, phrases: Phrases) -> str:
    """Return a length as a coach says it: `one minute thirty`, `ten minutes`; empty for zero."""
    hours, rest = divmod(length, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    if minutes and not hours and rest >= _SHORT_SECONDS * SECOND and rest % SECOND == 0:
        return _minutes_seconds(minutes, rest // SECOND, phrases)
    time = phrases.time
    words = (
        counted(hours, time.hour, phrases.language) if hours else "",
        counted(minutes, time.minute, phrases.language) if minutes else "",
        _seconds(rest, phrases) if rest else "",
    )
    return " ".join(word for word in words if word)


def minutes(length: Milliseconds, phrases: Phrases) -> str:
    """Return the length of a session in minutes, up to two hours: `seventy-five minutes`."""
    if length % MINUTE == 0 and 0 < length <= 2 * HOUR:
        return counted(length // MINUTE, phrases.time.minute, phrases.language)
    if MINUTE <= length < 2 * HOUR and length % SECOND == 0:
        return _minutes_seconds(length // MINUTE, length % MINUTE // SECOND, phrases)
    return duration(length, phrases)


def heart_rate(beats: Range, phrases: Phrases) -> str:
    """Return a target in beats a minute: `heart rate one fifty to one fifty-eight`."""
    words = phrases.heart_rate
    low = _beats(beats.low, phrases)
    if beats.high is None:
        return words.above.format(low=low)
    high = _beats(beats.high, phrases)
    if beats.low == 0:
        return words.below.format(high=high)
    return words.between.format(low=low, high=high)


def sentence(words: str) -> str:
    """Return words as a sentence: a capital first, and an end mark where there is none."""
    stripped = words.strip()
    end = "" if stripped.endswith((".", "!", "?", "…")) else "."
    return stripped[:1].upper() + stripped[1:] + end


def sentences(*parts: str | None) -> str:
    """Return the parts in which there are words as sentences one after the other."""
    return " ".join(sentence(part) for part in parts if part and is_speakable(part))


def is_speakable(text: str) -> bool:
    """Whether there is a letter or a figure in it."""
    return any(character.isalnum() for character in text)


def _minutes_seconds(minutes: int, seconds: int, phrases: Phrases) -> str:
    words = counted(minutes, phrases.time.minute, phrases.language)
    bare = in_words(seconds, phrases.language)
    return phrases.time.minutes_seconds.format(minutes=words, seconds=bare)


def _seconds(length: Milliseconds, phrases: Phrases) -> str:
    whole, rest = divmod(length, SECOND)
    if rest == 0:
        return counted(whole, phrases.time.second, phrases.language)
    words = in_words(whole, phrases.language), in_words(rest // _TENTH, phrases.language)
    return phrases.time.tenths.format(whole=words[0], tenths=words[1])


def _beats(value: int, phrases: Phrases) -> str:
    zero = phrases.heart_rate.zero
    hundreds, rest = divmod(value, _HUNDRED)
    if zero is None or hundreds == 0 or rest == 0:
        return in_words(value, phrases.language)
    words = [in_words(hundreds, phrases.language), in_words(rest, phrases.language)]
    return f" {zero} ".join(words) if rest < _SHORT_SECONDS else " ".join(words)
