"""In how many profiles each rule fires and decides, and which rules can go together without any verdict changing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.precision.verdicts import Table, Verdicts


@dataclass(frozen=True)
class Deciding:
    """Per rule (columns, in the order of `rules`), in which profiles (rows) it fires, and in which it decides.

    It decides where some verdict would be another without it, all other rules taking part.
    """

    rules: tuple[str, ...]
    fires: NDArray[np.bool_]
    decides: NDArray[np.bool_]


def deciding(verdicts: Verdicts) -> Deciding:
    """Leave each rule out of every profile in which it fires."""
    everyone = np.arange(verdicts.count)
    said, fires = verdicts.said(everyone)
    decides = np.zeros_like(fires)
    numbers, rows = np.nonzero(fires.T)
    names = np.array(verdicts.rules)
    step = 2048 * 8
    for start in range(0, len(rows), step):
        number, row = numbers[start : start + step], rows[start : start + step]
        absent = {str(names[one]): number == one for one in np.unique(number)}
        without, _ = verdicts.said(row, absent)
        decides[row, number] = (without != said[row]).any(axis=1)
    return Deciding(verdicts.rules, fires, decides)


def spared(verdicts: Verdicts, found: Deciding) -> tuple[str, ...]:
    """Rules that can go together without any verdict on any profile changing, as many as a greedy search finds.

    It starts from the rules that decide nowhere; where leaving a group of them out changes something, its halves are
    tried one after the other.
    """
    said, _ = verdicts.said(np.arange(verdicts.count))
    idle = [rule for rule, decides in zip(found.rules, found.decides.sum(axis=0), strict=True) if not decides]
    gone: list[str] = []
    _spare(idle, gone, _Trial(verdicts, found, said))
    return tuple(gone)


@dataclass(frozen=True)
class _Trial:
    """Whether all verdicts stand with some rules left out."""

    verdicts: Verdicts
    found: Deciding
    said: Table

    def stands(self, absent: Sequence[str]) -> bool:
        """Only profiles in which one of the rules fires can tell."""
        columns = [self.found.rules.index(rule) for rule in absent]
        rows = np.flatnonzero(self.found.fires[:, columns].any(axis=1))
        if not len(rows):
            return True
        without, _ = self.verdicts.said(rows, dict.fromkeys(absent, True))
        return bool((without == self.said[rows]).all())


def _spare(candidates: list[str], gone: list[str], trial: _Trial) -> None:
    if not candidates:
        return
    if trial.stands([*gone, *candidates]):
        gone += candidates
    elif len(candidates) > 1:
        half = len(candidates) // 2
        _spare(candidates[:half], gone, trial)
        _spare(candidates[half:], gone, trial)
