"""Well-known real architectures against what a fair expert would accept: a table of hits and misses, not a gate.

Run it by `make calibration`. Beside every score stand two baselines (the best constant answer, and the family of the
team's first skill) and the 95 % interval (Wilson 1927), since some twenty cases are few. Tier A counts 1, B 0.5, C 0.
"""

from collections import Counter
from collections.abc import Callable
from math import sqrt
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

from advisor import advise, load_profile, load_rulebase
from advisor.engine.program import Program
from advisor.loading.document import read_document
from advisor.model.assessment import Assessment

FILE = Path(__file__).parent.parent / "tests" / "fixtures" / "real_cases.yaml"
TIERS = {"A": 1.0, "B": 0.5, "C": 0.0}
DECISIONS = ("framework", "architecture", "data_store", "messaging", "deployment")
Case = dict[str, Any]


def main() -> None:
    """Print the tables."""
    program = load_rulebase()
    cases: list[Case] = read_document(FILE.read_bytes(), FILE.name).data["cases"]
    console = Console(width=180, highlight=False)
    answered = [(case, _advise(case, program, pains=True)) for case in cases]
    without_pains = [(case, _advise(case, program, pains=False)) for case in cases]
    console.print(_case_table(answered))
    console.print(_score_table(answered, without_pains, program))


def _advise(case: Case, program: Program, pains: bool, preferred: bool = True) -> Assessment:
    hidden = () if pains else ("pains", "pain_in")
    answers = {name: value for name, value in case["profile"].items() if name not in hidden}
    if preferred and "preferred" in case:
        answers["preferred"] = case["preferred"]
    return advise(load_profile({"profile": case["id"], "answers": answers}, program), program)


def _first(assessment: Assessment, decision: str) -> str | None:
    if decision == "data_store":
        analytics = assessment.decisions.get("analytics_store")
        chosen = {assessment.decisions["primary_store"].recommended, analytics.recommended if analytics else None}
        return " + ".join(sorted(name for name in chosen if name and name != "none"))
    result = assessment.decisions.get(decision)
    return result.recommended if result else None


def _accepts(case: Case, assessment: Assessment, decision: str) -> bool:
    accepted = case["expect"][f"{decision}_any_of"]
    return any(name in accepted for name in str(_first(assessment, decision)).split(" + "))


def _raised(assessment: Assessment) -> set[str]:
    return {risk.id for risk in assessment.risks}


def _probed(assessment: Assessment) -> set[str]:
    return _raised(assessment) | {risk for preference in assessment.preferences for risk in preference.risks}


def _violations(case: Case, assessment: Assessment) -> list[str]:
    return [
        f"{decision}: {_first(assessment, decision)}"
        for decision, options in case["expect"].get("not_top", {}).items()
        if _first(assessment, decision) in options
    ]


def _actual_in_three(case: Case, assessment: Assessment, program: Program) -> bool | None:
    chosen = case.get("chosen", {}).get("framework")
    if not chosen:
        return None
    options = program.base.options["framework"]
    families = {options[name].family for name in chosen}
    return any(option.family in families for option in assessment.decisions["framework"].ranking[:3])


def _case_table(answered: list[tuple[Case, Assessment]]) -> Table:
    table = Table(title="Real architectures", show_lines=False)
    for column in ("case", *DECISIONS, "warnings missing", "must not be first", "verdicts", "risks", "practices"):
        table.add_column(column, overflow="fold")
    for case, assessment in answered:
        cells = []
        for decision in DECISIONS:
            if f"{decision}_any_of" in case["expect"]:
                mark = "✓" if _accepts(case, assessment, decision) else "✗"
                cells.append(f"{mark} {_first(assessment, decision)}")
            else:
                cells.append("")
        missing = set(case["expect"].get("warns", [])) - _raised(assessment)
        missing |= set(case["expect"].get("probe_warns", [])) - _probed(assessment)
        verdicts = [f"{preference.option}: {preference.verdict}" for preference in assessment.preferences]
        table.add_row(
            case["id"],
            *cells,
            ", ".join(sorted(missing)),
            ", ".join(_violations(case, assessment)),
            ", ".join(verdicts),
            str(sum(risk.status == "open" for risk in assessment.risks)),
            str(len(assessment.practices)),
        )
    return table


