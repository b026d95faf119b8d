"""The settings screen's files and voices: those of this computer."""

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pydantic import ValidationError

from aquatimer.cli.athletes import USUAL_ATHLETE, profiles, today
from aquatimer.cli.failures import ImpossibleError, WrongInputError
from aquatimer.cli.judging import judged_profile, judged_settings, key_changes
from aquatimer.cli.profile_outlook import outlook
from aquatimer.cli.profile_texts import profile_texts
from aquatimer.cli.sampling import hear_sample
from aquatimer.cli.setting_texts import entries_with, setting_texts
from aquatimer.cli.voice_list import with_words_first
from aquatimer.devices.files import WritingError
from aquatimer.devices.folders import runner_folders
from aquatimer.devices.profiles import WrongProfileError
from aquatimer.devices.settings import FILE_NAME, Settings, SettingsError
from aquatimer.devices.settings_mending import mend_settings
from aquatimer.devices.settings_reading import KeptSettings, kept_settings
from aquatimer.devices.speech.engines import engines_here
from aquatimer.devices.speech.listing import voices_here
from aquatimer.devices.speech.naming import short_name
from aquatimer.tui.habits import Habits
from aquatimer.tui.preferences import (
    SETTINGS,
    Changes,
    Judgement,
    Kept,
    NotHeard,
    NotStored,
    Option,
)
from aquatimer.tui.settings_fields import ATHLETE, PROFILE

if TYPE_CHECKING:
    from aquatimer.devices.speech.child_engine import Voices

_NO_START = "Sessions do not start before your settings are right."


class DiskPreferences:
    """Reads and writes the files in the runner's folder, and asks the engines of this computer."""

    def __init__(self) -> None:
        self._folder = runner_folders().config
        self._profiles = profiles()
        self._voices: Voices | None = None

    def habits(self) -> Habits:
        """Return what the settings say about the screen, and what is wrong in them."""
        kept = kept_settings(self._folder)
        screen = kept.settings.screen
        troubles = _troubles(kept)
        notices = (*troubles, _NO_START) if troubles else ()
        return Habits(screen.flash, screen.theme, kept.settings.keys, notices)

    def athletes(self) -> Sequence[Option]:
        """Return the athletes with a profile, the one of the settings, and the usual one."""
        chosen = self._chosen()
        named = {self._profiles.path(name).stem: name for name in (USUAL_ATHLETE, chosen)}
        stems = dict.fromkeys([*self._profiles.names(), *named])
        return [self._option(named.get(stem, stem)) for stem in sorted(stems)]

    def kept(self, athlete: str | None = None) -> Kept:
        """Return what the files say as far as it is right, and all that is wrong in them."""
        kept = kept_settings(self._folder)
        texts = setting_texts(kept.settings) | {ATHLETE: self._chosen()}
        troubles = list(_troubles(kept))
        try:
            profile = self._profiles.find(athlete or texts[ATHLETE])
        except WrongProfileError as wrong:
            troubles += str(wrong).splitlines()
            profile = None
        texts |= {f"{PROFILE}{key}": text for key, text in profile_texts(profile).items()}
        mendable = bool(kept.mistakes) or kept.fault_line is not None
        return Kept(texts, str(self._folder / FILE_NAME), tuple(troubles), mendable)

    def judge(self, changes: Changes, athlete: str) -> Judgement:
        """Judge changes by the models of the files."""
        settings = kept_settings(self._folder).settings
        wrong = judged_settings(settings, changes.get(SETTINGS, {}), self._voices)
        judged = judged_profile(self._profiles, athlete, changes.get(athlete, {}), today())
        return Judgement({**wrong, **judged.mistakes}, judged.notes, judged.outlook)

    def store(self, changes: Changes) -> None:
        """Write the profiles first and then the settings, each file whole or not at all."""
        from aquatimer.devices.settings_writing import write_settings

        try:
            for athlete, texts in changes.items():
                if athlete != SETTINGS and texts:
                    entries = key_changes(texts, today())
                    self._profiles.change(athlete, entries, year=today().year)
            if changes.get(SETTINGS):
                write_settings(self._folder, self._settings(changes))
        except (WrongInputError, WrongProfileError, SettingsError, WritingError) as failure:
            raise NotStored(str(failure)) from failure

    def mend(self) -> str:
        """Make comments of the wrong lines."""
        try:
            lines = mend_settings(self._folder)
        except (SettingsError, WritingError) as failure:
            raise NotStored(str(failure)) from failure
        return f"{lines} {'line is a comment' if lines == 1 else 'lines are comments'} now."

    def voices(self) -> Sequence[Option]:
        """Return the voices of the first engine that tells any, first those we have words for."""
        self._voices = voices_here(engines_here())
        names = self._voices.names if self._voices is not None else ()
        return [
            Option(short_name(one), short_name(one), f"{one.name}, {one.language}")
            for one in with_words_first(names)
        ]

    def hear(self, changes: Changes, waiting: Callable[[], None]) -> None:
        """Speak a sentence with the voice and on the output that would be."""

        def nap(seconds: float) -> None:
            waiting()
            time.sleep(seconds)

        try:
            hear_sample(self._settings(changes), nap)
        except (WrongInputError, ImpossibleError) as failure:
            raise NotHeard(str(failure)) from failure

    def _settings(self, changes: Changes) -> Settings:
        """Return the settings after changes; raises WrongInputError."""
        settings, texts = kept_settings(self._folder).settings, changes.get(SETTINGS, {})
        try:
            return Settings.model_validate(entries_with(settings, texts))
        except ValidationError as error:
            wrong = judged_settings(settings, texts, self._voices)
            raise WrongInputError(" ".join(wrong.values())) from error

    def _chosen(self) -> str:
        return kept_settings(self._folder).settings.athlete.name or USUAL_ATHLETE

    def _option(self, name: str) -> Option:
        try:
            profile = self._profiles.find(name)
        except WrongProfileError:
            return Option(name, name, "cannot be read")
        if profile is None:
            return Option(name, name, "no profile yet")
        return Option(name, profile.name, outlook(profile, today().year))


def _troubles(kept: KeptSettings) -> tuple[str, ...]:
    if kept.fault:
        return (f"{FILE_NAME}: your settings {kept.fault}",)
    return tuple(mistake.told(FILE_NAME) for mistake in kept.mistakes)
