"""What is wrong with fields of the settings screen, told by the models of the files."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from pydantic import ValidationError

from aquatimer.cli.failures import ImpossibleError, WrongInputError
from aquatimer.cli.profile_keys import cleared, known_keys
from aquatimer.cli.profile_outlook import outlook, zone_notes
from aquatimer.cli.setting_texts import entries_with, setting_texts
from aquatimer.cli.sounding import output_of
from aquatimer.cli.speaking import casting_of
from aquatimer.devices.casting import not_there
from aquatimer.devices.paths import NoSuchUserError, expanded
from aquatimer.devices.profiles import Changes, Entry, Profiles, WrongProfileError, file_stem
from aquatimer.devices.settings import Settings
from aquatimer.devices.settings_mistakes import Mistake, mistakes
from aquatimer.devices.speech.child_engine import Voices
from aquatimer.devices.speech.naming import named
from aquatimer.devices.speech.piper_file import ENDING
from aquatimer.tui.preferences import Judgement, Texts
from aquatimer.tui.settings_fields import ATHLETE, COMMAND, PROFILE, VOICE

_Place = tuple[str, ...]
_OUTPUT, _MUSIC = "sound.output", "sound.music"


def judged_settings(settings: Settings, texts: Texts, voices: Voices | None) -> dict[str, str]:
    """Return what is wrong by field; `voices` are those of this computer, None where unknown."""
    places = {
        field: (tuple(field.split(".", 1)),) for field in setting_texts(settings) | dict(texts)
    }
    try:
        changed = Settings.model_validate(entries_with(settings, texts))
    except ValidationError as error:
        return _told_at_fields(mistakes(error, Settings, ""), places, texts)
    wrong: dict[str, str] = {}
    if ATHLETE in texts and not file_stem(texts[ATHLETE]):
        wrong[ATHLETE] = f"'{texts[ATHLETE]}' is no name: it has no letter in it."
    try:
        if {VOICE, COMMAND} & set(texts):
            _require_voice(changed, voices)
        if _OUTPUT in texts:
            output_of(changed.sound)
    except (WrongInputError, ImpossibleError) as failure:
        among = [field for field in texts if field in {VOICE, COMMAND, _OUTPUT}]
        wrong[among[-1]] = str(failure)
    return wrong | _judged_music(texts)


def judged_profile(profiles: Profiles, athlete: str, texts: Texts, today: date) -> Judgement:
    """Return what is wrong with an athlete's fields, and what the others come to."""
    wrong = _unreadable(texts, today)
    right = {field: text for field, text in texts.items() if field not in wrong}
    places = {PROFILE + name: key.places for name, key in known_keys().items()}
    try:
        tried = profiles.attempt(athlete, key_changes(right, today), year=today.year)
    except WrongProfileError as broken:
        return Judgement({**wrong, **dict.fromkeys(list(right)[-1:], str(broken))})
    wrong |= _told_at_fields(tried.mistakes, places, right)
    if tried.profile is None:
        return Judgement(wrong)
    notes = zone_notes(tried.profile, today.year)
    beats = {f"{PROFILE}zone.{effort}": told for effort, told in notes}
    return Judgement(wrong, beats, outlook(tried.profile, today.year))


def key_changes(texts: Texts, today: date) -> Changes:
    """Return what fields ask for in the words of `profile set`; raises WrongInputError."""
    changes: dict[_Place, Entry | None] = {}
    # A marker that is set has no note but one that is set after it.
    for field, text in sorted(texts.items(), key=lambda each: each[0].count(".")):
        name = field.removeprefix(PROFILE)
        changes |= known_keys()[name].values(text, today) if text else cleared([name])
    return changes


def _unreadable(texts: Texts, today: date) -> dict[str, str]:
    wrong = {}
    for field, text in texts.items():
        try:
            key_changes({field: text}, today)
        except WrongInputError as failure:
            wrong[field] = str(failure)
    return wrong


def _require_voice(settings: Settings, voices: Voices | None) -> None:
    """Raise WrongInputError or ImpossibleError where the voice cannot speak, as far as is known."""
    name = settings.voice.name
    if name is None or name.lower().endswith(ENDING):
        casting_of(settings.voice, engines=())
    elif voices is not None and named(voices, name) is None:
        raise WrongInputError(not_there(name, voices))


def _judged_music(texts: Texts) -> dict[str, str]:
    """Return what is wrong with the place of music; what lies there is told when it is played."""
    try:
        expanded(texts.get(_MUSIC, ""))
    except NoSuchUserError as wrong:
        return {_MUSIC: str(wrong)}
    return {}


def _told_at_fields(
    found: Iterable[Mistake], places: Mapping[str, Iterable[_Place]], changed: Iterable[str]
) -> dict[str, str]:
    fields = {_field(mistake.place, places, changed): mistake for mistake in found}
    return {field: mistake.said_of(_word(field)) for field, mistake in fields.items()}


def _word(field: str) -> str:
    """Return what the runner calls a field, without its page."""
    return re.sub("[._-]", " ", field.partition(".")[2]).capitalize()


def _field(place: _Place, places: Mapping[str, Iterable[_Place]], changed: Iterable[str]) -> str:
    """Return the field that something wrong is told at: the last changed one that it is about."""
    about = [
        field
        for field, own in places.items()
        if any(one[: len(place)] == place or place[: len(one)] == one for one in own)
    ]
    among = [field for field in changed if field in about]
    return (among or about or list(changed))[-1]
