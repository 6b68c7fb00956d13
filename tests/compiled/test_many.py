"""Many profiles at once, where numbers grow large and answers exclude each other."""

import numpy as np
import pytest

from advisor.compiled.evaluator import Compiled
from advisor.compiled.results import World
from advisor.engine.program import Program, compile_rulebase
from advisor.model.condition import ALWAYS, Comparison, Test
from tests.engine.bases import CRITERIA, base_of, compare, decision, is_, one_of, option, profile_of, question, rule


def favour(name: str, chosen: str, criterion: str, when: object = ALWAYS) -> object:
    return rule(name, when, {"favour": {"x": [chosen]}, "criterion": criterion, "strength": 3})  # type: ignore[arg-type]


@pytest.mark.parametrize("criterion", list(CRITERIA))
def test_full_cells_and_the_largest_weights_overflow_nothing(criterion: str) -> None:
    rules = [favour(f"r{number}", "a", criterion) for number in range(4)]
    base = base_of([question("b", "bool")], [], [decision("x", 1)], [option("x", "a", 1), option("x", "b", 2)], rules)  # type: ignore[arg-type]
    reader = Compiled(compile_rulebase(base))
    priority = (criterion,)
    expected = reader.one(profile_of(b=True), priority).decisions["x"].scores
    assert expected[0] > np.iinfo(np.int16).max
    literals = reader.literals(reader.variations(profile_of(b=True), 3))
    many = reader.assess(literals, 3, World(weights={"x": reader.weights("x", priority)}))
    assert many.decisions["x"].scores.tolist() == [expected] * 3


@pytest.fixture(scope="module")
def gated() -> Program:
    """Whether a number is asked for hangs on a list."""
    asked = [
        question("m", "many", ("java", "python", "go")),
        question("n", "number", ask_when=Test("m", Comparison.INCLUDES_ANY, frozenset({"java", "python"}))),
    ]
    rules = [favour("r", "a", "speed", compare("n", "at_least", 10)), favour("s", "b", "cost", is_("n", 4))]
    return compile_rulebase(base_of(asked, [], [decision("x", 1)], [option("x", "a", 1), option("x", "b", 2)], rules))  # type: ignore[arg-type]


def test_lists_that_exclude_each_other_settle_whether_a_question_arises(gated: Program) -> None:
    profile = profile_of(m=one_of(["java"], ["python"]), n=20)
    found = Compiled(gated).one(profile)
    assert found.rules == {"r": 15, "s": 0}
    (many,) = Compiled(gated).many([profile, profile_of(m=["go"], n=20)])
    assert np.broadcast_to(many.rules["r"], 2).tolist() == [15, 0]


def test_decisions_fixed_by_row_are_those_fixed_one_by_one() -> None:
    rules = [
        favour("r", "a", "speed"),
        rule("a-was-chosen", is_("chosen.x", "a"), {"favour": {"y": ["c"]}, "criterion": "speed", "strength": 2}),
        rule("b-was-chosen", is_("chosen.x", "b"), {"favour": {"y": ["d"]}, "criterion": "speed", "strength": 2}),
    ]
    options = [option("x", "a", 1), option("x", "b", 2), option("y", "c", 3), option("y", "d", 4)]
    base = base_of([question("q", "bool")], [], [decision("x", 1), decision("y", 2)], options, rules)
    reader = Compiled(compile_rulebase(base))
    literals = reader.literals(reader.variations(profile_of(), 3))
    many = reader.assess(literals, 3, World(fixed={"x": np.array([0, 1, -1], np.int8)}))
    alone = [reader.one(profile_of(), fixed=fixed) for fixed in ({"x": "a"}, {"x": "b"}, {})]
    for name in ("a-was-chosen", "b-was-chosen"):
        assert np.broadcast_to(many.rules[name], 3).tolist() == [one.rules[name] for one in alone]
    assert many.decisions["y"].first.tolist() == [0, 1, 0]
