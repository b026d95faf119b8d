"""A player for tests: it moves when told, and keeps what was asked of it."""

from dataclasses import dataclass, field

from aquatimer.plan.cues import CuePlan
from aquatimer.units.durations import Milliseconds


@dataclass
class FakePlayer:
    """Its device has always taken `lead` milliseconds more than is heard."""

    now: Milliseconds
    asked: list[str] = field(default_factory=list)
    broken: str | None = None
    lead: Milliseconds = 800
    loaded: CuePlan | None = None

    def play(self) -> None:
        self.asked.append("play")

    def hold(self) -> None:
        self.asked.append("hold")

    def seek(self, position: Milliseconds) -> None:
        self.asked.append(f"seek {position}")
        self.now = position

    def load(self, plan: CuePlan, position: Milliseconds | None = None) -> None:
        self.asked.append("load" if position is None else f"load {position}")
        self.loaded = plan
        self.now = self.now if position is None else position

    def ahead(self) -> Milliseconds:
        return self.now + self.lead

    def position(self) -> Milliseconds:
        return self.now

    def trouble(self) -> str | None:
        return self.broken

    def close(self) -> None:
        self.asked.append("close")
