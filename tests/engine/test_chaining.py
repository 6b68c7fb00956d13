"""durable-rules within its limits: nothing is lost where a base exceeds them, and nothing is left behind."""

import pytest

from advisor.engine.chaining import MAXIMUM_PRODUCTIONS, MAXIMUM_USES, Chainer
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import compile_rulebase
from advisor.engine.surety import Surety
from advisor.engine.tokens import MAXIMUM_ANTECEDENTS, START, Production
from advisor.model.condition import All, Any, Condition, Not
from advisor.model.fact import DerivedFact
from advisor.model.rulebase import RuleBase
from tests.engine.bases import base_of, compare, is_, profile_of, question, rule

ADVICE = {"recommend": "caching"}


def fired(chainer: Chainer, *tokens: tuple[str, Surety]) -> dict[str, Surety]:
    session = chainer.session()
    session.run([(START, Surety.CERTAIN), *tokens])
    session.close()
    return session.fired


def firings(base: RuleBase, **answers: object) -> list[str]:
    run = infer(compile_rulebase(base), gather_facts(profile_of(**answers), base))
    return [item.id for item, _ in run.fired()]


def test_a_conjunction_holds_as_surely_as_its_weakest_token() -> None:
    chainer = Chainer([Production(("a", "b"), rules=("r",))])
    assert fired(chainer, ("a", Surety.CERTAIN)) == {}
    assert fired(chainer, ("a", Surety.CERTAIN), ("b", Surety.POSSIBLE)) == {"r": Surety.POSSIBLE}
    assert fired(chainer, ("a", Surety.LIKELY), ("b", Surety.OPEN)) == {"r": Surety.OPEN}
    assert fired(chainer, ("a", Surety.OPEN), ("b", Surety.OPEN), ("a", Surety.CERTAIN)) == {"r": Surety.OPEN}


def test_what_is_derived_more_surely_later_counts() -> None:
    chainer = Chainer(
        [
            Production(("weak",), gives=("d",)),
            Production(("strong",), gives=("e",)),
            Production(("e",), gives=("d",)),
            Production(("d",), rules=("r",)),
        ]
    )
    assert fired(chainer, ("weak", Surety.POSSIBLE)) == {"r": Surety.POSSIBLE}
    assert fired(chainer, ("weak", Surety.POSSIBLE), ("strong", Surety.CERTAIN)) == {"r": Surety.CERTAIN}


def test_sessions_do_not_see_each_other() -> None:
    chainer = Chainer([Production(("a", "b"), rules=("r",))])
    first, second = chainer.session(), chainer.session()
    first.run([("a", Surety.CERTAIN)])
    second.run([("b", Surety.CERTAIN)])
    assert first.fired == second.fired == {}


def test_a_session_that_is_closed_to_a_token_takes_no_more_of_it() -> None:
    chainer = Chainer([Production(("a",), gives=("d",)), Production(("d",), rules=("r",))])
    session = chainer.session()
    session.run([], closed=["d"])
    session.run([("a", Surety.CERTAIN)])
    assert session.fired == {}


def test_a_token_that_very_many_rules_use_is_split_over_rule_sets() -> None:
    count = 2 * MAXIMUM_USES + 5
    rules = [rule(f"r{number}", is_("q"), ADVICE, order=number) for number in range(count)]
    pairs = [
        rule(f"p{number}", All((is_("q"), compare("n", "at_least", number))), ADVICE, order=count + number)
        for number in range(count)
    ]
    base = base_of([question("q", "bool"), question("n", "number")], rules=[*rules, *pairs])
    assert len(firings(base, q=True, n=count)) == 2 * count
    assert len(firings(base, q=True, n=-1)) == count
    assert firings(base, q=False, n=count) == []


def test_more_productions_than_a_rule_set_takes() -> None:
    count = 2 * MAXIMUM_PRODUCTIONS + 10
    rules = [rule(f"r{number}", compare("n", "at_least", number), ADVICE, order=number) for number in range(count)]
    base = base_of([question("n", "number")], rules=rules)
    assert len(firings(base, n=count)) == count
    assert firings(base, n=1) == ["r0", "r1"]


def test_more_antecedents_than_a_rule_takes() -> None:
    facts = [DerivedFact(id=f"d{number}", order=number, meaning=".") for number in range(3 * MAXIMUM_ANTECEDENTS)]
    derive = [rule(f"r-{fact.id}", compare("n", "at_least", fact.order), {"derive": fact.id}) for fact in facts]
    everything = rule("all", All(tuple(is_(fact.id) for fact in facts)), ADVICE)
    base = base_of([question("n", "number")], facts, rules=[*derive, everything])
    assert "all" in firings(base, n=len(facts))
    assert "all" not in firings(base, n=len(facts) - 2)


@pytest.mark.parametrize(
    ("condition", "fires"),
    [
        (All(()), True),
        (Any(()), False),
        (Not(Any(())), True),
        (Not(All(())), False),
        (Any((Any(()), is_("q"))), True),
        (Any((All(()), is_("d"))), True),
        (All((is_("q"), Not(is_("q")))), False),
        (All((is_("d"), Not(is_("d")))), False),
        (Any((is_("d"), Not(is_("d")))), True),
        (Not(All((Not(is_("q")), is_("d")))), True),
    ],
)
def test_conditions_at_the_edge(condition: Condition, fires: bool) -> None:
    base = base_of(
        [question("q", "bool")], [DerivedFact(id="d", order=1, meaning=".")], rules=[rule("r", condition, ADVICE)]
    )
    assert (firings(base, q=True) == ["r"]) is fires


def test_sessions_in_which_nothing_fires_are_forgotten_too() -> None:
    """durable-rules keeps at most 1,024 sessions, and deletes only those in which something fired."""
    chainer = Chainer([Production(("a", "b"), rules=("r",))])
    for _ in range(1_100):
        assert fired(chainer, ("a", Surety.CERTAIN)) == {}
    assert fired(chainer, ("a", Surety.CERTAIN), ("b", Surety.CERTAIN)) == {"r": Surety.CERTAIN}
