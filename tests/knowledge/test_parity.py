"""What the shipped base holds is used, and what it uses it holds."""

from advisor.engine.program import Program
from advisor.model.condition import facts_read
from advisor.model.rule import Derive, Recommend, Warn


def test_every_practice_is_recommended_and_every_risk_raised(shipped: Program) -> None:
    conclusions = [conclusion for rule in shipped.base.rules.values() for conclusion in rule.then]
    recommended = {one.recommend for one in conclusions if isinstance(one, Recommend)}
    warned = {one.warn for one in conclusions if isinstance(one, Warn)}
    assert not {name for name, one in shipped.base.practices.items() if one.status == "full"} - recommended
    assert not {name for name, one in shipped.base.risks.items() if one.status == "full"} - warned


def test_every_source_is_cited(shipped: Program) -> None:
    base = shipped.base
    citing = [*base.rules.values(), *base.practices.values(), *base.risks.values(), *base.regimes.values()]
    citing += [*base.factors.values(), *base.criteria.values()]
    cited = {source for item in citing for source in item.evidence}
    cited |= {source for one in base.ranges_assumed.values() for source in one.sources}
    cited |= {source for options in base.options.values() for option in options.values() for source in option.sources}
    assert not set(base.evidence) - cited


def test_every_derived_fact_is_derived_and_read(shipped: Program) -> None:
    base = shipped.base
    derived = {
        name for rule in base.rules.values() for one in rule.then if isinstance(one, Derive) for name in one.derive
    }
    read = {fact for rule in base.rules.values() for fact in facts_read(rule.when)}
    read |= {choice.kept_by for question in base.questions.values() for choice in question.choices}
    assert set(base.derived) <= derived
    assert set(base.derived) <= read


def test_no_rule_rests_on_the_article_alone(shipped: Program) -> None:
    resting = [
        rule.id
        for rule in shipped.base.rules.values()
        if all(shipped.base.evidence[source].grade == "anecdote" for source in rule.evidence)
    ]
    assert not resting
