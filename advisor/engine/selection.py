"""Which options a conclusion speaks of: selectors over attributes, three-valued where they read a fact."""

from advisor.model.decision import Option
from advisor.model.evaluation import View
from advisor.model.knowledge import Choice, Knowledge, Subset
from advisor.model.rule import AttributeTest, Target
from advisor.model.truth import Truth, conjunction, negation


def selects(target: Target, option: Option, view: View) -> Truth:
    """Whether the target's selector covers the option."""
    return conjunction(_fits(test, option.values_of(name), view) for name, test in target.attributes.items())


def reads_facts(target: Target) -> tuple[str, ...]:
    """The facts that the target's selector reads."""
    return tuple(test.fact for test in target.attributes.values() if test.fact)


def _fits(test: AttributeTest, values: frozenset[str | bool | float] | None, view: View) -> Truth:
    truth = Truth.FALSE if values is None else _shares(test, values, view)
    return negation(truth) if test.negated else truth


def _shares(test: AttributeTest, values: frozenset[str | bool | float], view: View) -> Truth:
    if test.fact is None:
        return Truth.of(not values.isdisjoint(test.any_of))
    known = view.knowledge.get(test.fact, Knowledge(None))
    match known.values:
        case Subset(alternatives=alternatives) if alternatives:
            found = {Truth.of(not values.isdisjoint(whole)) for whole in alternatives}
            truth = found.pop() if len(found) == 1 else Truth.UNKNOWN
        case Subset(required, allowed):
            truth = Truth.TRUE if not values.isdisjoint(required) else Truth.UNKNOWN
            if allowed is not None and values.isdisjoint(allowed):
                truth = Truth.FALSE
        case Choice(possible):
            truth = Truth.UNKNOWN
            if possible is not None:
                truth = (
                    Truth.TRUE if possible <= values else Truth.FALSE if values.isdisjoint(possible) else Truth.UNKNOWN
                )
        case _:
            return Truth.FALSE
    return min(truth, Truth.UNKNOWN) if known.absent else truth
