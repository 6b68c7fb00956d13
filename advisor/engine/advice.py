"""Practices to adopt and controls to put in place."""

from advisor.engine.findings import Inference
from advisor.engine.reasons import firing_reason
from advisor.model.advice import Priority
from advisor.model.assessment import ControlResult, PracticeResult, Reason
from advisor.model.rule import Recommend, RegimeSelector, Require

_PRIORITIES: tuple[Priority, ...] = ("now", "next_quarter", "at_trigger")


def assess_practices(run: Inference) -> tuple[PracticeResult, ...]:
    """Every practice recommended, the most urgent first; stubs are never recommended."""
    base = run.program.base
    reasons: dict[str, list[Reason]] = {}
    priorities: dict[str, Priority] = {}
    for rule, certainty in run.fired():
        for conclusion in rule.then:
            if isinstance(conclusion, Recommend) and certainty != "possible":
                practice = base.practices[conclusion.recommend]
                if practice.status == "full":
                    priority = conclusion.priority or practice.priority
                    known = priorities.get(practice.id, priority)
                    priorities[practice.id] = min(priority, known, key=_PRIORITIES.index)
                    reasons.setdefault(practice.id, []).append(firing_reason(rule, certainty, run))
    results = [
        PracticeResult(id=name, title=practice.title, priority=priorities[name], reasons=tuple(reasons[name]))
        for name, practice in base.practices.items()
        if name in reasons
    ]
    return tuple(sorted(results, key=lambda result: _PRIORITIES.index(result.priority)))


def assess_controls(run: Inference) -> tuple[ControlResult, ...]:
    """Every control required."""
    base = run.program.base
    reasons: dict[str, list[Reason]] = {}
    for rule, certainty in run.fired():
        for conclusion in rule.then:
            if isinstance(conclusion, Require) and certainty != "possible":
                for control in _controls(conclusion, run):
                    reasons.setdefault(control, []).append(firing_reason(rule, certainty, run))
    return tuple(
        ControlResult(id=name, regime=regime.id, reasons=tuple(reasons[name]))
        for name, (regime, _) in base.controls.items()
        if name in reasons
    )


def _controls(conclusion: Require, run: Inference) -> tuple[str, ...]:
    required = conclusion.require
    if isinstance(required, RegimeSelector):
        return tuple(control.id for control in run.program.base.regimes[required.regime].controls)
    return required
