"""Random workouts: trees that mean something, and the texts that they are written as."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import strategies as st

from aquatimer.lang.nodes import (
    At,
    Between,
    Block,
    Bounds,
    Chain,
    Comment,
    Duration,
    EffortDefinition,
    Every,
    Expression,
    For,
    Heading,
    Interval,
    Items,
    Ladder,
    Name,
    Number,
    Option,
    Placeholder,
    Repeat,
    Repetitions,
    Say,
    Statement,
    Step,
    Target,
    Text,
    Wait,
    Workout,
)
from aquatimer.lang.printer import print_workout
from aquatimer.lang.source import Span
from aquatimer.lang.words import EFFORTS

NOWHERE = Span(0, 0)
_TENTH = 100
_SHORTEST = 100 * _TENTH
_DEPTH = 3


@dataclass(frozen=True)
class Names:
    """What stands for something at one place: times, numbers and words, and the efforts."""

    times: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    efforts: tuple[str, ...] = EFFORTS
    in_loop: bool = False
    loops: int = 0

    @property
    def shown(self) -> tuple[str, ...]:
        """What can stand in braces."""
        rounds = ("round", "Rounds") if self.in_loop else ()
        return (*self.times, *self.numbers, *self.words, *rounds)


_characters = st.characters(
    codec="utf-8",
    exclude_categories=("C", "Zl", "Zp"),
    exclude_characters="\t",
)
TELLING = (
    *("COOLDOWN", "Warm up", "warmup", "Main Set", "main-set", "Title: Cooldown", "Workout"),
    *("5x", "Set 3x", "10 x", "- dash", "--", "* star", "30^Now <!>", "<!>", "^", "Press lap"),
    *("1m30s", "90s", "10'", "1:30", "1h", "75% HR", "Z2", "cz3-cz4", "220w", "90rpm", "400mtr"),
    *("ramp 50%-75%", "freeride", "Hard", "hard: go", "Wait", "wait: 5x", "Rest (5 reps)"),
    *("Easy @ rpe 7", "Sprint @ 90%: x", "rpe 7", "10:00 easy", "title: x", "# no comment"),
    *("<b>&amp;</b>", "]]>", "<!--", "<workout_file>", "Come now.FIT", "&#0;", '<a b="c">'),
    *("\u200d", "a\u0301\u0301", "\U0001f3ca"),
    *("Long enough to be cut at a word by any watch there is" * 2, "w" * 120, "\u6cf3" * 60),
)
"""What means something in a format that workouts go out to, or in the language itself."""
_phrases = st.one_of(
    st.text(_characters, min_size=1, max_size=20).filter(str.strip), st.sampled_from(TELLING)
)
_lines = _phrases.map(str.strip)
_entries = _lines.filter(lambda text: "," not in text)


def durations(shortest: int = 1, longest: int = 6000) -> st.SearchStrategy[Duration]:
    """Times in whole tenths of a second."""
    tenths = st.integers(shortest, longest)
    return tenths.map(lambda number: Duration(number * _TENTH, span=NOWHERE))


def numbers(low: int = 1, high: int = 3) -> st.SearchStrategy[Number]:
    """Whole numbers."""
    return st.integers(low, high).map(lambda number: Number(Fraction(number), span=NOWHERE))


def _name(text: str) -> Name:
    return Name(text, span=NOWHERE)


@st.composite
def lengths(draw: st.DrawFn, names: Names) -> Expression:
    """Times longer than zero: written, named, or worked out."""
    operands: list[st.SearchStrategy[Expression]] = [durations(100, 3000)]
    if names.times:
        operands.append(st.sampled_from(names.times).map(_name))
    first = draw(st.one_of(operands))
    kind = draw(st.sampled_from(("plain", "plain", "sum", "nested", "product", "both")))
    if kind == "plain":
        return first
    sum_ = Chain(first, (Step("+", draw(st.one_of(operands))),), span=NOWHERE)
    if kind == "sum":
        return sum_
    if kind == "nested":
        return Chain(first, (Step("+", sum_), Step("+", draw(durations()))), span=NOWHERE)
    factor = Number(
        draw(st.sampled_from([Fraction(1, 2), Fraction(2), Fraction(5, 4)])), span=NOWHERE
    )
    operator = draw(st.sampled_from("*/"))
    return Chain(sum_ if kind == "both" else first, (Step(operator, factor),), span=NOWHERE)


@st.composite
def texts(draw: st.DrawFn, names: Names) -> Text:
    """Texts with anything in them that a text may hold, names in braces among it."""
    parts: list[str | Placeholder] = [draw(_phrases)]
    is_named = draw(st.booleans())
    if names.shown and is_named:
        parts.append(Placeholder(draw(st.sampled_from(names.shown)), span=NOWHERE))
    return Text(tuple(parts), span=NOWHERE)


@st.composite
def bounds(draw: st.DrawFn, low: int, high: int) -> Bounds:
    """Two numbers in order."""
    ends = sorted(draw(st.tuples(st.integers(low, high), st.integers(low, high))))
    return Bounds(*ends)


_MEASURES = {"percent": (1, 100), "bpm": (20, 250), "rpe": (0, 10), "cadence": (1, 200)}


@st.composite
def targets(draw: st.DrawFn) -> Target:
    """Targets of every measure."""
    measure = draw(st.sampled_from(sorted(_MEASURES)))
    return Target(measure, draw(bounds(*_MEASURES[measure])), span=NOWHERE)


@st.composite
def intervals(draw: st.DrawFn, names: Names, *, with_cues: bool = True) -> Interval:
    """Intervals with everything that may hang on one."""
    length: Expression | Repetitions = draw(lengths(names))
    if draw(st.integers(0, 4)) == 0:
        length = Repetitions(draw(numbers(1, 20)), draw(durations(10, 100)), span=NOWHERE)
    cues = draw(_cues(names, length)) if with_cues else ()
    return Interval(
        length,
        _name(draw(st.sampled_from(names.efforts))),
        draw(st.sampled_from((None, None, None, "warmup", "cooldown"))),
        draw(st.none() | texts(names)),
        draw(st.none() | targets()),
        cues,
        span=NOWHERE,
    )


@st.composite
def _cues(draw: st.DrawFn, names: Names, length: Expression | Repetitions) -> Block:
    if not isinstance(length, Duration) or draw(st.booleans()):
        return ()
    half = length.milliseconds // _TENTH // 2
    moments = durations(1, half)
    cues: list[Statement] = []
    for kind in draw(st.lists(st.sampled_from(("at", "end", "half", "every")), max_size=3)):
        text = draw(texts(names))
        if kind == "every":
            period = draw(durations(max(1, half // 3), half))
            cues.append(Every(period, text, span=NOWHERE))
        elif kind == "half":
            cues.append(At(text, span=NOWHERE))
        else:
            cues.append(At(text, draw(moments), kind == "end", span=NOWHERE))
    return draw(laid_out(cues)) if cues else ()


@st.composite
def statements(draw: st.DrawFn, names: Names, depth: int) -> Statement:
    """Anything that can stand in a block; loops only down to a depth."""
    kinds = ["interval", "interval", "interval", "wait", "say"]
    kinds += ["repeat", "for"] if depth < _DEPTH else []
    match draw(st.sampled_from(kinds)):
        case "wait":
            limit = draw(st.none() | lengths(names))
            return Wait(draw(st.none() | texts(names)), limit, span=NOWHERE)
        case "say":
            return Say(draw(texts(names)), span=NOWHERE)
        case "repeat":
            count: Expression = draw(numbers())
            if names.numbers:
                count = draw(st.sampled_from([count, _name(names.numbers[0])]))
            return Repeat(count, draw(blocks(names, depth + 1)), span=NOWHERE)
        case "for":
            return draw(_for_loops(names, depth))
        case _:
            return draw(intervals(names))


@st.composite
def _for_loops(draw: st.DrawFn, names: Names, depth: int) -> For:
    variable = f"Var{names.loops}"
    inner = replace(names, loops=names.loops + 1)
    match draw(st.sampled_from(("times", "words", "ladder"))):
        case "times":
            items: list[Expression | Text] = draw(st.lists(lengths(names), min_size=1, max_size=3))
            inner = replace(inner, times=(*names.times, variable))
        case "words":
            words = st.sampled_from(("left", "Right", "half", "in")).map(_name)
            items = draw(
                st.lists(words | texts(replace(names, in_loop=False)), min_size=1, max_size=3)
            )
            inner = replace(inner, words=(*names.words, variable))
        case _:
            inner = replace(inner, times=(*names.times, variable))
            ladder = draw(ladders())
            return For(_name(variable), ladder, draw(blocks(inner, depth + 1)), span=NOWHERE)
    series = Items(tuple(items), span=NOWHERE)
    return For(_name(variable), series, draw(blocks(inner, depth + 1)), span=NOWHERE)


@st.composite
def ladders(draw: st.DrawFn) -> Ladder:
    """Ladders of times whose step divides every way."""
    step = draw(durations(10, 300))
    heights = draw(st.lists(st.integers(1, 4), min_size=2, max_size=3))
    points = tuple(Duration(height * step.milliseconds, span=NOWHERE) for height in heights)
    return Ladder(points, step, span=NOWHERE)


@st.composite
def blocks(draw: st.DrawFn, names: Names, depth: int) -> Block:
    """The body of a loop, `between` at its end or not."""
    names = replace(names, in_loop=True)
    lines = draw(st.lists(statements(names, depth), max_size=2))
    lines.append(draw(intervals(names)))
    if draw(st.integers(0, 3)) == 0:
        rest = draw(st.lists(intervals(names), min_size=1, max_size=2))
        lines.append(Between(draw(laid_out(rest)), span=NOWHERE))
    return draw(laid_out(lines))


@st.composite
def laid_out(draw: st.DrawFn, lines: Sequence[Statement]) -> Block:
    """Set lines apart with blank lines and comments; the first has no blank line before it."""
    found: list[Statement] = []
    for line in lines:
        comment = draw(st.none() | _lines.map("# {}".format))
        spaced = replace(line, comment=comment, blank_before=draw(st.booleans()))
        if draw(st.integers(0, 5)) == 0:
            remark = draw(_lines.map("# {}".format))
            found.append(Comment(remark, span=NOWHERE, blank_before=draw(st.booleans())))
        found.append(spaced)
    found[0] = replace(found[0], blank_before=False)
    return tuple(found)


_BASE = ((100, 200), (300, 400), (200, 300))
_SETS = ((1, 1), (3, 3), (1, 3))


@st.composite
def trees(draw: st.DrawFn) -> Workout:
    """Workouts without mistakes, and with an interval at the end, so that no word is lost."""
    header: list[Statement] = [Heading("title", draw(_lines), span=NOWHERE)]
    keys = draw(st.lists(st.sampled_from(("about", "author", "source")), unique=True))
    header += [Heading(key, draw(_lines), span=NOWHERE) for key in keys]
    if draw(st.booleans()):
        header.append(Heading("level", draw(st.sampled_from(("easy", "hard"))), span=NOWHERE))
    if draw(st.booleans()):
        tags = tuple(draw(st.lists(_entries, min_size=1, max_size=3)))
        header.append(Heading("tags", tags, span=NOWHERE))
    names = Names(("Base",), ("sets",), (), (*EFFORTS, "tempo"))
    definitions: list[Statement] = [
        Option(_name("Base"), *(draw(durations(*ends)) for ends in _BASE), span=NOWHERE),
        Option(_name("sets"), *(draw(numbers(*ends)) for ends in _SETS), span=NOWHERE),
        draw(_definitions()),
    ]
    lines = draw(st.lists(statements(names, 0), max_size=4))
    lines.append(draw(intervals(names)))
    return Workout(draw(laid_out(header)), draw(laid_out([*definitions, *lines])), span=NOWHERE)


@st.composite
def _definitions(draw: st.DrawFn) -> EffortDefinition:
    description = draw(st.none() | _phrases)
    percent = draw(bounds(1, 100))
    rpe, cadence = draw(st.none() | bounds(0, 10)), draw(st.none() | bounds(1, 200))
    return EffortDefinition(_name("tempo"), percent, description, rpe, cadence, span=NOWHERE)


def workouts() -> st.SearchStrategy[str]:
    """Workout files without mistakes, in canonical form."""
    return trees().map(print_workout)
