"""How large a workout may be. Each limit is named by the message that a file beyond it gets."""

from aquatimer.units.durations import HOUR, Milliseconds

BYTES = 256 * 1024
LINES = 20_000
LEVELS = 32
SEGMENTS = 10_000
CUES = 10_000
STEPS = 50_000
LONGEST: Milliseconds = 24 * HOUR
TEXT_LENGTH = 200
MISTAKES = 1_000
EXPRESSION_PARTS = 32
DIGITS = 12
