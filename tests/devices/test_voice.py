import os
import subprocess
import sys
import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

import aquatimer
from aquatimer.audio.loudness import loudness
from aquatimer.audio.mastering import LOUDNESS
from aquatimer.audio.ports import Spoken
from aquatimer.devices.clip_cache import ClipCache
from aquatimer.devices.speech.engines import SpeechEngine
from aquatimer.devices.speech.listing import listed, voices_here
from aquatimer.devices.speech.process import SpeechFault
from aquatimer.devices.speech.rendering import Renderer, SpeechSettings
from aquatimer.devices.speech.room import has_room
from aquatimer.devices.speech.texts import sentences_in
from aquatimer.devices.voice import EngineVoice
from tests.full_disk import no_file_larger_than
from tests.garbage import no_collection

SPRINT, REST, EASY = "Sprint, one minute.", "Rest, thirty seconds.", "Easy, two minutes."


@dataclass(frozen=True)
class Fake:
    """A fake engine and what it was asked."""

    engine: SpeechEngine
    log: Path

    @property
    def starts(self) -> int:
        return self._lines().count("start")

    @property
    def texts(self) -> list[str]:
        return [line.removeprefix("text ") for line in self._lines() if line.startswith("text ")]

    @property
    def pids(self) -> list[int]:
        return [int(line.removeprefix("pid ")) for line in self._lines() if line[:4] == "pid "]

    def _lines(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []


@pytest.fixture
def fake(tmp_path: Path) -> Callable[..., Fake]:
    def make(*behaviours: str, name: str = "fake") -> Fake:
        log = tmp_path / f"{name}.log"
        script = Path(__file__).with_name("fake_engine.py")
        command = (sys.executable, "-S", str(script), str(log), *behaviours)
        return Fake(SpeechEngine(name, "1", command), log)

    return make


def spoken_by(*engines: Fake, texts: Sequence[str] = (SPRINT,), time_limit: float = 5.0) -> Spoken:
    voice = EngineVoice(engines=[fake.engine for fake in engines], time_limit=time_limit)
    return voice.speak(texts, lambda _done, _total: None)


def test_every_text_becomes_a_clip_by_one_child(fake: Callable[..., Fake]) -> None:
    engine = fake()
    spoken = spoken_by(engine, texts=[SPRINT, REST, EASY, SPRINT])
    assert set(spoken.clips) == {SPRINT, REST, EASY}
    assert spoken.problems == ()
    assert engine.starts == 1
    assert engine.texts == [SPRINT, REST, EASY]
    clip = spoken.clips[SPRINT]
    assert clip.duration == pytest.approx(len(SPRINT) * 70, abs=20)
    heard = (clip.samples / 32_767).astype("float32")
    assert loudness(heard) == pytest.approx(LOUDNESS, abs=0.2)


def test_each_sentence_is_spoken_once_and_joined(fake: Callable[..., Fake]) -> None:
    engine = fake()
    texts = ["Sprint. One minute. Last round.", "Sprint. One minute.", "One minute."]
    spoken = spoken_by(engine, texts=texts)
    assert engine.texts == ["Sprint.", "One minute.", "Last round."]
    long, middle, short = (spoken.clips[text] for text in texts)
    assert len(long.pieces) == 3
    assert long.pieces[1].samples is short.pieces[0].samples
    assert middle.duration == pytest.approx((7 + 11) * 70 + 300, abs=40)
    assert len(middle.samples) == middle.pieces[1].offset + len(short.samples)


def test_a_sentence_that_fails_costs_the_texts_that_have_it(fake: Callable[..., Fake]) -> None:
    engine = fake("silence:Last")
    texts = ["Sprint. Last round.", "Easy. Last round.", "Easy. One minute."]
    spoken = spoken_by(engine, texts=texts)
    assert set(spoken.clips) == {"Easy. One minute."}
    assert spoken.problems == ('"Last round." is not spoken: the speech engine wrote silence.',)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Sprint. One minute! Ready? Go", ["Sprint.", "One minute!", "Ready?", "Go"]),
        ("Gleich: Sprint. Übrigens.", ["Gleich: Sprint.", "Übrigens."]),
        ("Das ist die 3. Runde.", ["Das ist die 3. Runde."]),
        ("Laufe z. B. Treppen.", ["Laufe z. B. Treppen."]),
        ("Hold approx. two metres.", ["Hold approx. two metres."]),
        ("1.5 km and so on...", ["1.5 km and so on..."]),
        ("...", ["..."]),
        ("", [""]),
    ],
)
def test_a_text_is_cut_only_where_a_sentence_surely_ends(text: str, sentences: list[str]) -> None:
    assert list(sentences_in(text)) == sentences


