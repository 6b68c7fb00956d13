import pytest

from advisor.model.condition import All, Not
from advisor.model.fact import DerivedFact
from advisor.model.rule import Rule
from advisor.model.rulebase import RuleBase
from advisor.model.strata import CycleError, stratify
from tests.engine.bases import attribute, base_of, compare, decision, is_, option, question, rule

SWITCHES = [DerivedFact(id=name, order=order, meaning=".") for order, name in enumerate("abc")]
SCALE = DerivedFact(id="load", order=9, type="one", values=("low", "middle", "high"), meaning=".")


def base(*rules: Rule) -> RuleBase:
    decisions = [decision("x", 1, kind=attribute("one")), decision("y", 2)]
    options = [option("x", "x1", 1), option("y", "y1", 1)]
    return base_of(
        [question("q", "bool"), question("m", "many", ["x1"])], [*SWITCHES, SCALE], decisions, options, rules
    )


def points(decided: str = "x", selector: object = ("x1",)) -> dict[str, object]:
    return {
        "favour": {decided: list(selector) if isinstance(selector, tuple) else selector},
        "criterion": "speed",
        "strength": 1,
    }


def test_choices_come_after_everything_that_answers_alone_settle() -> None:
    strata = stratify(base(rule("r", is_("q"), points())))
    assert strata.level("q") == 0
    assert strata.decisions == {"x": 1, "y": 2}


def test_positive_chains_share_a_level_even_in_a_circle() -> None:
    strata = stratify(base(rule("r1", is_("a"), {"derive": "b"}), rule("r2", is_("b"), {"derive": "a"})))
    assert strata.derived["a"] == strata.derived["b"] == 0


def test_negation_waits_a_level() -> None:
    strata = stratify(base(rule("r", Not(is_("a")), {"derive": "b"}), rule("s", is_("b"), {"derive": "c"})))
    assert (strata.level("a"), strata.level("b"), strata.level("c")) == (0, 1, 1)


def test_a_value_in_the_middle_of_a_scale_waits_since_higher_ones_end_it() -> None:
    middle = rule("r", compare("load", "is", "middle"), {"derive": "a"})
    at_least = rule("r", compare("load", "in", frozenset({"middle", "high"})), {"derive": "a"})
    assert stratify(base(middle)).level("a") == 1
    assert stratify(base(at_least)).level("a") == 0


@pytest.mark.parametrize(
    ("rules", "knot"),
    [
        ([rule("r", Not(is_("a")), {"derive": "a"})], {"r"}),
        ([rule("r", Not(is_("a")), {"derive": "b"}), rule("s", is_("b"), {"derive": "a"})], {"r", "s"}),
        ([rule("r", is_("chosen.x", "x1"), points("x"))], {"r"}),
        ([rule("r", is_("chosen.y", "y1"), points("x"))], {"r"}),
        ([rule("r", is_("chosen.y", "y1"), {"derive": "a"}), rule("s", is_("a"), points("x"))], {"r", "s"}),
        ([rule("r", is_("q"), points("x", {"kind": {"fact": "chosen.y"}}))], {"r"}),
    ],
)
def test_what_waits_for_itself_is_refused_and_its_rules_are_named(rules: list[Rule], knot: set[str]) -> None:
    with pytest.raises(CycleError) as caught:
        stratify(base(*rules))
    assert set(caught.value.rules) == knot


def test_later_choices_may_read_earlier_ones() -> None:
    strata = stratify(base(rule("r", is_("chosen.x", "x1"), {"derive": "a"}), rule("s", is_("a"), points("y", ["y1"]))))
    assert strata.level("chosen.x") == strata.level("a") < strata.level("chosen.y")


def test_a_rule_that_weighs_a_criterion_is_settled_before_the_choices_it_may_weigh() -> None:
    derived = rule("r", is_("q"), {"derive": "a"})
    late = rule("s", Not(is_("a")), {"derive": "b"})
    strata = stratify(base(derived, late, rule("w", is_("b"), {"weigh": {"speed": 2}})))
    assert strata.weighers == {"x": ("w",), "y": ("w",)}
    assert strata.level("b") < strata.level("chosen.x")


def test_a_rule_that_reads_a_choice_weighs_later_choices_only() -> None:
    reads = rule("w", All((is_("q"), is_("chosen.x", "x1"))), {"weigh": {"speed": 2}})
    through = [rule("r", is_("chosen.x", "x1"), {"derive": "a"}), rule("w", is_("a"), {"weigh": {"speed": 2}})]
    assert stratify(base(reads)).weighers == {"x": (), "y": ("w",)}
    assert stratify(base(*through)).weighers == {"x": (), "y": ("w",)}
