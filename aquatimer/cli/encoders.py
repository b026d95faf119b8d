"""What has to be known of an encoder before a track is written: is it there, what does it take."""

from aquatimer.cli.failures import ImpossibleError, tell
from aquatimer.export.formats import AAC, TrackFormat
from aquatimer.units.durations import HOUR, Milliseconds

# FFmpeg holds the list of all frames of an MP4 until it is written.
_AT_FIRST, _EACH_HOUR = 80, 11
_WORTH_TELLING: Milliseconds = 3 * HOUR


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


def tell_of_memory(track: TrackFormat, length: Milliseconds) -> None:
    """Say what a long track takes while it is written, where that grows with its length."""
    if track in AAC and length > _WORTH_TELLING:
        hours = length / HOUR
        tell(
            f"{hours:.0f} hours as .{track} take about {_AT_FIRST + _EACH_HOUR * hours:.0f} MB of"
            " memory while they are written. Every other format takes about 100 MB at any length."
        )
