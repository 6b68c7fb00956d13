"""Vetoes that merely may hold: which of them are denied by nothing that is assumed or recommended."""

from advisor.engine.gathering import assumed
from advisor.model.assessment import Assessment, Reason
from advisor.model.condition import facts_read
from advisor.model.evaluation import View, evaluate
from advisor.model.fact import Kind
from advisor.model.knowledge import Choice, Knowledge
from advisor.model.rulebase import RuleBase
from advisor.model.truth import Truth


class OpenVetoes:
    """Sorts the possible vetoes of one assessment."""

    def __init__(self, assessment: Assessment, base: RuleBase) -> None:
        self._assessment = assessment
        self._base = base
        self._derived = {
            fact.id: fact.value
            for fact in assessment.facts
            if fact.status == "derived" and isinstance(fact.value, bool)
        }
        self._assumed = {fact.id for fact in assessment.facts if fact.status == "assumed"}

    def worth_telling(self, vetoes: tuple[Reason, ...]) -> tuple[Reason, ...]:
        """The vetoes that rule out surely or likely; else the possible ones that nothing assumed or recommended denies.

        Where others rule the option out already, what hangs on open answers adds nothing.
        """
        sure = tuple(veto for veto in vetoes if veto.certainty != "possible")
        return sure or tuple(veto for veto in vetoes if not self._denied(veto))

    def _denied(self, veto: Reason) -> bool:
        """Whether the rule cannot hold by what silence is taken to mean and what stands first, or level with it."""
        rule = self._base.rules.get(veto.rule)
        if rule is None:
            return False
        view = View({name: self._known(name) for name in facts_read(rule.when)}, frozenset())
        return evaluate(rule.when, view) is Truth.FALSE

    def _known(self, fact: str) -> Knowledge:
        if fact in self._assumed and fact in self._base.questions:
            return assumed(self._base.questions[fact])
        if fact in self._derived:
            return Knowledge(Choice(frozenset({self._derived[fact]})))
        declared = self._base.fact_types[fact]
        kind, _, rest = fact.partition(".")
        decision, _, attribute = rest.partition(".")
        if kind != "chosen" or declared.kind not in (Kind.ONE, Kind.BOOL):
            return declared.anything
        return self._chosen(decision, attribute or "id") or declared.anything

    def _chosen(self, decision: str, attribute: str) -> Knowledge | None:
        """What the recommended option is, and those that are level with it; None where one of them states nothing."""
        result = self._assessment.decisions.get(decision)
        if result is None or result.recommended is None:
            return None
        options = [self._base.options[decision].get(name) for name in (result.recommended, *result.tied)]
        found = [option.values_of(attribute) if option else None for option in options]
        if any(values is None for values in found):
            return None
        return Knowledge(Choice(frozenset().union(*(values for values in found if values is not None))))
