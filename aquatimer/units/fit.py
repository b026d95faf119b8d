"""The numbers of FIT files, from the public description, as writer and readers need them."""

from enum import IntEnum

HEADER_SIZE = 14
SIGNATURE = b".FIT"
CRC_SIZE = 2

WORKOUT_FILE = 5
"""What `file_id` says of a file that holds a workout."""

PERCENT_ABOVE_BEATS = 100
"""A heart rate above this is so many beats and 100; up to it, it is percent of the maximum."""

_CRC_POLYNOMIAL = 0xA001


TIMESTAMP = 253
"""The field of any message that says when, in seconds since the end of 1989 in UTC."""


class Message(IntEnum):
    """The messages of workouts and activities."""

    FILE_ID = 0
    RECORD = 20
    WORKOUT = 26
    WORKOUT_STEP = 27


class FileId(IntEnum):
    """Fields of `file_id`."""

    TYPE = 0
    MANUFACTURER = 1
    PRODUCT = 2
    SERIAL_NUMBER = 3
    TIME_CREATED = 4


class RecordField(IntEnum):
    """Fields of `record`."""

    HEART_RATE = 3


class WorkoutField(IntEnum):
    """Fields of `workout`."""

    SPORT = 4
    STEPS = 6
    NAME = 8


class StepField(IntEnum):
    """Fields of `workout_step`."""

    NAME = 0
    DURATION_TYPE = 1
    DURATION_VALUE = 2
    TARGET_TYPE = 3
    TARGET_VALUE = 4
    TARGET_LOW = 5
    TARGET_HIGH = 6
    INTENSITY = 7
    NOTES = 8
    INDEX = 254


class DurationType(IntEnum):
    """How a step ends; a repeat goes back to a step until all rounds are done."""

    TIME = 0
    DISTANCE = 1
    OPEN = 5
    REPEAT = 6
    REPETITION_TIME = 28


class TargetType(IntEnum):
    """What a step aims for."""

    SPEED = 0
    HEART_RATE = 1
    OPEN = 2
    CADENCE = 3
    POWER = 4


class Intensity(IntEnum):
    """What a step is for."""

    ACTIVE = 0
    REST = 1
    WARMUP = 2
    COOLDOWN = 3
    RECOVERY = 4


class Base(IntEnum):
    """The base types that workouts use, as they stand in a definition."""

    ENUM = 0x00
    STRING = 0x07
    UINT16 = 0x84
    UINT32 = 0x86
    UINT32Z = 0x8C


def crc(content: bytes, before: int = 0) -> int:
    """Return the checksum of FIT, CRC-16 with the polynomial 0xA001, going on from `before`."""
    value = before
    for byte in content:
        value = (value >> 8) ^ _TABLE[(value ^ byte) & 0xFF]
    return value


def _entry(value: int) -> int:
    for _ in range(8):
        value = (value >> 1) ^ (_CRC_POLYNOMIAL if value & 1 else 0)
    return value


_TABLE = tuple(map(_entry, range(256)))
