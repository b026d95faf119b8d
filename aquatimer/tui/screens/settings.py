"""The settings: who swims, who speaks and how much, the sound, the screen, the keys."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Label

from aquatimer.tui.form import Form
from aquatimer.tui.habits import Habits
from aquatimer.tui.preferences import Judgement, NotStored, Option, Preferences
from aquatimer.tui.screens.choice import Answer, ChoiceScreen
from aquatimer.tui.screens.chooser import ChooserScreen
from aquatimer.tui.screens.key_press import KeyPressScreen
from aquatimer.tui.settings_fields import ATHLETE, KEYS, THEME, Choice, KeysOf, Offer, sections
from aquatimer.tui.settings_views import refused_text, state_text, troubles_text, usual_text
from aquatimer.tui.widgets.field_row import FieldRow
from aquatimer.tui.widgets.footer import Footer
from aquatimer.tui.widgets.line import Line, Paragraph
from aquatimer.tui.widgets.sample_bar import SampleBar
from aquatimer.tui.widgets.settings_pages import SettingsPages

_SAVE, _DISCARD, _STAY = "s", "d", "n"
_ANSWERS = (
    Answer(_SAVE, "Save"),
    Answer(_DISCARD, "Throw away", costly=True),
    Answer(_STAY, "Stay"),
)
_USUAL_VOICE = Option("", "The usual voice")


class SettingsScreen(Screen[None]):
    """Changes the settings and the athletes; what is wrong is told at its field and not kept.

    `words` and `usual_keys` are those of the actions that can get other keys. `taken` is called
    with the habits that are kept, `noticed` with what could not be done.
    """

    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        # A field would take the page keys for itself.
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("f4", "mend", "Mend", priority=True),
        Binding("pagedown", "turn(1)", "Page", priority=True, tooltip="The next page"),
        Binding("pageup", "turn(-1)", "Page before", show=False, priority=True),
        Binding("f9", "hear", "Hear it"),
        Binding("f2", "usual", "As usual"),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("escape", "leave", "Leave", priority=True),
    ]
    AUTO_FOCUS = "SettingsPages Pick"

    @dataclass
    class VoicesFound(Message):
        """The voices of this computer are known."""

        voices: Sequence[Option]

    def __init__(
        self,
        preferences: Preferences,
        usual_keys: Mapping[str, Sequence[str]],
        words: Mapping[str, str],
        *,
        taken: Callable[[Habits], None],
        noticed: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._preferences = preferences
        self._usual_keys = usual_keys
        self._taken = taken
        self._noticed = noticed
        self._form = Form(preferences, self.app.available_themes, usual_keys)
        self._judgement = Judgement()
        self._pages = SettingsPages(sections(usual_keys, words), self._form)
        self._sample = SampleBar(preferences, id="sample")

    def compose(self) -> ComposeResult:
        """Lay out what is wrong in the files, the pages, and what the field at hand is."""
        with Horizontal(id="heading"):
            yield Label("Settings", id="name")
            yield Line(id="place")
            yield Line(id="state")
        yield Paragraph(id="troubles")
        yield Paragraph(id="outlook")
        yield self._pages
        yield Paragraph(id="about")
        yield self._sample
        yield Footer()

    def on_mount(self) -> None:
        """Show what is kept, and look for the voices."""
        themes = [Option(name, name) for name in sorted(self.app.available_themes)]
        self._pages.offer(Offer.THEMES, themes)
        self._pages.offer(Offer.VOICES, [_USUAL_VOICE])
        self._show()
        self._look_for_voices()

    def on_unmount(self) -> None:
        """Take a theme back that was only tried."""
        self._preview(self._form.kept.texts[THEME])

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Tell what the field is that the runner came to."""
        self._tell_about()

    def on_settings_screen_voices_found(self, message: VoicesFound) -> None:
        """Offer the voices there are."""
        self._pages.offer(Offer.VOICES, [_USUAL_VOICE, *message.voices])
        self._judge()

    @on(SettingsPages.Opened)
    def turned(self) -> None:
        """Offer what means something on this page."""
        self.refresh_bindings()
        self._tell_about()

    @on(FieldRow.Changed)
    def changed(self, message: FieldRow.Changed) -> None:
        """Have a field say something else, and show what follows."""
        self._pages.hand_over()
        if message.field.name == ATHLETE:
            self._put(ATHLETE, message.text)
            return
        if message.field.name == THEME:
            self._preview(message.text)
        self._judge()

    @on(FieldRow.Opened)
    def choose(self, message: FieldRow.Opened) -> None:
        """Let a value be chosen from a list, or a key be pressed."""
        field = message.row.field
        if isinstance(field, KeysOf):
            self._ask_for_key(field, more=message.more)
        elif isinstance(field, Choice):
            self._ask_for_value(field, message.row)

    def lets(self, action: str) -> bool:
        """Keep Ctrl-C, with which texts are copied."""
        return action != "interrupt"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the voice on its page, and mending where something is to be mended."""
        del parameters
        if action == "hear":
            return self._pages.active == "voice"
        return action != "mend" or self._form.kept.mendable

    async def action_turn(self, by: int) -> None:
        """Go to another page."""
        await self._pages.turn(by)

    def action_usual(self) -> None:
        """Have the field at hand be as usual."""
        row = self._pages.row_at_hand
        if row is not None:
            self._put(row.field.name, usual_text(row.field))

    def action_hear(self) -> None:
        """Have the voice speak as it would, or be silent."""
        if self._sample.busy:
            self._sample.stop()
        else:
            self._sample.begin(self._form.changes)

    def action_mend(self) -> None:
        """Make comments of what is wrong in the settings."""
        self._pages.hand_over()
        try:
            self._sample.say(self._form.mend())
        except NotStored as reason:
            self._complain(str(reason))
        self._take()

    async def action_save(self) -> bool:
        """Keep all changes, unless one of them is wrong; whether that was done."""
        self._pages.hand_over()
        self._judge()
        wrong = self._form.newly_wrong(self._judgement)
        if wrong:
            self._sample.say(refused_text(await self._pages.go_to(wrong[0])))
            self.app.bell()
            return False
        try:
            self._form.store()
        except NotStored as reason:
            self._complain(str(reason))
            return False
        finally:
            self._take()
        self._sample.say("")
        return True

    def action_leave(self) -> None:
        """Leave; with changes that are not kept after a question."""
        self._pages.hand_over()
        if not self._form.count:
            self.dismiss()
            return
        question = ChoiceScreen("Save your changes?", "They are not saved.", _ANSWERS)
        self.app.push_screen(question, self._leave_with)

    async def _leave_with(self, answer: str | None) -> None:
        if answer == _DISCARD or (answer == _SAVE and await self.action_save()):
            self.dismiss()

    def _ask_for_value(self, field: Choice, row: FieldRow) -> None:
        seen = self._preview if field.name == THEME else lambda _: None
        chooser = ChooserScreen(field.word, row.options, row.text, seen=seen, adds=field.adds)

        def take(text: str | None) -> None:
            # What was only seen is taken back.
            self._put(field.name, self._form.text(field.name) if text is None else text)

        self.app.push_screen(chooser, take)

    def _ask_for_key(self, field: KeysOf, *, more: bool) -> None:
        before = self._form.keys[field.name.removeprefix(KEYS)] if more else ()

        def take(key: str | None) -> None:
            if key is not None:
                self._put(field.name, " ".join(dict.fromkeys([*before, key])))

        self.app.push_screen(KeyPressScreen(field.word), take)

    def _put(self, name: str, text: str) -> None:
        """Have a field say something that was not typed into it."""
        self._form.put(name, text)
        if name == THEME:
            self._preview(text)
        self._show()

    def _preview(self, theme: str) -> None:
        if theme in self.app.available_themes:
            self.app.theme = theme

    def _take(self) -> None:
        """Have the whole program go by what is kept now."""
        self._taken(self._preferences.habits())
        self._show()

    def _show(self) -> None:
        kept = self._form.kept
        self._pages.offer(Offer.ATHLETES, self._form.athletes())
        self.query_one("#place", Line).text = kept.place
        self.set_class(bool(kept.troubles), "-troubled")
        troubles = troubles_text(kept.troubles, mendable=kept.mendable)
        self.query_one("#troubles", Paragraph).text = troubles
        self.refresh_bindings()
        self._pages.fill()
        self._judge()

    def _judge(self) -> None:
        self._judgement = self._form.judge()
        self._pages.tell(self._judgement)
        wrong = len(self._form.newly_wrong(self._judgement))
        self.query_one("#state", Line).text = state_text(self._form.count, wrong)
        self.set_class(bool(wrong), "-wrong")
        self._tell_about()

    def _tell_about(self) -> None:
        outlook = self._judgement.outlook if self._pages.active == "athlete" else ""
        self.query_one("#outlook", Paragraph).text = outlook
        self.query_one("#outlook").display = bool(outlook)
        self.query_one("#about", Paragraph).text = self._pages.about

    def _complain(self, sentence: str) -> None:
        self._sample.say(sentence)
        self._noticed(sentence)

    @work(thread=True)
    def _look_for_voices(self) -> None:
        self.post_message(self.VoicesFound(self._preferences.voices()))
