"""A program that speaks: `say_it.py --out FILE [--do WHAT] [TEXT]`, else its input is the text."""

import argparse
import os
import sys
import wave
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("--out", required=True)
parser.add_argument("--do", default="speak")
parser.add_argument("--log")
parser.add_argument("text", nargs="?")
asked = parser.parse_args()
text = asked.text or sys.stdin.read()

if asked.log:
    with Path(asked.log).open("a") as log:
        log.write(f"{os.getpid()} {text}\n")
if asked.do == "hang":
    reading, _writing = os.pipe()
    os.read(reading, 1)
if asked.do == "fail":
    sys.exit("the tongue is tied")
if asked.do != "nothing":
    count = len(text) * 1_500
    silent = asked.do == "silence"
    wave_form = b"\x00\x10" * 20 + b"\x00\xf0" * 20 if not silent else bytes(80)
    with wave.open(asked.out, "wb") as file:
        file.setparams((1, 2, 22_050, count, "NONE", ""))
        file.writeframes((wave_form * (count // 40 + 1))[: 2 * count])
    if asked.do == "half":
        os.truncate(asked.out, count)
