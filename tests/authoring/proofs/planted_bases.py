"""Small rule bases with one fault each, which proofs must find."""

from dataclasses import replace

from advisor.engine.program import Program, compile_rulebase
from advisor.model.condition import ALWAYS, All, Condition, Not
from advisor.model.fact import DerivedFact
from advisor.model.question import Question
from advisor.model.rule import Rule
from advisor.model.rulebase import Constraint
from tests.engine.bases import base_of, compare, decision, is_, option, question, rule

PLACES = ("here", "there", "nowhere")


def questions() -> list[Question]:
    """Four answers: a yes or no, a place, a number and a list."""
    return [
        question("busy", "bool"),
        question("place", "one", PLACES),
        question("users", "count"),
        question("kinds", "many", ("text", "film", "sound")),
    ]


def program_of(*rules: Rule, asked: list[Question] | None = None, constraints: tuple[Constraint, ...] = ()) -> Program:
    """A decision `home` between `house` and `tent`, and these rules."""
    base = base_of(
        questions() if asked is None else asked,
        [DerivedFact(id="tired", order=0, meaning="."), DerivedFact(id="rich", order=1, meaning=".")],
        [decision("home", 0)],
        [option("home", "house", 0), option("home", "tent", 1)],
        rules,
    )
    return compile_rulebase(replace(base, constraints=constraints))


def sound_base() -> Program:
    """Everything can happen, and something is always left."""
    return program_of(
        rule("busy-tires", is_("busy"), {"derive": "tired"}),
        rule("tired-want-a-house", is_("tired"), favour("house", 2)),
        rule("few-live-in-a-tent", compare("users", "at_most", 3), favour("tent", 3)),
        rule("many-need-a-house", compare("users", "more_than", 30), veto("tent")),
    )


def favour(name: str, strength: int) -> dict[str, object]:
    """Points for an option of `home`."""
    return {"favour": {"home": [name]}, "criterion": "speed", "strength": strength}


def veto(name: str) -> dict[str, object]:
    """A veto on an option of `home`."""
    return {"veto": {"home": [name]}, "reason": "It will not do."}


def dead_by_derivation() -> Program:
    """`rested` needs a derived fact whose only rule needs the opposite, two steps away."""
    return program_of(
        rule("busy-tires", is_("busy"), {"derive": "tired"}),
        rule("tired-earn", is_("tired"), {"derive": "rich"}),
        rule("rested", All((is_("rich"), Not(is_("busy")), is_("place", "here"))), favour("tent", 1)),
        rule("tents-are-cheap", is_("place", "there"), favour("tent", 1)),
    )


def dead_by_constraint() -> Program:
    """`crowd-nowhere` needs answers that a constraint excludes."""
    must: Condition = Not(All((is_("place", "nowhere"), compare("users", "at_least", 10))))
    return program_of(
        rule("crowd-nowhere", All((is_("place", "nowhere"), compare("users", "at_least", 50))), favour("tent", 1)),
        rule("tents-are-cheap", is_("place", "there"), favour("tent", 1)),
        constraints=(Constraint(id="empty", must=must, because="Nobody is nowhere."),),
    )


def dominated() -> Program:
    """The tent gets what the house gets, and never more."""
    return program_of(
        rule("both", is_("busy"), favour("house", 2), favour("tent", 2)),
        rule("house-more", compare("users", "at_least", 5), favour("house", 1)),
    )


def always_vetoed() -> Program:
    """A rule that always fires vetoes the tent, whatever else speaks for it."""
    return program_of(
        rule("no-tents", ALWAYS, veto("tent")),
        rule("tent", is_("place", "here"), favour("tent", 2)),
    )


def gap() -> Program:
    """Two rules together veto both options, and neither does so alone."""
    return program_of(
        rule("no-house", is_("place", "there"), veto("house")),
        rule("no-tent", compare("users", "more_than", 30), veto("tent")),
    )


def no_gap() -> Program:
    """Two rules veto both options, but never together."""
    return program_of(
        rule("no-house", compare("users", "less_than", 3), veto("house")),
        rule("no-tent", compare("users", "more_than", 30), veto("tent")),
    )


def veto_against_favour() -> Program:
    """Whenever the tent is vetoed it is favoured decisively."""
    return program_of(
        rule("no-tent", All((is_("busy"), compare("users", "more_than", 30))), veto("tent")),
        rule("tent", is_("busy"), favour("tent", 3)),
    )


def never_asked() -> Program:
    """`depth` is asked where one answer says what another, asked only then, excludes."""
    asked = [
        *questions(),
        question("colour", "one", ("red", "blue"), ask_when=is_("place", "here")),
        question("depth", "one", ("flat", "deep"), ask_when=All((is_("colour", "red"), is_("place", "there")))),
    ]
    return program_of(rule("deep", is_("depth", "deep"), favour("tent", 1)), asked=asked)


def won_by_priority() -> Program:
    """The tent wins, and `camping` fires, only where cost is put first: speed counts more by itself."""
    cheap = {"favour": {"home": ["tent"]}, "criterion": "cost", "strength": 2}
    return program_of(
        rule("house-is-fast", ALWAYS, favour("house", 2)),
        rule("tent-is-cheap", ALWAYS, cheap),
        rule("camping", is_("chosen.home", "tent"), {"recommend": "caching"}),
        asked=[*questions(), question("criteria_priority", "order", keys="criteria")],
    )
