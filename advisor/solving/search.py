"""Ask the solver for a solution, let the engine run it, and go on where the engine says otherwise."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Literal as OneOf

from ortools.sat.python import cp_model

from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.program import Program
from advisor.loading.constraints import broken_constraints
from advisor.model.evaluation import evaluate
from advisor.model.profile import Profile
from advisor.model.truth import Truth
from advisor.solving.linear import reaches
from advisor.solving.logic import FALSE, TRUE, Literal
from advisor.solving.model import ONE_MORE, Model
from advisor.solving.witness import Solution, proposals

SEED = 20_261_123
NEARBY = 50
"""How far around a number that failed (in thousandths of its natural logarithm) nothing is tried again."""


Accepts = Callable[[Profile, tuple[str, ...]], bool]
"""Whether the engine confirms a proposal in which these answers moved."""


@dataclass(frozen=True)
class Found:
    """What a search came to: `profile` is a witness that the engine confirmed, `moved` the answers that differ there.

    *impossible* is a proof. `proved` says of a witness that none is cheaper; `refused` counts the solutions that the
    engine did not confirm.
    """

    status: OneOf["found", "impossible", "not_settled"]
    profile: Profile | None = None
    moved: tuple[str, ...] = ()
    proved: bool = False
    refused: int = 0


def search(model: Model, profile: Profile, accepts: Accepts, deadline: float) -> Found:
    """Look for a solution that the engine accepts, until the deadline (of `perf_counter`).

    A solution that the engine refuses leans on the rounding; then one is sought that keeps clear of it, which is as
    good if it costs no more. Failing that, the solution is excluded and the search resumes. Where nothing has a cost,
    solutions clear of the rounding are sought first.
    """
    exact, refused, bound = True, 0, None
    while True:
        for strict in (True, False) if model.complete or not model.logic.model.has_objective() else (False, True):
            solver, status = _solve(model, deadline - perf_counter(), strict)
            if status == cp_model.INFEASIBLE and not strict:
                return Found("impossible" if exact else "not_settled", refused=refused)
            if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
                if strict and status == cp_model.INFEASIBLE:
                    continue
                return Found("not_settled", refused=refused)
            if bound is None and not strict:
                bound = solver.best_objective_bound
            solution = Solution(model.logic, solver)
            for proposal, moved in proposals(model, solution, profile):
                if accepts(proposal, moved):
                    proved = bound is not None and solver.objective_value // ONE_MORE <= bound // ONE_MORE
                    return Found("found", proposal, moved, proved, refused)
            refused += 1
            exact = _exclude(model, solution) and exact


def _solve(model: Model, seconds: float, strict: bool) -> tuple[cp_model.CpSolver, cp_model.CpSolverStatus]:
    """One run of the solver; `strict` asks for a solution that keeps clear of what rounding blurs."""
    solver, problem = _solver(seconds), model.logic.model
    if seconds <= 0:
        return solver, cp_model.UNKNOWN
    if strict:
        problem = problem.clone()
        problem.add_bool_or([problem.get_bool_var_from_proto_index(model.logic.variable(model.logic.strict).index)])
    status = solver.solve(problem)
    if status == cp_model.MODEL_INVALID:
        raise RuntimeError(f"the constraint model is invalid: {problem.validate()}")
    return solver, status


def _solver(seconds: float) -> cp_model.CpSolver:
    """A solver that gives the same answer every time.

    One worker without presolve and without linear relaxation needed a quarter of the time that two workers with the
    usual mixture took on the shipped rule base, and its result does not hang on how the workers interleave.
    """
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = SEED
    solver.parameters.cp_model_presolve = False
    solver.parameters.linearization_level = 0
    solver.parameters.max_time_in_seconds = max(seconds, 0)
    return solver


def recommended(program: Program, profile: Profile, decision: str) -> str | None:
    """What the engine recommends; None where the decision does not arise or every option is vetoed."""
    run = infer(program, gather_facts(profile, program.base), profile.priority)
    chosen = run.chosen.get(decision) if decision in run.rankings else None
    return chosen.id if chosen else None


def valid(program: Program, profile: Profile, moved: tuple[str, ...], within_scope: bool = True) -> bool:
    """Whether there can be such a profile, it is within scope, and every answer that moved is asked for."""
    facts = gather_facts(profile, program.base)
    declined = {name for name, answer in profile.answers.items() if answer.knowledge.not_applicable}
    asked = all(not facts.likely.knowledge[name].not_applicable for name in moved if name not in declined)
    outside = within_scope and any(
        evaluate(limit.when, facts.likely) is Truth.TRUE for limit in program.base.pack.out_of_scope
    )
    return asked and not outside and next(broken_constraints(profile.answers, program.base), None) is None


def _exclude(model: Model, solution: Solution) -> bool:
    """Rule out the answers of a solution; whether nothing was ruled out with them that was not tried."""
    clause: list[Literal] = []
    exact = not model.logic.loose
    for axis in model.answers.axes():
        clause += [-state.literal for state in axis.states() if solution.holds(state.literal)]
        clause += [(-held if solution.holds(held) else held) for held in axis.members().values()]
        moved = any(solution.holds(state.literal) for state, _ in axis.cells)
        if moved and axis.leaf is not None:
            total, logarithm, exact = axis.leaf.logarithm, solution.logarithm(axis.leaf), False
            clause.append(reaches(model.logic, total, logarithm + NEARBY))
            clause.append(-reaches(model.logic, total, logarithm - NEARBY + 1))
    for members in model.facts.places.values():
        clause += [(-held if solution.holds(held) else held) for held in members.values()]
    model.logic.clause(literal for literal in clause if literal not in (FALSE, -TRUE))
    return exact
