"""What the command palette and the help offer: the actions of a screen by their words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.binding import ActiveBinding
from textual.dom import DOMNode
from textual.screen import Screen

from aquatimer.tui.guarding import Guarded

_TEXTUALS = {"app.focus_next", "app.focus_previous", "screen.copy_text", "app.command_palette"}
"""What Textual binds on every screen, and goes without saying."""
_LEAVES = "app.quit"


@dataclass(frozen=True, slots=True)
class Command:
    """One action: its word and what that means, its keys as shown, and what carries it out."""

    word: str
    meaning: str
    keys: str
    action: str
    node: DOMNode


def commands_of(screen: Screen[Any]) -> tuple[Command, ...]:
    """Return the actions that mean something on a screen now, each once, in their order."""
    found: dict[tuple[str, str], list[ActiveBinding]] = {}
    for active in screen.active_bindings.values():
        binding, action = active.binding, _whole_action(active)
        # A guarded screen has its own word for leaving, and does the same on this key.
        goes_without = action in _TEXTUALS or (action == _LEAVES and isinstance(screen, Guarded))
        if binding.description and active.enabled and not goes_without:
            found.setdefault((action, binding.description), []).append(active)
    return tuple(_commands(screen, found))


def _whole_action(active: ActiveBinding) -> str:
    """Return an action under one name, also where another screen gives it a key of its own."""
    action = active.binding.action
    return f"app.{action}" if isinstance(active.node, App) and "." not in action else action


def system_commands(app: App[Any], screen: Screen[Any]) -> Iterator[SystemCommand]:
    """Yield the same for the command palette, and the themes."""
    for command in commands_of(screen):
        carry_out = partial(app.run_action, command.action, command.node)
        meaning = "" if command.meaning == command.word else f"{command.meaning}. "
        yield SystemCommand(command.word, f"{meaning}Key: {command.keys}", carry_out)
    yield SystemCommand("Theme", "Other colours while this runs", app.action_change_theme)


def _commands(
    screen: Screen[Any], found: dict[tuple[str, str], list[ActiveBinding]]
) -> Iterator[Command]:
    for (action, word), active in found.items():
        keys = dict.fromkeys(screen.app.get_key_display(one.binding) for one in active)
        meaning = next((one.binding.tooltip for one in active if one.binding.tooltip), word)
        yield Command(word, meaning, "  ".join(keys), action, active[0].node)
