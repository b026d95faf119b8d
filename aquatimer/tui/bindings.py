"""The keys of the program, of the session and of the library.

A runner can give others to actions of the first two.
"""

from textual.binding import Binding, BindingType

from aquatimer.tui.keymap import usual_keys, usual_words

PROGRAM_KEYS: list[BindingType] = [
    # A terminal in raw mode sends the key, not the signal.
    Binding("ctrl+c", "interrupt", show=False, priority=True),
    Binding("ctrl+q", "quit", "Quit", show=False, priority=True, tooltip="Leave the program"),
    Binding("f1,question_mark", "help", "Help", id="help", tooltip="These keys"),
]
SESSION_KEYS: list[BindingType] = [
    Binding("space", "command('pause')", "Pause", id="pause"),
    Binding("space", "command('go-on')", "Go on", id="pause"),
    Binding("n", "command('skip')", "Skip", id="skip", tooltip="On to the next interval"),
    Binding(
        "p", "command('back')", "Back", id="back", tooltip="The interval again, or the one before"
    ),
    Binding(
        "minus",
        "command('fewer')",
        "- Round",
        id="fewer",
        tooltip="One round fewer",
    ),
    Binding(
        "plus,equals_sign",
        "command('more')",
        "+ Round",
        id="more",
        tooltip="One round more",
    ),
    Binding(
        "c", "command('cool-down')", "Cool-down", id="cool-down", tooltip="On to the cool-down"
    ),
    Binding("left", "command('behind')", "Ten seconds back", id="behind"),
    Binding("right", "command('ahead')", "Ten seconds on", id="ahead"),
    Binding("l", "lock", "Lock", id="lock", tooltip="Lock all keys but those for a pause"),
    Binding("l", "unlock", "Unlock", id="lock", tooltip="Unlock, pressed twice"),
    Binding(
        "q,escape",
        "leave",
        "Leave",
        id="leave",
        tooltip="Leave, after two questions",
    ),
    # A presenter's remote in a plastic bag, as it comes.
    Binding("full_stop,b,f5", "command('pause')", "Pause", show=False, id="remote-pause"),
    Binding("full_stop,b,f5", "command('go-on')", "Go on", show=False, id="remote-pause"),
    Binding("pagedown", "command('skip')", "Skip", show=False, id="remote-skip"),
    Binding("pageup", "command('back')", "Back", show=False, id="remote-back"),
]
LIBRARY_KEYS: list[BindingType] = [
    # In the order in which they are given up where the footer is narrow, from the last.
    Binding("enter", "start", "Start", tooltip="Start it with what is chosen"),
    Binding("r", "resume", "Go on", tooltip="Go on with the session that was cut off"),
    Binding("u", "bring_back", "Bring back", tooltip="Bring back what was deleted last"),
    Binding("space", "details", "Details", tooltip="All there is to know of it"),
    Binding("o", "options", "Options", tooltip="Choose its rounds and times"),
    Binding("slash", "search", "Search", tooltip="Find by words"),
    Binding("e", "edit", "Edit", tooltip="Change its text"),
    Binding("x", "export", "Export", tooltip="Write a track, a lane card, for a watch"),
    Binding("n", "new", "New", tooltip="Write a new session"),
    Binding("d", "duplicate", "Duplicate", tooltip="Make a copy of your own"),
    Binding("delete,backspace", "delete", "Delete", tooltip="Move it to the trash folder"),
    Binding(
        "comma", "app.settings", "Settings", tooltip="Athlete, voice, cues, sound, screen, keys"
    ),
    Binding("q", "app.quit", "Quit", tooltip="Leave the program"),
    Binding("escape", "back", show=False),
]
_NAMED = (*SESSION_KEYS, *PROGRAM_KEYS)
NAMED_KEYS, WORDS = usual_keys(_NAMED), usual_words(_NAMED)
"""The usual keys of each action, and what it is called."""
