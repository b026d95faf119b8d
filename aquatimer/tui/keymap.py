"""The runner's own keys for actions of the screens."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from aquatimer.tui.known_keys import named_key, no_key

RESERVED = {
    "ctrl+c": "ends the program",
    "ctrl+q": "leaves the program",
    "ctrl+p": "opens the command palette",
}
"""Keys that stay what they are."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """Keys by the name of an action, joined by commas.

    `faults` are what could not be done as asked: the action that it was asked for, and a sentence.
    """

    keys: Mapping[str, str]
    faults: tuple[tuple[str, str], ...] = ()

    @property
    def notices(self) -> tuple[str, ...]:
        """The sentences alone."""
        return tuple(sentence for _, sentence in self.faults)

    def keys_of(self, name: str, usual: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
        """Return the keys that an action has in the end."""
        return tuple(self.keys[name].split(",")) if name in self.keys else tuple(usual[name])


def usual_keys(bindings: Iterable[BindingType]) -> dict[str, tuple[str, ...]]:
    """Return the keys of every action that has a name and can therefore get others."""
    named = (one for one in bindings if isinstance(one, Binding) and one.id)
    return {one.id or "": tuple(one.key.split(",")) for one in named}


def usual_words(bindings: Iterable[BindingType]) -> dict[str, str]:
    """Return the word of every action that has a name; those of a remote say so."""
    words: dict[str, str] = {}
    for one in bindings:
        if isinstance(one, Binding) and one.id:
            remote = "" if one.show or one.id in words else ", remote"
            words.setdefault(one.id, f"{one.description}{remote}")
    return words


def keymap_of(asked: Mapping[str, Sequence[str]], usual: Mapping[str, Sequence[str]]) -> Keymap:
    """Return the keymap that was asked for; what there is not, and keys asked for twice, are told.

    An action loses a usual key that is given to another one.
    """
    faults = [(name, _unknown(name, usual)) for name in asked if name not in usual]
    given: dict[str, str] = {}
    chosen: dict[str, list[str]] = {}
    for name in (name for name in asked if name in usual):
        for written in asked[name]:
            key = named_key(written)
            if key is None:
                faults.append((name, f"In [keys], {no_key(written)}"))
            elif key in RESERVED:
                faults.append((name, f"In [keys], {key} {RESERVED[key]}. Give {name} another."))
            elif key in given:
                told = f"In [keys], {key} is given to {given[key]} and to {name}."
                faults.append((name, told))
            else:
                given[key] = name
                chosen.setdefault(name, []).append(key)
    for name, keys in usual.items():
        left = [key for key in keys if key not in given]
        if name not in asked and len(left) < len(keys):
            taken = " and ".join(sorted({given[key] for key in keys if key in given}))
            chosen[name] = left
            if not left:
                told = f"In [keys], {taken} takes the only key of {name}. Give it another."
                faults += [(given[key], told) for key in keys[:1]]
    return Keymap({name: ",".join(keys) for name, keys in chosen.items() if keys}, tuple(faults))


def _unknown(name: str, usual: Mapping[str, Sequence[str]]) -> str:
    return f"In [keys], there is no action '{name}'. The actions are: {', '.join(sorted(usual))}."
