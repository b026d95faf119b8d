"""The coach in German."""

from aquatimer.plan.phrases.catalogue import (
    Counted,
    HeartRate,
    MarkerWords,
    Phrases,
    TimeWords,
    TurnWords,
)
from aquatimer.plan.phrases.german_tips import TIPS
from aquatimer.plan.timeline import Phase

GERMAN = Phrases(
    language="de",
    voice="de",
    efforts={
        "rest": "Pause",
        "easy": "locker",
        "steady": "gleichmäßig",
        "medium": "zügig",
        "hard": "hart",
        "sprint": "Sprint",
        "drill": "Technik",
        "stretch": "Dehnen",
        "strength": "Kraft",
    },
    wait="warten",
    phases={Phase.WARMUP: "Einlaufen", Phase.COOLDOWN: "Auslaufen"},
    time=TimeWords(
        hour=Counted("eine Stunde", "{count} Stunden"),
        minute=Counted("eine Minute", "{count} Minuten"),
        second=Counted("eine Sekunde", "{count} Sekunden"),
        minutes_seconds="{minutes} {seconds}",
        tenths="{whole} Komma {tenths} Sekunden",
    ),
    repetition=Counted("eine Wiederholung", "{count} Wiederholungen"),
    turns=(
        TurnWords("Runde {number} von {count}", "letzte Runde"),
        TurnWords("Serie {number} von {count}", "letzte Serie"),
        TurnWords("Block {number} von {count}", "letzter Block"),
    ),
    first="zuerst: {interval}",
    heads_up="gleich: {effort}",
    heads_up_timed="gleich: {effort}, {time}",
    halfway="Halbzeit",
    left="noch {time}",
    session_left="noch {time} bis zum Ende der Einheit",
    heart_rate=HeartRate(
        between="Puls {low} bis {high}",
        above="Puls über {low}",
        below="Puls unter {high}",
        zero=None,
    ),
    markers=MarkerWords(
        names={"sprint": "Sprintmarke", "medium": "Tempomarke"},
        old="deine Marken sind mehr als einen Monat alt",
        anew="suche sie bald neu",
    ),
    finish="Einheit geschafft",
    tips=TIPS,
)
