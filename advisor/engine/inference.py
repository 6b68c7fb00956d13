"""One run of the rules over the facts of one profile: all passes at once, stratum by stratum, decision by decision."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from advisor.engine.chaining import Session
from advisor.engine.facts import Facts, Origin
from advisor.engine.program import Program, Support
from advisor.engine.ranking import Ranking, Weights, rank_options
from advisor.engine.scoring import Item
from advisor.engine.selection import selects
from advisor.engine.surety import Surety, in_first_pass, in_second_pass, surety_of
from advisor.engine.tokens import START, Claim
from advisor.engine.weights import base_weights, multipliers
from advisor.model.assessment import Certainty, Reason
from advisor.model.condition import Condition
from advisor.model.decision import Option
from advisor.model.evaluation import evaluate
from advisor.model.fact import DerivedFact
from advisor.model.knowledge import NOT_APPLICABLE, Choice, Interval, Knowledge, Subset
from advisor.model.rule import Rule
from advisor.model.truth import Truth, negation


@dataclass
class Inference:
    """What one run found: facts with all that was derived, rules that fired, decisions taken."""

    program: Program
    facts: Facts
    session: Session
    rankings: dict[str, Ranking] = field(default_factory=dict)
    chosen: dict[str, Option | None] = field(default_factory=dict)
    reasons: dict[tuple[Support, Certainty, bool, float], Reason] = field(default_factory=dict)

    def certainty(self, rule: str) -> Certainty | None:
        """How surely a rule fires; None when it does not."""
        surety = self.session.fired.get(rule)
        return None if surety is None else surety.certainty

    def fired(self) -> tuple[tuple[Rule, Certainty], ...]:
        """Every rule that fires at least possibly, in declared order."""
        return tuple((rule, certainty) for rule in self.program.rules if (certainty := self.certainty(rule.id)))

    def assert_claims(self, claims: Iterable[tuple[Claim, str]]) -> None:
        """Evaluate claims in both passes, hand what may hold to durable-rules, and chain."""
        tokens = []
        for (condition, positive), token in claims:
            surety = surety_of(*self._truths(condition, positive))
            if surety is not None:
                tokens.append((token, surety))
        self.session.run(tokens)

    def _truths(self, condition: Condition, positive: bool) -> tuple[Truth, Truth]:
        first = evaluate(condition, self.facts.certain)
        second = evaluate(condition, self.facts.likely) if first is Truth.UNKNOWN else first
        return (first, second) if positive else (negation(first), negation(second))


def infer(
    program: Program, facts: Facts, priority: tuple[str, ...] = (), fixed: dict[str, str] | None = None
) -> Inference:
    """Run the rules. `fixed` holds decisions taken from outside, by option id; the rest is taken anew."""
    with program.chainer.lock:
        run = Inference(program, facts.copy(), program.chainer.session())
        try:
            run.session.run([(START, Surety.CERTAIN)])
            for level in program.levels:
                for decision in level.decisions:
                    _decide(run, decision, priority, fixed or {})
                outside = [((test, True), token) for test, token in level.rising if test.fact in facts.settled]
                run.assert_claims([*level.before, *outside])
                for name in level.derived:
                    _settle_derived(run, program.base.derived[name])
                run.assert_claims(level.after)
        finally:
            run.session.close()
    return run


def _settle_derived(run: Inference, fact: DerivedFact) -> None:
    """What the firings so far say of a derived fact; a fact settled from outside stays as it is."""
    if fact.id in run.facts.settled:
        return
    derivations = [
        (value, surety)
        for rule, value in run.program.derivations[fact.id]
        if (surety := run.session.fired.get(rule)) is not None
    ]
    run.facts.certain.knowledge[fact.id] = _derived(fact, derivations, in_first_pass)
    run.facts.likely.knowledge[fact.id] = _derived(fact, derivations, in_second_pass)
    sources = (rule for rule, _ in run.program.derivations[fact.id])
    likely = tuple(rule for rule in sources if run.certainty(rule) in ("certain", "likely"))
    run.facts.origins[fact.id] = Origin("derived", likely)


def _derived(
    fact: DerivedFact, derivations: list[tuple[str | bool, Surety]], in_pass: Callable[[Surety], Truth]
) -> Knowledge:
    """The highest value that surely holds, and every higher one that may."""
    place = {value: index for index, value in enumerate(fact.scale)}
    surely = max([place[fact.floor], *(place[value] for value, surety in derivations if in_pass(surety) is Truth.TRUE)])
    higher = {
        place[value] for value, surety in derivations if in_pass(surety) is not Truth.FALSE and place[value] > surely
    }
    return Knowledge(Choice(frozenset(fact.scale[index] for index in {surely, *higher})))


def _decide(run: Inference, decision_id: str, priority: tuple[str, ...], fixed: dict[str, str]) -> None:
    """Take one decision and let later rules read the choice."""
    base = run.program.base
    decision = base.decisions[decision_id]
    options = {name: option for name, option in base.options[decision_id].items() if option.status == "full"}
    applies = evaluate(decision.when, run.facts.certain), evaluate(decision.when, run.facts.likely)
    choice: Option | None = None
    possible: tuple[Option, ...] = ()
    unsure = applies[0] is not Truth.TRUE, applies[1] is not Truth.TRUE
    asked_only_for_risks = decision_id in fixed and not run.program.supports[decision_id]
    if options and applies[0] is not Truth.FALSE and not asked_only_for_risks:
        ranking = rank_options(
            decision, options.values(), evidence_for(run, decision_id), _weights(run, decision_id, priority)
        )
        possible = ranking.possible
        unsure = unsure[0] or not ranking.surely_taken, unsure[1]
        if applies[1] is not Truth.FALSE:
            choice = ranking.first.option if ranking.first else None
        if applies[1] is Truth.TRUE:
            run.rankings[decision_id] = ranking
            run.chosen[decision_id] = choice
    if decision_id in fixed:
        choice = base.options[decision_id][fixed[decision_id]]
        possible = (choice,)
        unsure = False, False
        run.chosen[decision_id] = choice
    attributes = ("", "family", *decision.attributes)
    for attribute in attributes:
        name = f"chosen.{decision_id}.{attribute}".rstrip(".")
        if name in run.facts.settled:
            continue
        declared = decision.attributes.get(attribute)
        kind = declared.type if declared else "one"
        run.facts.certain.knowledge[name] = _attribute(possible, attribute, kind, unsure[0])
        run.facts.likely.knowledge[name] = _attribute((choice,) if choice else (), attribute, kind, unsure[1])
        run.facts.origins[name] = Origin("derived" if choice else "not_applicable", ())


def _attribute(options: tuple[Option, ...], attribute: str, kind: str, unsure: bool) -> Knowledge:
    """What is known of an attribute of a choice among these options."""
    values = [option.values_of(attribute or "id") for option in options]
    stated = [value for value in values if value is not None]
    if not stated:
        return NOT_APPLICABLE
    absent = unsure or len(stated) < len(values)
    if kind == "many":
        return Knowledge(Subset.among(tuple(dict.fromkeys(frozenset(map(str, value)) for value in stated))), absent)
    together = frozenset().union(*stated)
    if kind == "number":
        numbers = [float(value) for value in together]
        return Knowledge(Interval(min(numbers), max(numbers)), absent)
    return Knowledge(Choice(together), absent)


def evidence_for(run: Inference, decision: str) -> list[Item]:
    """Every piece of evidence that fired rules give on a decision's options."""
    items: list[Item] = []
    options = [option for option in run.program.base.options[decision].values() if option.status == "full"]
    for support in run.program.supports[decision]:
        fired = run.session.fired.get(support.rule.id)
        if fired is None:
            continue
        for option in options:
            selected = _selected(support, option, run)
            if selected is not None:
                items.append(Item(support, option.id, max(fired, selected).certainty))
    return items


def _selected(support: Support, option: Option, run: Inference) -> Surety | None:
    """How surely a support speaks of an option."""
    if support.selected is not None:
        return Surety.CERTAIN if option.id in support.selected else None
    first = selects(support.target, option, run.facts.certain)
    return surety_of(first, selects(support.target, option, run.facts.likely) if first is Truth.UNKNOWN else first)


def _weights(run: Inference, decision: str, priority: tuple[str, ...]) -> Weights:
    base = run.program.base
    start = base_weights(base, base.decisions[decision], priority)
    weighers = run.program.strata.weighers[decision]
    fired = [(item, run.certainty(item.rule.id)) for item in run.program.weighings if item.rule.id in weighers]

    def weights(*certainties: Certainty) -> dict[str, int]:
        factors = multipliers(weighing for weighing, certainty in fired if certainty in certainties)
        return {criterion: weight * factors.get(criterion, 1) for criterion, weight in start.items()}

    return Weights(weights("certain", "likely"), weights("certain"), weights("certain", "likely", "possible"))
