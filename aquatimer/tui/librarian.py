"""Workouts copied, deleted and brought back, with the questions that belong to that."""

from asyncio import to_thread
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from aquatimer.tui.asking import Asks
from aquatimer.tui.listing_views import about_deleting, about_discarded, name_for_copy
from aquatimer.tui.ports import Listing

if TYPE_CHECKING:
    from aquatimer.tui.shelf import Discarded, Shelf

_DELETE, _KEEP = "d", "k"


class Librarian:
    """Changes what is on the shelf; it says what was done, and complains about what was not."""

    def __init__(
        self,
        shelf: "Callable[[], Shelf]",
        ask: Asks,
        say: Callable[[str], None],
        complain: Callable[[str], None],
    ) -> None:
        self._shelf = shelf
        self._ask = ask
        self._say = say
        self._complain = complain
        self._discarded: list[Discarded] = []

    @property
    def can_bring_back(self) -> bool:
        """Whether something was deleted since the program began."""
        return bool(self._discarded)

    async def duplicate(self, listing: Listing, taken: Collection[str]) -> str | None:
        """Ask for a name and copy; return the name, None where there is no copy."""
        from aquatimer.tui.screens.naming import NamingScreen
        from aquatimer.tui.shelf import NotMoved
        from aquatimer.tui.workbench import NameRefused

        name, trouble = name_for_copy(listing.name, taken), ""
        while True:
            question = f"Duplicate {listing.title} as"
            name = await self._ask(NamingScreen(name, trouble, question=question)) or ""
            if not name:
                return None
            try:
                await to_thread(self._shelf().duplicate, listing.name, name)
            except NameRefused as refused:
                trouble = str(refused)
            except NotMoved as failure:
                self._complain(str(failure))
                return None
            else:
                self._say(f"{name} is yours now. Press e to edit it.")
                return name

    async def delete(self, listing: Listing) -> bool:
        """Ask, then move a workout to the trash; whether it is gone."""
        from aquatimer.tui.screens.choice import Answer, ChoiceScreen
        from aquatimer.tui.shelf import NotMoved

        shelf = self._shelf()
        answers = (Answer(_DELETE, "Delete", costly=True), Answer(_KEEP, "Keep"))
        explanation = about_deleting(listing, shelf.trash)
        question = f"Delete {listing.title}?"
        if await self._ask(ChoiceScreen(question, explanation, answers)) != _DELETE:
            return False
        try:
            discarded = await to_thread(shelf.discard, listing.name)
        except NotMoved as failure:
            self._complain(str(failure))
            return False
        self._discarded.append(discarded)
        self._say(about_discarded(discarded))
        return True

    async def bring_back(self) -> str | None:
        """Bring back what was deleted last; return its name, None where it stays where it is."""
        from aquatimer.tui.shelf import NotMoved

        discarded = self._discarded[-1]
        try:
            await to_thread(self._shelf().bring_back, discarded)
        except NotMoved as failure:
            self._complain(str(failure))
            return None
        self._discarded.pop()
        self._say(f"{discarded.name} is back.")
        return discarded.name
