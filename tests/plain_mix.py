"""What all mixes of the tests have in common."""


class PlainMix:
    """A mix without music."""

    channels = 1
