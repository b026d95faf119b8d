"""What nobody holds is gone at once, or it hung in a ring of references."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Leave rings of references as they are for a while."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
