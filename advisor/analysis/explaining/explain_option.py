"""Everything about one option's place: the gap to the leader, and the changes of answers that would close it."""

from dataclasses import dataclass, replace

from advisor.analysis.explaining.counterfactual import SECONDS, Counterfactual
from advisor.analysis.explaining.explanation import Explanation, explain_standing
from advisor.analysis.explaining.single_changes import single_change
from advisor.analysis.explaining.ways import way_to
from advisor.analysis.tipping.tipping import AxisTipping, tipping_points
from advisor.analysis.tipping.tipping_results import reported
from advisor.engine.program import Program
from advisor.model.assessment import Assessment, DecisionResult, TippingPoint
from advisor.model.profile import Profile

RIVALS = 2
"""For the recommended option: how many of those behind it are asked what would put them first."""


@dataclass(frozen=True)
class OptionExplained:
    """An option and its place. `explanation` is None where it has none: its decision does not arise, or it is a stub.

    `ways` put the option first, or its nearest rivals where it is first already; `tipping` are the changes of a single
    answer that do the same.
    """

    decision: str
    option: str
    explanation: Explanation | None
    ways: tuple[Counterfactual, ...]
    tipping: tuple[TippingPoint, ...]


def explain_option(
    program: Program, profile: Profile, assessment: Assessment, decision: str, option: str, seconds: float = SECONDS
) -> OptionExplained:
    """Explain an option of a decision; `seconds` is what the search for changes of answers may take.

    Raises:
        KeyError: when there is no such decision or option.
    """
    result = assessment.decisions.get(decision)
    explanation = None
    if result is not None and any(ranked.option == option for ranked in result.ranking):
        explanation = explain_standing(result, option)
    first = result is not None and result.recommended == option
    wanted = _rivals(result) if result is not None and first else (option,)
    axes = tipping_points(program, profile)
    changing = {name for name, question in program.base.questions.items() if question.change != "frozen"}
    points = [one for one in reported(axes) if one.decision == decision and (first or one.question in changing)]
    ways = []
    for rival in wanted:
        way = way_to(program, profile, decision, rival, seconds / len(wanted))
        single = None if way.status == "impossible" or way.smallest else _single(program, profile, axes, way)
        ways.append(single or way)
    return OptionExplained(
        decision,
        option,
        explanation,
        tuple(ways),
        tuple(point for point in points if first or point.after == option),
    )


def _single(
    program: Program, profile: Profile, axes: tuple[AxisTipping, ...], way: Counterfactual
) -> Counterfactual | None:
    found = single_change(program, profile, axes, way.decision, way.option)
    return replace(found, seconds=way.seconds) if found else None


def _rivals(result: DecisionResult) -> tuple[str, ...]:
    others = [ranked.option for ranked in result.ranking if ranked.option != result.recommended]
    eligible = {ranked.option for ranked in result.ranking if ranked.status != "vetoed"}
    return tuple([other for other in others if other in eligible][:RIVALS])
