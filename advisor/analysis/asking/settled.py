"""Whether a recommendation stands whatever the answers still missing turn out to be, so that the questions may stop.

Under these rules and weights. To complete a profile is to give every question that is asked one value: those not
answered, and ranges, `one_of` and `at_least` within what they allow. A fact that formulae compute from what is told
counts as told; an order of priority is a weight, and stays. Completions that the advisor knows nothing about (out of
scope) do not count.
"""

from dataclasses import dataclass
from time import perf_counter
from typing import Literal

from advisor.engine.demand import read_by_formulae
from advisor.engine.findings import Inference
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import Program
from advisor.model.condition import facts_read
from advisor.model.evaluation import evaluate
from advisor.model.profile import Profile
from advisor.model.truth import Truth
from advisor.solving.freedom import completion_of
from advisor.solving.model import DecisionModel
from advisor.solving.scope import scope_of
from advisor.solving.search import recommended, search, valid

SECONDS = 1.8
"""How long a search may take unless told otherwise."""


@dataclass(frozen=True)
class Settled:
    """Whether `option` (None: nothing is recommended) stays whatever else is told.

    *settled*: proved, `by` bounds on the scores alone or by the solver. *open*: `witness` is a completion, confirmed by
    the engine, under which `winner` comes out instead; `told` names the answers given there. *not_settled*: time ran
    out.
    """

    decision: str
    option: str | None
    status: Literal["settled", "open", "not_settled"]
    by: Literal["bounds", "solver"] = "solver"
    witness: Profile | None = None
    winner: str | None = None
    told: tuple[str, ...] = ()
    seconds: float = 0.0


def settled(program: Program, profile: Profile, decision: str, seconds: float = SECONDS) -> Settled:
    """Whether any completion of the profile changes what the decision recommends.

    Raises:
        KeyError: when there is no such decision.
    """
    start = perf_counter()
    run = infer(program, gather_facts(profile, program.base), profile.priority)
    chosen = run.chosen.get(decision) if decision in run.rankings else None
    option = chosen.id if chosen else None
    if _bounded(run, profile, decision):
        return Settled(decision, option, "settled", "bounds", seconds=perf_counter() - start)
    computed = frozenset(name for name, origin in run.facts.origins.items() if origin.status == "computed")
    model = DecisionModel(program, profile, decision, completion_of(computed), complete=True)
    model.demand_another(option)

    def accepts(proposal: Profile, moved: tuple[str, ...]) -> bool:
        return valid(program, proposal, moved) and recommended(program, proposal, decision) != option

    found = search(model, profile, accepts, start + seconds)
    if found.profile is None:
        status: Literal["settled", "not_settled"] = "settled" if found.status == "impossible" else "not_settled"
        return Settled(decision, option, status, seconds=perf_counter() - start)
    winner = recommended(program, found.profile, decision)
    spent = perf_counter() - start
    return Settled(decision, option, "open", "solver", found.profile, winner, found.moved, spent)


def _bounded(run: Inference, profile: Profile, decision: str) -> bool:
    """Whether the bounds of the ranking alone are proof.

    They are where no computed fact can move: telling one more answer may take such a fact out of the range in which it
    is computed today.
    """
    taken = run.program.base.decisions[decision]
    ranking = run.rankings.get(decision)
    arises = evaluate(taken.when, run.facts.certain)
    if arises is Truth.FALSE:
        certain = True
    elif arises is Truth.TRUE and ranking is not None:
        certain = ranking.surely_taken and len(ranking.possible) == 1
    else:
        certain = False
    return certain and _steady(run, profile, decision)


def _steady(run: Inference, profile: Profile, decision: str) -> bool:
    """Whether every computed fact that the decision reads is computed from nothing but answers told exactly."""
    base = run.program.base
    waiting = scope_of(run.program, decision).facts & (base.computed.keys() - profile.answers.keys())
    seen: set[str] = set()
    while waiting:
        fact = waiting.pop()
        seen.add(fact)
        answer = profile.answers.get(fact)
        if fact in base.questions:
            waiting |= set(facts_read(base.questions[fact].ask_when)) - seen
            if answer is None and run.facts.origins[fact].status != "computed":
                return False
        if answer is not None and not answer.knowledge.exact:
            return False
        if answer is None:
            waiting |= {*read_by_formulae(base, fact)} - seen
    return True
