"""How a question is asked by what is no screen itself."""

from typing import Protocol, TypeVar

from textual.screen import Screen

_Result = TypeVar("_Result")


class Asks(Protocol):
    """Shows a question and waits for its answer."""

    async def __call__(self, screen: Screen[_Result], /) -> _Result | None:
        """Return the answer."""
        ...
