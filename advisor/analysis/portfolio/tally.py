"""Outcomes of a portfolio, counted.

A tally adds up with other tallies, so that a portfolio can be counted in parts. It keeps one entry a distinct stack
(the recommendations of one profile), not one a profile.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log2
from sys import intern

from advisor.analysis.portfolio.findings import SEVERITIES
from advisor.analysis.portfolio.portfolio import Outcome, Recommendation
from advisor.analysis.portfolio.summary import (
    CloseCall,
    DecisionSpread,
    Outliers,
    Place,
    PortfolioSummary,
    RareRecommendation,
    RareStack,
    RiskSpread,
    Spread,
)
from advisor.model.advice import Severity

RARE = 0.02
"""An option recommended in a smaller share of the profiles for which its decision is taken is rare."""

CLOSE = 1.0
"""A lead of fewer points, on 0 to 100, is a close call."""

LISTED = 20
"""How many profiles at most are listed as outliers of a kind; of rare stacks no more than a tenth of the portfolio."""

_TENTH = 10
_EXAMPLES = 3

_NOT_TAKEN = ""

Stack = tuple[str | None, ...]
"""The recommended option (None: all are vetoed) of every decision, in the order in which they are taken."""


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """One profile of the portfolio, by where it stands."""

    number: int
    profile: str
    file: str
    line: int


@dataclass(slots=True)
class Tally:
    """Counts of outcomes; `names` are the decisions in the order in which they are taken."""

    names: tuple[str, ...]
    profiles: int = 0
    out_of_scope: int = 0
    options: dict[str, Counter[str | None]] = field(default_factory=lambda: defaultdict(Counter))
    close: Counter[str] = field(default_factory=Counter)
    risks: dict[str, Counter[Severity]] = field(default_factory=lambda: defaultdict(Counter))
    stacks: dict[Stack, tuple[int, Member]] = field(default_factory=dict)
    examples: dict[tuple[str, str | None], list[Member]] = field(default_factory=dict)
    closest: list[tuple[float, int, Member, str, str]] = field(default_factory=list)

    def add(self, outcome: Outcome, member: Member) -> None:
        """Count one outcome."""
        self.profiles += 1
        if outcome.beyond:
            self.out_of_scope += 1
            return
        stack: list[str | None] = []
        for place, name in enumerate(self.names):
            recommendation = outcome.decisions.get(name)
            stack.append(recommendation.option if recommendation else _NOT_TAKEN)
            if recommendation:
                self.options[name][recommendation.option] += 1
                self._keep_examples((name, recommendation.option), [member])
                self._note_gap(place, recommendation, member)
        for risk, severity in outcome.risks:
            self.risks[risk][severity] += 1
        self._count_stack(tuple(stack), 1, member)

    def merge(self, other: "Tally") -> None:
        """Add what another tally counted."""
        self.profiles += other.profiles
        self.out_of_scope += other.out_of_scope
        self.close += other.close
        for name, options in other.options.items():
            self.options[name] += options
        for risk, severities in other.risks.items():
            self.risks[risk] += severities
        for stack, (count, member) in other.stacks.items():
            self._count_stack(stack, count, member)
        for choice, members in other.examples.items():
            self._keep_examples(choice, members)
        self.closest = heapq.nsmallest(LISTED, [*self.closest, *other.closest])

    def summary(self) -> PortfolioSummary:
        """What was counted, in words and shares."""
        within = self.profiles - self.out_of_scope
        risks = sorted(self.risks.items(), key=lambda entry: (-entry[1].total(), entry[0]))
        return PortfolioSummary(
            profiles=self.profiles,
            out_of_scope=self.out_of_scope,
            decisions={
                name: DecisionSpread(
                    taken=options.total(), close_calls=self.close[name], recommended=tuple(self._spread(name))
                )
                for name in self.names
                if (options := self.options.get(name))
            },
            risks=tuple(
                RiskSpread(
                    risk=risk,
                    profiles=counts.total(),
                    share=_share(counts.total(), within),
                    severities={severity: counts[severity] for severity in reversed(SEVERITIES) if counts[severity]},
                )
                for risk, counts in risks
            ),
            outliers=Outliers(
                distinct_stacks=len(self.stacks),
                rare_stacks=self._rare_stacks(),
                rare_recommendations=tuple(self._rare_recommendations()),
                closest_calls=tuple(
                    CloseCall(
                        profile=member.profile,
                        file=member.file,
                        line=member.line,
                        decision=self.names[place],
                        recommended=first,
                        runner_up=next_,
                        gap=gap,
                    )
                    for gap, place, member, first, next_ in self.closest
                ),
            ),
        )

    def _keep_examples(self, choice: tuple[str, str | None], members: list[Member]) -> None:
        kept = self.examples.setdefault(choice, [])
        if len(kept) < _EXAMPLES:
            kept += members[: _EXAMPLES - len(kept)]

    def _note_gap(self, place: int, recommendation: Recommendation, member: Member) -> None:
        """Note a close call; of equally close ones, that of the decision taken first comes first."""
        gap, first, runner_up = recommendation.gap, recommendation.option, recommendation.runner_up
        if gap is None or first is None or runner_up is None or gap >= CLOSE:
            return
        self.close[self.names[place]] += 1
        call = (gap, place, member, first, runner_up)
        if len(self.closest) < LISTED or call < self.closest[-1]:
            self.closest = sorted([*self.closest, call])[:LISTED]

    def _count_stack(self, stack: Stack, count: int, member: Member) -> None:
        known = self.stacks.get(stack)
        if known is None:
            # Thousands of stacks repeat the same words.
            self.stacks[tuple(option and intern(option) for option in stack)] = (count, member)
        else:
            self.stacks[stack] = (known[0] + count, known[1])

    def _spread(self, name: str) -> Iterable[Spread]:
        options = self.options[name]
        for option, count in sorted(options.items(), key=lambda entry: (-entry[1], str(entry[0]))):
            yield Spread(option=option, profiles=count, share=_share(count, options.total()))

    def _rare_stacks(self) -> tuple[RareStack, ...]:
        """Those that the fewest profiles share; of these first the ones of the rarest options, by information content
        (the sum of −log2 of each option's share)."""
        shares = {
            (name, option): count / options.total()
            for name, options in self.options.items()
            for option, count in options.items()
        }

        def choices(stack: Stack) -> list[tuple[str, str | None]]:
            return [choice for choice in zip(self.names, stack, strict=True) if choice[1] != _NOT_TAKEN]

        def by_rarity(entry: tuple[Stack, tuple[int, Member]]) -> tuple[int, float, Member]:
            stack, (count, member) = entry
            return count, sum(log2(shares[choice]) for choice in choices(stack)), member

        listed = min(LISTED, -(-self.profiles // _TENTH))
        return tuple(
            RareStack(
                profile=member.profile,
                file=member.file,
                line=member.line,
                stack=dict(choices(stack)),
                profiles_with_it=count,
                most_alone_in={
                    choice[0]: round(shares[choice], 4)
                    for choice in heapq.nsmallest(_EXAMPLES, choices(stack), key=shares.__getitem__)
                },
            )
            for stack, (count, member) in heapq.nsmallest(listed, self.stacks.items(), key=by_rarity)
        )

    def _rare_recommendations(self) -> Iterable[RareRecommendation]:
        for name in self.names:
            options = self.options.get(name, Counter())
            for spread in reversed(tuple(self._spread(name))):
                if spread.profiles < RARE * options.total():
                    yield RareRecommendation(
                        decision=name,
                        option=spread.option,
                        profiles=spread.profiles,
                        share=spread.share,
                        examples=tuple(
                            Place(profile=member.profile, file=member.file, line=member.line)
                            for member in self.examples[name, spread.option]
                        ),
                    )


def _share(count: int, total: int) -> float:
    return round(count / total, 4) if total else 0.0
