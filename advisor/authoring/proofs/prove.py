"""Prove claims about a whole rule base, each part by a witness that the engine confirms or by the lack of any.

A profile counts that could be: it keeps the constraints, and the project is one that the advisor can speak of. In
searches of the solver each answer is one value, a whole list, not applicable, or left out; factors of formulae are as
declared, and no criterion is put first, or one alone. What is found impossible is so for all such profiles. Ranges
count by their best estimate; `one_of` and `at_least`, which say less than each of the values that they allow, are not
looked into.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from time import perf_counter

from advisor.authoring.proofs.goals import NOTHING_TOLD, Case, Goal
from advisor.authoring.proofs.outcomes import How, Outcome, Proofs, Status
from advisor.authoring.proofs.registry import CLAIMS, MODULES
from advisor.authoring.proofs.trying import PASSES, ROUNDS, Trials
from advisor.authoring.proofs.witnesses import confirmed, document_of, read_again, smallest
from advisor.compiled.evaluator import compiled
from advisor.engine.program import Program
from advisor.model.knowledge import Knowledge, Subset
from advisor.model.profile import Answer, Profile
from advisor.solving.search import search, valid

SECONDS = 60.0
_FIRST = 0.5
"""Seconds that the solver has at first for each part that nothing has settled before; what remains gets the rest."""
_FEW = 10
"""So few parts that are still open are better followed one by one than drawn for."""
_FOR_DRAWING = 0.15
_FOR_HINTS = 0.35
_FOR_SHORTENING = 0.45
_FOR_ALL = 0.95
"""Shares of the time after which no more profiles are drawn, no more hints followed, no more witnesses made smaller,
and no search begun."""

_ORDERS = " while at most one criterion is put first"

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many parts of it are done, and of how many."""


def prove(
    program: Program,
    seconds: float = SECONDS,
    claims: Collection[str] = tuple(CLAIMS),
    only: str | None = None,
    progress: Progress = lambda what, done, total: None,
) -> Proofs:
    """Prove or refute every part of the claims (ids as in `registry.CLAIMS`) within about so many seconds.

    `only` names one part of them.
    """
    start = perf_counter()
    chosen = [module for module in MODULES if module.CLAIM.id in claims]
    goals = [goal for module in chosen for goal in module.goals(program) if only in (None, goal.id)]
    outcomes = {goal: _plainly(goal, why) for goal in goals if (why := goal.plainly_never())}
    end = start + seconds * _FOR_ALL
    quick = [goal for goal in goals if type(goal).among is Goal.among and goal not in outcomes]
    _ask(quick, _FIRST, end, 0, outcomes, progress)
    trials = Trials(compiled(program), (goal for goal in goals if goal not in outcomes))
    _try(trials, start + seconds * _FOR_DRAWING, start + seconds * _FOR_HINTS, progress)
    _confirm(trials.found, start + seconds * _FOR_SHORTENING, end, outcomes, progress)
    for patience in (_FIRST, seconds):
        rest = [goal for goal in goals if goal not in outcomes or outcomes[goal].status == "not_settled"]
        _ask(rest, patience, end, trials.tried, outcomes, progress)
    ordered = tuple(outcomes[goal] for goal in goals)
    spent = perf_counter() - start
    return Proofs(tuple(module.CLAIM for module in chosen), ordered, _left_out(program), trials.tried, spent)


def _ask(
    goals: list[Goal], patience: float, end: float, tried: int, outcomes: dict[Goal, Outcome], progress: Progress
) -> None:
    """Ask the solver about each goal, with at most so many seconds for one and an equal share of the time left."""
    for done, goal in enumerate(goals):
        progress("Asking the solver", done, len(goals))
        share = min(patience, max((end - perf_counter()) / (len(goals) - done), _FIRST))
        outcomes[goal] = _by_solver(goal, min(perf_counter() + share, end), tried)


def _try(trials: Trials, draw_until: float, follow_until: float, progress: Progress) -> None:
    """Draw profiles until a round brings nothing, then follow the hints of goals that nothing has reached."""
    for done in range(ROUNDS):
        progress("Trying profiles", done, ROUNDS)
        if not trials.draw() or len(trials.missing) < _FEW or perf_counter() > draw_until:
            break
    for _ in range(PASSES):
        open_parts = Counter(goal.claim.id for goal in trials.missing)
        # Dear looks last, and claims with few open parts first, so that time does not run out before they were tried.
        missing = sorted(trials.missing, key=lambda goal: (goal.rough, open_parts[goal.claim.id]))
        for done, goal in enumerate(missing):
            progress("Following the cases of rules", done, len(missing))
            if done and perf_counter() > follow_until:
                return
            trials.follow_hints(goal)


