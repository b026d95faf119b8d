"""Which names are those of keys, and what is said of the others."""

import pytest

from aquatimer.tui.bindings import NAMED_KEYS
from aquatimer.tui.known_keys import named_key, no_key


@pytest.mark.parametrize(
    "key",
    ["n", "N", "7", "ä", "space", "plus", "at", "full_stop", "tab", "enter", "f5", "media_play"]
    + ["shift+tab", "ctrl+n", "ctrl+@", "ctrl+space", "ctrl+shift+left", "alt+x", "alt+ctrl+f1"]
    + [key for keys in NAMED_KEYS.values() for key in keys],
)
def test_a_key_has_the_name_that_textual_gives_it(key: str) -> None:
    assert named_key(key) == key


@pytest.mark.parametrize(
    ("written", "key"),
    [(".", "full_stop"), (",", "comma"), ("+", "plus"), ("ctrl++", "ctrl+plus")],
)
def test_a_sign_stands_for_its_key(written: str, key: str) -> None:
    assert named_key(written) == key


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("spacebar", "space"),
        ("Space", "space"),
        ("pgdn", "pagedown"),
        ("Esc", "escape"),
        ("ctrl-n", "ctrl+n"),
        ("Control-N", "ctrl+n"),
        ("plus_sign", "plus"),
    ],
)
def test_a_name_that_is_none_is_told_with_the_one_that_was_meant(written: str, meant: str) -> None:
    assert named_key(written) is None
    assert no_key(written) == f"there is no key '{written}'. Did you mean '{meant}'?"


@pytest.mark.parametrize(
    "written",
    ["", "^N", "return", "<any>", "digit_one", "shift+n", "shift+ctrl+up", "ctrl+", "+x", "foo+n"],
)
def test_what_no_terminal_sends_is_no_key(written: str) -> None:
    assert named_key(written) is None
    assert no_key(written).startswith(f"there is no key '{written}'. ")