def test_progress_counts_every_text_once(fake: Callable[..., Fake]) -> None:
    steps: list[tuple[int, int]] = []
    voice = EngineVoice(engines=[fake("silence:Rest").engine])
    voice.speak([SPRINT, REST, SPRINT, EASY], lambda *step: steps.append(step))
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_progress_goes_on_from_what_is_kept(fake: Callable[..., Fake], tmp_path: Path) -> None:
    voice = EngineVoice(engines=[fake().engine], cache=ClipCache(tmp_path / "cache"))
    steps: list[tuple[int, int]] = []
    for texts in ([SPRINT], [SPRINT], [SPRINT, REST, EASY]):
        voice.speak(texts, lambda *step: steps.append(step))
    assert steps == [(1, 1), (1, 1), (1, 3), (2, 3), (3, 3)]


def test_no_texts_need_no_engine(fake: Callable[..., Fake]) -> None:
    engine = fake()
    assert spoken_by(engine, texts=[]).clips == {}
    assert engine.starts == 0


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        ("hang:Rest", "did not answer within 0.5 seconds"),
        ("crash:Rest", "stopped by itself"),
        ("complain:Rest", "stopped by itself (no tongue)"),
        ("mumble:Rest", "answered something strange"),
        ("nothing:Rest", "wrote no sound"),
        ("break:Rest", "wrote a broken sound"),
        ("half:Rest", "wrote only a part of the sound"),
        ("silence:Rest", "wrote silence"),
        ("cut:Rest", "wrote a sound too short for the words"),
    ],
)
def test_a_fault_costs_one_text_and_is_told(
    fake: Callable[..., Fake], behaviour: str, why: str
) -> None:
    engine = fake(behaviour)
    spoken = spoken_by(engine, texts=[SPRINT, REST, EASY], time_limit=0.5)
    assert set(spoken.clips) == {SPRINT, EASY}
    assert spoken.problems == (f'"{REST}" is not spoken: the speech engine {why}.',)
    assert engine.texts == [SPRINT, REST, REST, EASY]
    assert engine.starts == 3


def test_a_fault_holds_nothing_of_whoever_was_told(
    fake: Callable[..., Fake], tmp_path: Path
) -> None:
    engine = fake("crash").engine

    def told() -> "weakref.ref[Renderer]":
        with Renderer([engine], SpeechSettings(), tmp_path, time_limit=5.0) as renderer:
            with pytest.raises(SpeechFault, match="stopped by itself"):
                renderer.render(REST)
            return weakref.ref(renderer)

    with no_collection():
        assert told()() is None


def test_a_fault_that_passes_is_nobodys_business(fake: Callable[..., Fake]) -> None:
    engine = fake("crash-once:Rest")
    spoken = spoken_by(engine, texts=[SPRINT, REST])
    assert set(spoken.clips) == {SPRINT, REST}
    assert spoken.problems == ()
    assert engine.starts == 2


def test_the_second_engine_speaks_what_the_first_cannot(fake: Callable[..., Fake]) -> None:
    first, second = fake("crash:Rest", name="first"), fake(name="second")
    spoken = spoken_by(first, second, texts=[SPRINT, REST, EASY])
    assert set(spoken.clips) == {SPRINT, REST, EASY}
    assert spoken.problems == ()
    assert second.texts == [REST]


def test_an_engine_that_never_speaks_is_given_up_for_the_second(
    fake: Callable[..., Fake],
) -> None:
    first, second = fake("silence", name="first"), fake(name="second")
    spoken = spoken_by(first, second, texts=[SPRINT, REST, EASY])
    assert set(spoken.clips) == {SPRINT, REST, EASY}
    assert spoken.problems == (
        (
            "The voice of first does not work on this computer, it wrote silence;"
            " second speaks in its place."
        ),
    )
    assert first.texts == [SPRINT, SPRINT, REST, REST]


