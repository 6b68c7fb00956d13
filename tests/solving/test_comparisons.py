"""Lists word by word compare as the engine compares them, whatever is in them."""

from itertools import chain, combinations

import pytest
from ortools.sat.python import cp_model

from advisor.model.condition import Comparison, FactReference, Operand, Test
from advisor.model.evaluation import View, evaluate_test
from advisor.model.knowledge import NOT_APPLICABLE, Choice, Knowledge, Subset
from advisor.model.truth import Truth
from advisor.solving.comparisons import test_rails as rails_of
from advisor.solving.logic import TRUE, Logic, Rails
from advisor.solving.states import Fact, State

WORDS = ("a", "b", "c")
LISTS = tuple(frozenset(part) for part in chain.from_iterable(combinations(WORDS, size) for size in range(4)))
KNOWN = (
    Knowledge(Subset.exactly(frozenset("ab"))),
    Knowledge(Subset(frozenset("a"), frozenset("ab"))),
    Knowledge(Subset(frozenset("a"), None)),
    Knowledge(Subset(frozenset("a"), None), absent=True),
    Knowledge(Choice(frozenset("b"))),
    Knowledge(Choice(frozenset("bc"))),
    Knowledge(Choice(None)),
    NOT_APPLICABLE,
)
COMPARISONS = (Comparison.INCLUDES_ANY, Comparison.INCLUDES_ALL, Comparison.IS)


def decided(words: frozenset[str], logic: Logic) -> dict[str, int]:
    """Literals for a list that the solver must take for these words."""
    members = {word: logic.fresh() for word in WORDS}
    for word, literal in members.items():
        logic.demand(literal if word in words else -literal)
    return members


def truth_of(logic: Logic, rails: Rails) -> Truth:
    """What the solver makes of a statement."""
    solver = cp_model.CpSolver()
    assert solver.solve(logic.model) == cp_model.OPTIMAL
    sure, possible = (solver.boolean_value(logic.literal(literal)) for literal in rails)
    return Truth.TRUE if sure else Truth.UNKNOWN if possible else Truth.FALSE


def judge(test: Test, left: State, right: State) -> Rails:
    raise AssertionError("no numbers here")


@pytest.mark.parametrize("comparison", COMPARISONS)
@pytest.mark.parametrize("words", LISTS, ids=range(len(LISTS)))
def test_with_words(comparison: Comparison, words: frozenset[str]) -> None:
    operands: tuple[Operand, ...] = (frozenset("ab"), frozenset(), "c")
    for operand in operands:
        test, logic = Test("x", comparison, operand), Logic()
        rails = rails_of(logic, test, Fact("x", (State(TRUE, decided(words, logic)),)), None, judge)
        view = View({"x": Knowledge(Subset.exactly(words))}, frozenset())
        assert truth_of(logic, rails) is evaluate_test(test, view)


@pytest.mark.parametrize("comparison", COMPARISONS)
@pytest.mark.parametrize("known", KNOWN, ids=range(len(KNOWN)))
def test_with_facts_partly_known(comparison: Comparison, known: Knowledge) -> None:
    for words in LISTS:
        whole = Knowledge(Subset.exactly(words))
        for left, right in ((whole, known), (known, whole)):
            test, logic = Test("x", comparison, FactReference("y")), Logic()
            facts = [
                Fact(name, (State(TRUE, decided(words, logic) if knowledge is whole else knowledge),))
                for name, knowledge in (("x", left), ("y", right))
            ]
            rails = rails_of(logic, test, facts[0], facts[1], judge)
            assert truth_of(logic, rails) is evaluate_test(test, View({"x": left, "y": right}, frozenset()))
