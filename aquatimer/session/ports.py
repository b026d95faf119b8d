"""What a live session needs from outside: a player, which is its clock as well."""

from typing import Protocol

from aquatimer.units.durations import Milliseconds


class Player(Protocol):
    """Plays the mix of one cue plan and says where it is.

    Opened, it is at rest at the position it was made with. Positions are those of the plan, so
    a count-in is negative.
    """

    def play(self) -> None:
        """Roll on from where it is."""
        ...

    def hold(self) -> None:
        """Stop where it is; the stream stays open and is silent."""
        ...

    def seek(self, position: Milliseconds) -> None:
        """Go to `position`, rolling or held as before."""
        ...

    def position(self) -> Milliseconds:
        """Return what is being heard now; never runs backwards but by `seek`."""
        ...

    def trouble(self) -> str | None:
        """Return why nothing is heard and what to do about it, None while all is well."""
        ...

    def close(self) -> None:
        """Give the device back; returns soon even if it hangs."""
        ...
