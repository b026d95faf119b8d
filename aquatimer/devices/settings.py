"""What the runner set once and for all, in a file of their own."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from aquatimer.devices.folders import SETTINGS_FILE
from aquatimer.devices.speech.rates import LOUDEST, RATE_OF_SPEECH
from aquatimer.plan.cues import Verbosity

FILE_NAME = SETTINGS_FILE

_TEXT, _PATH = "{text}", "{path}"


class SettingsError(Exception):
    """The settings cannot be used; the message tells every mistake, a line for each."""


class _Section(BaseModel):
    """A part of the file. A field's description goes on after "it must be"."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class VoiceSettings(_Section):
    """Who speaks, and how.

    None is the usual voice, the voice's own pitch, or its language. `command` is an external
    program with its arguments.
    """

    name: str | None = Field(
        default=None, min_length=1, description='a name that `aquatimer voices` lists, such as "de"'
    )
    command: list[str] | None = Field(
        default=None,
        min_length=1,
        description='a list of texts, such as ["say-it", "{text}", "{path}"]',
    )
    language: Literal["de", "en"] | None = Field(default=None, description='"de" or "en"')
    rate: int = Field(
        default=RATE_OF_SPEECH,
        ge=80,
        le=400,
        description="words a minute, a whole number from 80 to 400",
    )
    pitch: int | None = Field(
        default=None, ge=0, le=100, description="a whole number from 0 to 100"
    )
    volume: int = Field(
        default=LOUDEST, ge=10, le=LOUDEST, description="percent, a whole number from 10 to 100"
    )

    @model_validator(mode="after")
    def _one_speaks(self) -> Self:
        if self.name is not None and self.command is not None:
            raise ValueError("has a name and a command, and only one of them can speak")
        if self.command is not None and not any(_PATH in part for part in self.command):
            raise ValueError(f"has a command without {_PATH}, where the sound is to be written")
        return self


class CueSettings(_Section):
    """How much is said."""

    level: Verbosity = Field(
        default=Verbosity.COACH, strict=False, description='"quiet", "brief" or "coach"'
    )


class SoundSettings(_Section):
    """What a session is played on.

    `noise` is for speakers that fall asleep in silence; it is heard by them alone. `metronome`
    clicks at the cadence of the effort. `music` is a song, a folder or a playlist.
    """

    output: Literal["auto", "simpleaudio"] = Field(
        default="auto", description='"auto" or "simpleaudio"'
    )
    noise: bool = Field(default=False, description="true or false")
    metronome: bool = Field(default=False, description="true or false")
    music: str | None = Field(
        default=None,
        min_length=1,
        description='the path of a song, a folder or a playlist, such as "~/Music/running"',
    )

    @model_validator(mode="after")
    def _noise_needs_a_stream(self) -> Self:
        if self.noise and self.output == "simpleaudio":
            raise ValueError(
                "asks for noise, which simpleaudio cannot play between the sounds."
                ' Choose one of them: noise = false, or output = "auto"'
            )
        return self


class ScreenSettings(_Section):
    """How a session is shown. `keep_awake` asks the computer not to sleep meanwhile."""

    flash: bool = Field(default=True, description="true or false")
    theme: str = Field(
        default="pool-at-night",
        min_length=1,
        description='the name of a theme, such as "pool-at-night"',
    )
    keep_awake: bool = Field(default=True, description="true or false")


class AthleteSettings(_Section):
    """Whose profile is used where the command line names none; None where nobody is chosen."""

    name: str | None = Field(
        default=None, min_length=1, description='the name of an athlete, such as "anna"'
    )


def _listed(keys: object) -> object:
    return [keys] if isinstance(keys, str) else keys


Keys = Annotated[
    list[Annotated[str, StringConstraints(pattern=r"^\S+$")]],
    BeforeValidator(_listed),
    Field(min_length=1, description='a key, such as "n", or a list of them: ["n", "pagedown"]'),
]
"""The keys of one action: the file may give one alone, or a list."""


class Settings(_Section):
    """All that can be set; what the file leaves out is as usual.

    `keys` holds the runner's own keys by the name of the session's action.
    """

    voice: VoiceSettings = Field(
        default=VoiceSettings(), description="a section: [voice] on a line"
    )
    cues: CueSettings = Field(default=CueSettings(), description="a section: [cues] on a line")
    sound: SoundSettings = Field(
        default=SoundSettings(), description="a section: [sound] on a line"
    )
    screen: ScreenSettings = Field(
        default=ScreenSettings(), description="a section: [screen] on a line"
    )
    keys: Mapping[str, Keys] = Field(default={}, description="a section: [keys] on a line")
    athlete: AthleteSettings = Field(
        default=AthleteSettings(), description="a section: [athlete] on a line"
    )
