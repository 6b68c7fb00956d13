"""What a version says of one thing under one profile, told without a whole outlook where single rules say it."""

from advisor.analysis.portfolio.findings import PRIORITIES, SEVERITIES
from advisor.authoring.replay.outlook import RULED_OUT, Aspect, outlook
from advisor.authoring.replay.survey import controls_required
from advisor.compiled.evaluator import Compiled, compiled
from advisor.compiled.results import One
from advisor.compiled.words import LIKELY
from advisor.engine.program import Program
from advisor.engine.scope import limits_reached
from advisor.engine.selection import reads_facts, selects
from advisor.model.evaluation import View
from advisor.model.profile import Profile
from advisor.model.rule import Recommend, Rule, Target, Warn
from advisor.model.truth import Truth


def said_of(program: Program, profile: Profile, aspect: Aspect) -> str | None:
    """What an outlook says of one aspect; None where it does not arise."""
    kind, name = aspect
    # What exists brings risks of its own, by runs in which it is chosen.
    if kind in ("scope", "band", "preference") or (kind == "risk" and _something_exists(program, profile)):
        return outlook(program, profile).said.get(aspect)
    if limits_reached(profile, program.base):
        return None
    reader = compiled(program)
    one = reader.one(profile, profile.priority)
    if kind == "winner":
        return _winner(reader, one, name)
    fired = [rule for rule in program.early_rules if one.rules[rule.id] & LIKELY]
    match kind:
        case "control":
            return "required" if any(name in controls_required(program, rule) for rule in fired) else None
        case "practice":
            return _practice(program, fired, name)
        case _:
            said = _risk(reader, one, fired, name)
            return outlook(program, profile).said.get(aspect) if said == _HANGS_ON_FACTS else said


_HANGS_ON_FACTS = "hangs on facts"


def _something_exists(program: Program, profile: Profile) -> bool:
    question = program.base.questions.get("existing_stack")
    return "existing_stack" in profile.answers or bool(question and question.assume)


def _winner(reader: Compiled, one: One, decision: str) -> str | None:
    taken = one.decisions.get(decision)
    if taken is None or not taken.applies & LIKELY:
        return None
    return RULED_OUT if taken.first is None else reader.tables[decision].names[taken.first]


def _practice(program: Program, fired: list[Rule], name: str) -> str | None:
    practice = program.base.practices.get(name)
    if practice is None or practice.status != "full":
        return None
    asked = [
        conclusion.priority or practice.priority
        for rule in fired
        for conclusion in rule.then
        if isinstance(conclusion, Recommend) and conclusion.recommend == name
    ]
    return min(asked, key=PRIORITIES.index, default=None)


def _risk(reader: Compiled, one: One, fired: list[Rule], name: str) -> str | None:
    """How grave a risk is and whether it is open, of a project of which nothing exists."""
    warnings = [
        conclusion
        for rule in fired
        for conclusion in rule.then
        if isinstance(conclusion, Warn) and conclusion.warn == name
    ]
    if not warnings:
        return None
    if any(warning.avoided_by and reads_facts(warning.avoided_by) for warning in warnings):
        return _HANGS_ON_FACTS
    declared = reader.program.base.risks[name].severity
    gravest = max((warning.severity or declared for warning in warnings), key=SEVERITIES.index)
    avoided = all(warning.avoided_by and _chosen(reader, one, warning.avoided_by) for warning in warnings)
    return f"{gravest}, {'avoided' if avoided else 'open'}"


def _chosen(reader: Compiled, one: One, target: Target) -> bool:
    """Whether what is recommended is among the options that a target selects."""
    option = _winner(reader, one, target.decision)
    if not option:
        return False
    known = reader.program.base.options[target.decision][option]
    return selects(target, known, View({}, frozenset())) is Truth.TRUE
