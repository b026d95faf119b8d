"""The formats of tracks as parameters of tests; those that need an extra skip without it."""

import importlib.util
import os
from collections.abc import Iterable

import pytest
from _pytest.mark import ParameterSet

from aquatimer.export.formats import AAC, TrackFormat

# In CI nothing may be missing, so there they fail instead.
_M4A = os.environ.get("CI") == "true" or importlib.util.find_spec("av") is not None
needs_m4a = pytest.mark.skipif(not _M4A, reason="needs the extra m4a")


def each(tracks: Iterable[TrackFormat] = TrackFormat) -> list[ParameterSet]:
    """Return a parameter for each format."""
    return [pytest.param(track, marks=needs_m4a if track in AAC else ()) for track in tracks]
