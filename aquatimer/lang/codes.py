"""The stable names of everything that can be wrong with a workout."""

from enum import StrEnum


class Code(StrEnum):
    """One kind of mistake; scripts may depend on these words."""

    # The file as a whole.
    TOO_LARGE = "too-large"
    TOO_MANY_LINES = "too-many-lines"
    NOT_TEXT = "not-text"
    EMPTY_FILE = "empty-file"
    CONTROL_CHARACTER = "control-character"
    STRANGE_CHARACTER = "strange-character"
    # Its lines.
    MIXED_INDENTATION = "mixed-indentation"
    WRONG_INDENTATION = "wrong-indentation"
    TOO_DEEP = "too-deep"
    MISSING_BLOCK = "missing-block"
    # The header.
    UNKNOWN_KEY = "unknown-key"
    REPEATED_KEY = "repeated-key"
    MISSING_TITLE = "missing-title"
    EMPTY_VALUE = "empty-value"
    UNKNOWN_LEVEL = "unknown-level"
    LATE_HEADER = "late-header"
    # Words and texts.
    EXPECTED = "expected"
    UNEXPECTED = "unexpected"
    UNKNOWN_STATEMENT = "unknown-statement"
    UNKNOWN_EFFORT = "unknown-effort"
    UNKNOWN_NAME = "unknown-name"
    RESERVED_NAME = "reserved-name"
    NAME_TAKEN = "name-taken"
    OPEN_QUOTE = "open-quote"
    OPEN_BRACE = "open-brace"
    LONG_TEXT = "long-text"
    # Times and numbers.
    BAD_TIME = "bad-time"
    MISSING_UNIT = "missing-unit"
    ZERO_TIME = "zero-time"
    NOT_A_TIME = "not-a-time"
    BAD_COUNT = "bad-count"
    LONG_NUMBER = "long-number"
    BAD_ARITHMETIC = "bad-arithmetic"
    # What the statements mean.
    BAD_TARGET = "bad-target"
    MISPLACED = "misplaced"
    BAD_LADDER = "bad-ladder"
    BAD_OPTION = "bad-option"
    CUE_OUTSIDE = "cue-outside"
    NEVER_SPOKEN = "never-spoken"
    NO_INTERVALS = "no-intervals"
    # What is right, but perhaps not meant.
    NO_WARM_UP = "no-warm-up"
    NO_COOL_DOWN = "no-cool-down"
    LONG_SPRINT = "long-sprint"
    UNUSED_OPTION = "unused-option"
    UNHEARD = "unheard"
    # The timeline.
    TOO_MANY_SEGMENTS = "too-many-segments"
    TOO_MANY_CUES = "too-many-cues"
    TOO_LONG = "too-long"
    TOO_MANY_MISTAKES = "too-many-mistakes"
