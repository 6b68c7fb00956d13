"""One decision as readers see it: the verdict, the ranking, the reasons, and why not the others."""

from dataclasses import dataclass

from advisor.model.assessment import Assessment, DecisionResult, RankedOption, VetoStatus
from advisor.model.rule import Weigh
from advisor.reporting.naming import Names
from advisor.reporting.report.conflicts import ConflictView, conflict_view
from advisor.reporting.report.life_cycle import Ends, ends_of_newest, ends_of_support
from advisor.reporting.report.open_vetoes import OpenVetoes
from advisor.reporting.report.reasons import Points, ReasonView, ReasonWriter, mean_points, special, telling
from advisor.reporting.report.robustness import RobustnessView, leader, percent, robustness_view
from advisor.reporting.report.verdicts import Move, either, hangs_on, in_place, kept, move, sure, verdict
from advisor.reporting.sources import Citations, SourceView
from advisor.reporting.wording import CHANGE, STATUS, clean, listed

_RULINGS: dict[VetoStatus, str] = {
    "eligible": "",
    "possibly_vetoed": "Would be ruled out if this held",
    "likely_vetoed": "Probably ruled out",
    "vetoed": "Ruled out",
}


@dataclass(frozen=True)
class CellView:
    """What the evidence on one criterion adds up to, as a number with its sign, and as a word for colouring."""

    value: str
    tone: str


@dataclass(frozen=True)
class CriterionView:
    """A column of the criteria table: the criterion, its weight, and whether anything speaks on it."""

    id: str
    title: str
    weight: int
    share: str


@dataclass(frozen=True)
class RankedView:
    """A row of the ranking; `first` is the share of samples in which the option is first, empty if not measured."""

    id: str
    place: int
    name: str
    score: str
    first: str
    width: float
    recommended: bool
    current: bool
    remarks: tuple[str, ...]
    cells: tuple[CellView, ...]


@dataclass(frozen=True)
class WhyNot:
    """Why another option is not first, and where it is ahead."""

    name: str
    score: str
    ruling: str
    vetoes: tuple[ReasonView, ...]
    behind: str
    ahead: str
    against: tuple[ReasonView, ...]


@dataclass(frozen=True)
class DecisionView:
    """A decision, ready to be printed.

    `said` is the recommended option, with the one that is first more often where the two tie; `kept` what a decision
    to keep or to stay leaves as it is (empty: nobody told what that is); `oftener` names an option first more often.
    """

    id: str
    title: str
    question: str
    option: str
    name: str
    said: str
    verdict: str
    change: str
    move: Move
    kept: str
    oftener: str
    band: str
    sure: str
    robustness: RobustnessView | None
    summary: str
    limits: tuple[str, ...]
    life_cycle: str
    ends: Ends
    newest_ends: Ends
    sources: tuple[SourceView, ...]
    criteria: tuple[CriterionView, ...]
    silent_criteria: str
    emphasis: tuple[str, ...]
    ranking: tuple[RankedView, ...]
    reasons_for: tuple[ReasonView, ...]
    reasons_against: tuple[ReasonView, ...]
    uncounted: tuple[ReasonView, ...]
    main_for: tuple[ReasonView, ...]
    main_against: tuple[ReasonView, ...]
    critical: tuple[str, ...]
    changeable: tuple[str, ...]
    hangs_on: str
    why_not: tuple[WhyNot, ...]
    conflict: ConflictView | None


