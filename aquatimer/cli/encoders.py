"""Whether what encodes a track is there, before any work."""

from importlib.util import find_spec

from aquatimer.cli.failures import ImpossibleError
from aquatimer.export.formats import AAC, TrackFormat


def require_encoder(track: TrackFormat) -> None:
    """Raise ImpossibleError, before any work, where what encodes a track is not installed."""
    if track not in AAC:
        return
    # Only looked for: it takes 17 MB, which speech has better use for until then.
    if find_spec("av") is None:
        raise ImpossibleError(
            f"An .{track} is written with PyAV, which is not installed."
            " Install it: pip install 'aquatimer[m4a]'."
        )
