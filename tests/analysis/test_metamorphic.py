"""What must not change when something changes that does not matter, over random rule bases; in samples too."""

from dataclasses import replace
from random import Random
from typing import Any as Anything

import pytest

from advisor.analysis.foresight import foresee
from advisor.compiled.evaluator import Compiled
from advisor.compiled.one import Taken
from advisor.engine.assess import Expected
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import compile_rulebase
from advisor.model.condition import All, Any, Condition, Not, Test
from advisor.model.decision import Option
from advisor.model.profile import Profile
from advisor.model.rule import AttributeTest, Disfavour, Favour, Rule, Target, Veto, Weigh
from advisor.model.rulebase import RuleBase
from tests.engine.random_bases import random_base, random_profile
from tests.engine.test_unknowns_are_sets import told

SEEDS = [*range(3), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 20))]
SAMPLES = 400


def taken(base: RuleBase, profile: Profile) -> dict[str, Taken]:
    return Compiled(compile_rulebase(base)).one(profile).decisions


def winners(base: RuleBase, profile: Profile) -> dict[str, str | None]:
    reader = Compiled(compile_rulebase(base))
    found = reader.one(profile).decisions
    return {
        name: None if decision.first is None else reader.tables[name].names[decision.first]
        for name, decision in found.items()
    }


def foreseen(base: RuleBase, profile: Profile) -> Expected:
    return foresee(compile_rulebase(base), profile, (), SAMPLES)


def with_rules(base: RuleBase, rules: list[Rule]) -> RuleBase:
    return replace(base, rules={rule.id: rule for rule in rules})


@pytest.mark.parametrize("seed", SEEDS)
def test_raising_a_favour_never_lowers_an_option(seed: int) -> None:
    base = random_base(seed)
    profile, random = random_profile(base, seed), Random(seed)
    raisable = [
        (rule, place)
        for rule in base.rules.values()
        for place, conclusion in enumerate(rule.then)
        if isinstance(conclusion, Favour) and conclusion.strength < 3
    ]
    for rule, place in random.sample(raisable, min(3, len(raisable))):
        favour = rule.then[place]
        assert isinstance(favour, Favour)
        raised = favour.model_copy(update={"strength": favour.strength + 1})
        then = (*rule.then[:place], raised, *rule.then[place + 1 :])
        changed = with_rules(
            base, [rule.model_copy(update={"then": then}) if r is rule else r for r in base.rules.values()]
        )
        decision = favour.favour.decision
        before, after = taken(base, profile)[decision].scores, taken(changed, profile)[decision].scores
        assert all(now >= then for now, then in zip(after, before, strict=True))


@pytest.mark.parametrize("seed", SEEDS)
def test_an_option_that_is_not_first_can_go_without_another_winner(seed: int) -> None:
    base = random_base(seed)
    for key in range(4):
        profile = random_profile(base, 100 * seed + key)
        before, decisions = winners(base, profile), taken(base, profile)
        for name, options in base.options.items():
            if "eligible" not in decisions[name].statuses:
                continue
            for option in options:
                if option != before[name]:
                    rest = {other: known for other, known in options.items() if other != option}
                    changed = replace(base, options={**base.options, name: rest})
                    assert winners(changed, profile)[name] == before[name]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_rule_told_twice_under_its_own_argument_changes_nothing(seed: int) -> None:
    base = random_base(seed)
    profile = random_profile(base, seed)
    rules = list(base.rules.values())
    copied = Random(seed).choice(rules)
    changed = with_rules(
        base, [*rules, copied.model_copy(update={"id": "again", "then": under(copied.then, copied.id)})]
    )
    assert foreseen(changed, profile).robustness == foreseen(base, profile).robustness
    assert winners(changed, profile) == winners(base, profile)


@pytest.mark.parametrize("seed", SEEDS)
def test_other_names_change_nothing(seed: int) -> None:
    base = random_base(seed)
    profile = random_profile(base, seed)
    renamed = renamed_base(base)
    assert winners(renamed, profile) == {
        name: option and other(option) for name, option in winners(base, profile).items()
    }
    before, after = foreseen(base, profile), foreseen(renamed, profile)
    for name, robustness in before.robustness.items():
        shares = {other(option): share for option, share in robustness.first.items()}
        assert after.robustness[name].first == shares
        assert after.robustness[name].entropy == robustness.entropy


@pytest.mark.parametrize("seed", SEEDS)
def test_an_open_answer_leaves_open_whatever_its_values_lead_to(seed: int) -> None:
    base = random_base(seed, known=0, assume=0)
    program, random = compile_rulebase(base), Random(seed)
    for key in range(3):
        profile = random_profile(base, 100 * seed + key)
        run = infer(program, gather_facts(profile, base))
        possible = {name: {option.id for option in ranking.possible} for name, ranking in run.rankings.items()}
        for question in base.questions.values():
            profile = told(profile, question, random)
        then = infer(program, gather_facts(profile, base))
        for name, ranking in then.rankings.items():
            if name in possible and ranking.first:
                assert ranking.first.option.id in possible[name]


def under(then: tuple[Anything, ...], rule: str) -> tuple[Anything, ...]:
    """The conclusions with the argument of this rule where they name none."""
    return tuple(
        conclusion.model_copy(update={"argument": conclusion.argument or rule})
        if isinstance(conclusion, Favour | Disfavour | Weigh)
        else conclusion
        for conclusion in then
    )


def other(name: str) -> str:
    """Another name, which sorts the other way round."""
    return "".join(chr(ord("z") - ord(char) + ord("a")) if char.isalpha() else char for char in name)


def renamed_base(base: RuleBase) -> RuleBase:
    """The base with other names for rules, arguments and options."""
    options = {option: other(option) for known in base.options.values() for option in known}

    def test(found: Test) -> Test:
        if found.fact.count(".") == 1 and found.fact.startswith("chosen.") and isinstance(found.operand, str):
            return replace(found, operand=options.get(found.operand, found.operand))
        return found

    def condition(found: Condition) -> Condition:
        match found:
            case Test():
                return test(found)
            case Not(part):
                return Not(condition(part))
            case All(parts):
                return All(tuple(map(condition, parts)))
            case Any(parts):
                return Any(tuple(map(condition, parts)))

    def target(found: Target) -> Target:
        attributes = {
            name: AttributeTest(any_of=tuple(options[str(value)] for value in selector.any_of))
            if name == "id"
            else selector
            for name, selector in found.attributes.items()
        }
        return found.model_copy(update={"attributes": attributes})

    def conclusion(found: Anything) -> Anything:
        update: dict[str, Anything] = {}
        for kind, key in ((Favour, "favour"), (Disfavour, "disfavour"), (Veto, "veto")):
            if isinstance(found, kind):
                update[key] = target(getattr(found, key))
        if getattr(found, "argument", ""):
            update["argument"] = other(found.argument)
        return found.model_copy(update=update)

    def rule(found: Rule) -> Rule:
        then = tuple(map(conclusion, found.then))
        return found.model_copy(update={"id": other(found.id), "when": condition(found.when), "then": then})

    def option(found: Option) -> Option:
        return found.model_copy(update={"id": options[found.id], "name": other(found.name)})

    return replace(
        base,
        rules={other(name): rule(found) for name, found in base.rules.items()},
        options={
            decision: {options[name]: option(found) for name, found in known.items()}
            for decision, known in base.options.items()
        },
    )
