"""What a session is played on, as the settings say."""

from aquatimer.cli.failures import ImpossibleError
from aquatimer.cli.settings import runner_settings
from aquatimer.devices.clip_player import clips_can_be_played
from aquatimer.devices.player import Output
from aquatimer.devices.settings import SoundSettings


def asked_output() -> Output:
    """Return the way to the sound device that the settings ask for.

    Raises WrongInputError where they are wrong, and ImpossibleError where that way is missing.
    """
    return output_of(runner_settings().sound)


def output_of(sound: SoundSettings) -> Output:
    """Return the way to the sound device that settings ask for; raises ImpossibleError."""
    if sound.output == "simpleaudio" and not clips_can_be_played():
        raise ImpossibleError(
            "your settings ask for simpleaudio, which is not installed. Install it with"
            " pip install 'aquatimer[simpleaudio]' (Python 3.11 only), or set output to \"auto\"."
        )
    return Output(clip_by_clip=sound.output == "simpleaudio", noise=sound.noise)
