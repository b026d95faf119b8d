"""A stretch of a session heard on this computer, as the session itself would be."""

from collections.abc import Callable

from aquatimer.cli.failures import ImpossibleError, WrongInputError
from aquatimer.cli.speaking import asked_speaker, runner_settings
from aquatimer.cli.studio import Studio, open_studio
from aquatimer.devices.blocks import Score
from aquatimer.devices.player import open_player
from aquatimer.plan.cues import CuePlan, Verbosity
from aquatimer.plan.rehearsal import Stretch
from aquatimer.plan.timeline import Timeline
from aquatimer.session.ports import Player
from aquatimer.tui.workbench import NotRehearsed
from aquatimer.units.durations import SECOND, Milliseconds

_LEAD: Milliseconds = 3 * SECOND + 200
"""The ticks before the first change are heard."""
_TAIL: Milliseconds = 700
"""And the tone of the change at the end."""
_BEFORE_A_SOUND: Milliseconds = 400


class StudioRehearsal:
    """Plays a stretch of a plan from the ticks before it to the change after it."""

    def __init__(
        self, plan: CuePlan, player: Player, stretch: Stretch, notices: tuple[str, ...]
    ) -> None:
        """Begin at once with a player that is held where the stretch begins."""
        self._plan = plan
        self._player = player
        self._end = plan.end if stretch.end >= plan.total else stretch.end + _TAIL
        self.notices = notices
        player.play()

    def position(self) -> Milliseconds | None:
        """Return what is being heard now, None when the stretch is over."""
        position = self._player.position()
        return position if position < self._end else None

    def trouble(self) -> str | None:
        """Return why nothing is heard and what to do about it, None while all is well."""
        return self._player.trouble()

    def skip(self) -> None:
        """Go on to shortly before the next sound."""
        soonest = self._player.position() + _BEFORE_A_SOUND
        coming = (cue.at for cue in self._plan.cues if cue.at > soonest)
        self._player.seek(min(next(coming, self._end) - _BEFORE_A_SOUND, self._end))

    def close(self) -> None:
        """Give the sound device back."""
        self._player.close()


def rehearse(
    timeline: Timeline, stretch: Stretch, progress: Callable[[int, int], None]
) -> StudioRehearsal:
    """Have a stretch heard; raises NotRehearsed."""
    try:
        level = runner_settings().cues.level
        studio = open_studio(asked_speaker())
    except (WrongInputError, ImpossibleError) as failure:
        raise NotRehearsed(str(failure)) from failure
    return rehearsed(studio, timeline, level, stretch, progress)


def rehearsed(
    studio: Studio,
    timeline: Timeline,
    verbosity: Verbosity,
    stretch: Stretch,
    progress: Callable[[int, int], None],
) -> StudioRehearsal:
    """Have the speech of the session made, and play the stretch of its mix."""
    production = studio.produce(timeline, verbosity, progress)
    plan = production.plan
    player = open_player(Score(plan, production.coach.mix_of), stretch.start - _LEAD)
    return StudioRehearsal(plan, player, stretch, production.problems)
