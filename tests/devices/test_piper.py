"""Piper: a small voice of our own through the real library, and files that are no voice."""

import json
import os
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from aquatimer.audio.ports import Spoken
from aquatimer.devices.casting import Casting, NoPiperError, UnknownVoiceError, cast
from aquatimer.devices.clip_cache import ClipCache
from aquatimer.devices.speech.engines import engines_here, piper_engine
from aquatimer.devices.speech.listing import listed
from aquatimer.devices.speech.rendering import USUAL_SPEECH, SpeechSettings
from aquatimer.devices.voice import EngineVoice

DESCRIPTION = {
    "audio": {"sample_rate": 22_050},
    "espeak": {"voice": "de"},
    "language": {"code": "de_DE", "family": "de"},
    "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
    "num_symbols": 256,
    "num_speakers": 1,
    "phoneme_id_map": {
        "_": [0],
        "^": [1],
        "$": [2],
        "a": [14],
        "\N{LATIN SMALL LETTER SCHWA}": [59],
    },
}
TEXT = "Noch eine Minute."


def needs(module: str) -> Any:  # noqa: ANN401 - modules that may not be here have no type
    """Return the module; where it is missing skip, and fail in CI."""
    if os.environ.get("CI") == "true":
        return import_module(module)
    return pytest.importorskip(module, reason="needs the extra piper-test")


