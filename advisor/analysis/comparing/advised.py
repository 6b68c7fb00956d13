"""What is advised on a profile, in short: enough to tell whether another answer changes anything, and what."""

from collections.abc import Collection
from typing import Literal

from advisor.engine.advice import assess_controls, assess_practices
from advisor.engine.gathering import gather_facts
from advisor.engine.inference import infer
from advisor.engine.present import runs_with_what_exists, what_exists
from advisor.engine.program import Program
from advisor.engine.risks import assess_risks
from advisor.model.base import Item
from advisor.model.evaluation import evaluate
from advisor.model.profile import Profile
from advisor.model.truth import Truth

Subject = Literal["scope", "decision", "risk", "practice", "control"]

DECIDED: frozenset[Subject] = frozenset({"scope", "decision"})
"""What is decided; the rest is advised beside it."""

Advised = dict[tuple[Subject, str], str]
"""Everything advised, by kind and id: a decision's option (empty where every option is vetoed), a risk's severity and
status, a practice's priority, `required` for a control, `in` or `out` for the scope. What is not listed does not arise.
"""


class Change(Item):
    """One thing that is advised otherwise; None where it did not, or does not, arise."""

    kind: Subject
    id: str
    before: str | None
    after: str | None


def advised(program: Program, profile: Profile) -> Advised:
    """What durable-rules advises on a profile; on one that is out of scope, nothing but that."""
    facts = gather_facts(profile, program.base)
    if any(evaluate(limit.when, facts.likely) is Truth.TRUE for limit in program.base.pack.out_of_scope):
        return {("scope", "scope"): "out"}
    run = infer(program, facts, profile.priority)
    found: Advised = {("scope", "scope"): "in"}
    for name, ranking in run.rankings.items():
        found["decision", name] = ranking.first.option.id if ranking.first else ""
    for risk in assess_risks(run, runs_with_what_exists(run, what_exists(run))):
        found["risk", risk.id] = f"{risk.severity}, {risk.status}"
    for practice in assess_practices(run):
        found["practice", practice.id] = practice.priority
    for control in assess_controls(run):
        found["control", control.id] = "required"
    return found


def changes(before: Advised, after: Advised, kinds: Collection[Subject] | None = None) -> tuple[Change, ...]:
    """What is advised otherwise; `kinds` limits what is looked at."""
    return tuple(
        Change(kind=kind, id=name, before=before.get((kind, name)), after=after.get((kind, name)))
        for kind, name in dict.fromkeys((*before, *after))
        if (kinds is None or kind in kinds) and before.get((kind, name)) != after.get((kind, name))
    )
