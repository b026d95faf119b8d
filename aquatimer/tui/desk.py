"""Where the text of the editor is kept: saving, asking where it has to be asked, losing nothing."""

from collections.abc import Callable

from aquatimer.tui.asking import Asks
from aquatimer.tui.screens.choice import Answer, ChoiceScreen
from aquatimer.tui.screens.naming import NamingScreen
from aquatimer.tui.workbench import (
    ChangedOutside,
    Manuscript,
    NameRefused,
    NotSaved,
    Rescued,
    Workbench,
)

_STILL_HERE = " Your text is still here."
_MINE, _OTHER, _SAVE, _DISCARD, _TAKE, _NO = "m", "o", "s", "d", "y", "n"


class Desk:
    """Knows what is on the disk; it complains about what could not be done."""

    def __init__(
        self,
        workbench: Workbench,
        manuscript: Manuscript,
        ask: Asks,
        complain: Callable[[str], None],
    ) -> None:
        self._workbench = workbench
        self.manuscript = manuscript
        self._ask = ask
        self._complain = complain
        self._kept: str | None = None
        self._told_outside: str | None = None
        self._refused = ""

    def is_saved(self, text: str) -> bool:
        """Whether a text is what is on the disk, or what was begun with."""
        return text == self.manuscript.text

    async def save(self, text: str, *, anew: bool = False) -> bool:
        """Save; ask for a name where there is none, or `anew`. False where nothing was saved."""
        name, asked, trouble = self.manuscript.name, anew or not self.manuscript.name, ""
        while True:
            if asked:
                name = await self._ask(NamingScreen(name, trouble)) or ""
                if not name:
                    return False
            try:
                return await self._save(text, name if asked else "")
            except NameRefused as refused:
                asked, trouble = True, str(refused)

    async def _save(self, text: str, name: str) -> bool:
        try:
            saved = self._workbench.save(self.manuscript, text, name=name)
        except NotSaved as failure:
            self._fail(failure)
            return False
        except ChangedOutside:
            return await self._settle(text)
        self._take(saved)
        return True

    async def _settle(self, text: str) -> bool:
        """Ask which of two texts is to be kept; the other one is not lost without being told."""
        explanation = f"Something else has written {self.manuscript.place} since you opened it."
        answers = (
            Answer(_MINE, "Keep mine", costly=True),
            Answer(_OTHER, "Other name"),
            Answer(_NO, "Back"),
        )
        answer = await self._ask(ChoiceScreen("The file has changed", explanation, answers))
        if answer == _OTHER:
            return await self.save(text, anew=True)
        if answer != _MINE:
            return False
        try:
            saved = self._workbench.save(self.manuscript, text, replace=True)
        except NotSaved as failure:
            self._fail(failure)
            return False
        self._take(saved)
        return True

    async def may_leave(self, text: str) -> bool:
        """Ask what is to become of a text that is not saved; False to stay."""
        if self.is_saved(text):
            self._forget()
            return True
        answers = (
            Answer(_SAVE, "Save"),
            Answer(_DISCARD, "Throw away", costly=True),
            Answer(_NO, "Stay"),
        )
        answer = await self._ask(ChoiceScreen("Save your changes?", "They are not saved.", answers))
        if answer == _DISCARD:
            self._forget()
            return True
        return answer == _SAVE and await self.save(text)

    async def rescued(self) -> str | None:
        """Offer a text that was not saved the last time; return it where it is taken.

        One that is left is put where it is not in the way, and the runner is told where.
        """
        found = self.manuscript.rescued
        if found is None:
            return None
        explanation = f"It was kept {found.when}, and is newer than the file."
        answers = (Answer(_TAKE, "Take it"), Answer(_NO, "Leave it"))
        question = "There is a text that was not saved"
        if await self._ask(ChoiceScreen(question, explanation, answers)) == _TAKE:
            self._take_over(found)
            return found.text
        self._set_aside(found)
        return None

    def _take_over(self, found: Rescued) -> None:
        try:
            self._workbench.take_over(self.manuscript, found)
        except NotSaved:
            return  # the text is kept anew in a moment, and this one stays as well
        self._kept = found.text

    def _set_aside(self, found: Rescued) -> None:
        try:
            place = self._workbench.set_aside(self.manuscript, found)
        except NotSaved:
            return  # it stays where it is, and is offered again
        self._complain(f"The text that was kept {found.when} is still there, in {place}.")

    def keep(self, text: str) -> None:
        """Keep what is not saved in case the program ends; raises NotSaved."""
        if self.is_saved(text):
            self._forget()
        elif text != self._kept:
            self._workbench.keep(self.manuscript, text)
            self._kept, self._refused = text, ""

    def keep_on(self, text: str) -> None:
        """Keep it as time goes by; what stands in the way is told once, and not after a save."""
        try:
            self.keep(text)
        except NotSaved as failure:
            if str(failure) != self._refused:
                self._refused = str(failure)
                self._complain(f"{failure} Until that is done, what you type is not kept anywhere.")

    def changed_outside(self) -> str | None:
        """Return a sentence once where something else has written the file."""
        stamp = self.manuscript.stamp
        if self._told_outside == (stamp or "") or not self._workbench.changed_outside(
            self.manuscript
        ):
            return None
        self._told_outside = stamp or ""
        return f"Something else has written {self.manuscript.place}. Saving will ask what to keep."

    def _forget(self) -> None:
        """Throw away what this desk has kept, and nothing else."""
        if self._kept is not None:
            self._workbench.forget(self.manuscript)
        self._kept = None

    def _take(self, saved: Manuscript) -> None:
        self._kept = None
        self._refused = ""
        self.manuscript = saved

    def _fail(self, failure: NotSaved) -> None:
        self._refused = str(failure)
        self._complain(f"{failure}{_STILL_HERE}")
