"""A stretch of a session heard on this computer, as the session itself would be."""

from collections.abc import Callable

from aquatimer.cli.failures import ImpossibleError, WrongInputError
from aquatimer.cli.settings import asked_metronome, runner_settings
from aquatimer.cli.speaking import asked_speaker
from aquatimer.cli.studio import Studio, open_studio
from aquatimer.devices.blocks import Score
from aquatimer.devices.player import open_player
from aquatimer.plan.cues import CuePlan, Verbosity
from aquatimer.plan.rehearsal import Stretch, heard_in
from aquatimer.plan.timeline import Timeline
from aquatimer.session.ports import Player
from aquatimer.tui.workbench import NotRehearsed
from aquatimer.units.durations import Milliseconds

_LEAD: Milliseconds = 500
"""Speakers that sleep lose what comes at once."""
_BEFORE_A_SOUND: Milliseconds = 400


class StudioRehearsal:
    """Plays what is heard in a stretch of a session, from its first sound to its last."""

    def __init__(
        self, plan: CuePlan, player: Player, stretch: Stretch, notices: tuple[str, ...] = ()
    ) -> None:
        """Begin at once with a player that is held before the first sound of `plan`."""
        self._cues = plan.cues
        self._player = player
        self._end = max([stretch.end, *(cue.end for cue in plan.cues)])
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
        coming = (cue.at - _BEFORE_A_SOUND for cue in self._cues if cue.at > soonest)
        self._player.seek(next(coming, self._end))

    def close(self) -> None:
        """Give the sound device back."""
        self._player.close()


def rehearse(
    timeline: Timeline, stretch: Stretch, progress: Callable[[int, int], None]
) -> StudioRehearsal:
    """Have a stretch heard; raises NotRehearsed."""
    try:
        level = runner_settings().cues.level
        studio = open_studio(asked_speaker(), metronome=asked_metronome())
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
    plan = heard_in(production.plan, stretch)
    begin = min([stretch.start, *(cue.at for cue in plan.cues)]) - _LEAD
    player = open_player(Score(plan, production.coach.mix_of), begin)
    return StudioRehearsal(plan, player, stretch, production.problems)
