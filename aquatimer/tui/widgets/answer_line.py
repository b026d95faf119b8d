"""A line for an answer in the runner's own words."""

from collections.abc import Callable

from textual.widgets import Input


class AnswerLine(Input):
    """Calls `done` at Enter, before the next key comes."""

    def __init__(
        self,
        done: Callable[["AnswerLine"], None],
        asked: str,
        longest: int = 0,
        *,
        id: str,  # noqa: A002 - Textual's name for it
    ) -> None:
        super().__init__(placeholder=asked, max_length=longest, id=id)
        self._done = done

    @property
    def answer(self) -> str:
        """What is written there, whether or not the screen is still there."""
        return self.value.strip()

    async def action_submit(self) -> None:
        """Take the answer."""
        self._done(self)
