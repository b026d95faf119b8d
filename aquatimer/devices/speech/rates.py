"""How fast a coach speaks."""

RATE_OF_SPEECH = 165
"""Words a minute that are understood in an echoing hall."""
