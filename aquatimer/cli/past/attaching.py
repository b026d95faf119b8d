"""A recording from a watch or a strap is laid beside the session that it is of."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from aquatimer.cli.failures import WrongInputError, tell
from aquatimer.cli.past.hearts import asked_heart
from aquatimer.cli.past.opening import (
    all_sessions,
    asked_session,
    opened_history,
    sessions_of,
)
from aquatimer.cli.past.picturing import check_picture, write_picture
from aquatimer.cli.past.session_sheet import placed, print_session
from aquatimer.cli.past.texts import date_text
from aquatimer.devices.attached import Attached, Heart, attach
from aquatimer.devices.past_laps import laps_of
from aquatimer.devices.past_sessions import PastSession
from aquatimer.importing.recorded import Recorded
from aquatimer.importing.recordings import MOST_BYTES, read_recording
from aquatimer.importing.steps import RefusedError
from aquatimer.plan.laps import Lap, end_of
from aquatimer.plan.laying import Laid, lay_beside
from aquatimer.units.durations import Milliseconds

_MILLISECOND = timedelta(milliseconds=1)
_GIVE_OFFSET = (
    "Say when the recording begins after the start of the session: --offset 1:30, or"
    " --offset=-1:30 where it begins before."
)


@dataclass(frozen=True, slots=True)
class _Place:
    offset: Milliseconds
    how: str


def attach_recording(chosen: argparse.Namespace) -> int:
    """Keep a recording beside its session, print what it says, and draw it where asked."""
    check_picture(chosen.output)
    recorded = _read(chosen.file)
    path = opened_history()
    session = _session(path, chosen, recorded)
    heart = asked_heart(chosen, session)
    laps = laps_of(path, session.id)
    if chosen.offset is None:
        place = _place(session, laps, recorded)
    else:
        place = _Place(chosen.offset, "as given")
    _check_beside(place.offset, session, laps, recorded)
    for remark in (*recorded.remarks, *_beyond(recorded, heart)):
        tell(remark)
    attached = Attached(chosen.file.name, place.offset, recorded.recording, heart)
    attach(path, session.id, attached)
    tell(
        f"Laid beside session {session.id}, {session.title} of {date_text(session)}:"
        f" {placed(place.offset)}, {place.how}."
    )
    # Before what may end early, where only the head of it is read.
    if chosen.output is not None:
        write_picture(chosen.output, session, laps, attached)
    print_session(session, laps, attached)
    return 0


def _read(path: Path) -> Recorded:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise WrongInputError(f"Cannot read {path}: {error.strerror}.") from error
    try:
        return read_recording(data, path.suffix)
    except RefusedError as refused:
        raise WrongInputError(
            f"{path} cannot be attached. {' '.join(refused.reasons)}"
        ) from refused


def _session(path: Path, chosen: argparse.Namespace, recorded: Recorded) -> PastSession:
    """Return the session that was asked for, or that of the same time, or the last one."""
    if chosen.id is not None:
        return asked_session(path, chosen.id)
    sessions = sessions_of(all_sessions(path), chosen.athlete)
    if not sessions:
        raise WrongInputError("there is no session in the history to attach it to.")
    began = _began(recorded)
    if began is None:
        return sessions[-1]
    length = timedelta(milliseconds=recorded.recording.duration)

    def together(session: PastSession) -> timedelta:
        end = session.ended or session.began + timedelta(milliseconds=session.done)
        return min(began + length, end) - max(began, session.began)

    best = max(sessions, key=together)
    if together(best) <= timedelta():
        raise WrongInputError(
            f"no session was done when the recording was made, {began:%a %Y-%m-%d %H:%M}."
            f" Name the session: aquatimer history attach {chosen.file} {sessions[-1].id}"
        )
    return best


def _began(recorded: Recorded) -> datetime | None:
    return None if recorded.began is None else recorded.began.astimezone()


def _place(session: PastSession, laps: Sequence[Lap], recorded: Recorded) -> _Place:
    """Find where the recording begins: by its clock, else by what the heart did."""
    began = _began(recorded)
    if began is not None:
        offset = (began - session.began) // _MILLISECOND
        shared = _shared(offset, session, laps, recorded)
        if 2 * shared >= min(_length(session, laps), recorded.recording.duration):
            return _Place(offset, "by the clock of the recording")
    why = "the recording has no dates" if began is None else "its clock and the session's disagree"
    laid = lay_beside(laps, recorded.recording)
    if laid is None:
        about = "fits nowhere beside the efforts" if laps else "has no intervals to lie beside"
        raise WrongInputError(f"{why}, and it {about}. {_GIVE_OFFSET}")
    return _Place(laid.offset, f"found by the heart rate, since {why}{_doubt(laid)}")


def _doubt(laid: Laid) -> str:
    if laid.rival is None:
        return ""
    return f"; {placed(laid.rival)} is nearly as likely, and --offset decides"


def _beyond(recorded: Recorded, heart: Heart) -> Iterator[str]:
    """Say it where the heart did more than it is said to be able to."""
    peak = max(reading.bpm for reading in recorded.recording.readings)
    if peak > heart.hr_max:
        yield (
            f"The recording goes up to {peak}, above the maximum in water of {heart.hr_max}. If the"
            f" sensor did not err: aquatimer profile set water max {peak}, and attach it again."
        )


def _check_beside(
    offset: Milliseconds, session: PastSession, laps: Sequence[Lap], recorded: Recorded
) -> None:
    if _shared(offset, session, laps, recorded) <= 0:
        raise WrongInputError(
            f"the recording would lie beside no part of session {session.id}: {placed(offset)}."
            f" {_GIVE_OFFSET}"
        )


def _shared(
    offset: Milliseconds, session: PastSession, laps: Sequence[Lap], recorded: Recorded
) -> Milliseconds:
    end = min(_length(session, laps), offset + recorded.recording.duration)
    return end - max(offset, 0)


def _length(session: PastSession, laps: Sequence[Lap]) -> Milliseconds:
    return end_of(laps) or session.done
