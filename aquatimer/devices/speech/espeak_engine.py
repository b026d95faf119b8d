"""The second engine on Linux: the espeak-ng library itself, without pyttsx3 in between."""

import ctypes
import os
import wave

from aquatimer.devices.speech.child_engine import VoiceName
from aquatimer.devices.speech.espeak_library import DEFAULT_VOICE, espeak_variants, load_espeak

_SYNCHRONOUS = 2
_DO_NOT_EXIT = 0x8000
_BUFFER_MS = 200
_UTF8 = 1
_RATE_PARAMETER = 1
_BYTES_PER_SAMPLE = 2

_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


class EspeakEngine:
    """Speaks through espeak-ng; raises OSError where the library or its data do not work."""

    def __init__(self) -> None:
        self._library = load_espeak()
        data = os.fsencode(os.environ["ESPEAK_DATA_PATH"])
        options = (_SYNCHRONOUS, _BUFFER_MS, data, _DO_NOT_EXIT)
        self._sample_rate = self._library.espeak_Initialize(*options)
        if self._sample_rate <= 0:
            raise OSError("espeak-ng does not find its data")
        self._sound = bytearray()
        # Kept here because the library only holds a pointer to it.
        self._callback = _Callback(self._collect)
        self._library.espeak_SetSynthCallback(self._callback)

    def voices(self) -> list[VoiceName]:
        """Return none: the names are those that pyttsx3 tells for the same library."""
        return []

    def choose(self, voice: str | None, rate: int) -> bool:
        """Set voice and rate; false where the voice is not there and the usual one speaks."""
        _, _, variant = (voice or "").partition("+")
        known = not variant or variant in espeak_variants()
        found = known and self._set_voice(voice or DEFAULT_VOICE)
        if not found:
            self._set_voice(DEFAULT_VOICE)
        self._library.espeak_SetParameter(_RATE_PARAMETER, rate, 0)
        return found

    def save(self, text: str, path: str) -> None:
        """Speak `text` into a WAV file."""
        self._sound.clear()
        said = text.encode()
        nothing = ctypes.c_void_p()
        size = ctypes.c_size_t(len(said) + 1)
        failed = self._library.espeak_Synth(said, size, 0, 1, 0, _UTF8, nothing, nothing)
        if failed:
            raise OSError(f"espeak-ng refused the text (its error {failed})")
        with wave.open(path, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(_BYTES_PER_SAMPLE)
            file.setframerate(self._sample_rate)
            file.writeframes(self._sound)

    def _set_voice(self, name: str) -> bool:
        return not self._library.espeak_SetVoiceByName(name.encode())

    def _collect(self, samples: int | None, count: int, _events: int | None) -> int:
        if samples and count > 0:
            self._sound += ctypes.string_at(samples, count * _BYTES_PER_SAMPLE)
        return 0
