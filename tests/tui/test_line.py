"""A text whose place follows it: laid out anew where its rows change, and only there."""

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll

from aquatimer.tui.widgets.line import Paragraph
from tests.tui.pilot import Pilot, driven

WIDE, NARROW = (40, 12), (20, 12)


class Page(App[None]):
    """A paragraph, and how often the screen was laid out."""

    CSS = "Paragraph { height: auto; }"
    layouts = 0

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Paragraph()

    def on_mount(self) -> None:
        self.screen.screen_layout_refresh_signal.subscribe(self.screen, self._count)

    def _count(self, _: object) -> None:
        self.layouts += 1

    @property
    def rows(self) -> int:
        return self.query_one(Paragraph).size.height


async def write(pilot: Pilot, text: str) -> None:
    pilot.app.query_one(Paragraph).text = text
    await pilot.pause()


async def test_only_a_text_of_other_rows_lays_the_screen_out_anew() -> None:
    app = Page()
    async with driven(app, size=WIDE) as pilot:
        await write(pilot, "One row.")
        before = app.layouts
        await write(pilot, "One other row.")
        assert (app.rows, app.layouts) == (1, before)
        await write(pilot, "This is too much for one row of forty cells.")
        assert app.rows == 2
        assert app.layouts > before


async def test_in_another_width_a_text_takes_its_own_rows() -> None:
    app = Page()
    async with driven(app, size=NARROW) as pilot:
        await write(pilot, "Too long for one row of 20.")
        await pilot.resize_terminal(*WIDE)
        await write(pilot, "One row.")
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert app.rows == 1
        await write(pilot, "Short.")
        await pilot.resize_terminal(*WIDE)
        await write(pilot, "Too long for one row of 20 again.")
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert app.rows == 2
