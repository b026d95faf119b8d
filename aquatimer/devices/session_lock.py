"""One session at a time: a lock that goes with the process, however that ends."""

from pathlib import Path

from filelock import FileLock, Timeout


class AnotherSessionError(Exception):
    """A session is running already; the text tells the runner what to do."""


class SessionLock:
    """Held from its making until it is closed, or until its process is gone."""

    def __init__(self, folder: Path) -> None:
        """Take the lock; raises AnotherSessionError, and OSError where there can be none."""
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(folder / "session.lock", timeout=0)
        try:
            self._lock.acquire()
        except Timeout as taken:
            raise AnotherSessionError(
                "another session is running on this computer already. End that one first:"
                " two coaches at once are none."
            ) from taken

    def close(self) -> None:
        """Let others have it."""
        self._lock.release()
