"""A player for tests: it moves when told, and keeps what was asked of it."""

from dataclasses import dataclass, field

from aquatimer.units.durations import Milliseconds


@dataclass
class FakePlayer:
    now: Milliseconds
    asked: list[str] = field(default_factory=list)
    broken: str | None = None

    def play(self) -> None:
        self.asked.append("play")

    def hold(self) -> None:
        self.asked.append("hold")

    def seek(self, position: Milliseconds) -> None:
        self.asked.append(f"seek {position}")
        self.now = position

    def position(self) -> Milliseconds:
        return self.now

    def trouble(self) -> str | None:
        return self.broken

    def close(self) -> None:
        self.asked.append("close")
