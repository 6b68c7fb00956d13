"""What it is worth to hear an answer, from samples of full profiles.

N is the number of samples, Q of groupings, O of options. The samples are independent of each other and in no order: the
even ones and the odd ones are two halves that know nothing of each other.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_FINENESS = 2**20
"""Values are summed as whole parts of this many, so that sums are exact in whatever order a machine takes them."""


class Groupings:
    """What each of several answers tells of each sample: for every grouping, N codes.

    Equal codes mean that the answer tells the same (the truth vector of the atoms that read its question). All are
    counted and summed at once, as products of matrices of zeros and ones.
    """

    def __init__(self, groupings: Sequence[NDArray[np.integer]]) -> None:
        compacted = [_compact(codes) for codes in groupings]
        counts = np.array([count for _, count in compacted], np.intp)
        self._starts = np.concatenate([[0], counts.cumsum()]).astype(np.intp)
        self._grouping = np.repeat(np.arange(len(counts)), counts)
        samples = len(compacted[0][0]) if compacted else 0
        self._member = np.zeros((samples, int(self._starts[-1])))
        for (codes, _), start in zip(compacted, self._starts, strict=False):
            self._member[np.arange(samples), start + codes] = 1

    def worth(self, values: NDArray[np.floating]) -> NDArray[np.float64]:
        """By how much the expected value of the winner rises when an answer is heard before choosing, for each [Q].

        `values` [N, O] is what each option is worth in each sample, on 0 to 1, 0 where it is vetoed. This is the
        one-level expected value of partial perfect information, by grouping one sample (M. Strong and J. E. Oakley, "An
        Efficient Method for Computing Single-Parameter Partial Expected Value of Perfect Information", Medical Decision
        Making 33, 2013). To choose and to value on the same samples would reward every answer for splitting them, most
        of all one with many choices; so the winners are chosen on one half of the samples and valued on the other, and
        the other way round. The result is cautious and may come out slightly below 0.
        """
        if len(values) < 2 or not len(self._grouping):
            return np.zeros(len(self._starts) - 1)
        whole = np.rint(values * _FINENESS)
        halves = [(self._member[half].T @ whole[half], whole[half]) for half in (slice(0, None, 2), slice(1, None, 2))]
        (even, of_even), (odd, of_odd) = halves
        return (self._gain(even, of_even, odd, len(of_odd)) + self._gain(odd, of_odd, even, len(of_even))) / 2

    def _gain(
        self, chosen: NDArray[np.float64], choosing: NDArray[np.float64], valued: NDArray[np.float64], valuing: int
    ) -> NDArray[np.float64]:
        """What the winners of each group, by the sums of one half, are worth in the other beyond its overall winner."""
        overall = choosing.sum(axis=0).argmax()
        winners = np.where(chosen.any(axis=1), chosen.argmax(axis=1), overall)
        gains = valued[np.arange(len(valued)), winners] - valued[:, overall]
        return self._summed(gains) / (valuing * _FINENESS)

    def bits(self, winners: NDArray[np.integer]) -> NDArray[np.float64]:
        """How much each answer tells of who wins, in bits: I = H(groups) + H(winners) − H(both), for each [Q].

        `winners` are N codes. Each entropy is the plug-in estimate with the correction of Miller and Madow for its
        bias, (K − 1)/2N nats for K codes that occur (G. A. Miller, "Note on the Bias of Information Estimates", 1955);
        the result may therefore come out slightly below 0.
        """
        total = len(winners)
        if not total or not len(self._grouping):
            return np.zeros(len(self._starts) - 1)
        won, options = _compact(winners)
        one_hot = np.zeros((total, options))
        one_hot[np.arange(total), won] = 1
        both = self._member.T @ one_hot
        groups, overall = _entropies(both.sum(axis=1), total), _entropies(one_hot.sum(axis=0), total)
        # Miller and Madow take one code from each of the three that occur: two are added here and one taken away.
        correction = 1 / (2 * total * np.log(2))
        return np.asarray(
            self._summed(groups - _entropies(both, total).sum(axis=1)) + overall.sum() - correction, np.float64
        )

    def _summed(self, of_groups: NDArray[np.float64]) -> NDArray[np.float64]:
        """The sum over the groups of each grouping."""
        return np.bincount(self._grouping, of_groups, len(self._starts) - 1).astype(np.float64)


def _entropies(counts: NDArray[np.float64], total: int) -> NDArray[np.float64]:
    """What each count adds to an entropy in bits, and to the correction of its bias where it occurs."""
    shares = counts / total
    occurs = counts > 0
    return np.asarray(
        -shares * np.log2(shares, where=occurs, out=np.zeros_like(shares)) + occurs / (2 * total * np.log(2)),
        np.float64,
    )


def _compact(codes: NDArray[np.integer]) -> tuple[NDArray[np.intp], int]:
    """Codes from 0 on, not many more than samples, and how many."""
    if not len(codes):
        return np.zeros(0, np.intp), 0
    least, most = int(codes.min()), int(codes.max())
    if most - least < len(codes):
        return codes.astype(np.intp) - least, most - least + 1
    distinct, compact = np.unique(codes, return_inverse=True)
    return compact.astype(np.intp), len(distinct)
