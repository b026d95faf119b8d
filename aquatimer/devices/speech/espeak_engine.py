"""The second engine on Linux: the espeak-ng library itself, without pyttsx3 in between."""

import ctypes
import os
import wave
from collections.abc import Iterator

from aquatimer.devices.speech.child_engine import EngineFault, VoiceName, Voices
from aquatimer.devices.speech.espeak_library import DEFAULT_VOICE, espeak_variants, load_espeak
from aquatimer.devices.speech.naming import named

_SYNCHRONOUS = 2
_BUFFER_MS = 200
_DO_NOT_EXIT = 0x8000
_UTF8 = 1
_RATE, _PITCH = 1, 3
_USUAL_PITCH = 50
_BYTES_PER_SAMPLE = 2

_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


class _Voice(ctypes.Structure):
    """The beginning of `espeak_VOICE`; `languages` is a byte of priority and then the first."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_char_p),
        ("identifier", ctypes.c_char_p),
    )


class EspeakEngine:
    """Speaks through espeak-ng."""

    def __init__(self) -> None:
        self._library = load_espeak()
        data = os.fsencode(os.environ["ESPEAK_DATA_PATH"])
        options = (_SYNCHRONOUS, _BUFFER_MS, data, _DO_NOT_EXIT)
        self._sample_rate = self._library.espeak_Initialize(*options)
        if self._sample_rate <= 0:
            raise EngineFault("does not find its data")
        self._sound = bytearray()
        # Kept here because the library only holds a pointer to it.
        self._callback = _Callback(self._collect)
        self._library.espeak_SetSynthCallback(self._callback)

    def voices(self) -> Voices:
        """Return every voice of the library."""
        return Voices(tuple(self._listed()), DEFAULT_VOICE, espeak_variants())

    def choose(self, voice: str | None, rate: int, pitch: int | None) -> bool:
        """Set them; false where the voice is not there and the usual one speaks."""
        chosen = named(self.voices(), voice) if voice else None
        self._library.espeak_SetVoiceByName(
            (chosen.identifier if chosen else DEFAULT_VOICE).encode()
        )
        self._library.espeak_SetParameter(_RATE, rate, 0)
        self._library.espeak_SetParameter(_PITCH, _USUAL_PITCH if pitch is None else pitch, 0)
        return voice is None or chosen is not None

    def save(self, text: str, path: str) -> None:
        """Speak `text` into a WAV file."""
        self._sound.clear()
        said = text.encode()
        nothing = ctypes.c_void_p()
        size = ctypes.c_size_t(len(said) + 1)
        failed = self._library.espeak_Synth(said, size, 0, 1, 0, _UTF8, nothing, nothing)
        if failed:
            raise EngineFault(f"refused the text (its error {failed})")
        with wave.open(path, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(_BYTES_PER_SAMPLE)
            file.setframerate(self._sample_rate)
            file.writeframes(self._sound)

    def _listed(self) -> Iterator[VoiceName]:
        list_voices = self._library.espeak_ListVoices
        list_voices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
        # The list ends with a null pointer.
        for entry in list_voices(None):
            if not entry:
                return
            voice = entry.contents
            # In small letters, as pyttsx3 tells it.
            identifier = (voice.identifier or b"").decode().lower()
            name = (voice.name or b"").decode()
            language = (voice.languages or b" ")[1:].decode()
            yield VoiceName(identifier, name, language)

    def _collect(self, samples: int | None, count: int, _events: int | None) -> int:
        if samples and count > 0:
            self._sound += ctypes.string_at(samples, count * _BYTES_PER_SAMPLE)
        return 0