def test_odd_texts_do_not_cost_an_engine_that_spoke(fake: Callable[..., Fake]) -> None:
    engine = fake("silence:odd")
    odd = [f"odd {number}" for number in range(3)]
    spoken = spoken_by(engine, texts=[SPRINT, *odd, REST])
    assert set(spoken.clips) == {SPRINT, REST}
    assert len(spoken.problems) == 3


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        ("hang-at-start", "did not answer within 0.9 seconds"),
        ("complain-at-start", "stopped by itself (no tongue)"),
    ],
)
def test_without_any_engine_one_sentence_says_so(
    fake: Callable[..., Fake], behaviour: str, why: str
) -> None:
    engine = fake(behaviour, name="pyttsx3")
    spoken = spoken_by(engine, texts=[SPRINT, REST, EASY], time_limit=0.3)
    assert spoken.clips == {}
    assert len(spoken.problems) == 1
    assert spoken.problems[0].startswith(
        f"No voice works on this computer, so only tones are heard: pyttsx3 {why}. "
    )
    assert engine.starts == 2


@pytest.mark.skipif(sys.platform != "linux", reason="the advice is Linux's")
def test_both_engines_are_named_and_what_to_do_is_said(fake: Callable[..., Fake]) -> None:
    gone = Fake(SpeechEngine("pyttsx3", "1", ("/no/such/program",)), Path())
    spoken = spoken_by(gone, fake("complain", name="espeak-ng"), texts=[SPRINT, REST, EASY])
    assert spoken.clips == {}
    assert spoken.problems == (
        (
            "No voice works on this computer, so only tones are heard: pyttsx3 could not be started"
            " (No such file or directory); espeak-ng stopped by itself (no tongue). Install its"
            " speech packages again: pip install --force-reinstall pyttsx3 espeakng-loader."
        ),
    )


