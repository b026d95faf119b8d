"""The screen loaded without a search for garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Keep for good what is loaded.

    Nothing of it is garbage, and to look through all of it takes a while, now and in a session,
    where it would hold up what the sound card is waiting for.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
