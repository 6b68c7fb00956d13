"""Every question can be asked, and every choice that some condition names can be given.

A question counts as asked where its `ask_when` holds, of a valid project within the advisor's field. A choice counts as
given where the question is asked and it is the answer, or stands in the list that is. A choice that a limit of the
field names may lie beyond it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.authoring.proofs.drawing import conditions_of
from advisor.authoring.proofs.goals import NOTHING_TOLD, Case, Claim, Goal
from advisor.engine.program import Program
from advisor.model.condition import ALWAYS, All, Comparison, Condition, FactReference, Scalar, Test, tests_of
from advisor.model.evaluation import evaluate
from advisor.model.fact import Kind
from advisor.model.profile import Profile
from advisor.model.truth import Truth
from advisor.solving.freedom import any_profile
from advisor.solving.model import Model
from advisor.solving.scope import scope_behind

CLAIM = Claim(
    "questions-reached",
    "Every question can be asked, and every choice that a condition names can be given",
    "A question that is never asked, or a choice that cannot be given, leaves whatever reads it without a meaning.",
)


@dataclass(frozen=True, eq=False)
class AnswersHold(Goal):
    """A condition on answers alone holds."""

    condition: Condition
    bounded: bool

    @property
    def within_scope(self) -> bool:
        """Whether projects beyond the advisor's field are left out."""
        return self.bounded

    def seems(self, case: Case) -> bool:
        """Whether it holds."""
        return self.shows(case)

    def shows(self, case: Case) -> bool:
        """Whether it holds."""
        return evaluate(self.condition, case.facts.likely) is Truth.TRUE

    def model(self, start: Profile = NOTHING_TOLD) -> Model:
        """Demands that it holds."""
        model = Model(self.program, start, scope_behind(self.program, (self.condition,)), any_profile)
        model.logic.demand(model.rules.holds(self.condition)[0])
        model.demand_valid(self.bounded)
        return model


def goals(program: Program) -> Iterator[Goal]:
    """One for every question that is not always asked, and one for every choice that a condition names."""
    for question in program.base.questions.values():
        if question.ask_when != ALWAYS:
            yield AnswersHold(
                program,
                CLAIM,
                f"question/{question.id}",
                ("Question", question.id),
                f"the question `{question.id}` is asked",
                f"the question `{question.id}` can never be asked",
                question.ask_when,
                True,
            )
    limits = [test for limit in program.base.pack.out_of_scope for test in tests_of(limit.when)]
    beyond = {(test.fact, word) for test in limits for word in _words(test)}
    tests = (test for condition in conditions_of(program) for test in tests_of(condition))
    named = dict.fromkeys((test.fact, word) for test in tests for word in _words(test))
    for fact, word in named:
        asked = program.base.questions.get(fact)
        if asked is None or asked.type not in (Kind.ONE, Kind.MANY, Kind.BOOL):
            continue
        comparison = Comparison.INCLUDES if asked.type is Kind.MANY else Comparison.IS
        shown = {True: "yes", False: "no"}.get(word, word) if isinstance(word, bool) else word
        yield AnswersHold(
            program,
            CLAIM,
            f"choice/{fact}/{shown}",
            ("Question", fact),
            f"`{shown}` is given as the answer to `{fact}`",
            f"`{shown}` can never be given as the answer to `{fact}`",
            All((asked.ask_when, Test(fact, comparison, word))),
            (fact, word) not in beyond,
        )


def _words(test: Test) -> tuple[Scalar, ...]:
    """The words that a test names."""
    match test.operand:
        case FactReference():
            return ()
        case frozenset():
            return tuple(sorted(test.operand))
        case _ if test.comparison is Comparison.KNOWN or not isinstance(test.operand, str | bool):
            return ()
        case word:
            return (word,)
