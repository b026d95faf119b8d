"""Signs that are read from the water."""

from itertools import accumulate

from aquatimer.tui.signs import BETWEEN
from aquatimer.tui.widgets.lettered import Lettered


class Signboard(Lettered):
    """As many signs as fit in large letters, from the first one; where none does, all in small."""

    def drawing(self) -> tuple[str, ...]:
        """Return the signs as they are drawn, one string a row."""
        first_ones = accumulate(self.value.split(BETWEEN), lambda *both: BETWEEN.join(both))
        for value in reversed([*first_ones]):
            if scale := self._scale(value):
                return self._drawn(value, scale)
        return (self.value,)
