"""Tree to timeline: options chosen, loops unrolled, every segment at its absolute time."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from aquatimer.lang.codes import Code
from aquatimer.lang.diagnostics import Collector, Diagnostic, Mistake
from aquatimer.lang.limits import CUES, LONGEST, SEGMENTS, STEPS
from aquatimer.lang.nodes import Comment, Heading, Statement, Workout
from aquatimer.lang.source import Span
from aquatimer.plan.choices import choose
from aquatimer.plan.evaluate import Scope
from aquatimer.plan.load import Load, statement_load
from aquatimer.plan.names import check_names
from aquatimer.plan.own_efforts import efforts_of
from aquatimer.plan.timeline import Segment, Timeline
from aquatimer.plan.unroll import Unroller
from aquatimer.units.durations import HOUR, clock_text


@dataclass(frozen=True, slots=True)
class Compiled:
    """A timeline, all mistakes in the file, and what is wrong with the runner's choices.

    The timeline is None when there is any of either, warnings apart.
    """

    timeline: Timeline | None
    diagnostics: tuple[Diagnostic, ...]
    problems: tuple[str, ...]


def compile_workout(
    tree: Workout, collector: Collector, name: str, choices: Mapping[str, str]
) -> Compiled:
    """Turn a tree into a timeline called `name`; `collector` holds what the parser found."""
    efforts, mistakes = efforts_of(tree)
    chosen = choose(tree, choices)
    names = check_names(tree.body, chosen.values, efforts)
    for mistake in chain(mistakes, chosen.mistakes, names):
        if not collector.add(mistake):
            break
    unroller = Unroller(efforts, collector)
    for one in _affordable(tree, chosen.values, collector):
        unroller.statement(one, chosen.values)
    segments = tuple(unroller.segments)
    if not collector.has_errors:
        _check_length(segments, collector)
        unroller.finish()
    faulty = collector.has_errors or chosen.problems
    timeline = None if faulty else _timeline(tree, name, segments, chosen.options)
    return Compiled(timeline, collector.found(), chosen.problems)


def _affordable(tree: Workout, scope: Scope, collector: Collector) -> list[Statement]:
    """Return the outermost statements within the limits; the first beyond them is reported."""
    statements: list[Statement] = []
    total = Load()
    refused = False
    for one in tree.body:
        load = Load() if isinstance(one, Comment) else total + statement_load(one, scope)
        if load.too_much:
            if not refused:
                collector.add(_too_much(load, one.span))
            refused = True
        elif not isinstance(one, Comment):
            total = load
            statements.append(one)
    return statements


def _too_much(load: Load, span: Span) -> Mistake:
    if load.segments > SEGMENTS:
        message = f"With this the workout has more than {SEGMENTS:,} segments, which is the limit."
        return Mistake(span, Code.TOO_MANY_SEGMENTS, message, "Take fewer rounds.")
    if load.cues > CUES:
        message = (
            f"With this the workout has more than {CUES:,} cues and repetitions; that is the limit."
        )
        return Mistake(span, Code.TOO_MANY_CUES, message, "Take fewer of them, or fewer rounds.")
    message = f"With this the workout plays more than {STEPS:,} lines, which is the limit."
    return Mistake(span, Code.TOO_MANY_SEGMENTS, message, "Take fewer rounds.")


def _check_length(segments: tuple[Segment, ...], collector: Collector) -> None:
    if not segments:
        end = len(collector.source.text.rstrip())
        message = "The workout has no intervals yet."
        hint = "Write a line such as `10:00 easy`."
        collector.error(Span(end, end), Code.NO_INTERVALS, message, hint)
    beyond = next((segment for segment in segments if segment.end > LONGEST), None)
    if beyond:
        start = collector.source.line_starts[beyond.line - 1]
        end = start + len(collector.source.lines[beyond.line - 1])
        message = f"The workout lasts {clock_text(segments[-1].end)}; "
        message += f"the limit is {LONGEST // HOUR} hours, and this line goes beyond it."
        collector.error(Span(start, end), Code.TOO_LONG, message)


def _timeline(
    tree: Workout, name: str, segments: tuple[Segment, ...], options: Mapping[str, int]
) -> Timeline:
    headings = [one for one in tree.header if isinstance(one, Heading)]
    texts = {one.key: one.value for one in headings if isinstance(one.value, str)}
    lists = {one.key: one.value for one in headings if isinstance(one.value, tuple)}
    return Timeline(
        name=name,
        title=texts["title"],
        segments=segments,
        level=texts.get("level"),
        gear=lists.get("gear", ()),
        about=texts.get("about"),
        author=texts.get("author"),
        source=texts.get("source"),
        tags=lists.get("tags", ()),
        options=options,
    )
