"""Whether every name in a workout stands for something, and no name for two things."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeGuard

from aquatimer.lang.codes import Code
from aquatimer.lang.cursor import quoted
from aquatimer.lang.diagnostics import Mistake
from aquatimer.lang.nodes import (
    At,
    Between,
    Block,
    Broken,
    Chain,
    Every,
    Expression,
    For,
    Interval,
    Items,
    Ladder,
    Name,
    Placeholder,
    Repeat,
    Repetitions,
    Say,
    Series,
    Statement,
    Text,
    Wait,
)
from aquatimer.lang.words import STARTS, did_you_mean, listed, no_such_start
from aquatimer.plan.efforts import Effort

_ROUNDS = ("round", "rounds")
Names = frozenset[str]


def check_names(
    body: Block, options: Iterable[str], efforts: Mapping[str, Effort | None]
) -> Iterator[Mistake]:
    """Return a mistake for each name that nothing introduces, and each effort that is unknown."""
    return _Checker(efforts).block(body, frozenset(options), in_loop=False)


_ANY = "*"


def _knows(names: Names, key: str) -> bool:
    """Whether a name is there, or a loop whose name got lost, so that it may be."""
    return key in names or _ANY in names


class _Checker:
    def __init__(self, efforts: Mapping[str, Effort | None]) -> None:
        self._efforts = efforts

    def block(self, body: Block, names: Names, *, in_loop: bool) -> Iterator[Mistake]:
        for one in body:
            yield from self._statement(one, names, in_loop=in_loop)

    def _statement(self, one: Statement, names: Names, *, in_loop: bool) -> Iterator[Mistake]:
        match one:
            case Interval():
                yield from self._interval(one, names, in_loop=in_loop)
            case Repeat():
                yield from _expression(one.count, names)
                yield from self.block(one.body, names, in_loop=True)
            case For():
                yield from _loop_name(one, names)
                yield from _series(one.series, names, in_loop=in_loop)
                yield from self.block(one.body, names | {one.name.key}, in_loop=True)
            case Between():
                yield from self.block(one.body, names, in_loop=in_loop)
            case Broken():
                nameless = one.opener == "for" and not one.name
                inner = names | {_ANY if nameless else one.name}
                yield from self.block(one.body, inner, in_loop=True)
            case _:
                yield from _words(one, names, in_loop=in_loop)

    def _interval(self, one: Interval, names: Names, *, in_loop: bool) -> Iterator[Mistake]:
        if _is_unknown(one.length, names) and one.effort.key not in self._efforts:
            yield _no_start(one.length)
            return
        yield from _lengths(one, names)
        yield from self._effort(one.effort)
        if one.label:
            yield from _text(one.label, names, in_loop=in_loop)
        yield from self.block(one.cues, names, in_loop=in_loop)

    def _effort(self, name: Name) -> Iterator[Mistake]:
        if name.key in self._efforts:
            return
        message = f"There is no effort called {quoted(name.text)}."
        hint = did_you_mean(name.text, self._efforts)
        hint = hint or f"The efforts are {listed(self._efforts, 'and')}."
        yield Mistake(name.span, Code.UNKNOWN_EFFORT, message, hint)


def _lengths(one: Interval, names: Names) -> Iterator[Mistake]:
    if isinstance(one.length, Repetitions):
        yield from _expression(one.length.count, names)
        yield from _expression(one.length.every, names)
    else:
        yield from _expression(one.length, names, STARTS)


def _is_unknown(length: Expression | Repetitions, names: Names) -> TypeGuard[Name]:
    return isinstance(length, Name) and not _knows(names, length.key)


def _no_start(name: Name) -> Mistake:
    message = f"No line starts with {quoted(name.text)}."
    hint = no_such_start(name.text, "")
    return Mistake(name.span, Code.UNKNOWN_STATEMENT, message, hint)


def _words(one: Statement, names: Names, *, in_loop: bool) -> Iterator[Mistake]:
    match one:
        case At(text=text, time=time):
            yield from _text(text, names, in_loop=in_loop)
            yield from _expression(time, names, ("half",)) if time else ()
        case Every(text=text, period=period):
            yield from _text(text, names, in_loop=in_loop)
            yield from _expression(period, names)
        case Say(text=text):
            yield from _text(text, names, in_loop=in_loop)
        case Wait(label=label, limit=limit):
            yield from _text(label, names, in_loop=in_loop) if label else ()
            yield from _expression(limit, names) if limit else ()
        case _:
            return


def _loop_name(one: For, names: Names) -> Iterator[Mistake]:
    if one.name.key in names:
        message = f"The name {quoted(one.name.text)} is taken already."
        yield Mistake(one.name.span, Code.NAME_TAKEN, message, "Choose another name.")


def _series(series: Series, names: Names, *, in_loop: bool) -> Iterator[Mistake]:
    match series:
        case Ladder(points=points, step=step):
            for expression in (*points, step):
                yield from _expression(expression, names)
        case Items(items=items):
            for item in items:
                if isinstance(item, Text):
                    yield from _text(item, names, in_loop=in_loop)
                elif not isinstance(item, Name):
                    yield from _expression(item, names)


def _expression(
    expression: Expression, names: Names, words: tuple[str, ...] = ()
) -> Iterator[Mistake]:
    match expression:
        case Chain(first=first, steps=steps):
            yield from _expression(first, names)
            for step in steps:
                yield from _expression(step.operand, names)
        case Name() if not _knows(names, expression.key):
            yield _unknown(expression.text, expression, names, words)
        case _:
            return


def _text(text: Text, names: Names, *, in_loop: bool) -> Iterator[Mistake]:
    known = names | frozenset(_ROUNDS) if in_loop else names
    for part in text.parts:
        if isinstance(part, Placeholder) and not _knows(known, part.key):
            yield _unknown(part.name, part, known, ())


def _unknown(text: str, node: Name | Placeholder, names: Names, words: tuple[str, ...]) -> Mistake:
    message = f"Nothing is called {quoted(text)} here."
    hint = did_you_mean(text, (*sorted(names), *words))
    if text.lower() in _ROUNDS:
        hint = "There are rounds in a `repeat` or `for` only."
    elif hint is None and names:
        hint = f"What can stand here: {listed(sorted(names))}."
    elif hint is None:
        hint = "A name comes from an `option`, or from the `for` around the line."
    return Mistake(node.span, Code.UNKNOWN_NAME, message, hint)
