"""Taking one decision: the evidence that fired rules give, the ranking, and what later rules may read of the choice."""

from advisor.engine.facts import Facts, Origin
from advisor.engine.findings import Inference
from advisor.engine.program import Support
from advisor.engine.ranking import Weights, rank_options
from advisor.engine.scoring import Item
from advisor.engine.selection import selects
from advisor.engine.surety import Surety, surety_of
from advisor.engine.weights import base_weights, multipliers
from advisor.model.assessment import Certainty
from advisor.model.decision import Decision, Option
from advisor.model.evaluation import evaluate
from advisor.model.knowledge import NOT_APPLICABLE, Choice, Interval, Knowledge, Subset
from advisor.model.truth import Truth


def decide(run: Inference, decision_id: str, priority: tuple[str, ...], fixed: str | None, ranked: bool) -> None:
    """Take one decision and let later rules read the choice; `fixed` is an option chosen from outside."""
    base = run.program.base
    decision = base.decisions[decision_id]
    options = {name: option for name, option in base.options[decision_id].items() if option.status == "full"}
    applies = evaluate(decision.when, run.facts.certain), evaluate(decision.when, run.facts.likely)
    choice: Option | None = None
    possible: tuple[Option, ...] = ()
    unsure = applies[0] is not Truth.TRUE, applies[1] is not Truth.TRUE
    if options and applies[0] is not Truth.FALSE and (ranked or fixed is None):
        ranking = run.known_ranking(decision_id) or rank_options(
            decision, options.values(), evidence_for(run, decision_id), _weights(run, decision_id, priority)
        )
        possible = ranking.possible
        unsure = unsure[0] or not ranking.surely_taken, unsure[1]
        if applies[1] is not Truth.FALSE:
            choice = ranking.first.option if ranking.first else None
        if applies[1] is Truth.TRUE:
            run.rankings[decision_id] = ranking
            run.chosen[decision_id] = choice
    if fixed is not None:
        run.departed = True
        choice = base.options[decision_id][fixed]
        possible = (choice,)
        unsure = False, False
        run.chosen[decision_id] = choice
    know_choice(run.facts, decision, choice, possible, unsure)


def know_choice(
    facts: Facts, decision: Decision, choice: Option | None, possible: tuple[Option, ...], unsure: tuple[bool, bool]
) -> None:
    """Let the facts know a choice and its attributes; `unsure` tells, by pass, whether there may be none."""
    for attribute in ("", "family", *decision.attributes):
        name = f"chosen.{decision.id}.{attribute}".rstrip(".")
        if name in facts.settled:
            continue
        declared = decision.attributes.get(attribute)
        kind = declared.type if declared else "one"
        facts.certain.knowledge[name] = _attribute(possible, attribute, kind, unsure[0])
        facts.likely.knowledge[name] = _attribute((choice,) if choice else (), attribute, kind, unsure[1])
        facts.origins[name] = Origin("derived" if choice else "not_applicable", ())


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
    options = run.program.base.options[decision].values()
    for support in run.program.supports[decision]:
        fired = run.session.fired.get(support.rule.id)
        if fired is None:
            continue
        if support.selected is not None:
            certainty = fired.certainty
            items.extend(Item(support, option, certainty) for option in support.selected)
            continue
        for option in options:
            selected = _selected(support, option, run)
            if selected is not None:
                items.append(Item(support, option.id, max(fired, selected).certainty))
    return items


def _selected(support: Support, option: Option, run: Inference) -> Surety | None:
    """How surely a support whose selector reads facts speaks of an option."""
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
