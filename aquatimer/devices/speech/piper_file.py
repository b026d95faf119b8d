"""A Piper voice on disk: its model, and the description beside it."""

from pathlib import Path

from pydantic import BaseModel, ValidationError

ENDING = ".onnx"
_LIST = "https://github.com/OHF-Voice/piper1-gpl/blob/main/docs/VOICES.md"


class PiperFileError(Exception):
    """These files are no voice; the message says what is wrong and what to do."""


class _Audio(BaseModel):
    sample_rate: int


class _Espeak(BaseModel):
    voice: str


class _Description(BaseModel):
    """What Piper itself needs of a description; more may be in it."""

    audio: _Audio
    espeak: _Espeak
    num_symbols: int
    num_speakers: int
    phoneme_id_map: dict[str, list[int]]


def piper_language(model: Path) -> str:
    """Return the language of the voice in a file. Raises PiperFileError."""
    description = model.with_name(f"{model.name}.json")
    if not model.is_file():
        raise PiperFileError(f"There is no voice file {model}. {_where_from(model)}")
    try:
        text = description.read_bytes()
    except FileNotFoundError as error:
        raise PiperFileError(
            f"The description {description.name} is missing beside {model}. {_where_from(model)}"
        ) from error
    except OSError as error:
        raise PiperFileError(f"Cannot read {description}: {error.strerror}.") from error
    try:
        return _Description.model_validate_json(text).espeak.voice
    except ValidationError as error:
        raise PiperFileError(
            f"{description} does not describe a Piper voice. {_where_from(model)}"
        ) from error


def _where_from(model: Path) -> str:
    both = f"{model.name} and {model.name}.json"
    return f"Download both files of a voice, {both}, into one folder; {_LIST} lists the voices."
