"""What the advisor says of options that the architect is inclined to: comment, never favour."""

from collections.abc import Mapping

from advisor.engine.clarity import clarity
from advisor.engine.findings import Inference
from advisor.engine.ranking import Ranking
from advisor.engine.reasons import option_reasons, veto_reasons
from advisor.engine.risks import avoids, sightings
from advisor.model.assessment import PreferenceResult, Robustness, Verdict


def assess_preferences(
    run: Inference, preferred: dict[str, str], robustness: Mapping[str, Robustness]
) -> tuple[PreferenceResult, ...]:
    """A verdict for each preferred option, from the run in which all of them stand fixed.

    `robustness` was measured without them, so it counts as long as they change nothing in a ranking.
    """
    return tuple(_comment(run, decision, option, robustness) for decision, option in preferred.items())


def _comment(run: Inference, decision: str, option: str, robustness: Mapping[str, Robustness]) -> PreferenceResult:
    ranking = run.rankings.get(decision)
    standing = ranking.standing(option) if ranking else None
    risks = tuple(
        dict.fromkeys(
            sighting.warn.warn
            for sighting in sightings(run)
            if decision in sighting.decisions
            or (
                sighting.warn.avoided_by
                and sighting.warn.avoided_by.decision == decision
                and not avoids(run, sighting.warn.avoided_by)
            )
        )
    )
    if ranking is None or standing is None:
        return PreferenceResult(decision=decision, option=option, verdict="advised_against", risks=risks)
    favourable, unfavourable = option_reasons(standing, ranking, run)
    unchanged = run.earlier is not None and run.earlier.rankings.get(decision) is ranking
    measured = robustness.get(decision) if unchanged else None
    return PreferenceResult(
        decision=decision,
        option=option,
        verdict=_verdict(ranking, option, measured),
        reasons=(*veto_reasons(standing, run), *unfavourable, *favourable),
        risks=risks,
    )


def _verdict(ranking: Ranking, option: str, robustness: Robustness | None) -> Verdict:
    standing = ranking.standing(option)
    if standing is None or standing.status == "vetoed":
        return "vetoed"
    leaders = {ranking.standings[0].option.id, *clarity(ranking, robustness)[1]}
    if option in leaders:
        return "fits"
    behind = [other for other in ranking.standings if other.option.id not in leaders]
    return "second_best" if behind and standing.score == behind[0].score else "advised_against"
