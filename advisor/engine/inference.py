"""One run of the rules over the facts of one profile: three passes, stratum by stratum, decision by decision."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from advisor.engine.chaining import Session
from advisor.engine.facts import Facts, Origin
from advisor.engine.program import Program, Support
from advisor.engine.ranking import Ranking, Weights, rank_options
from advisor.engine.scoring import Item
from advisor.engine.selection import selects
from advisor.engine.tokens import START, Claim
from advisor.engine.weights import base_weights, multipliers
from advisor.model.assessment import Certainty, Reason
from advisor.model.decision import Option
from advisor.model.evaluation import View, evaluate
from advisor.model.fact import DerivedFact
from advisor.model.knowledge import NOT_APPLICABLE, Choice, Interval, Knowledge, Subset
from advisor.model.rule import Rule
from advisor.model.truth import Truth, negation


@dataclass
class Pass:
    """One Kleene pass: which rules surely fire in it, and which may."""

    view: View
    surely: Session
    perhaps: Session

    def run(self, claims: Iterable[tuple[Claim, str]]) -> None:
        """Evaluate claims over the view, hand what holds to durable-rules, and chain."""
        surely, perhaps = [], []
        for (condition, positive), token in claims:
            truth = evaluate(condition, self.view)
            if not positive:
                truth = negation(truth)
            if truth is Truth.TRUE:
                surely.append(token)
            if truth is not Truth.FALSE:
                perhaps.append(token)
        self.surely.run(surely)
        self.perhaps.run(perhaps)

    def truth(self, rule: str) -> Truth:
        """What this pass says of a rule."""
        if rule in self.surely.fired:
            return Truth.TRUE
        return Truth.UNKNOWN if rule in self.perhaps.fired else Truth.FALSE


@dataclass
class Inference:
    """What one run found: facts with all that was derived, rules that fired, decisions taken."""

    program: Program
    facts: Facts
    certain: Pass
    likely: Pass
    rankings: dict[str, Ranking] = field(default_factory=dict)
    chosen: dict[str, Option | None] = field(default_factory=dict)
    reasons: dict[tuple[Support, Certainty, bool, float], Reason] = field(default_factory=dict)

    def certainty(self, rule: str) -> Certainty | None:
        """How surely a rule fires; None when it does not."""
        return certainty_of(self.certain.truth(rule), self.likely.truth(rule))

    def fired(self) -> tuple[tuple[Rule, Certainty], ...]:
        """Every rule that fires at least possibly, in declared order."""
        return tuple((rule, certainty) for rule in self.program.rules if (certainty := self.certainty(rule.id)))


def certainty_of(certain: Truth, likely: Truth) -> Certainty | None:
    """Certain, else likely, else possible, else nothing: from the truth in the first and in the second pass."""
    if certain is Truth.TRUE:
        return "certain"
    if likely is Truth.TRUE:
        return "likely"
    return "possible" if certain is Truth.UNKNOWN else None


def infer(
    program: Program, facts: Facts, priority: tuple[str, ...] = (), fixed: dict[str, str] | None = None
) -> Inference:
    """Run the rules. `fixed` holds decisions that are not the advisor's to take, by option id; the rest is taken anew."""
    facts = facts.copy()
    with program.chainer.lock:
        sessions = [program.chainer.session() for _ in range(4)]
        try:
            run = Inference(program, facts, Pass(facts.certain, *sessions[:2]), Pass(facts.likely, *sessions[2:]))
            for session in sessions:
                session.run([START])
            for level in program.levels:
                for decision in level.decisions:
                    _decide(run, decision, priority, fixed or {})
                outside = [(claim, token) for claim, token in level.rising if claim[0].fact in facts.settled]
                for one in (run.certain, run.likely):
                    one.run([*level.before, *outside])
                for name in level.derived:
                    _settle_derived(run, program.base.derived[name])
                if level.after:
                    for one in (run.certain, run.likely):
                        one.run(level.after)
        finally:
            for session in sessions:
                session.close()
    return run


