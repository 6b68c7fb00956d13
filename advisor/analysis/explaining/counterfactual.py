"""The smallest change of answers that would put an option first, or the proof that none does.

Under these rules and weights. An answer stays as it is told or becomes one value; what it costs to change it is what
its question declares. CP-SAT finds the cheapest set of changes, and the engine runs each before it is reported.
"""

from dataclasses import dataclass
from time import perf_counter
from typing import Any, Literal

from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.plain import plain
from advisor.engine.program import Program
from advisor.model.condition import facts_read
from advisor.model.knowledge import Interval, Knowledge
from advisor.model.profile import Answer, Profile
from advisor.solving.freedom import any_change
from advisor.solving.model import DecisionModel
from advisor.solving.search import search, valid

SECONDS = 1.8
"""How long a search may take unless told otherwise."""


@dataclass(frozen=True)
class AnswerChange:
    """One answer that would have to be another: plain values as in a profile, None for unknown.

    `hardness` is what its question says of changing it (`easy`, `months`, `hard`).
    """

    question: str
    before: Any
    after: Any
    hardness: str


@dataclass(frozen=True)
class Counterfactual:
    """What would put an option first.

    *found*: these changes do, as the engine confirmed on `profile`; `smallest` where none cheaper exist. *impossible*:
    proved, with the reason in words. *not_settled*: time ran out.
    """

    decision: str
    option: str
    status: Literal["found", "impossible", "not_settled"]
    changes: tuple[AnswerChange, ...] = ()
    smallest: bool = False
    reason: str = ""
    profile: Profile | None = None
    seconds: float = 0.0


def smallest_change(
    program: Program, profile: Profile, decision: str, option: str, seconds: float = SECONDS
) -> Counterfactual:
    """The cheapest change of answers under which the decision recommends the option, which nothing then vetoes.

    Raises:
        KeyError: when there is no such decision or option.
    """
    start = perf_counter()
    candidate = program.base.options[decision][option]
    if candidate.status == "stub":
        reason = f"{candidate.name} is known by name only, so it is never recommended"
        return Counterfactual(decision, option, "impossible", reason=reason, seconds=perf_counter() - start)
    if is_first(program, profile, decision, option):
        return Counterfactual(decision, option, "found", (), True, "", profile, perf_counter() - start)
    model = DecisionModel(program, profile, decision, any_change)
    reason = _known_reason(model, program, option)
    if reason:
        return Counterfactual(decision, option, "impossible", reason=reason, seconds=perf_counter() - start)
    model.demand_first(option)
    model.minimise_change()

    def accepts(proposal: Profile, moved: tuple[str, ...]) -> bool:
        return valid(program, proposal, moved) and is_first(program, proposal, decision, option)

    found = search(model, profile, accepts, start + seconds)
    if found.status == "impossible":
        reason = _proved_reason(program, profile, decision, option, start + seconds)
    changes = _changes(program, profile, found.profile, found.moved) if found.profile else ()
    spent = perf_counter() - start
    return Counterfactual(decision, option, found.status, changes, found.proved, reason, found.profile, spent)


def is_first(program: Program, profile: Profile, decision: str, option: str) -> bool:
    """Whether the engine recommends the option, and no veto holds at the best estimate."""
    run = infer(program, gather_facts(profile, program.base), profile.priority)
    first = run.rankings[decision].first if decision in run.rankings else None
    return first is not None and first.option.id == option and first.status in ("eligible", "possibly_vetoed")


def _known_reason(model: DecisionModel, program: Program, option: str) -> str:
    """Why nothing can help, where that needs no search."""
    base = program.base
    limit = model.standing_limit()
    if limit is not None:
        return f"the project is out of scope, whatever may be changed: {limit.reason}"
    if model.never_arises:
        return f"the decision does not arise, whatever may be changed: it needs {base.decisions[model.decision].when}"
    support = model.standing_veto(option)
    if support is None:
        return ""
    read = facts_read(support.rule.when)
    frozen = [name for name in read if name in base.questions and base.questions[name].change == "frozen"]
    told = f", which reads only what cannot be changed ({', '.join(frozen)})" if frozen else ""
    return f"it is vetoed by the rule `{support.rule.id}`{told}: {support.reason}"


def _proved_reason(program: Program, profile: Profile, decision: str, option: str, deadline: float) -> str:
    """Whether it is vetoes alone that keep the option from the first place."""
    model = DecisionModel(program, profile, decision, any_change)
    model.demand_open(option)
    model.demand_valid()
    vetoed = search(model, profile, lambda proposal, moved: True, deadline).status == "impossible"
    if vetoed:
        return "one veto or another holds on it, whatever may be changed"
    return "another option stands before it, whatever may be changed"


def _changes(program: Program, profile: Profile, changed: Profile, moved: tuple[str, ...]) -> tuple[AnswerChange, ...]:
    questions = program.base.questions
    return tuple(
        AnswerChange(
            name,
            plain_answer(profile.answers.get(name)),
            plain_answer(changed.answers[name]),
            questions[name].change,
        )
        for name in moved
    )


def plain_answer(answer: Answer | None) -> Any:
    """An answer as a profile could state it; None where it is unknown or does not apply."""
    if answer is None:
        return None
    if answer.raw is not None and isinstance(answer.raw, list):
        return answer.raw
    best = Knowledge(Interval(answer.best, answer.best)) if answer.best is not None else None
    return plain(answer.knowledge, best)
