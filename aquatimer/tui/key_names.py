"""How keys are written, in the same way wherever they are shown."""

from textual.keys import format_key

_NAMES = {
    "backspace": "Backspace",
    "delete": "Del",
    "end": "End",
    "enter": "Enter",
    "escape": "Esc",
    "home": "Home",
    "insert": "Ins",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "space": "Space",
    "tab": "Tab",
}
_HELD = {"ctrl": "^", "shift": "Shift-", "alt": "Alt-"}


def key_name(key: str) -> str:
    """Return a key as it stands on a keyboard, from the name that Textual has for it."""
    *held, last = key.split("+")
    return "".join(_HELD.get(one, f"{one}-") for one in held) + _name(last, with_others=bool(held))


def _name(key: str, *, with_others: bool) -> str:
    if key in _NAMES:
        return _NAMES[key]
    written = format_key(key)
    numbered = written[:1] == "f" and written[1:].isdigit()
    return written.upper() if numbered or with_others else written
