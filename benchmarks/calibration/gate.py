"""What the rules must reach: bounds on published architectures, and no falling back on our own cases."""

from collections.abc import Iterator, Mapping

from benchmarks.calibration.measures import MEASURES, Share
from benchmarks.calibration.scores import Score

BOUNDS = {"framework": 0.95, "architecture": 0.95, "data_store": 0.95, "actual": 0.95, "warnings": 0.95, "not_top": 1.0}
"""The least share of published architectures, by measure."""

WITHOUT_PAINS = {"warnings": 0.65}
"""The same where nobody tells what hurts."""

_ROUNDING = 1e-9


def real_failures(score: Score, without_pains: Score) -> Iterator[str]:
    """In words, where published architectures fall short of the bounds."""
    for bounds, reached, when in ((BOUNDS, score, ""), (WITHOUT_PAINS, without_pains, " without pains")):
        for name, bound in bounds.items():
            hits, tries = reached.shares.get(name, (0.0, 0.0))
            if hits < bound * tries - _ROUNDING or not tries:
                what = f"published architectures{when}: {MEASURES[name][0]}"
                yield f"{what}: {hits:g} of {tries:g}, less than {bound:.0%}"


def own_failures(present: Mapping[str, Share], floors: Mapping[str, Share]) -> Iterator[str]:
    """In words, where own cases have fallen below their floor."""
    for name, (least, of) in floors.items():
        hits, tries = present.get(name, (0.0, 0.0))
        if hits * of < least * tries - _ROUNDING or not tries:
            yield f"own cases: {MEASURES[name][0]}: {hits:g} of {tries:g}, less than the floor of {least:g} of {of:g}"
