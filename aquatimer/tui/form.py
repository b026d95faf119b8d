"""The settings as the runner wants them: what is kept, and what was changed since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from aquatimer.tui.preferences import SETTINGS, Changes, Judgement, Kept, Option, Preferences
from aquatimer.tui.settings_fields import ATHLETE, PROFILE
from aquatimer.tui.settings_views import effective_keys, own_mistakes


class Form:
    """Holds every field's text; nothing that is changed is kept before `store`.

    `themes` are the names of those there are, `usual_keys` the keys of each action.
    """

    def __init__(
        self,
        preferences: Preferences,
        themes: Iterable[str],
        usual_keys: Mapping[str, Sequence[str]],
    ) -> None:
        self._preferences = preferences
        self._themes = tuple(themes)
        self._usual_keys = usual_keys
        self._changes: dict[str, dict[str, str]] = {}
        self._look()

    @property
    def changes(self) -> Changes:
        """Every changed field by whose it is; the last one that was changed comes last."""
        return self._changes

    @property
    def count(self) -> int:
        """How many fields are changed."""
        return sum(len(texts) for texts in self._changes.values())

    @property
    def athlete(self) -> str:
        """Whose profile is seen."""
        return self.text(ATHLETE)

    @property
    def keys(self) -> Mapping[str, Sequence[str]]:
        """The keys that every action would have."""
        return effective_keys(self._settings(), self._usual_keys)

    def athletes(self) -> tuple[Option, ...]:
        """Return the athletes there are, and those that are new."""
        there = self._preferences.athletes()
        known = {option.value for option in there}
        new = (owner for owner in self._changes if owner not in {SETTINGS, *known})
        return (*there, *(Option(name, name, "new") for name in new))

    def text(self, name: str) -> str:
        """Return what a field says."""
        texts = self._changes.get(self._owner(name), {})
        return texts.get(name, self.kept.texts.get(name, ""))

    def is_changed(self, name: str) -> bool:
        """Whether a field says something else than is kept."""
        return name in self._changes.get(self._owner(name), {})

    def put(self, name: str, text: str) -> None:
        """Have a field say something; another athlete brings along all that is theirs."""
        texts = self._changes.setdefault(self._owner(name), {})
        texts.pop(name, None)
        if text != self.kept.texts.get(name, ""):
            texts[name] = text
        if name == ATHLETE:
            self._look(text)
            if not self.text(f"{PROFILE}name") and text not in self._known_athletes():
                self.put(f"{PROFILE}name", text)

    def judge(self) -> Judgement:
        """Return what is wrong, and what is to be known."""
        judgement = self._preferences.judge(self._changes, self.athlete)
        own = own_mistakes(self._settings(), self._themes, self._usual_keys)
        return replace(judgement, mistakes={**judgement.mistakes, **own})

    def newly_wrong(self, judgement: Judgement) -> tuple[str, ...]:
        """Return the fields that are wrong by a change, and so keep everything from being kept."""
        return tuple(
            name
            for name, mistake in judgement.mistakes.items()
            if self._wrong_before.get(name) != mistake
        )

    def store(self) -> None:
        """Keep all changes; raises NotStored, and forgets only those that are kept then."""
        try:
            self._preferences.store(self._changes)
        finally:
            self._look(self.athlete)
            self._forget_kept()

    def mend(self) -> str:
        """Make comments of what is wrong in the settings; return what was done."""
        done = self._preferences.mend()
        self._look(self.athlete)
        return done

    def _look(self, athlete: str | None = None) -> None:
        self.kept: Kept = self._preferences.kept(athlete)
        known = self._preferences.judge({}, athlete or self.kept.texts[ATHLETE]).mistakes
        self._wrong_before = {
            **known,
            **own_mistakes(self.kept.texts, self._themes, self._usual_keys),
        }

    def _forget_kept(self) -> None:
        for owner, texts in list(self._changes.items()):
            kept = self._preferences.kept(None if owner == SETTINGS else owner).texts
            left = {name: text for name, text in texts.items() if kept.get(name, "") != text}
            self._changes[owner] = left
            if not left:
                del self._changes[owner]

    def _known_athletes(self) -> set[str]:
        return {option.value for option in self._preferences.athletes()}

    def _settings(self) -> dict[str, str]:
        return {**self.kept.texts, **self._changes.get(SETTINGS, {})}

    def _owner(self, name: str) -> str:
        return self.athlete if name.startswith(PROFILE) else SETTINGS
