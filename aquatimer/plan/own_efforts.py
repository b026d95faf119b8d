"""The efforts that a workout defines for itself."""

from aquatimer.lang.codes import Code
from aquatimer.lang.cursor import quoted
from aquatimer.lang.diagnostics import Mistake
from aquatimer.lang.nodes import Bounds, Broken, EffortDefinition, Workout, every_statement
from aquatimer.plan.efforts import BUILT_IN, Effort, Range, Target


def efforts_of(tree: Workout) -> tuple[dict[str, Effort | None], list[Mistake]]:
    """Return all efforts of a file by name, None for one whose definition is broken."""
    efforts: dict[str, Effort | None] = dict(BUILT_IN)
    mistakes: list[Mistake] = []
    for one in every_statement(tree.body):
        if isinstance(one, Broken) and one.opener == "effort":
            efforts.setdefault(one.name, None)
        if not isinstance(one, EffortDefinition):
            continue
        if one.name.key in efforts:
            mistakes.append(_taken(one))
        else:
            efforts[one.name.key] = _effort(one)
    return efforts, mistakes


def _taken(one: EffortDefinition) -> Mistake:
    whose = "is built in" if one.name.key in BUILT_IN else "is defined already"
    message = f"The effort {quoted(one.name.text)} {whose}."
    return Mistake(one.name.span, Code.NAME_TAKEN, message, "Choose another name.")


def _effort(one: EffortDefinition) -> Effort:
    target = Target(percent=_range(one.percent), rpe=_range(one.rpe), cadence=_range(one.cadence))
    strain = _strain(one.percent) if one.percent else None
    return Effort(one.name.key, strain, target, one.description)


def _range(bounds: Bounds | None) -> Range | None:
    return Range(bounds.low, bounds.high) if bounds else None


def _strain(percent: Bounds) -> int:
    """Return the strain of the hardest built-in effort that starts at or below the middle."""
    twice = percent.low + percent.high
    reached = [
        effort.strain
        for effort in BUILT_IN.values()
        if effort.strain is not None
        and effort.target.percent is not None
        and 2 * effort.target.percent.low <= twice
    ]
    return max(reached)
