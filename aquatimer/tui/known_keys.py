"""Which keys there are, by the names that Textual gives to what a terminal sends."""

import re
from difflib import get_close_matches

from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual.keys import REPLACED_KEYS, Keys, _character_to_key, key_to_character

_HELD = ("alt", "ctrl", "hyper", "meta", "shift", "super")
"""In the order in which they stand in a name."""
_WITH_HELD = re.compile(r"((?:[a-z]+\+)*)(.+)")
# What is in angle brackets is no key, and for the key of this name terminals send "enter".
_SENT = {key.value for key in Keys if "<" not in key.value} - {Keys.Return.value}
_NAMED = {key for key in _SENT if key.isalnum()} | set(FUNCTIONAL_KEYS.values())
_OFTEN_MEANT = (*sorted(_NAMED), "plus", "minus", "comma", "full_stop", "slash")


def named_key(written: str) -> str | None:
    """Return the name of a key that is written by its name or as itself, None for no key."""
    if written in _SENT:
        return written
    together = _WITH_HELD.fullmatch(written)
    if together is None:
        return None
    held, last = together[1].split("+")[:-1], together[2]
    if held != [one for one in _HELD if one in held]:
        return None
    if held and len(last) == 1 and (last.isupper() or (held == ["shift"] and last.isalpha())):
        return None  # with Ctrl every letter is a small one, with Shift alone a capital one
    name = _by_itself(last)
    return "+".join((*held, name)) if name else None


def no_key(written: str) -> str:
    """Return what is said of a name that no key has, with the one that may have been meant."""
    as_usual = written.lower().replace("-", "+").replace("control", "ctrl")
    near = [as_usual] if named_key(as_usual) else get_close_matches(as_usual, _OFTEN_MEANT, 1)
    if near:
        return f"there is no key '{written}'. Did you mean '{near[0]}'?"
    return f"there is no key '{written}'. Keys are called n, space, plus, pageup, f5, ctrl+n."


def _by_itself(key: str) -> str | None:
    if len(key) == 1:
        return _character_to_key(key)
    if key in _NAMED:
        return key
    character = key_to_character(REPLACED_KEYS.get(key, key))
    return key if character and _by_itself(character) == key else None
