"""An event loop that tells when everything in it has come to rest."""

import asyncio
import selectors


class RestingSelector(selectors.DefaultSelector):
    """Sees when a loop has nothing to do but to wait: then it is asked to wait, too."""

    def __init__(self) -> None:
        super().__init__()
        self.quiet = 0.0
        self.over: asyncio.Future[None] | None = None

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Let the one go on who waits for rest, where the loop would wait otherwise."""
        if self.over is None or (timeout is not None and timeout <= self.quiet):
            return super().select(timeout)
        if not (ready := super().select(0)):
            self._let_go_on(self.over)
        return ready

    def _let_go_on(self, over: asyncio.Future[None]) -> None:
        self.over = None
        if not over.done():
            over.set_result(None)


class RestingLoop(asyncio.SelectorEventLoop):
    """A loop whose rest can be waited for."""

    def __init__(self) -> None:
        self.watch = RestingSelector()
        super().__init__(self.watch)


async def rest(quiet: float = 0.0) -> None:
    """Wait until every other task waits for a thread or a timer, none due within these seconds."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, RestingLoop)
    loop.watch.quiet = quiet
    loop.watch.over = over = loop.create_future()
    await over
