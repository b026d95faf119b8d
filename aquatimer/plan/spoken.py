"""Numbers, durations and sentences as a voice says them well."""

from aquatimer.units.durations import HOUR, MINUTE, SECOND, Milliseconds

_SHORT_SECONDS = 10
_TENTH: Milliseconds = SECOND // 10


def number(count: int) -> str:
    """Return a whole number in words: `thirty`, `seventy-five`."""
    from num2words import num2words  # noqa: PLC0415 - loads every language it knows

    return str(num2words(count))


def duration(length: Milliseconds) -> str:
    """Return a length as a coach says it: `one minute thirty`, `ten minutes`, `thirty seconds`."""
    hours, rest = divmod(length, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    words = [_counted(hours, "hour"), _counted(minutes, "minute"), _seconds(rest)]
    if minutes and not hours and rest >= _SHORT_SECONDS * SECOND and rest % SECOND == 0:
        words[-1] = number(rest // SECOND)
    return " ".join(word for word in words if word)


def minutes(length: Milliseconds) -> str:
    """Return the length of a session in minutes, up to two hours: `seventy-five minutes`."""
    if length % MINUTE == 0 and length <= 2 * HOUR:
        return _counted(length // MINUTE, "minute")
    if length < 2 * HOUR and length % SECOND == 0 and length >= MINUTE:
        whole, rest = divmod(length, MINUTE)
        return f"{_counted(whole, 'minute')} {number(rest // SECOND)}"
    return duration(length)


def sentence(words: str) -> str:
    """Return words as a sentence: a capital first, and an end mark where there is none."""
    stripped = words.strip()
    end = "" if stripped.endswith((".", "!", "?", "…")) else "."
    return stripped[:1].upper() + stripped[1:] + end


def sentences(*parts: str | None) -> str:
    """Return the parts that are there as sentences one after the other."""
    return " ".join(sentence(part) for part in parts if part)


def _counted(count: int, unit: str) -> str:
    if count == 0:
        return ""
    return f"{number(count)} {unit}" + ("" if count == 1 else "s")


def _seconds(length: Milliseconds) -> str:
    whole, rest = divmod(length, SECOND)
    if rest == 0:
        return _counted(whole, "second")
    return f"{number(whole)} point {number(rest // _TENTH)} seconds"
