"""The coach in English."""

from aquatimer.plan.phrases.catalogue import (
    Counted,
    HeartRate,
    MarkerWords,
    Phrases,
    TimeWords,
    TurnWords,
)
from aquatimer.plan.phrases.english_tips import TIPS
from aquatimer.plan.timeline import Phase

ENGLISH = Phrases(
    language="en",
    voice="en",
    efforts={
        "rest": "rest",
        "easy": "easy",
        "steady": "steady",
        "medium": "medium",
        "hard": "hard",
        "sprint": "sprint",
        "drill": "drill",
        "stretch": "stretch",
        "strength": "strength",
    },
    wait="wait",
    phases={Phase.WARMUP: "warm up", Phase.COOLDOWN: "cool down"},
    time=TimeWords(
        hour=Counted("one hour", "{count} hours"),
        minute=Counted("one minute", "{count} minutes"),
        second=Counted("one second", "{count} seconds"),
        minutes_seconds="{minutes} {seconds}",
        tenths="{whole} point {tenths} seconds",
    ),
    repetition=Counted("one repetition", "{count} repetitions"),
    turns=(
        TurnWords("round {number} of {count}", "last round"),
        TurnWords("set {number} of {count}", "last set"),
        TurnWords("block {number} of {count}", "last block"),
    ),
    first="first: {interval}",
    heads_up="next: {effort}",
    heads_up_timed="next: {effort}, {time}",
    halfway="halfway",
    left="{time} left",
    session_left="{time} left in the session",
    heart_rate=HeartRate(
        between="heart rate {low} to {high}",
        above="heart rate above {low}",
        below="heart rate below {high}",
        zero="oh",
    ),
    markers=MarkerWords(
        names={"sprint": "sprint marker", "medium": "medium marker"},
        old="your bungee markers are more than a month old",
        anew="find them anew soon",
    ),
    finish="session complete",
    tips=TIPS,
)
