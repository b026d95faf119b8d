"""A live session put together: its coach, its player, and where it begins."""

from dataclasses import dataclass

from aquatimer.cli.studio import Production
from aquatimer.devices.blocks import Score
from aquatimer.devices.player import REAL_TIME, open_player
from aquatimer.plan.splicing import CountIn
from aquatimer.plan.timeline import Timeline
from aquatimer.session.course import awaited_from
from aquatimer.session.live import LiveSession
from aquatimer.session.ports import Companions
from aquatimer.units.durations import Milliseconds


@dataclass(frozen=True, slots=True)
class Manner:
    """How a session is run: from where, after which count-in, how fast, and whether silently."""

    begin: Milliseconds | None = None
    count_in: Milliseconds | None = None
    mute: bool = False
    speed: float | None = None


def open_session(timeline: Timeline, production: Production, manner: Manner) -> LiveSession:
    """Open the sound device for a session and hold it at its start."""
    begin = manner.begin or 0
    count_in = CountIn(begin, manner.count_in) if manner.count_in else None
    coach = production.coach
    plan = coach.plan(timeline, awaited=awaited_from(timeline, begin), count_in=count_in)
    if count_in is not None:
        start = count_in.start
    else:
        start = plan.start if manner.begin is None else manner.begin
    player = open_player(
        Score(plan, coach.mix_of),
        start,
        mute=manner.mute or manner.speed is not None,
        speed=manner.speed or REAL_TIME,
    )
    return LiveSession(timeline, plan, player, Companions(coach), count_in)
