"""Whether what encodes a track is there, before any work."""

from aquatimer.cli.failures import ImpossibleError
from aquatimer.export.formats import AAC, TrackFormat


def require_encoder(track: TrackFormat) -> None:
    """Raise ImpossibleError, before any work, where what encodes a track is not installed."""
    if track not in AAC:
        return
    try:
        import av  # noqa: F401
    except ImportError as missing:
        raise ImpossibleError(
            f"An .{track} is written with PyAV, which is not installed."
            " Install it: pip install 'aquatimer[m4a]'."
        ) from missing
