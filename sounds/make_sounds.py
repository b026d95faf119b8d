# noqa: INP001 - a script beside what it makes, no package
"""Make the shipped tones: `make sounds` writes the files that lie beside this script."""

from pathlib import Path

import soundfile

from aquatimer.audio.clips import RATE
from aquatimer.audio.tones import tones


def main() -> None:
    """Write each tone as `NAME.wav`: mono, 44.1 kHz, 16 bit."""
    for sound, clip in tones().items():
        path = Path(__file__).with_name(f"{sound}.wav")
        soundfile.write(path, clip.samples, RATE, subtype="PCM_16")


if __name__ == "__main__":
    main()
