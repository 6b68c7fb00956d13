"""Whether a project is one that the advisor can speak of."""

from advisor.engine.facts import Facts
from advisor.engine.gathering import gather_facts, settle_answer
from advisor.model.condition import facts_read
from advisor.model.evaluation import View, evaluate
from advisor.model.profile import Profile
from advisor.model.rulebase import RuleBase, ScopeLimit
from advisor.model.truth import Truth


def limits_reached(profile: Profile, base: RuleBase) -> tuple[ScopeLimit, ...]:
    """The limits of the advisor's field that a profile likely lies beyond, without gathering more than they read."""
    read = [fact for limit in base.pack.out_of_scope for fact in facts_read(limit.when)]
    if not all(fact in base.questions for fact in read):
        return limits_within(gather_facts(profile, base), base)
    given = frozenset(profile.answers)
    facts = Facts(View({}, given), View({}, given), {})
    for name in read:
        settle_answer(base.questions[name], profile, base, facts)
    return limits_within(facts, base)


def limits_within(facts: Facts, base: RuleBase) -> tuple[ScopeLimit, ...]:
    """The limits that these facts likely lie beyond."""
    return tuple(limit for limit in base.pack.out_of_scope if evaluate(limit.when, facts.likely) is Truth.TRUE)
