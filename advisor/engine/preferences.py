"""What the advisor says of options that the architect is inclined to: comment, never favour."""

from advisor.engine.bands import band_of
from advisor.engine.findings import Inference
from advisor.engine.ranking import Ranking
from advisor.engine.reasons import option_reasons, veto_reasons
from advisor.engine.risks import avoids, sightings
from advisor.model.assessment import PreferenceResult, Verdict


def assess_preferences(run: Inference, preferred: dict[str, str]) -> tuple[PreferenceResult, ...]:
    """A verdict for each preferred option, from the run in which all of them stand fixed."""
    return tuple(_comment(run, decision, option) for decision, option in preferred.items())


def _comment(run: Inference, decision: str, option: str) -> PreferenceResult:
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
    return PreferenceResult(
        decision=decision,
        option=option,
        verdict=_verdict(ranking, option),
        reasons=(*veto_reasons(standing, run), *unfavourable, *favourable),
        risks=risks,
    )


def _verdict(ranking: Ranking, option: str) -> Verdict:
    standing = ranking.standing(option)
    if standing is None or standing.status == "vetoed":
        return "vetoed"
    leaders = {ranking.standings[0].option.id, *band_of(ranking)[1]}
    if option in leaders:
        return "fits"
    behind = [other for other in ranking.standings if other.option.id not in leaders]
    return "second_best" if behind and standing.score == behind[0].score else "advised_against"