def tone_by_the_letters(inputs: tuple[str, ...] = ("input", "input_lengths", "scales")) -> bytes:
    """Return a model that hums for each sound of a text, longer with a larger length scale."""
    onnx, helper = needs("onnx"), needs("onnx.helper")
    number, whole = onnx.TensorProto.FLOAT, onnx.TensorProto.INT64
    shapes = {
        "input": (whole, [1, None]),
        "input_lengths": (whole, [1]),
        "scales": (number, [3]),
        "other": (number, [1]),
    }
    constants = [
        helper.make_tensor("one_at", whole, [], [1]),
        helper.make_tensor("zero", number, [], [0]),
        helper.make_tensor("one", number, [], [1]),
        helper.make_tensor("a_sound", number, [], [700]),
        helper.make_tensor("step", number, [], [0.06]),
        helper.make_tensor("shape", whole, [4], [1, 1, 1, -1]),
    ]
    steps = [
        helper.make_node("Shape", ["input"], ["size"]),
        helper.make_node("Gather", ["size", "one_at"], ["sounds"]),
        helper.make_node("Cast", ["sounds"], ["count"], to=number),
        helper.make_node("Gather", ["scales", "one_at"], ["scale"]),
        helper.make_node("Mul", ["count", "a_sound"], ["usual"]),
        helper.make_node("Mul", ["usual", "scale"], ["frames"]),
        helper.make_node("Range", ["zero", "frames", "one"], ["frame"]),
        helper.make_node("Mul", ["frame", "step"], ["angle"]),
        helper.make_node("Sin", ["angle"], ["wave"]),
        helper.make_node("Reshape", ["wave", "shape"], ["output"]),
    ]
    if "other" in inputs:
        steps = [helper.make_node("Identity", ["other"], ["output"])]
        constants = []
    graph = helper.make_graph(
        steps,
        "hum",
        [helper.make_tensor_value_info(name, *shapes[name]) for name in inputs],
        [helper.make_tensor_value_info("output", number, None)],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    serialized: bytes = model.SerializeToString()
    return serialized


@pytest.fixture
def voice(tmp_path: Path) -> Path:
    """The two files of a German voice; it needs no package to be there."""
    model = tmp_path / "de_DE-hum-low.onnx"
    model.write_bytes(b"no model at all")
    model.with_name("de_DE-hum-low.onnx.json").write_text(json.dumps(DESCRIPTION))
    return model


@pytest.fixture
def humming(voice: Path) -> Path:
    sounds = needs("piper.phoneme_ids").DEFAULT_PHONEME_ID_MAP
    described = {**DESCRIPTION, "phoneme_id_map": sounds}
    voice.with_name(f"{voice.name}.json").write_text(json.dumps(described))
    voice.write_bytes(tone_by_the_letters())
    return voice


def spoken_by(
    casting: Casting, settings: SpeechSettings = USUAL_SPEECH, cache: ClipCache | None = None
) -> Spoken:
    voice = EngineVoice(engines=casting.engines, settings=settings, cache=cache)
    return voice.speak([TEXT], lambda _done, _total: None)


def test_a_voice_file_speaks_its_own_language_with_the_usual_engines_standing_by(
    humming: Path,
) -> None:
    casting = cast(name=str(humming))
    assert (casting.voice, casting.language) == ("de", "de")
    assert [engine.name for engine in casting.engines] == [
        "piper",
        *(engine.name for engine in engines_here()),
    ]
    assert cast(name=str(humming), language="en").language == "en"


def test_the_model_speaks_each_text_as_long_as_its_rate_says(humming: Path) -> None:
    casting = cast(name=str(humming))
    usual = spoken_by(Casting(casting.engines[:1]))
    quick = spoken_by(Casting(casting.engines[:1]), SpeechSettings(rate=330))
    assert usual.problems == quick.problems == ()
    assert usual.clips[TEXT].duration > 800
    assert quick.clips[TEXT].duration == pytest.approx(usual.clips[TEXT].duration / 2, rel=0.05)


def test_its_clips_are_kept_until_the_file_changes(humming: Path, tmp_path: Path) -> None:
    cache = ClipCache(tmp_path / "clips")
    for _ in range(2):
        spoken_by(cast(name=str(humming)), cache=cache)
    assert len(list((tmp_path / "clips").iterdir())) == 1
    os.utime(humming, (1, 1))
    spoken_by(cast(name=str(humming)), cache=cache)
    assert len(list((tmp_path / "clips").iterdir())) == 2


def test_the_voice_is_listed_by_its_file(humming: Path) -> None:
    piper = piper_engine(humming)
    assert piper is not None
    (told,) = listed([piper])
    assert told.fault is None
    assert [voice.name for voice in told.voices.names] == ["de_DE-hum-low"]


def test_a_file_that_is_no_model_is_told_each_time_and_another_voice_speaks(
    voice: Path, tmp_path: Path
) -> None:
    needs("piper")
    for _ in range(2):
        spoken = spoken_by(
            cast(name=str(voice)), SpeechSettings("de"), cache=ClipCache(tmp_path / "clips")
        )
        assert set(spoken.clips) == {TEXT}
        assert spoken.problems == (
            (
                "The voice of piper does not work on this computer, it finds no voice in"
                f" {voice}; download it again; pyttsx3 speaks in its place."
            ),
        )


def test_a_model_of_something_else_is_told(humming: Path) -> None:
    humming.write_bytes(tone_by_the_letters(("other",)))
    spoken = spoken_by(cast(name=str(humming)))
    assert "finds no Piper voice in" in spoken.problems[0]


def test_missing_and_wrong_files_are_told(voice: Path) -> None:
    description = voice.with_name(f"{voice.name}.json")
    description.write_text('{"audio": {}}')
    with pytest.raises(UnknownVoiceError, match="does not describe a Piper voice"):
        cast(name=str(voice))
    description.write_bytes(b"\xff")
    with pytest.raises(UnknownVoiceError, match="does not describe a Piper voice"):
        cast(name=str(voice))
    description.unlink()
    with pytest.raises(UnknownVoiceError, match=r"hum-low.onnx.json is missing beside .*Download"):
        cast(name=str(voice))
    with pytest.raises(UnknownVoiceError, match="There is no voice file"):
        cast(name=str(voice.with_name("en.onnx")))


def test_without_the_extra_it_is_said_how_to_get_it(voice: Path) -> None:
    if piper_engine(voice) is not None:
        pytest.skip("Piper is installed here")
    with pytest.raises(NoPiperError, match=r"aquatimer\[piper\]"):
        cast(name=str(voice))
