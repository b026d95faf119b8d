"""Preferences in memory, for the tests of the settings screen."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from textual.pilot import Pilot

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
from aquatimer.tui.screens.settings import SettingsScreen
from aquatimer.tui.settings_fields import ATHLETE, PROFILE, THEME
from aquatimer.tui.settings_views import asked_keys
from aquatimer.tui.widgets.field_row import FieldRow
from aquatimer.tui.widgets.line import Line

KEPT = {
    ATHLETE: "me",
    "voice.rate": "165",
    "voice.volume": "100",
    "cues.level": "coach",
    "sound.output": "auto",
    "sound.noise": "off",
    "sound.metronome": "off",
    THEME: "pool-at-night",
    "screen.flash": "on",
    "screen.keep_awake": "on",
}
ME = {f"{PROFILE}name": "Me", f"{PROFILE}birth-year": "1985", f"{PROFILE}units": "beats"}
NOBODY = {f"{PROFILE}name": "", f"{PROFILE}units": "beats"}
NO_YEAR = "Birth year must be a year, such as 1985."
_OPENS_WITHIN = 30.0
VOICES = (
    Option("de", "de", "German, de"),
    Option("en-gb", "en-gb", "English (Great Britain), en-GB"),
    Option("en-us", "en-us", "English (America), en-US"),
)


@dataclass
class FakePreferences:
    """What is kept by whose it is; every change that is stored is noted.

    A birth year that is no number is wrong. `refusal` says why nothing can be stored, `silence`
    why nothing can be heard; where there is a `gate`, the voice speaks until it opens.
    """

    settings: dict[str, str] = field(default_factory=lambda: dict(KEPT))
    profiles: dict[str, dict[str, str]] = field(default_factory=lambda: {"me": dict(ME)})
    troubles: tuple[str, ...] = ()
    refusal: str = ""
    silence: str = ""
    gate: threading.Event | None = None
    stored: list[Changes] = field(default_factory=list)
    heard: list[Changes] = field(default_factory=list)

    def habits(self) -> Habits:
        keys = asked_keys(self.settings)
        flash = self.settings["screen.flash"] == "on"
        return Habits(flash, self.settings[THEME], keys, self.troubles)

    def athletes(self) -> Sequence[Option]:
        return [Option(name, name) for name in self.profiles]

    def kept(self, athlete: str | None = None) -> Kept:
        name = athlete or self.settings[ATHLETE]
        texts = self.settings | self.profiles.get(name, NOBODY)
        return Kept(texts, "~/settings.toml", self.troubles, mendable=bool(self.troubles))

    def judge(self, changes: Changes, athlete: str) -> Judgement:
        texts = {**self.kept(athlete).texts, **changes.get(athlete, {})}
        born = texts.get(f"{PROFILE}birth-year", "")
        if born and not born.isdigit():
            return Judgement({f"{PROFILE}birth-year": NO_YEAR})
        notes = {f"{PROFILE}zone.medium": "145-154 beats"} if born else {}
        return Judgement({}, notes, f"Maximum: that of {born}." if born else "Not known.")

    def store(self, changes: Changes) -> None:
        if self.refusal:
            raise NotStored(self.refusal)
        self.stored.append({owner: dict(texts) for owner, texts in changes.items() if texts})
        for owner, texts in changes.items():
            there = self.profiles.setdefault(owner, {}) if owner != SETTINGS else self.settings
            there.update(texts)

    def mend(self) -> str:
        if self.refusal:
            raise NotStored(self.refusal)
        self.troubles = ()
        return "1 line is a comment now."

    def voices(self) -> Sequence[Option]:
        return VOICES

    def hear(self, changes: Changes, waiting: Callable[[], None]) -> None:
        self.heard.append(changes)
        if self.silence:
            raise NotHeard(self.silence)
        while self.gate is not None and not self.gate.wait(0.01):
            waiting()


async def opened(pilot: Pilot[None]) -> SettingsScreen:
    """Wait until the settings are up and the voices are known."""
    async with asyncio.timeout(_OPENS_WITHIN):
        while not isinstance(pilot.app.screen, SettingsScreen):
            await pilot.pause(0.02)
        screen = pilot.app.screen
        while not (screen.query(FieldRow) and screen.query_one("#about", Line).text):
            await pilot.pause(0.02)
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return screen
