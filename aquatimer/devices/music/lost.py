"""Music that could be read when it was asked for, and now cannot. Light, for who tells of it."""


class LostSongError(Exception):
    """A song cannot be read any more; the message is a sentence for the runner."""