_ALONE = """
import runpy, sys
sys.path[:] = [path for path in sys.path if "site-packages" not in path] + [sys.argv.pop(1)]
runpy.run_module("aquatimer.devices.speech.child", run_name="__main__", alter_sys=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the packages are Linux's")
@pytest.mark.parametrize("name", ["pyttsx3", "espeak-ng"])
def test_an_engine_without_its_packages_says_so_in_plain_words(name: str, tmp_path: Path) -> None:
    # The package itself can lie among those that have to be missing: it is linked from elsewhere.
    (tmp_path / "aquatimer").symlink_to(Path(aquatimer.__file__).parent)
    command = (sys.executable, "-S", "-P", "-c", _ALONE, str(tmp_path), name)
    (told,) = listed([SpeechEngine(name, "1", command)])
    assert told.fault == "misses its package espeakng_loader"


def test_a_broken_program_is_not_shown_to_the_runner(tmp_path: Path) -> None:
    script = tmp_path / "broken.py"
    script.write_text("None.speak()")
    (told,) = listed([SpeechEngine("broken", "1", (sys.executable, str(script)))])
    assert told.fault == "stopped by itself"


def test_an_engine_that_fails_on_the_way_is_told_once(fake: Callable[..., Fake]) -> None:
    texts = [SPRINT, *(f"crash {number}" for number in range(20))]
    engine = fake("crash:crash")
    spoken = spoken_by(engine, texts=texts)
    assert set(spoken.clips) == {SPRINT}
    assert len(spoken.problems) == 1
    assert spoken.problems[0].startswith(
        "The voice failed, 20 texts are not spoken: fake stopped by itself. "
    )
    assert len(engine.texts) == 5


@pytest.mark.skipif(os.name != "posix", reason="asks for processes as POSIX does")
def test_a_runner_who_gives_up_leaves_no_child_behind(fake: Callable[..., Fake]) -> None:
    engine = fake()

    def interrupted(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        EngineVoice(engines=[engine.engine]).speak([SPRINT, REST], interrupted)
    (pid,) = engine.pids
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.parametrize("text", ["...", "", " \t", "\x00\x1b", "\N{ZERO WIDTH SPACE}"])
def test_a_text_of_nothing_is_not_asked_of_the_engine(fake: Callable[..., Fake], text: str) -> None:
    engine = fake()
    spoken = spoken_by(engine, texts=[text, SPRINT])
    assert set(spoken.clips) == {SPRINT}
    assert spoken.problems == (
        f'"{text}" is not spoken: the speech engine finds nothing to speak in it.',
    )
    assert engine.texts == [SPRINT]


def test_what_only_steers_a_terminal_is_not_spoken(fake: Callable[..., Fake]) -> None:
    engine = fake()
    text = "Sprint\x00\x1b now\r\n\udcff soon\N{SOFT HYPHEN}er"
    assert set(spoken_by(engine, texts=[text]).clips) == {text}
    assert engine.texts == ["Sprint now sooner"]


def test_a_voice_that_is_not_there_is_told_with_one_that_is(fake: Callable[..., Fake]) -> None:
    voice = EngineVoice(engines=[fake().engine], settings=SpeechSettings("en-uss"))
    spoken = voice.speak([SPRINT], lambda _done, _total: None)
    assert set(spoken.clips) == {SPRINT}
    assert spoken.problems == (
        'There is no voice "en-uss" on this computer, so the usual one speaks. Did you mean en-us?',
    )


def test_voices_are_those_of_the_first_engine_that_tells(fake: Callable[..., Fake]) -> None:
    engines = [fake("complain-at-start", name="first").engine, fake().engine]
    voices = voices_here(engines)
    assert voices is not None
    assert [voice.identifier for voice in voices.names] == ["fake/en-us"]
    assert voices_here(engines[:1]) is None
    assert [one.fault for one in listed(engines)] == ["stopped by itself (no tongue)", None]


@dataclass(frozen=True)
class Home:
    """A voice with a cache, opened anew for every session."""

    folder: Path

    def speak(self, *fakes: Fake, voice: str | None = None, rate: int = 165) -> Spoken:
        engines = [fake.engine for fake in fakes]
        cached = EngineVoice(
            cache=ClipCache(self.folder), engines=engines, settings=SpeechSettings(voice, rate)
        )
        return cached.speak([SPRINT, REST], lambda _done, _total: None)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "kept" / "speech")


def test_a_second_start_needs_no_engine(fake: Callable[..., Fake], home: Home) -> None:
    engine = fake()
    first, second = home.speak(engine), home.speak(engine)
    assert engine.starts == 1
    assert second.problems == ()
    for text in (SPRINT, REST):
        assert second.clips[text].samples.tolist() == first.clips[text].samples.tolist()


def test_only_what_is_missing_is_spoken(fake: Callable[..., Fake], home: Home) -> None:
    engine = fake()
    home.speak(engine)
    damaged, _ = sorted(home.folder.iterdir())
    damaged.write_bytes(damaged.read_bytes()[:-100])
    assert set(home.speak(engine).clips) == {SPRINT, REST}
    assert len(engine.texts) == 3


def test_another_voice_or_rate_is_another_clip(fake: Callable[..., Fake], home: Home) -> None:
    engine = fake()
    home.speak(engine)
    home.speak(engine, voice="en-us")
    home.speak(engine, rate=200)
    assert engine.texts == [SPRINT, REST] * 3


def test_a_stand_in_for_a_missing_voice_is_not_kept(fake: Callable[..., Fake], home: Home) -> None:
    engine = fake()
    for _ in range(2):
        assert len(home.speak(engine, voice="klingon").problems) == 1
    assert engine.starts == 2


def test_what_the_second_engine_spoke_is_kept_as_well(
    fake: Callable[..., Fake], home: Home
) -> None:
    first, second = fake("crash", name="first"), fake(name="second")
    home.speak(first, second)
    asked = len(first.texts)
    assert home.speak(first, second).problems == ()
    assert len(first.texts) == asked


def test_a_cache_that_cannot_be_written_costs_only_the_cache(
    fake: Callable[..., Fake], home: Home
) -> None:
    home.folder.parent.write_bytes(b"in the way")
    spoken = home.speak(fake())
    assert set(spoken.clips) == {SPRINT, REST}
    assert spoken.problems == (
        (
            "Speech is not kept for the next time. Cannot make the folder"
            f" {home.folder} (Not a directory)."
        ),
    )


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_disk_with_too_little_room_is_not_taken_for_a_broken_voice(
    fake: Callable[..., Fake],
) -> None:
    first, second = fake(name="first"), fake(name="second")
    with no_file_larger_than(20_000):
        spoken = spoken_by(first, second, texts=["Go.", SPRINT, REST, EASY])
    assert set(spoken.clips) == {"Go."}
    assert spoken.problems == (
        "There is no room for temporary files, so 3 texts are not spoken. Make room on the disk.",
    )
    assert first.texts == ["Go.", SPRINT, SPRINT]


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_text_that_fails_leaves_its_room_to_the_next(tmp_path: Path) -> None:
    (tmp_path / "speech.wav").write_bytes(bytes(1_040_000))
    with no_file_larger_than(20_000):
        assert has_room(tmp_path)
        (tmp_path / "speech.wav").unlink()
        assert not has_room(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_without_room_for_temporary_files_nothing_is_raised() -> None:
    code = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
from aquatimer.devices.voice import EngineVoice
print(EngineVoice().speak(["Sprint."], lambda *step: None))
"""
    command = [sys.executable, "-c", code]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    assert said.strip() == (
        "Spoken(clips={}, problems=('There is no room for temporary files, so nothing new can be"
        " spoken. Make room on the disk.',))"
    )
