"""All that can be set on the screen: one line for each field.

A test holds the names to what the files may say.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from aquatimer.plan.efforts import BUILT_IN, Range
from aquatimer.plan.markers import MARKER_EFFORTS
from aquatimer.tui.preferences import Option

PROFILE = "profile."
"""What the names of an athlete's own fields begin with."""

ATHLETE, VOICE, COMMAND, THEME = "athlete.name", "voice.name", "voice.command", "screen.theme"
KEYS = "keys."


class Offer(Enum):
    """Options that are found out while the program runs."""

    ATHLETES = auto()
    VOICES = auto()
    THEMES = auto()


@dataclass(frozen=True, slots=True)
class Written:
    """A field that is typed; `usual` is what holds where it is empty."""

    name: str
    word: str
    about: str
    usual: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A field with a few values, or those of an offer; `usual` is one of them.

    `adds` says what is made of a text that is none of them, where one may be typed.
    """

    name: str
    word: str
    about: str
    options: tuple[Option, ...] = ()
    usual: str = ""
    offer: Offer | None = None
    adds: str = ""


@dataclass(frozen=True, slots=True)
class KeysOf:
    """The keys of an action of the session."""

    name: str
    word: str
    usual: tuple[str, ...]
    about: str = "Enter, then the new key. F2 brings back the usual ones."


Field: TypeAlias = Written | Choice | KeysOf


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that are seen together."""

    name: str
    word: str
    fields: tuple[Field, ...]


def _switch(name: str, word: str, about: str, *, usual: bool) -> Choice:
    options = (Option("on", "On"), Option("off", "Off"))
    return Choice(name, word, about, options, "on" if usual else "off")


def _zones() -> Iterator[Written]:
    for effort in BUILT_IN.values():
        percent = effort.target.percent
        if percent is not None:
            about = "Percent of your maximum, from and to, where yours differ from the usual."
            word = f"Zone {effort.name}"
            yield Written(f"profile.zone.{effort.name}", word, about, _span(percent))


def _span(percent: Range) -> str:
    return f"{percent.low}-{percent.high}"


def _markers() -> Iterator[Written]:
    for effort in MARKER_EFFORTS:
        about = "Where on the wall it is, in your words. 'aquatimer start markers' finds it."
        yield Written(f"profile.marker.{effort}", f"Marker {effort}", about, "not found yet")
        note = "What belongs to the marker, such as the cord. Another place has no note yet."
        yield Written(f"profile.marker.{effort}.note", "   its note", note)


_ATHLETE: tuple[Field, ...] = (
    Choice(
        ATHLETE,
        "Athlete",
        "Whose zones and markers count. A name that is typed makes a new profile.",
        offer=Offer.ATHLETES,
        adds="Make a profile for {}",
    ),
    Written("profile.name", "Name", "What this athlete is called."),
    Written(
        "profile.birth-year",
        "Birth year",
        "For the estimate of the maximum on land, 208 - 0.7 x age.",
        "not known",
    ),
    Written(
        "profile.hr-max",
        "Maximum on land",
        "Beats a minute, where you measured them. Empty, the birth year tells.",
        "estimated",
    ),
    Written("profile.hr-rest", "Resting rate", "Beats a minute after a night.", "not known"),
    Written(
        "profile.water",
        "In water",
        "How much lower your maximum is there: 0.88 of it, 15 beats, or max 172, measured.",
        "0.9",
    ),
    Choice(
        "profile.units",
        "Targets in",
        "What heart rates are told in.",
        (Option("beats", "Beats"), Option("percent", "Percent")),
        "beats",
    ),
    Choice(
        "profile.sex",
        "Sex",
        "Only for the training load after Banister.",
        (Option("", "Not said"), Option("female", "Female"), Option("male", "Male")),
    ),
    *_zones(),
    *_markers(),
)
_VOICE = (
    Choice(
        VOICE,
        "Voice",
        "Who speaks; F9 lets you hear it. The path of a Piper voice may be typed as well.",
        offer=Offer.VOICES,
        adds="Take {} as it is",
    ),
    Choice(
        "voice.language",
        "Words",
        "The language of what is said.",
        (
            Option("", "Those of the voice"),
            Option("en", "English"),
            Option("de", "German"),
        ),
    ),
    Written("voice.rate", "Rate", "Words a minute, from 80 to 400; 165 is usual.", "165"),
    Written("voice.pitch", "Pitch", "From 0 to 100; espeak-ng only.", "that of the voice"),
    Written("voice.volume", "Volume", "Percent of the loudness of the tones, 10 to 100.", "100"),
    Written(
        COMMAND,
        "Program",
        "A program that speaks in place of a voice, such as say-it {text} {path}.",
        "none",
    ),
)
_CUES = (
    Choice(
        "cues.level",
        "Level",
        "",
        (
            Option("quiet", "Quiet", "Tones alone."),
            Option("brief", "Brief", "Tones, what starts, and what comes next."),
            Option("coach", "Coach", "All of that, rounds and times, labels, targets, and tips."),
        ),
        "coach",
    ),
)
_SOUND: tuple[Field, ...] = (
    Choice(
        "sound.output",
        "Output",
        "",
        (
            Option("auto", "Usual", "One even stream, to the sample."),
            Option("simpleaudio", "simpleaudio", "Clip by clip, where the usual plays badly."),
        ),
        "auto",
    ),
    _switch(
        "sound.noise",
        "Noise",
        "Far too soft to be heard, for Bluetooth speakers that fall asleep in silence.",
        usual=False,
    ),
    Written(
        "sound.music",
        "Music",
        "A song, a folder or a playlist under every session, such as ~/Music/running.",
        "none",
    ),
    _switch(
        "sound.metronome",
        "Metronome",
        "A soft click at the cadence of each effort.",
        usual=False,
    ),
)
_SCREEN: tuple[Field, ...] = (
    Choice(THEME, "Theme", "Colours, seen at once as you choose.", offer=Offer.THEMES),
    _switch("screen.flash", "Flash", "The screen flashes before a change.", usual=True),
    _switch(
        "screen.keep_awake",
        "Keep awake",
        "The computer is asked not to sleep during a session.",
        usual=True,
    ),
)

FIXED = (
    Section("athlete", "Athlete", _ATHLETE),
    Section("voice", "Voice", _VOICE),
    Section("cues", "Cues", _CUES),
    Section("sound", "Sound", _SOUND),
    Section("screen", "Screen", _SCREEN),
)
"""What is there whatever the program's actions are."""


def sections(usual: Mapping[str, Sequence[str]], words: Mapping[str, str]) -> tuple[Section, ...]:
    """Return all sections; the last one has the keys of every action by its name."""
    keys = (KeysOf(KEYS + name, words[name], tuple(each)) for name, each in usual.items())
    return (*FIXED, Section("keys", "Keys", tuple(keys)))
