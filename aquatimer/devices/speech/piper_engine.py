"""Piper: a neural voice from a file of the runner's."""

import wave
from pathlib import Path
from typing import Any

from onnxruntime.capi import onnxruntime_pybind11_state as onnx_faults
from piper import PiperVoice, SynthesisConfig

from aquatimer.devices.speech.child_engine import EngineFault, VoiceName, Voices
from aquatimer.devices.speech.rates import RATE_OF_SPEECH

# The library's exceptions have nothing in common but that they are exceptions.
_NO_MODEL = (
    onnx_faults.Fail,
    onnx_faults.InvalidArgument,
    onnx_faults.InvalidGraph,
    onnx_faults.InvalidProtobuf,
    onnx_faults.NotImplemented,
    onnx_faults.RuntimeException,
)
_INPUTS = {"input", "input_lengths", "scales"}
_RAW_PHONEMES = "[["


class PiperEngine:
    """Speaks with the voice in `model`, described in a file beside it that ends in `.json`."""

    def __init__(self, model: str) -> None:
        try:
            self._voice: Any = PiperVoice.load(model)
        except OSError as error:
            raise EngineFault(f"cannot read its voice file {model} ({error.strerror})") from error
        except (*_NO_MODEL, KeyError, ValueError) as error:
            raise EngineFault(f"finds no voice in {model}; download it again") from error
        if not {entry.name for entry in self._voice.session.get_inputs()} >= _INPUTS:
            raise EngineFault(f"finds no Piper voice in {model}; choose another file")
        self._model = model
        self._config = SynthesisConfig()

    def voices(self) -> Voices:
        """Return the one voice of the file."""
        language = self._voice.config.espeak_voice
        return Voices((VoiceName(self._model, Path(self._model).stem, language),), self._model)

    def choose(self, voice: str | None, rate: int, pitch: int | None) -> bool:
        """Set the rate; a voice from a file has one pitch."""
        del voice, pitch
        scale = self._voice.config.length_scale * RATE_OF_SPEECH / rate
        self._config = SynthesisConfig(length_scale=scale)
        return True

    def save(self, text: str, path: str) -> None:
        """Speak `text` into a WAV file."""
        # What stands between such brackets would be taken for sounds instead of words.
        words = text.replace(_RAW_PHONEMES, " ")
        with wave.open(path, "wb") as file:
            # Where nothing is spoken these are not set.
            file.setparams((1, 2, self._voice.config.sample_rate, 0, "NONE", ""))
            self._voice.synthesize_wav(words, file, self._config, set_wav_format=False)
