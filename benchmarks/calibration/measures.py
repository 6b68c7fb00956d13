"""What is measured of one case: for every measure, how many of so many expectations are met."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from advisor import advise, load_profile
from advisor.engine.program import Program
from advisor.model.assessment import Assessment, RankedOption
from benchmarks.calibration.batches import Case

DECISIONS = ("framework", "architecture", "data_store", "messaging", "deployment")
"""What cases judge; `data_store` is met by the primary store or by the one for analytics."""

STORES = ("primary_store", "analytics_store")

Share = tuple[float, float]
"""Hits and tries."""


@dataclass(frozen=True)
class Judged:
    """A case and what the advisor says of it."""

    case: Case
    assessment: Assessment

    def ranking(self, decision: str) -> tuple[RankedOption, ...]:
        """The options of one decision of the rule base from first to last; none where it does not arise."""
        result = self.assessment.decisions.get(decision)
        return result.ranking if result else ()

    def firsts(self, decision: str) -> tuple[str, ...]:
        """What comes first: one option, or of `data_store` up to two."""
        names = STORES if decision == "data_store" else (decision,)
        results = [self.assessment.decisions[name] for name in names if name in self.assessment.decisions]
        found = [result.recommended for result in results if result.recommended]
        return tuple(name for name in found if len(names) == 1 or name != "none")

    @property
    def raised(self) -> frozenset[str]:
        """The risks that the advisor raises of the project, of what it recommends, and of what exists."""
        return frozenset(risk.id for risk in self.assessment.risks)

    @property
    def probed(self) -> frozenset[str]:
        """The risks raised, and those that what people lean towards brings up."""
        return self.raised | {risk for preference in self.assessment.preferences for risk in preference.risks}

    @property
    def practices(self) -> frozenset[str]:
        """The practices recommended."""
        return frozenset(practice.id for practice in self.assessment.practices)

    def violations(self) -> Iterator[tuple[str, str]]:
        """Decisions in which what must not be first is, and what it is."""
        for decision, options in self.case.expect.get("not_top", {}).items():
            for first in self.firsts(decision):
                if first in options:
                    yield decision, first

    def missing_warnings(self) -> list[str]:
        """The risks that should have been raised and are not."""
        missing = [risk for risk in self.case.expected("warns") if risk not in self.raised]
        return missing + [risk for risk in self.case.expected("probe_warns") if risk not in self.probed]

    def accepts(self, decision: str) -> bool:
        """Whether what comes first is acceptable."""
        return not set(self.case.expected(f"{decision}_any_of")).isdisjoint(self.firsts(decision))


def judge(case: Case, program: Program, pains: bool = True) -> Judged:
    """What the advisor says of a case."""
    profile = load_profile({"profile": case.id, "answers": case.answered(pains)}, program)
    return Judged(case, advise(profile, program, quick=True))


Measure = Callable[[Judged, Program], Share]


def _accepted(decision: str) -> Measure:
    def measure(judged: Judged, program: Program) -> Share:
        return _share(judged.accepts(decision)) if f"{decision}_any_of" in judged.case.expect else (0, 0)

    return measure


def _actual(judged: Judged, program: Program) -> Share:
    chosen = judged.case.chosen.get("framework")
    if not chosen:
        return 0, 0
    families = {program.base.options["framework"][name].family for name in chosen}
    return _share(any(option.family in families for option in judged.ranking("framework")[:3]))


def _warned(judged: Judged, program: Program) -> Share:
    tries = len(judged.case.expected("warns")) + len(judged.case.expected("probe_warns"))
    return tries - len(judged.missing_warnings()), tries


def _recommended(judged: Judged, program: Program) -> Share:
    wanted = judged.case.expected("practices")
    return sum(practice in judged.practices for practice in wanted), len(wanted)


def _spared(judged: Judged, program: Program) -> Share:
    unwanted = judged.case.expected("not_practices")
    return sum(practice not in judged.practices for practice in unwanted), len(unwanted)


def _kept_down(judged: Judged, program: Program) -> Share:
    tries = len(judged.case.expect.get("not_top", {}))
    return tries - len({decision for decision, _ in judged.violations()}), tries


def _not_humoured(judged: Judged, program: Program) -> Share:
    """Of published architectures that people regretted or avoided: the verdict on them must not be `fits`."""
    if not judged.case.chosen or not judged.case.preferred:
        return 0, 0
    return _share(any(preference.verdict != "fits" for preference in judged.assessment.preferences))


def _wholly(judged: Judged, program: Program) -> Share:
    """Every decision that the case judges is acceptable, and nothing is first that must not be."""
    asked = [decision for decision in DECISIONS if f"{decision}_any_of" in judged.case.expect]
    return _share(all(map(judged.accepts, asked)) and not any(judged.violations()))


MEASURES: dict[str, tuple[str, Measure]] = {
    **{decision: (f"{decision.replace('_', ' ')} acceptable first", _accepted(decision)) for decision in DECISIONS},
    "actual": ("actual framework's family in the first three", _actual),
    "not_top": ("nothing first that must not be", _kept_down),
    "decisions": ("all decisions of a case right", _wholly),
    "warnings": ("warnings raised", _warned),
    "practices": ("expected practices recommended", _recommended),
    "not_practices": ("unwanted practices absent", _spared),
    "preferred": ("regretted choice not called fitting", _not_humoured),
}
"""By name, what is measured, in words, and how."""


def _share(hit: bool) -> Share:
    return float(hit), 1.0
