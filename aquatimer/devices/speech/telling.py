"""What the runner is told about speech that failed: once what is wrong with an engine."""

import sys
from collections.abc import Iterator, Mapping, Sequence

from aquatimer.devices.speech.rendering import Station

_ADVICE = {
    "darwin": "Check that the system's settings, Accessibility, Spoken Content, have a voice.",
    "win32": "Check that the system's settings, Time & Language, Speech, have a voice.",
}
_ADVICE_ELSEWHERE = (
    "Install its speech packages again: pip install --force-reinstall pyttsx3 espeakng-loader."
)
_ADVICE_ON = {
    "piper": (
        "If the file is right, install Piper again:"
        " pip install --force-reinstall 'aquatimer[piper]'."
    ),
    "command": "Try the program in a terminal, as it stands in your settings.",
}


def advice(engine: str, system: str = sys.platform) -> str:
    """Return what to do about an engine that does not work on this system."""
    return _ADVICE_ON.get(engine) or _ADVICE.get(system, _ADVICE_ELSEWHERE)


def tell(
    stations: Sequence[Station],
    faults: Mapping[str, str],
    *,
    spoken: int,
    system: str = sys.platform,
) -> Iterator[str]:
    """Yield what went wrong in sentences.

    `faults` has what the last engine did, by the texts that none could speak; `spoken` counts
    the others.
    """
    if any(station.lacks_room for station in stations):
        yield (
            f"There is no room for temporary files, so {_counted(len(faults))} not spoken."
            " Make room on the disk."
        )
        return
    given_up = [station for station in stations if station.given_up]
    if len(given_up) == len(stations):
        why = "; ".join(f"{station.engine.name} {station.fault}" for station in stations)
        what_to_do = advice("", system)
        if spoken:
            yield f"The voice failed, {len(faults)} texts are not spoken: {why}. {what_to_do}"
        else:
            yield f"No voice works on this computer, so only tones are heard: {why}. {what_to_do}"
        return
    working = [station for station in stations if not station.failed]
    for station in (station for station in stations if station.failed and working):
        yield (
            f"The voice of {station.engine.name} does not work on this computer, it"
            f" {station.fault}; {working[0].engine.name} speaks in its place."
        )
    for text, fault in faults.items():
        yield f'"{text}" is not spoken: the speech engine {fault}.'


def _counted(texts: int) -> str:
    return "one text is" if texts == 1 else f"{texts} texts are"


def tell_of_voice(wanted: str | None, stations: Sequence[Station]) -> Iterator[str]:
    """Yield a sentence where the voice that was asked for is not there."""
    for station in stations:
        if station.voice_hints is not None:
            instead = " or ".join(station.voice_hints)
            yield f'There is no voice "{wanted}" on this computer, so the usual one speaks.' + (
                f" Did you mean {instead}?" if instead else " Choose another one."
            )
            return
