"""A walk along the tokens of one line."""

from collections.abc import Sequence

from aquatimer.lang.characters import visible
from aquatimer.lang.codes import Code
from aquatimer.lang.diagnostics import Collector, LineError, Mistake
from aquatimer.lang.source import Span
from aquatimer.lang.tokens import Kind, Token

_SHOWN = 40


class Cursor:
    """Looks at the next `token` of a line, None at the end, and takes it.

    `word` is that token as a word of the language, empty when it is none. Mistakes go to the
    `collector`.
    """

    def __init__(self, tokens: Sequence[Token], end: int, collector: Collector) -> None:
        """Stand before the first token; `end` is where the line ends in the text."""
        self._tokens = tokens
        self._end = end
        self._next = 0
        self.collector = collector
        self.token: Token | None = None
        self.word = ""
        self._look()

    def _look(self) -> None:
        self.token = self.ahead(0)
        self.word = self.token.word if self.token else ""

    @property
    def previous(self) -> Token | None:
        """The token taken last."""
        return self._tokens[self._next - 1] if self._next else None

    @property
    def place(self) -> Span:
        """Where the next token stands; right after the last one at the end of the line."""
        return self.token.span if self.token else Span(self._end, self._end)

    @property
    def rest(self) -> Span:
        """Everything that was not taken yet."""
        return Span(self.place.start, self._end)

    def ahead(self, distance: int) -> Token | None:
        """Return the token after so many others."""
        index = self._next + distance
        return self._tokens[index] if index < len(self._tokens) else None

    def at_end(self) -> bool:
        """Whether the line is finished."""
        return self.token is None

    def at(self, kind: Kind) -> bool:
        """Whether the next token looks so."""
        return self.token is not None and self.token.kind is kind

    def take(self) -> Token:
        """Take the next token, which must be there."""
        token = self._tokens[self._next]
        self._next += 1
        self._look()
        return token

    def accept(self, *words: str) -> Token | None:
        """Take the next token if it is one of these words."""
        return self.take() if self.word in words and self.word else None

    def accept_sign(self, *signs: str) -> Token | None:
        """Take the next token if it is one of these signs."""
        return self.take() if self.token and self.token.sign in signs and self.token.sign else None

    def since(self, start: Span) -> Span:
        """Return the stretch from `start` to the end of what was taken."""
        return start.to(self.previous.span) if self.previous else start

    def unexpected(
        self, what: str, hint: str | None = None, code: Code = Code.EXPECTED
    ) -> LineError:
        """Return the error that something else stands where `what` should."""
        after = f" after {quoted(self.previous.text)}" if self.previous else ""
        found = f"found {quoted(self.token.text)}" if self.token else "the line ends here"
        message = f"I expected {what}{after}, but {found}."
        return LineError(Mistake(self.place, code, message, hint))


def quoted(text: str) -> str:
    """Show a piece of the file within a message, cut where it is long."""
    shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    return f"`{visible(shown)}`"
