"""What a track shall be, and the check of what was asked. Light, like the formats."""

from dataclasses import dataclass

from aquatimer.export.cover import Cover
from aquatimer.export.formats import BITRATES, QUALITIES, WITH_CHAPTERS, TrackFormat
from aquatimer.export.tags import TrackTags
from aquatimer.plan.sections import Section


class UnfitChoiceError(ValueError):
    """A bit rate or quality that the format does not have; the message is for the runner."""


@dataclass(frozen=True, slots=True)
class TrackSpec:
    """The format of a track and what it says about itself.

    `bitrate` is in kilobits a second and `quality` LAME's, from 0, the best, to 9, the fastest;
    None for the usual one. `chapters` are at most 255 sections. A WAV holds no `cover`. Where the
    sound `goes_on` in another track no silence comes after it. Raises UnfitChoiceError where the
    format has no such choice.
    """

    format: TrackFormat
    tags: TrackTags
    bitrate: int | None = None
    quality: int | None = None
    chapters: tuple[Section, ...] = ()
    cover: Cover | None = None
    goes_on: bool = False

    def __post_init__(self) -> None:
        """Check the choices."""
        self._check_bitrate()
        if self.chapters and self.format not in WITH_CHAPTERS:
            raise UnfitChoiceError(_unfit("--chapters", self.format, WITH_CHAPTERS))
        if self.quality is None:
            return
        if self.format is not TrackFormat.MP3:
            raise UnfitChoiceError(_unfit("--quality", self.format, (TrackFormat.MP3,)))
        if self.quality not in QUALITIES:
            raise UnfitChoiceError("--quality goes from 0, the best, to 9, the fastest.")

    def _check_bitrate(self) -> None:
        if self.bitrate is None:
            return
        rates = BITRATES.get(self.format)
        if rates is None:
            raise UnfitChoiceError(_unfit("--bitrate", self.format, tuple(BITRATES)))
        if self.bitrate not in rates:
            raise UnfitChoiceError(
                f".{self.format} has no --bitrate {self.bitrate}. Choose one of"
                f" {', '.join(map(str, rates))}."
            )


def _unfit(option: str, track: TrackFormat, fitting: tuple[TrackFormat, ...]) -> str:
    *others, last = (f".{fit}" for fit in fitting)
    known = f"{', '.join(others)} and {last}" if others else last
    return f"{option} is for {known}. A .{track} has none: leave it out."
