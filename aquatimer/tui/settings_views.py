"""What the settings screen says, as strings: nothing here knows of a terminal."""

from collections.abc import Iterable, Mapping, Sequence

from aquatimer.tui.keymap import keymap_of
from aquatimer.tui.preferences import Option, Texts
from aquatimer.tui.settings_fields import KEYS, THEME, Choice, Field
from aquatimer.tui.themes import unknown_theme

_MOST_TROUBLES = 3


def own_mistakes(
    texts: Texts, themes: Iterable[str], usual: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """Return what is wrong with the theme and the keys, by field."""
    mistakes: dict[str, str] = {}
    known = list(themes)
    if texts.get(THEME, "") not in known:
        mistakes[THEME] = unknown_theme(texts.get(THEME, ""), known)
    for name, fault in keymap_of(asked_keys(texts), usual).faults:
        mistakes[KEYS + name] = " ".join(filter(None, (mistakes.get(KEYS + name), fault)))
    return mistakes


def asked_keys(texts: Texts) -> dict[str, list[str]]:
    """Return the keys that are asked for, by action."""
    return {
        name.removeprefix(KEYS): text.split()
        for name, text in texts.items()
        if name.startswith(KEYS) and text
    }


def effective_keys(texts: Texts, usual: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return the keys that every action has in the end."""
    keymap = keymap_of(asked_keys(texts), usual)
    return {name: keymap.keys_of(name, usual) for name in usual}


def word_of(text: str, options: Sequence[Option]) -> str:
    """Return the word of a value; one that is no option stands for itself."""
    return next((option.word for option in options if option.value == text), text)


def stepped(text: str, options: Sequence[Option], by: int) -> str:
    """Return the value so many options on, round and round."""
    values = [option.value for option in options]
    if not values:
        return text
    return values[(values.index(text) + by) % len(values)] if text in values else values[0]


def about_field(field: Field, text: str) -> str:
    """Return what a field is; of one with a few values what each of them is."""
    told = [field.about] if field.about else []
    if isinstance(field, Choice):
        explained = [option for option in field.options if option.about]
        told += [
            f"{'●' if option.value == text else '○'} {option.word}: {option.about}"
            for option in explained
        ]
    return "\n".join(told)


def usual_text(field: Field) -> str:
    """Return what a field says where all is as usual."""
    return field.usual if isinstance(field, Choice) else ""


def mark_of(*, changed: bool, wrong: bool) -> str:
    """Return the sign before a field."""
    return "✗" if wrong else "•" if changed else " "


def state_text(changed: int, wrong: int) -> str:
    """Return how much is not kept yet."""
    if wrong:
        return f"✗ {wrong} {'entry is' if wrong == 1 else 'entries are'} wrong"
    if changed:
        return f"• {changed} {'change' if changed == 1 else 'changes'}, not saved"
    return "✓ saved"


def troubles_text(troubles: Sequence[str], *, mendable: bool) -> str:
    """Return what is wrong in the files, as much as there is room for."""
    told = list(troubles[:_MOST_TROUBLES])
    if len(troubles) > _MOST_TROUBLES:
        told.append(f"And {len(troubles) - _MOST_TROUBLES} more.")
    if mendable:
        told.append("F4 makes comments of the wrong lines. The rest stays.")
    return "\n".join(told)


def refused_text(word: str) -> str:
    """Say why nothing is saved."""
    return f"Nothing is saved while {word} is wrong."


def matching(options: Sequence[Option], sought: str, adds: str = "") -> tuple[Option, ...]:
    """Return the options in which all that is sought is found.

    With `adds`, which says what is made of a text, one that is no value becomes the last option.
    """
    words = sought.casefold().split()
    found = [
        option
        for option in options
        if all(word in f"{option.word} {option.about}".casefold() for word in words)
    ]
    if adds and sought and not any(option.value == sought for option in found):
        found.append(Option(sought, adds.format(f"'{sought}'")))
    return tuple(found)