def _confirm(
    found: Mapping[Goal, Profile], shorten_until: float, end: float, outcomes: dict[Goal, Outcome], progress: Progress
) -> None:
    """Make witnesses small, and let durable-rules confirm them; goals with the same one share its run."""
    alike: dict[str, list[tuple[Goal, Profile]]] = defaultdict(list)
    longest_first = sorted(found.items(), key=lambda item: -len(item[1].answers))
    for done, (goal, profile) in enumerate(longest_first):
        progress("Making witnesses small", done, len(found))
        small = smallest(goal, profile) if perf_counter() < shorten_until else profile
        alike[str(document_of(small, ""))].append((goal, small))
    for done, group in enumerate(alike.values()):
        progress("Confirming witnesses", done, len(alike))
        case = read_again(group[0][0].program, group[0][1]) if perf_counter() < end else None
        for goal, small in group:
            witness = (confirmed(goal, case) if case else None) or (
                _confirmed(goal, found[goal]) if small is not found[goal] and perf_counter() < end else None
            )
            if witness is not None:
                outcomes[goal] = _reached(goal, witness, "tried")


def _confirmed(goal: Goal, profile: Profile) -> Profile | None:
    """The profile as it is read from a file, if the engine confirms it."""
    case = read_again(goal.program, profile)
    return confirmed(goal, case) if case else None


def _by_solver(goal: Goal, deadline: float, tried: int) -> Outcome:
    """What the solver says of a goal that nothing has settled before."""
    if perf_counter() >= deadline:
        return _unsettled(goal, f"{tried:,} profiles were tried, and no time was left for the solver")
    start = perf_counter()

    def accepts(proposal: Profile, moved: tuple[str, ...]) -> bool:
        likely = valid(goal.program, proposal, moved, goal.within_scope)
        return likely and _confirmed(goal, proposal) is not None

    found = search(goal.model(), NOTHING_TOLD, accepts, deadline)
    orders = _orders(goal.program) if found.status == "impossible" and goal.choices() else []
    for first in orders:
        if found.status == "impossible":
            found = search(goal.model(first), first, accepts, deadline)
    if found.status == "impossible":
        vain = goal.without_meaning(deadline)
        return _vain(goal, vain) if vain else _never(goal, "solver", goal.cause(deadline), _ORDERS if orders else "")
    small = smallest(goal, found.profile) if found.profile else None
    witness = (_confirmed(goal, small) or _confirmed(goal, found.profile)) if small and found.profile else None
    if witness is not None:
        return _reached(goal, witness, "solver")
    refused = f", of whose {found.refused} proposals the engine confirmed none" if found.refused else ""
    spent = perf_counter() - start
    return _unsettled(goal, f"{tried:,} profiles were tried, and the solver had {spent:.1f} s{refused}")


def _orders(program: Program) -> list[Profile]:
    """Profiles that tell nothing but which criterion comes first, one for each that may."""
    if "criteria_priority" not in program.base.questions:
        return []
    return [
        replace(NOTHING_TOLD, answers={"criteria_priority": _first(criterion)}) for criterion in program.base.criteria
    ]


def _first(criterion: str) -> Answer:
    known = Knowledge(Subset.exactly(frozenset({criterion})))
    return Answer(known, sequence=(criterion,), raw=[criterion])


def _reached(goal: Goal, witness: Profile, how: How) -> Outcome:
    status: Status = "shown" if goal.claim.wanted else "refuted"
    details = goal.details(Case(goal.program, witness))
    return Outcome(goal.claim, goal.id, goal.item, status, how, _sentence(goal.says), details, witness)


def _plainly(goal: Goal, why: str) -> Outcome:
    return _never(goal, "plain", why)


def _never(goal: Goal, how: How, why: str, within: str = "") -> Outcome:
    status: Status = "refuted" if goal.claim.wanted else "proved"
    words = f"{goal.never}{within}" + (f": {why}" if why else "")
    return Outcome(goal.claim, goal.id, goal.item, status, how, _sentence(words))


def _vain(goal: Goal, why: str) -> Outcome:
    return Outcome(goal.claim, goal.id, goal.item, "proved", "solver", _sentence(why))


def _unsettled(goal: Goal, why: str) -> Outcome:
    said = f"It is not settled whether {goal.says}: {why}"
    return Outcome(goal.claim, goal.id, goal.item, "not_settled", "time", _sentence(said))


def _left_out(program: Program) -> tuple[str, ...]:
    """What no claim speaks of, in sentences."""
    stubs = [
        name
        for name, options in program.base.options.items()
        if all(item.status == "stub" for item in options.values())
    ]
    named = " and ".join(f"`{name}`" for name in stubs)
    return (f"Options known by name only are never recommended; {named} offer nothing else.",) if stubs else ()


def _sentence(words: str) -> str:
    first = words[0].upper() + words[1:]
    return first if first.endswith(".") else f"{first}."
