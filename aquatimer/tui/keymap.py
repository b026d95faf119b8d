"""The runner's own keys for actions of the screens."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Keymap:
    """Keys by the name of an action, joined by commas, and what could not be done as asked."""

    keys: Mapping[str, str]
    notices: tuple[str, ...]


def usual_keys(bindings: Iterable[BindingType]) -> dict[str, tuple[str, ...]]:
    """Return the keys of every action that has a name and can therefore get others."""
    named = (one for one in bindings if isinstance(one, Binding) and one.id)
    return {one.id or "": tuple(one.key.split(",")) for one in named}


def keymap_of(asked: Mapping[str, Sequence[str]], usual: Mapping[str, Sequence[str]]) -> Keymap:
    """Return the keymap that was asked for; unknown actions and keys asked for twice are told.

    An action loses a usual key that is given to another one.
    """
    notices = [_unknown(name, usual) for name in asked if name not in usual]
    given: dict[str, str] = {}
    chosen: dict[str, list[str]] = {}
    for name in (name for name in asked if name in usual):
        for key in asked[name]:
            if key in given:
                notices.append(f"In [keys], {key} is given to {given[key]} and to {name}.")
            else:
                given[key] = name
                chosen.setdefault(name, []).append(key)
    for name, keys in usual.items():
        left = [key for key in keys if key not in given]
        if name not in asked and len(left) < len(keys):
            taken = " and ".join(sorted({given[key] for key in keys if key in given}))
            chosen[name] = left
            if not left:
                notices.append(f"In [keys], {taken} takes the only key of {name}. Give it another.")
    return Keymap({name: ",".join(keys) for name, keys in chosen.items() if keys}, tuple(notices))


def _unknown(name: str, usual: Mapping[str, Sequence[str]]) -> str:
    return f"In [keys], there is no action '{name}'. The actions are: {', '.join(sorted(usual))}."
