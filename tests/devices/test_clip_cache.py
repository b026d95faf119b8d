import os
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import example, given
from hypothesis import strategies as st

from aquatimer.audio.clips import RATE, Clip
from aquatimer.devices.clip_cache import ClipCache
from tests.full_disk import no_file_larger_than

ABOUT: dict[str, object] = {"text": "Sprint.", "rate": 165, "voice": None}


def clip(frames: int = 10_000, seed: int = 3) -> Clip:
    generator = np.random.default_rng(seed)
    return Clip(generator.integers(-9_000, 9_000, frames, dtype=np.int16))


@pytest.fixture
def cache(tmp_path: Path) -> ClipCache:
    return ClipCache(tmp_path / "cache" / "speech")


def the_entry(tmp_path: Path) -> Path:
    (path,) = (tmp_path / "cache" / "speech").iterdir()
    return path


def test_what_was_kept_is_found_sample_for_sample(cache: ClipCache) -> None:
    kept = clip()
    assert cache.find(ABOUT) is None
    cache.keep(ABOUT, kept)
    found = cache.find(ABOUT)
    assert found is not None
    assert np.array_equal(found.samples, kept.samples)
    assert found.samples.dtype == np.int16
    assert cache.problem is None


def test_the_order_of_the_description_does_not_matter(cache: ClipCache) -> None:
    cache.keep(ABOUT, clip())
    assert cache.find(dict(reversed(ABOUT.items()))) is not None


@pytest.mark.parametrize(
    "other", [{"text": "Sprint"}, {"text": "sprint."}, {"rate": 166}, {"voice": "en"}]
)
def test_anything_else_is_another_clip(cache: ClipCache, other: dict[str, object]) -> None:
    cache.keep(ABOUT, clip())
    assert cache.find({**ABOUT, **other}) is None


def test_texts_of_any_characters_can_be_kept(cache: ClipCache) -> None:
    about = {"text": "a/b\\..\x00\udcff \N{SWIMMER}"}
    cache.keep(about, clip())
    assert cache.find(about) is not None


@given(where=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
@example(where=0.0065, bit=0)  # of the number of samples
@example(where=0.0055, bit=3)  # of the same, which it makes millions
def test_a_single_wrong_bit_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, where: float, bit: int
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    cache = ClipCache(folder)
    cache.keep(ABOUT, clip(2_000))
    (path,) = folder.iterdir()
    content = bytearray(path.read_bytes())
    content[int(where * len(content))] ^= 1 << bit
    path.write_bytes(content)
    found = cache.find(ABOUT)
    assert found is None or np.array_equal(found.samples, clip(2_000).samples)


@pytest.mark.parametrize("kept", [0, 10, 100, -1])
def test_an_entry_cut_short_is_made_again(cache: ClipCache, tmp_path: Path, kept: int) -> None:
    cache.keep(ABOUT, clip())
    path = the_entry(tmp_path)
    path.write_bytes(path.read_bytes()[:kept])
    assert cache.find(ABOUT) is None
    cache.keep(ABOUT, clip())
    assert cache.find(ABOUT) is not None


@pytest.mark.parametrize(
    ("samples", "rate"),
    [
        (np.ones((1_000, 1), dtype=np.int16), 22_050),
        (np.ones((1_000, 2), dtype=np.int16), RATE),
        (np.zeros((1_000, 1), dtype=np.int16), RATE),
    ],
)
def test_an_entry_that_is_no_clip_is_made_again(
    cache: ClipCache, tmp_path: Path, samples: np.typing.NDArray[np.int16], rate: int
) -> None:
    cache.keep(ABOUT, clip())
    soundfile.write(the_entry(tmp_path), samples, rate, format="FLAC")
    assert cache.find(ABOUT) is None


def test_a_folder_in_place_of_an_entry_costs_only_the_keeping(
    cache: ClipCache, tmp_path: Path
) -> None:
    cache.keep(ABOUT, clip())
    path = the_entry(tmp_path)
    path.unlink()
    path.mkdir()
    assert cache.find(ABOUT) is None
    cache.keep(ABOUT, clip())
    assert cache.problem == (
        f"Speech is not kept for the next time. Cannot write {path}: it is a folder."
        " Give the name of a file."
    )


@pytest.mark.parametrize("room", [0, 8_192])
def test_a_full_disk_costs_only_the_keeping(cache: ClipCache, tmp_path: Path, room: int) -> None:
    with no_file_larger_than(room):
        cache.keep(ABOUT, clip())
    assert cache.problem is not None
    assert cache.problem.startswith("Speech is not kept for the next time. Cannot write ")
    assert list((tmp_path / "cache" / "speech").iterdir()) == []
    assert cache.find(ABOUT) is None


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_folder_may_have_a_name_in_no_encoding(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path / os.fsdecode(b"jos\xe9"))
    cache.keep(ABOUT, clip())
    assert cache.find(ABOUT) is not None
    assert cache.problem is None


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path, largest=50_000)
    abouts: list[dict[str, object]] = [{"text": str(number)} for number in range(4)]
    for about in abouts:
        cache.keep(about, clip())
    for age, path in enumerate(sorted(tmp_path.iterdir())):
        os.utime(path, (age, age))
    assert cache.find(abouts[0]) is not None
    cache.prune()
    left = sum(path.stat().st_size for path in tmp_path.iterdir())
    assert left <= 50_000
    assert cache.find(abouts[0]) is not None
    assert len(list(tmp_path.iterdir())) == 2


def test_what_cannot_be_removed_is_told(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path, largest=0)
    (tmp_path / "old.flac").mkdir()
    (tmp_path / "old.flac" / "inside").write_bytes(b"1")
    cache.prune()
    assert cache.problem is not None
    assert cache.problem.startswith(f"Old speech in {tmp_path} cannot be removed (")


def test_pruning_nothing_is_no_work(tmp_path: Path) -> None:
    ClipCache(tmp_path / "never-made").prune()
