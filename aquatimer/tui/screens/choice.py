"""A question with a few answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Label


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: its key, the word on its button, and whether something is lost by it."""

    key: str
    word: str
    costly: bool = False


class ChoiceScreen(ModalScreen[str]):
    """Asks; closes with the key of the answer. The last answer is that of Escape, too."""

    CSS_PATH = "choice.tcss"

    def __init__(self, question: str, explanation: str, answers: Sequence[Answer]) -> None:
        super().__init__()
        self._question = question
        self._explanation = explanation
        self._answers = tuple(answers)

    def compose(self) -> ComposeResult:
        """Lay out the question, what is to be known, and the answers."""
        with Vertical(id="question"):
            yield Label(self._question, classes="heading", markup=False)
            yield Label(self._explanation, markup=False)
            with Horizontal(id="answers"):
                for answer in self._answers:
                    button = Button(f"{answer.word}  {answer.key}", id=f"answer-{answer.key}")
                    button.variant = "error" if answer.costly else "primary"
                    yield button

    def on_key(self, event: events.Key) -> None:
        """Answer by the key of an answer."""
        if event.key == "escape":
            event.stop()
            self.dismiss(self._answers[-1].key)
        elif event.key in {answer.key for answer in self._answers}:
            event.stop()
            self.dismiss(event.key)

    @on(Button.Pressed)
    def answer(self, event: Button.Pressed) -> None:
        """Answer by a button."""
        self.dismiss((event.button.id or "").removeprefix("answer-"))
