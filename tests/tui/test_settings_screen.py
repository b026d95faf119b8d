"""The settings on the screen: every page, what is wrong, what is kept, and what is taken back."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.widgets import Input, OptionList

from aquatimer.tui.app import AquatimerApp
from aquatimer.tui.screens.choice import ChoiceScreen
from aquatimer.tui.screens.library import LibraryScreen
from aquatimer.tui.screens.settings import SettingsScreen
from aquatimer.tui.tools import Tools
from aquatimer.tui.widgets.field_row import FieldRow
from aquatimer.tui.widgets.footer import Footer
from aquatimer.tui.widgets.line import Line
from aquatimer.tui.widgets.pick import Pick
from aquatimer.tui.widgets.settings_pages import SettingsPages
from tests.pool import FakeDeck
from tests.tui.pilot import Pilot, driven, settled
from tests.tui.preferences import NO_YEAR, FakePreferences, opened

BIRTH_YEAR = "profile.birth-year"
LARGE = (120, 40)


class Poolside:
    """A runner at the settings screen."""

    def __init__(self, pilot: Pilot) -> None:
        self.pilot = pilot

    @property
    def app(self) -> AquatimerApp:
        app = self.pilot.app
        assert isinstance(app, AquatimerApp)
        return app

    @property
    def screen(self) -> SettingsScreen:
        screen = self.pilot.app.screen
        assert isinstance(screen, SettingsScreen)
        return screen

    @property
    def pages(self) -> SettingsPages:
        return self.screen.query_one(SettingsPages)

    def row(self, name: str) -> FieldRow:
        return next(row for row in self.screen.query(FieldRow) if row.field.name == name)

    def shown(self, name: str) -> str:
        row = self.row(name)
        inputs = row.query(Input)
        return inputs.first().value if inputs else row.query_one(Pick).text

    def told(self, name: str, what: str = ".mistake") -> str:
        return "".join(line.text.strip() for line in self.row(name).query(what).results(Line))

    def line(self, name: str) -> str:
        return self.screen.query_one(f"#{name}", Line).text

    async def go_to(self, name: str) -> None:
        await self.pages.go_to(name)
        await self.pilot.pause()

    async def type(self, name: str, text: str) -> None:
        await self.go_to(name)
        await self.pilot.press("end", "ctrl+u", *text)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def threads(self) -> None:
        await settled(self.pilot)


@asynccontextmanager
async def settings(
    preferences: FakePreferences, size: tuple[int, int] = LARGE
) -> AsyncIterator[Poolside]:
    app = AquatimerApp(
        FakeDeck(),
        tools=Tools(preferences=lambda: preferences),
        habits=preferences.habits(),
        settings_only=True,
    )
    async with driven(app, size=size) as pilot:
        await opened(pilot)
        yield Poolside(pilot)


async def test_they_are_reached_from_the_library_and_left_for_it() -> None:
    app = AquatimerApp(FakeDeck(), tools=Tools(preferences=FakePreferences))
    async with driven(app, size=LARGE) as pilot:
        await pilot.pause()
        library = app.screen
        await pilot.press("comma")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is library
        assert isinstance(library, LibraryScreen)


async def test_what_is_typed_is_judged_at_once_and_saved_on_a_key() -> None:
    preferences = FakePreferences()
    async with settings(preferences) as at:
        assert at.line("state") == "✓ saved"
        await at.type(BIRTH_YEAR, "1990")
        assert at.line("outlook") == "Maximum: that of 1990."
        assert at.told("profile.zone.medium", ".note") == "145-154 beats"
        assert at.line("state") == "• 1 change, not saved"
        assert at.told(BIRTH_YEAR, ".word").startswith("•")
        await at.press("ctrl+s")
        assert at.line("state") == "✓ saved"
    assert preferences.stored == [{"me": {BIRTH_YEAR: "1990"}}]


async def test_what_is_wrong_is_told_at_its_field_and_nothing_is_saved_or_lost() -> None:
    preferences = FakePreferences()
    async with settings(preferences) as at:
        await at.type("voice.rate", "150")
        await at.type(BIRTH_YEAR, "soon")
        assert at.told(BIRTH_YEAR) == NO_YEAR
        assert at.told(BIRTH_YEAR, ".word").startswith("✗")
        assert at.line("state") == "✗ 1 entry is wrong"
        await at.go_to("voice.pitch")
        await at.press("ctrl+s")
        assert at.line("sample") == "Nothing is saved while Birth year is wrong."
        assert at.screen.focused is at.row(BIRTH_YEAR).query_one(Input)
        assert (at.shown("voice.rate"), preferences.stored) == ("150", [])
        await at.type(BIRTH_YEAR, "1990")
        await at.press("ctrl+s")
    assert preferences.stored == [{"": {"voice.rate": "150"}, "me": {BIRTH_YEAR: "1990"}}]


async def test_why_it_cannot_be_stored_is_told_and_the_changes_stay() -> None:
    preferences = FakePreferences(refusal="The disk is full.")
    async with settings(preferences) as at:
        await at.type("voice.rate", "150")
        await at.press("ctrl+s")
        assert at.line("sample") == "The disk is full."
        assert at.shown("voice.rate") == "150"
        assert at.app.notices == ("The disk is full.",)
        preferences.refusal = ""
        await at.press("ctrl+s")
        assert at.line("state") == "✓ saved"
    assert preferences.stored == [{"": {"voice.rate": "150"}}]


CHOSEN = [
    ("profile.units", ["right"], "Percent", "percent"),
    ("profile.sex", ["right"], "Female", "female"),
    ("voice.name", ["enter", *"amer", "enter"], "en-us", "en-us"),
    ("voice.name", ["enter", *"en-us+f3", "enter"], "en-us+f3", "en-us+f3"),
    ("voice.language", ["right", "right"], "German", "de"),
    ("cues.level", ["right"], "Quiet", "quiet"),
    ("cues.level", ["left", "left"], "Brief", "brief"),
    ("cues.level", ["enter", "up", "enter"], "Quiet", "quiet"),
    ("sound.noise", ["space"], "On", "on"),
    ("sound.metronome", ["enter"], "On", "on"),
    ("sound.output", ["right"], "simpleaudio", "simpleaudio"),
    ("screen.flash", ["enter"], "Off", "off"),
    ("screen.keep_awake", ["left"], "Off", "off"),
]


async def test_values_are_stepped_through_or_chosen() -> None:
    preferences = FakePreferences()
    async with settings(preferences) as at:
        for name, keys, word, _ in CHOSEN:
            await at.go_to(name)
            await at.press(*keys)
            assert at.shown(name) == word
        await at.press("ctrl+s")
    stored = {name: text for name, _, _, text in CHOSEN}
    mine = {name: text for name, text in stored.items() if name.startswith("profile.")}
    rest = {name: text for name, text in stored.items() if name not in mine}
    assert preferences.stored == [{"me": mine, "": rest}]


async def test_a_choice_is_taken_back_with_escape_and_narrowed_by_typing() -> None:
    async with settings(FakePreferences()) as at:
        await at.go_to("voice.name")
        await at.press("enter", *"german")
        assert at.app.screen.query_one(OptionList).option_count == 2
        await at.press("escape")
        assert at.shown("voice.name") == "The usual voice"
        assert at.line("state") == "✓ saved"


async def test_a_theme_is_seen_at_once_and_taken_back() -> None:
    preferences = FakePreferences()
    app = AquatimerApp(FakeDeck(), tools=Tools(preferences=lambda: preferences))
    async with driven(app, size=LARGE) as pilot:
        await pilot.pause()
        await pilot.press("comma")
        await opened(pilot)
        at = Poolside(pilot)
        await at.go_to("screen.theme")
        await at.press("enter", *"sun")
        assert at.app.theme == "pool-in-sunlight"
        await at.press("escape")
        assert at.app.theme == "pool-at-night"
        await at.press("enter", *"sun", "enter")
        assert (at.app.theme, at.shown("screen.theme")) == ("pool-in-sunlight",) * 2
        await at.press("escape", "d")
        assert at.app.theme == "pool-at-night"
    assert preferences.stored == []


async def test_what_is_saved_holds_in_the_program_at_once() -> None:
    app = AquatimerApp(FakeDeck(), tools=Tools(preferences=FakePreferences))
    async with driven(app, size=LARGE) as pilot:
        await pilot.pause()
        await pilot.press("comma")
        await opened(pilot)
        at = Poolside(pilot)
        await at.go_to("screen.theme")
        await at.press("enter", *"sun", "enter")
        await at.go_to("keys.help")
        await at.press("enter", "h", "ctrl+s", "escape")
        assert isinstance(app.screen, LibraryScreen)
        assert app.theme == "pool-in-sunlight"
        await at.press("h")
        assert type(app.screen).__name__ == "HelpScreen"


async def test_another_athlete_brings_along_all_that_is_theirs() -> None:
    preferences = FakePreferences()
    preferences.profiles["ben"] = {"profile.name": "Ben", BIRTH_YEAR: "1970"}
    async with settings(preferences) as at:
        await at.type(BIRTH_YEAR, "1986")
        await at.go_to("athlete.name")
        await at.press("right")
        assert (at.shown("profile.name"), at.shown(BIRTH_YEAR)) == ("Ben", "1970")
        await at.type(BIRTH_YEAR, "1971")
        await at.go_to("athlete.name")
        await at.press("left")
        assert at.shown(BIRTH_YEAR) == "1986"
        await at.press("right", "ctrl+s")
    assert preferences.stored == [
        {"me": {BIRTH_YEAR: "1986"}, "": {"athlete.name": "ben"}, "ben": {BIRTH_YEAR: "1971"}}
    ]


async def test_a_name_that_is_typed_makes_a_profile() -> None:
    preferences = FakePreferences()
    async with settings(preferences) as at:
        await at.go_to("athlete.name")
        await at.press("enter", *"Anna", "enter")
        assert (at.shown("athlete.name"), at.shown("profile.name")) == ("Anna", "Anna")
        assert at.shown(BIRTH_YEAR) == ""
        await at.press("ctrl+s")
        assert at.line("state") == "✓ saved"
    assert preferences.stored == [{"": {"athlete.name": "Anna"}, "Anna": {"profile.name": "Anna"}}]


async def test_a_key_is_pressed_to_be_given_and_more_of_them_are_added() -> None:
    preferences = FakePreferences()
    async with settings(preferences) as at:
        await at.go_to("keys.skip")
        await at.press("enter", "x")
        assert at.shown("keys.skip") == "x"
        await at.press("plus", "f6")
        assert at.shown("keys.skip") == "x  F6"
        await at.press("enter", "escape")
        assert at.shown("keys.skip") == "x  F6"
        await at.press("ctrl+s", "f2")
        assert at.shown("keys.skip") == "n"
        await at.press("ctrl+s")
    assert preferences.stored == [{"": {"keys.skip": "x f6"}}, {"": {"keys.skip": ""}}]


@pytest.mark.parametrize(("key", "keys"), [("space", "x"), ("insert", "n  x")])
async def test_other_keys_ask_for_one_as_well(key: str, keys: str) -> None:
    async with settings(FakePreferences()) as at:
        await at.go_to("keys.skip")
        await at.press(key, "x")
        assert at.shown("keys.skip") == keys


async def test_keys_that_are_taken_are_told_and_not_saved() -> None:
    preferences = FakePreferences()
    async with settings(preferences) as at:
        await at.go_to("keys.skip")
        await at.press("enter", "space")
        assert at.told("keys.skip").startswith("In [keys], skip takes the only key of pause.")
        await at.press("ctrl+s")
        assert preferences.stored == []
        await at.go_to("keys.pause")
        await at.press("enter", "y", "ctrl+s")
    assert preferences.stored == [{"": {"keys.skip": "space", "keys.pause": "y"}}]


@pytest.mark.parametrize("answer", ["s", "d"])
async def test_leaving_with_changes_asks(answer: str) -> None:
    preferences = FakePreferences()
    async with settings(preferences) as at:
        await at.type("voice.rate", "150")
        await at.press("escape")
        assert isinstance(at.app.screen, ChoiceScreen)
        await at.press("n")
        assert at.shown("voice.rate") == "150"
        await at.press("escape", answer)
        assert at.app.return_code == 0
    assert len(preferences.stored) == (answer == "s")


async def test_what_is_wrong_cannot_be_saved_by_leaving() -> None:
    preferences = FakePreferences()
    async with settings(preferences) as at:
        await at.type(BIRTH_YEAR, "soon")
        await at.press("ctrl+q", "s")
        assert at.line("sample") == "Nothing is saved while Birth year is wrong."
        await at.press("ctrl+c")
        assert not at.app.interrupted
    assert preferences.stored == []


async def test_the_voice_is_heard_as_it_would_be_and_silenced() -> None:
    preferences = FakePreferences(gate=threading.Event())
    async with settings(preferences) as at:
        await at.press("f9")
        assert preferences.heard == []
        await at.type("voice.rate", "150")
        await at.press("f9")
        assert at.line("sample").startswith("♪")
        await at.press("f9")
        await at.threads()
        assert at.line("sample") == ""
    assert preferences.heard == [{"": {"voice.rate": "150"}}]


async def test_why_nothing_is_heard_is_told() -> None:
    async with settings(FakePreferences(silence="No sound device was found.")) as at:
        await at.go_to("voice.rate")
        await at.press("f9")
        await at.threads()
        assert at.line("sample") == "No sound device was found."


async def test_what_is_wrong_in_the_file_stands_at_the_top_and_is_mended_on_a_key() -> None:
    preferences = FakePreferences(troubles=("settings.toml, line 3: 'rte' is no setting.",))
    async with settings(preferences) as at:
        assert at.line("troubles").splitlines() == [
            "settings.toml, line 3: 'rte' is no setting.",
            "F4 makes comments of the wrong lines. The rest stays.",
        ]
        assert at.app.notices == preferences.troubles
        await at.type("voice.rate", "150")
        preferences.refusal = "It can only be put right by hand."
        await at.press("f4")
        assert at.line("sample") == preferences.refusal
        preferences.refusal = ""
        await at.press("f4")
        assert (at.line("troubles"), at.shown("voice.rate")) == ("", "150")
        assert at.line("sample") == "1 line is a comment now."
        assert at.app.notices == ("It can only be put right by hand.",)
        await at.press("f4")
        assert at.line("sample") == "1 line is a comment now."


async def test_a_theme_that_is_not_there_is_told_at_its_field_and_hinders_nothing() -> None:
    preferences = FakePreferences()
    preferences.settings["screen.theme"] = "nowhere"
    async with settings(preferences) as at:
        await at.go_to("screen.theme")
        assert at.told("screen.theme").startswith("There is no theme 'nowhere'.")
        await at.go_to("sound.noise")
        await at.press("space", "ctrl+s")
    assert preferences.stored == [{"": {"sound.noise": "on"}}]


async def test_the_footer_follows_the_field() -> None:
    async with settings(FakePreferences()) as at:
        footer = at.screen.query_one(Footer)

        async def told_after(key: str) -> str:
            await at.press(key)
            return footer.render().plain

        at_a_text = await told_after("down")
        assert await told_after("down") == at_a_text
        assert "Hear it" not in at_a_text
        assert "Hear it" in await told_after("pagedown")


async def test_pages_are_turned_and_every_field_is_reached_by_the_keyboard() -> None:
    async with settings(FakePreferences(), size=(40, 12)) as at:
        seen: list[str] = []
        for page in ("athlete", "voice", "cues", "sound", "screen", "keys"):
            assert at.pages.active == page
            first = at.pages.row_at_hand
            assert first is not None
            names = [row.field.name for row in at.pages.rows if row.field.name not in seen]
            assert (first.field.name, at.line("about")) == (names[0], at.pages.about)
            await at.press("down")
            reached = at.pages.row_at_hand
            assert (reached and reached.field.name) == (names[1] if len(names) > 1 else None)
            seen += names
            await at.press("pagedown")
        assert at.pages.active == "athlete"
        await at.press("pageup", "up")
        assert at.pages.active == "keys"
        assert all(row.query("Input, Pick").first().focusable for row in at.pages.rows)
        assert len(seen) == len(set(seen)) == len(at.screen.query(FieldRow))


async def test_it_is_worked_by_touch_in_the_smallest_terminal() -> None:
    async with settings(FakePreferences(), size=(40, 12)) as at:
        await at.pilot.click("#--content-tab-sound")
        await at.pilot.pause()
        await at.pilot.click(at.row("sound.noise").query_one(Pick))
        assert at.shown("sound.noise") == "On"
        await at.pilot.click("#--content-tab-cues")
        await at.pilot.pause()
        await at.pilot.click(at.row("cues.level").query_one(Pick))
        await at.pilot.pause()
        await at.pilot.click(OptionList, offset=(4, 0))
        await at.pilot.pause()
        assert at.shown("cues.level") == "Quiet"