class DecisionWriter:
    """Writes decisions in the words of one rule base."""

    def __init__(self, assessment: Assessment, names: Names, citations: Citations) -> None:
        self._assessment = assessment
        self._names = names
        self._citations = citations
        self._reasons = ReasonWriter(names, citations)
        self._vetoes = OpenVetoes(assessment, names.base)

    def write(self, decision: str, result: DecisionResult) -> DecisionView:
        """One decision in words."""
        first = next((ranked for ranked in result.ranking if ranked.option == result.recommended), None)
        option = self._names.base.options.get(decision, {}).get(result.recommended or "")
        means = mean_points(ranked for ranked in result.ranking if ranked.status != "vetoed")
        spoken = _criteria_spoken_of(result)
        rival = _rival(result, first) if first else None
        main_for = special(first.reasons_for, first, rival, means, self._names.base) if first else ()
        main_against = telling(first.reasons_against, first, means) if first else ()
        reasons = (*first.reasons_for, *first.reasons_against) if first else ()
        ahead = leader(result)
        return DecisionView(
            id=decision,
            title=self._names.decision(decision),
            question=clean(self._names.base.decisions[decision].question)
            if decision in self._names.base.decisions
            else "",
            option=result.recommended or "",
            name=self._names.option(decision, result.recommended) if result.recommended else "",
            said=either(decision, result, self._names),
            verdict=verdict(decision, result, self._names),
            change=CHANGE[move(result)],
            move=move(result),
            kept=in_place(decision, result, self._names) if result.stays else kept(decision, result, self._names),
            oftener=self._names.option(decision, ahead.option) if ahead else "",
            band=result.band if result.recommended else "",
            sure=sure(decision, result, self._names),
            robustness=robustness_view(decision, result, self._names),
            main_for=self._reasons.write_all(main_for[:3]),
            main_against=self._reasons.write_all(main_against[:1]),
            critical=self._critical(result) if result.band not in ("tie", "indifferent") else (),
            changeable=self._critical(result, changeable=True) if result.band not in ("tie", "indifferent") else (),
            hangs_on=hangs_on(result),
            summary=clean(option.summary) if option else "",
            limits=tuple(clean(limit) for limit in option.limits) if option else (),
            life_cycle=clean(option.life_cycle.policy) if option and option.life_cycle else "",
            ends=ends_of_support(option),
            newest_ends=ends_of_newest(option),
            sources=self._citations.cite(option.evidence) if option else (),
            criteria=self._criteria(result, spoken),
            silent_criteria=listed(
                self._names.criterion(name).lower() for name in _all_criteria(result) if name not in spoken
            ),
            emphasis=self._emphasis(spoken),
            ranking=tuple(self._row(decision, ranked, result, spoken) for ranked in result.ranking),
            reasons_for=self._reasons.write_all(r for r in reasons if r.counted and r.strength > 0),
            reasons_against=self._reasons.write_all(r for r in reasons if r.counted and r.strength < 0),
            uncounted=self._reasons.write_all(r for r in reasons if not r.counted and r.certainty == "possible"),
            why_not=tuple(
                self._why_not(decision, ranked, first, means) for ranked in result.ranking if ranked is not first
            ),
            conflict=conflict_view(result.conflict, self._assessment, self._names, self._reasons)
            if result.conflict
            else None,
        )

    def _criteria(self, result: DecisionResult, spoken: tuple[str, ...]) -> tuple[CriterionView, ...]:
        cells = result.ranking[0].criteria if result.ranking else {}
        total = sum(cell.weight for cell in cells.values()) or 1
        return tuple(
            CriterionView(
                name, self._names.criterion(name), cells[name].weight, f"{100 * cells[name].weight / total:.0f} %"
            )
            for name in spoken
        )

    def _emphasis(self, spoken: tuple[str, ...]) -> tuple[str, ...]:
        """Which rules make a criterion count double or threefold."""
        found = []
        for firing in self._assessment.fired:
            rule = self._names.base.rules.get(firing.rule)
            if rule is None or firing.certainty == "possible":
                continue
            for conclusion in rule.then:
                if isinstance(conclusion, Weigh):
                    [(criterion, factor)] = conclusion.weigh.items()
                    if criterion in spoken:
                        word = {2: "double", 3: "threefold"}[factor]
                        found.append(f"{self._names.criterion(criterion)} counts {word}: {clean(rule.because)}")
        return tuple(dict.fromkeys(found))

    def _row(self, decision: str, ranked: RankedOption, result: DecisionResult, spoken: tuple[str, ...]) -> RankedView:
        remarks = [
            "recommended" if ranked.option == result.recommended else "",
            "in place today" if ranked.current else "",
            "level with the first" if ranked.option in result.tied and ranked.option != result.recommended else "",
            "too little known" if ranked.little_known else "",
            STATUS[ranked.status] if self._vetoes.worth_telling(ranked.vetoes) else "",
        ]
        return RankedView(
            id=ranked.option,
            place=ranked.rank,
            name=self._names.option(decision, ranked.option),
            score=f"{ranked.score:.1f}",
            first=percent(result.robustness.first.get(ranked.option, 0.0)) if result.robustness else "",
            width=round(ranked.score, 1),
            recommended=ranked.option == result.recommended,
            current=ranked.current,
            remarks=tuple(remark for remark in remarks if remark),
            cells=tuple(_cell(ranked.criteria[name].value) for name in spoken),
        )

    def _critical(self, result: DecisionResult, changeable: bool = False) -> tuple[str, ...]:
        """The critical arguments, each by the title of the strongest rule that makes it.

        `changeable` are those that some project's answers would silence; the others hold of every project.
        """
        rules = self._names.base.rules
        titles: dict[str, None] = {}
        for argument in result.critical:
            makers = [
                reason
                for ranked in result.ranking
                for reason in (*ranked.reasons_for, *ranked.reasons_against)
                if reason.counted and reason.argument == argument
            ]
            if makers and not (changeable and makers[0].rule in rules and rules[makers[0].rule].unconditional):
                titles[self._names.rule(makers[0].rule)] = None
        return tuple(titles)

    def _why_not(self, decision: str, ranked: RankedOption, first: RankedOption | None, means: Points) -> WhyNot:
        against = telling(ranked.reasons_against, ranked, means)
        return WhyNot(
            name=self._names.option(decision, ranked.option),
            score=f"{ranked.score:.1f}",
            ruling=_RULINGS[ranked.status],
            vetoes=self._reasons.write_all(self._vetoes.worth_telling(ranked.vetoes)),
            behind=self._compared(first, ranked) if first else "",
            ahead=self._compared(ranked, first) if first else "",
            against=self._reasons.write_all(against[:1]),
        )

    def _compared(self, better: RankedOption, worse: RankedOption) -> str:
        """The three criteria on which one option gains most over the other."""
        gains = {
            name: cell.weight * (cell.value - worse.criteria[name].value)
            for name, cell in better.criteria.items()
            if name in worse.criteria
        }
        largest = sorted((name for name in gains if gains[name] > 0), key=lambda name: -gains[name])[:3]
        return listed(self._names.criterion(name).lower() for name in largest)


def _rival(result: DecisionResult, first: RankedOption) -> RankedOption | None:
    """The next option of another family that is not ruled out."""
    return next(
        (one for one in result.ranking if one.family != first.family and one.status in ("eligible", "possibly_vetoed")),
        None,
    )


def _all_criteria(result: DecisionResult) -> tuple[str, ...]:
    return tuple(result.ranking[0].criteria) if result.ranking else ()


def _criteria_spoken_of(result: DecisionResult) -> tuple[str, ...]:
    return tuple(
        name for name in _all_criteria(result) if any(ranked.criteria[name].value for ranked in result.ranking)
    )


def _cell(value: int) -> CellView:
    tone = "zero" if value == 0 else ("good" if value > 0 else "bad") + ("-strong" if abs(value) >= 3 else "")
    return CellView(f"{value:+d}".replace("-", "−") if value else "0", tone)
