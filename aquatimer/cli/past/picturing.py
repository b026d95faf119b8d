"""The picture of a session's heart rate, as an SVG file."""

from collections.abc import Sequence
from pathlib import Path

from aquatimer.cli.failures import WrongInputError, tell
from aquatimer.cli.past.documents import loads_of
from aquatimer.cli.past.texts import minutes_text
from aquatimer.cli.past.weeks import local
from aquatimer.devices.attached import Attached
from aquatimer.devices.files import writing
from aquatimer.devices.past_sessions import PastSession
from aquatimer.export.heart_picture import HeartPicture, heart_picture
from aquatimer.plan.heart_rate import holds
from aquatimer.plan.laps import Lap

_ENDING = ".svg"


def check_picture(path: Path | None) -> None:
    """Refuse a picture of another kind before any work; raises WrongInputError."""
    if path is not None and path.suffix.lower() != _ENDING:
        raise WrongInputError(f"'-o {path}' must end in {_ENDING}.")


def write_picture(
    path: Path, session: PastSession, laps: Sequence[Lap], attached: Attached | None
) -> None:
    """Write the heart rate of a session; raises WrongInputError where it has none."""
    if attached is None:
        raise WrongInputError(
            f"session {session.id} has no heart rate. Attach a recording first:"
            f" aquatimer history attach FILE {session.id}"
        )
    whole, edwards, _ = loads_of(attached)
    facts = [f"{local(session.began):%Y-%m-%d %H:%M}", minutes_text(session.done)]
    if whole.mean is not None:
        facts.append(f"mean {whole.mean}, peak {whole.peak} of {attached.heart.hr_max}")
    facts.append(f"Edwards {edwards:.0f}")
    held = tuple(holds(attached.recording, attached.offset))
    picture = HeartPicture(
        *(session.title, " · ".join(facts), tuple(laps), held),
        *(whole.times, attached.heart.hr_max),
    )
    with writing(path) as out:
        out.write(heart_picture(picture).encode())
    tell(f"Wrote {path}.")
