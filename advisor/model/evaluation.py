"""What a condition says of facts that are only partly known: Kleene's three values, sound for sets and ranges."""

from collections.abc import Iterable
from dataclasses import dataclass

from advisor.model.condition import All, Any, Comparison, Condition, FactReference, Not, Operand, Test
from advisor.model.knowledge import Choice, Interval, Knowledge, Subset
from advisor.model.truth import Truth, negation


@dataclass(slots=True)
class View:
    """What one pass of the inference sees: knowledge by fact id, and which answers the profile gives."""

    knowledge: dict[str, Knowledge]
    given: frozenset[str]


def evaluate(condition: Condition, view: View) -> Truth:
    """The truth of a condition under what is known. A fact missing from the view counts as not applicable."""
    match condition:
        case Test():
            return evaluate_test(condition, view)
        case Not(part):
            return negation(evaluate(part, view))
        case All(parts):
            return _joined(parts, view, Truth.FALSE)
        case Any(parts):
            return _joined(parts, view, Truth.TRUE)


def _joined(parts: tuple[Condition, ...], view: View, decisive: Truth) -> Truth:
    """Parts joined by `and` (a false one is decisive) or by `or` (a true one is)."""
    joined = negation(decisive)
    for part in parts:
        truth = evaluate(part, view)
        if truth is decisive:
            return truth
        if truth is Truth.UNKNOWN:
            joined = truth
    return joined


def evaluate_test(test: Test, view: View) -> Truth:
    """The truth of one comparison. Not applicable makes it false; perhaps not applicable, not surely true."""
    known = view.knowledge.get(test.fact)
    if test.comparison is Comparison.KNOWN:
        truth = _is_known(test.fact, known, view)
        return truth if test.operand else negation(truth)
    if known is None or known.values is None:
        return Truth.FALSE
    absent = known.absent
    operand: Operand | Knowledge = test.operand
    if isinstance(operand, FactReference):
        other = view.knowledge.get(operand.fact)
        if other is None or other.values is None:
            return Truth.FALSE
        operand, absent = other, absent or other.absent
    truth = _compare(known.values, test.comparison, operand)
    return min(truth, Truth.UNKNOWN) if absent else truth


def _is_known(fact: str, known: Knowledge | None, view: View) -> Truth:
    if fact in view.given or known is None or known.values is None:
        return Truth.TRUE
    return Truth.UNKNOWN if known.absent else Truth.FALSE


def _compare(values: Interval | Choice | Subset, comparison: Comparison, operand: Operand | Knowledge) -> Truth:
    if isinstance(operand, Knowledge) and isinstance(operand.values, Subset) and operand.values.alternatives:
        wholes = (Knowledge(Subset.exactly(whole)) for whole in operand.values.alternatives)
        return _agreed(_compare(values, comparison, whole) for whole in wholes)
    match values:
        case Interval():
            return _compare_interval(values, comparison, _as_interval(operand))
        case Choice():
            return _compare_choice(values, comparison, operand)
        case Subset() if values.alternatives:
            return _agreed(_compare_subset(Subset.exactly(whole), comparison, operand) for whole in values.alternatives)
        case Subset():
            return _compare_subset(values, comparison, operand)


def _compare_interval(left: Interval, comparison: Comparison, right: Interval) -> Truth:
    match comparison:
        case Comparison.AT_LEAST:
            return _between(left.low >= right.high, left.high < right.low)
        case Comparison.MORE_THAN:
            return _between(left.low > right.high, left.high <= right.low)
        case Comparison.AT_MOST:
            return _between(left.high <= right.low, left.low > right.high)
        case Comparison.LESS_THAN:
            return _between(left.high < right.low, left.low >= right.high)
        case _:
            return _between(left.exact and left == right, left.high < right.low or left.low > right.high)


def _compare_choice(left: Choice, comparison: Comparison, operand: Operand | Knowledge) -> Truth:
    if left.values is None:
        return Truth.UNKNOWN
    match operand:
        case Knowledge(values=Subset(required, allowed)):
            return _between(left.values <= required, allowed is not None and left.values.isdisjoint(allowed))
        case Knowledge(values=Choice(values)):
            same = values is not None and len(left.values) == 1 and left.values == values
            return _between(same, values is not None and left.values.isdisjoint(values))
        case frozenset():
            return _between(left.values <= operand, left.values.isdisjoint(operand))
        case _:
            return _between(left.values == {operand}, operand not in left.values)


def _compare_subset(left: Subset, comparison: Comparison, operand: Operand | Knowledge) -> Truth:
    required, allowed = left.required, left.allowed
    least, most = _bounds(operand)
    match comparison:
        case Comparison.INCLUDES | Comparison.INCLUDES_ALL:
            if isinstance(operand, Knowledge) and isinstance(operand.values, Choice):
                impossible = most is not None and allowed is not None and most.isdisjoint(allowed)
                return _between(most is not None and most <= required, impossible)
            return _between(most is not None and most <= required, allowed is not None and not least <= allowed)
        case Comparison.INCLUDES_ANY:
            return _between(
                not required.isdisjoint(least),
                most is not None and (not most or (allowed is not None and most.isdisjoint(allowed))),
            )
        case _:
            impossible = (allowed is not None and not least <= allowed) or (most is not None and not required <= most)
            return _between(left.exact and required == most and least == most, impossible)


def _bounds(operand: Operand | Knowledge) -> tuple[frozenset[str], frozenset[str] | None]:
    """What the operand surely holds, and at most (None: no bound)."""
    match operand:
        case Knowledge(values=Subset(required, allowed)):
            return required, allowed
        case Knowledge(values=Choice(values)):
            words = None if values is None else frozenset(str(value) for value in values)
            return (words if words is not None and len(words) == 1 else frozenset()), words
        case frozenset():
            return operand, operand
        case _:
            return frozenset({str(operand)}), frozenset({str(operand)})


def _as_interval(operand: Operand | Knowledge) -> Interval:
    match operand:
        case Knowledge(values=Interval() as values):
            return values
        case int() | float():
            return Interval(operand, operand)
        case _:
            raise TypeError(f"{operand!r} is no number")


def _agreed(truths: Iterable[Truth]) -> Truth:
    """The truth on which all alternatives agree."""
    found = set(truths)
    return found.pop() if len(found) == 1 else Truth.UNKNOWN


def _between(surely: bool, surely_not: bool) -> Truth:
    return Truth.TRUE if surely else Truth.FALSE if surely_not else Truth.UNKNOWN
