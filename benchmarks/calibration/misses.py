"""Every expectation that is not met, with what a person needs to judge who is wrong: the rules or the expectation."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.calibration.measures import DECISIONS, STORES, Judged


@dataclass(frozen=True)
class Miss:
    """What came, what was expected, and how far the best acceptable option is behind."""

    case: str
    what: str
    came: str
    expected: str
    behind: str = ""


def misses(judged: Judged) -> Iterator[Miss]:
    """The misses of one case: decisions, what must not be first, warnings, practices."""
    case = judged.case
    for decision in DECISIONS:
        accepted = case.expected(f"{decision}_any_of")
        if accepted and not judged.accepts(decision):
            came = ", ".join(judged.firsts(decision)) or "nothing"
            yield Miss(case.id, decision, came, ", ".join(accepted), _behind(judged, decision, accepted))
    for decision, first in judged.violations():
        yield Miss(case.id, decision, first, f"anything but {', '.join(case.expect['not_top'][decision])}")
    if missing := judged.missing_warnings():
        yield Miss(case.id, "warnings", "not raised", ", ".join(missing))
    if missing := [name for name in case.expected("practices") if name not in judged.practices]:
        yield Miss(case.id, "practices", "not recommended", ", ".join(missing))
    if unwanted := [name for name in case.expected("not_practices") if name in judged.practices]:
        yield Miss(case.id, "practices", f"recommended: {', '.join(unwanted)}", "not recommended")


def _behind(judged: Judged, decision: str, accepted: list[str]) -> str:
    """By how many points of the score (0 to 100) the nearest acceptable option follows the first one."""
    found: list[tuple[float, str]] = []
    vetoed: list[str] = []
    twins: list[str] = []
    for name in STORES if decision == "data_store" else (decision,):
        ranking = judged.ranking(name)
        for option in ranking:
            if option.option not in accepted:
                continue
            if option.family == ranking[0].family:
                twins.append(f"; of one family with {ranking[0].option}")
            if option.status in ("vetoed", "likely_vetoed"):
                vetoed.append(f"{option.option} ruled out by {', '.join(reason.rule for reason in option.vetoes)}")
            else:
                found.append((ranking[0].score - option.score, f"{option.option} (place {option.rank})"))
    if found:
        gap, nearest = min(found)
        return f"{nearest} is {gap:.1f} points behind{''.join(twins[:1])}"
    return "; ".join(vetoed) or "the decision does not arise"
