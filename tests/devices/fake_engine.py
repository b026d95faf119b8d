"""A speech engine that does as its name says: `fake_engine.py LOG BEHAVIOUR...`.

Each behaviour is `WHAT` or `WHAT:WORD`, for the texts with that word in them. The log gets a line
for every start and every text.
"""

import json
import math
import os
import struct
import sys
import wave
from pathlib import Path

LOG = Path(sys.argv[1])
RATE = 22_050


def note(line: str) -> None:
    with LOG.open("a") as log:
        log.write(line + "\n")


def answer(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def does(what: str, text: str = "") -> bool:
    behaviours = (behaviour.partition(":") for behaviour in sys.argv[2:])
    return any(name == what and (not word or word in text) for name, _, word in behaviours)


def hang() -> None:
    # Whoever waits for this child has to end it: the pipe to wait for is held by itself.
    reading, _writing = os.pipe()
    os.read(reading, 1)


def write(path: str, text: str, height: float) -> None:
    count = round(len(text) * 0.07 * RATE)
    samples = (round(height * math.sin(n / 8) * 10_000) for n in range(count))
    with wave.open(path, "wb") as file:
        file.setparams((1, 2, RATE, count, "NONE", ""))
        file.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))


def speak(text: str, path: str) -> None:
    note(f"text {text}")
    if does("hang", text):
        hang()
    if does("crash", text) or (does("crash-once", text) and LOG.read_text().count(text) == 1):
        os.abort()
    if does("complain", text):
        sys.exit("EngineError: no tongue")
    if does("mumble", text):
        sys.stdout.write("Audio saved\n")
    if does("break", text):
        Path(path).write_bytes(b"RIFF\x04\0\0\0no sound at all")
    elif not does("nothing", text):
        spoken = text[: len(text) // 4] if does("cut", text) else text
        write(path, spoken, 0 if does("silence", text) else 1)
    if does("half", text):
        os.truncate(path, Path(path).stat().st_size // 2)
    answer({"done": True})


def main() -> None:
    note("start")
    note(f"pid {os.getpid()}")
    if does("hang-at-start"):
        hang()
    if does("complain-at-start"):
        sys.exit("EngineError: no tongue")
    for line in sys.stdin:
        match json.loads(line):
            case {"text": str(text), "path": str(path)}:
                speak(text, path)
            case {"list": True}:
                answer(
                    {
                        "voices": [["fake/en-us", "English", "en-us"]],
                        "usual": "fake/en-us",
                        "variants": [],
                    }
                )
            case {"voice": voice, "rate": int()}:
                answer({"found": voice in (None, "en-us")})


if __name__ == "__main__":
    main()
