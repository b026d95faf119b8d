"""The bungee markers that a session has found, kept in the profile of who did it."""

from collections.abc import Mapping

from aquatimer.cli.athletes import USUAL_ATHLETE, profiles, today
from aquatimer.cli.profile_keys import marker_found
from aquatimer.devices.files import WritingError
from aquatimer.devices.kept_session import Entry
from aquatimer.devices.profiles import Changes, WrongProfileError
from aquatimer.plan.athlete import finds_markers
from aquatimer.plan.markers import MARKER_EFFORTS
from aquatimer.tui.diary import NotKept


class ProfileMarkers:
    """The markers in a profile, which is made where there is none."""

    def __init__(self, athlete: str) -> None:
        self._athlete = athlete

    @property
    def places(self) -> Mapping[str, str]:
        """Where each marker was until now."""
        try:
            profile = profiles().find(self._athlete)
        except WrongProfileError:
            profile = None  # what is wrong with it is told when it is to be changed
        found = {} if profile is None else profile.markers.found
        known = {effort: marker.place for effort, marker in found.items()}
        return dict.fromkeys(MARKER_EFFORTS, "") | known

    def keep(self, places: Mapping[str, str], note: str | None) -> None:
        """Keep where markers are from today on."""
        day = today()
        changes: Changes = {}
        for effort, place in places.items():
            changes = {**changes, **marker_found(effort, place, note, day)}
        try:
            profiles().change(self._athlete, changes, year=day.year)
        except (WrongProfileError, WritingError) as wrong:
            raise NotKept(str(wrong)) from wrong


def marker_book_of(entry: Entry) -> ProfileMarkers | None:
    """Return where to keep what a session has found, None for one that looks for no markers."""
    if not finds_markers(entry.timeline):
        return None
    return ProfileMarkers(entry.athlete or USUAL_ATHLETE)
