"""The footer: keys with their words, for the mouse as well."""

from aquatimer.tui.app import AquatimerApp
from aquatimer.tui.screens.help import HelpScreen
from aquatimer.tui.widgets.footer import Footer
from tests.pool import FakeDeck
from tests.tui.pilot import Pilot, driven


def column_of(word: str, pilot: Pilot) -> tuple[int, int]:
    """Return where a word of the footer stands."""
    footer = pilot.app.screen.query_one(Footer)
    return footer.styles.padding.left + footer.render().plain.index(word), 0


async def test_a_key_is_pressed_with_the_mouse() -> None:
    async with driven(AquatimerApp(FakeDeck()), size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(Footer, offset=column_of("Help", pilot))
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpScreen)


async def test_what_a_key_means_is_told_below_the_mouse() -> None:
    async with driven(AquatimerApp(FakeDeck()), size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.hover(Footer, offset=column_of("Quit", pilot))
        footer = pilot.app.screen.query_one(Footer)
        assert footer.tooltip == "Leave the program"
        await pilot.hover(Footer, offset=(78, 0))
        assert footer.tooltip is None


async def test_it_is_one_line_where_the_keys_take_more() -> None:
    async with driven(AquatimerApp(FakeDeck()), size=(40, 12)) as pilot:
        await pilot.pause()
        assert pilot.app.screen.query_one(Footer).size.height == 1
