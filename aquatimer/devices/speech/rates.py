"""How fast and how loud a coach speaks."""

RATE_OF_SPEECH = 165
"""Words a minute that are understood in an echoing hall."""

LOUDEST = 100
"""Percent: as loud as the tones."""