def _score_table(
    answered: list[tuple[Case, Assessment]], without_pains: list[tuple[Case, Assessment]], program: Program
) -> Table:
    table = Table(title="Scores (share, 95 % interval) and baselines")
    for column in (
        "measure",
        "score",
        "95 % interval",
        "without pains",
        "best constant",
        "first skill's family",
        "weight",
    ):
        table.add_column(column, justify="left" if column == "measure" else "right")
    for decision in DECISIONS:
        _add(
            table,
            f"{decision} acceptable",
            answered,
            without_pains,
            _acceptance(decision),
            _baselines(decision, answered, program),
        )
    _add(
        table,
        "actual framework family in the first three",
        answered,
        without_pains,
        lambda case, a: _share(_actual_in_three(case, a, program)),
    )
    _add(table, "warnings raised", answered, without_pains, _warned)
    violated = sum(len(_violations(case, assessment)) for case, assessment in answered)
    table.add_row(
        "`not_top` violations",
        str(violated),
        "",
        str(sum(len(_violations(c, a)) for c, a in without_pains)),
        "",
        "",
        "",
    )
    risks = median(sum(risk.status == "open" for risk in assessment.risks) for _, assessment in answered)
    table.add_row(
        "median open risks / practices",
        f"{risks:g} / {median(len(a.practices) for _, a in answered):g}",
        "",
        "",
        "",
        "",
        "",
    )
    return table


Measure = Callable[[Case, Assessment], tuple[float, float]]
"""Hits and tries of one case."""


def _acceptance(decision: str) -> Measure:
    def measure(case: Case, assessment: Assessment) -> tuple[float, float]:
        if f"{decision}_any_of" not in case["expect"]:
            return 0, 0
        return float(_accepts(case, assessment, decision)), 1

    return measure


def _warned(case: Case, assessment: Assessment) -> tuple[float, float]:
    expected = [*case["expect"].get("warns", [])]
    probed = [*case["expect"].get("probe_warns", [])]
    hits = sum(risk in _raised(assessment) for risk in expected) + sum(risk in _probed(assessment) for risk in probed)
    return float(hits), float(len(expected) + len(probed))


def _share(hit: bool | None) -> tuple[float, float]:
    return (0, 0) if hit is None else (float(hit), 1)


def _add(
    table: Table,
    name: str,
    answered: list[tuple[Case, Assessment]],
    without_pains: list[tuple[Case, Assessment]],
    measure: Measure,
    baselines: tuple[str, str] = ("", ""),
) -> None:
    hits, tries = _total(answered, measure)
    fewer, all_ = _total(without_pains, measure)
    low, high = _wilson(hits, tries)
    shown = (f"{hits / tries:.2f}", f"{low:.2f}–{high:.2f}", f"{fewer / all_:.2f}") if tries else ("–", "–", "–")
    table.add_row(name, *shown, *baselines, f"{tries:g}")


def _total(answered: list[tuple[Case, Assessment]], measure: Measure) -> tuple[float, float]:
    parts = [(TIERS[case["tier"]], *measure(case, assessment)) for case, assessment in answered]
    return sum(weight * hits for weight, hits, _ in parts), sum(weight * tries for weight, _, tries in parts)


def _baselines(decision: str, answered: list[tuple[Case, Assessment]], program: Program) -> tuple[str, str]:
    judged = [case for case, _ in answered if f"{decision}_any_of" in case["expect"]]
    total = sum(TIERS[case["tier"]] for case in judged) or 1
    votes: Counter[str] = Counter()
    for case in judged:
        for option in set(case["expect"][f"{decision}_any_of"]):
            votes[option] += TIERS[case["tier"]]  # type: ignore[assignment]
    constant = f"{max(votes.values(), default=0) / total:.2f}"
    if decision != "framework":
        return constant, ""
    hits = sum(TIERS[case["tier"]] for case in judged if _first_skill_fits(case, program))
    return constant, f"{hits / total:.2f}"


def _first_skill_fits(case: Case, program: Program) -> bool:
    skills = case["profile"].get("team_skills", [])
    if not skills:
        return False
    options = program.base.options["framework"].values()
    fitting = {option.id for option in options if skills[0] in (option.values_of("languages") or ())}
    return not fitting.isdisjoint(case["expect"]["framework_any_of"])


def _wilson(hits: float, tries: float, z: float = 1.96) -> tuple[float, float]:
    """Score interval of a share (Wilson 1927)."""
    if not tries:
        return 0.0, 1.0
    share = hits / tries
    centre = (share + z * z / (2 * tries)) / (1 + z * z / tries)
    margin = z * sqrt(share * (1 - share) / tries + z * z / (4 * tries * tries)) / (1 + z * z / tries)
    return centre - margin, centre + margin


if __name__ == "__main__":
    main()