def _settle_derived(run: Inference, fact: DerivedFact) -> None:
    """What the firings so far say of a derived fact; a fact settled from outside stays as it is."""
    if fact.id in run.facts.settled:
        return
    derivations = run.program.derivations[fact.id]
    for one in (run.certain, run.likely):
        one.view.knowledge[fact.id] = _derived(fact, derivations, one)
    sources = tuple(rule for rule, _ in derivations if run.certainty(rule) in ("certain", "likely"))
    run.facts.origins[fact.id] = Origin("derived", sources)


def _derived(fact: DerivedFact, derivations: tuple[tuple[str, str | bool], ...], one: Pass) -> Knowledge:
    scale = fact.scale
    rank = {value: place for place, value in enumerate(scale)}
    floor = max([rank[fact.floor], *(rank[value] for rule, value in derivations if rule in one.surely.fired)])
    higher = {rank[value] for rule, value in derivations if rule in one.perhaps.fired and rank[value] > floor}
    return Knowledge(Choice(frozenset(scale[place] for place in {floor, *higher})))


def _decide(run: Inference, decision_id: str, priority: tuple[str, ...], fixed: dict[str, str]) -> None:
    """Take one decision and let later rules read the choice."""
    base = run.program.base
    decision = base.decisions[decision_id]
    options = {name: option for name, option in base.options[decision_id].items() if option.status == "full"}
    applies = evaluate(decision.when, run.certain.view), evaluate(decision.when, run.likely.view)
    choice: Option | None = None
    possible: tuple[Option, ...] = ()
    asked_only_for_risks = decision_id in fixed and not run.program.supports[decision_id]
    if options and applies[1] is Truth.TRUE and not asked_only_for_risks:
        ranking = rank_options(decision, options.values(), evidence_for(run, decision_id), _weights(run, decision_id, priority))
        run.rankings[decision_id] = ranking
        choice = ranking.first.option if ranking.first else None
        possible = ranking.possible
        run.chosen[decision_id] = choice
    elif options and applies[0] is not Truth.FALSE:
        possible = tuple(options.values())
    if decision_id in fixed:
        choice = base.options[decision_id][fixed[decision_id]]
        possible = (choice,)
        run.chosen[decision_id] = choice
    unsure = applies[0] is not Truth.TRUE and decision_id not in fixed
    attributes = ("", "family", *decision.attributes)
    for attribute in attributes:
        name = f"chosen.{decision_id}.{attribute}".rstrip(".")
        if name in run.facts.settled:
            continue
        declared = decision.attributes.get(attribute)
        kind = declared.type if declared else "one"
        run.certain.view.knowledge[name] = _attribute(possible, attribute, kind, unsure)
        run.likely.view.knowledge[name] = _attribute((choice,) if choice else (), attribute, kind, False)
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
        certain, likely = run.certain.truth(support.rule.id), run.likely.truth(support.rule.id)
        if certain is Truth.FALSE and likely is Truth.FALSE:
            continue
        for option in options:
            certainty = _selected(support, option, run, certain, likely)
            if certainty:
                items.append(Item(support, option.id, certainty))
    return items


def _selected(support: Support, option: Option, run: Inference, certain: Truth, likely: Truth) -> Certainty | None:
    if support.selected is not None:
        return certainty_of(certain, likely) if option.id in support.selected else None
    first = selects(support.target, option, run.certain.view)
    second = selects(support.target, option, run.likely.view)
    return certainty_of(min(certain, first), min(likely, second))


def _weights(run: Inference, decision: str, priority: tuple[str, ...]) -> Weights:
    base = run.program.base
    start = base_weights(base, base.decisions[decision], priority)
    fired = [(weighing, run.certainty(weighing.rule.id)) for weighing in run.program.weighings]

    def weights(*certainties: Certainty) -> dict[str, int]:
        factors = multipliers(weighing for weighing, certainty in fired if certainty in certainties)
        return {criterion: weight * factors.get(criterion, 1) for criterion, weight in start.items()}

    return Weights(weights("certain", "likely"), weights("certain"), weights("certain", "likely", "possible"))
