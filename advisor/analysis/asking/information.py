"""What it is worth to hear an answer, from samples of full profiles.

N is the number of samples, O of options. The samples are independent of each other and in no order: the even ones and
the odd ones are two halves that know nothing of each other.
"""

import numpy as np
from numpy.typing import NDArray


def value_of_information(groups: NDArray[np.integer], values: NDArray[np.floating]) -> float:
    """By how much the expected value of the winner rises when the answer is heard before choosing.

    `groups` [N] codes what the answer tells of each sample (the truth vector of the atoms that read the question),
    `values` [N, O] is what each option is worth in it, on 0 to 1, 0 where it is vetoed. This is the one-level expected
    value of partial perfect information, by grouping one sample (M. Strong and J. E. Oakley, "An Efficient Method for
    Computing Single-Parameter Partial Expected Value of Perfect Information", Medical Decision Making 33, 2013). To
    choose and to value on the same samples would reward every answer for splitting them, most of all one with many
    choices; so the winners are chosen on one half of the samples and valued on the other, and the other way round. The
    result is cautious and may come out slightly below 0.
    """
    codes, count = _compact(groups)
    if len(codes) < 2:
        return 0.0
    even, odd = slice(0, None, 2), slice(1, None, 2)
    gain = _gain(codes, count, values, even, odd) + _gain(codes, count, values, odd, even)
    return gain / 2


def _gain(
    codes: NDArray[np.integer], count: int, values: NDArray[np.floating], choosing: slice, valuing: slice
) -> float:
    """What the winners of each group, chosen on one half, are worth on the other beyond its overall winner."""
    chosen_from, told = values[choosing], codes[choosing]
    seen = np.bincount(told, minlength=count) > 0
    sums = np.stack([np.bincount(told, column, minlength=count) for column in chosen_from.T], axis=1)
    overall = sums.sum(axis=0).argmax()
    winners = np.where(seen, sums.argmax(axis=1), overall)
    valued = values[valuing]
    picked = valued[np.arange(len(valued)), winners[codes[valuing]]]
    return float(np.mean(picked - valued[:, overall]))


def mutual_information(groups: NDArray[np.integer], winners: NDArray[np.integer]) -> float:
    """How much the answer tells of who wins, in bits: I = H(groups) + H(winners) − H(both).

    Both are [N] codes. Each entropy is the plug-in estimate with the correction of Miller and Madow for its bias,
    (K − 1)/2N nats for K codes that occur (G. A. Miller, "Note on the Bias of Information Estimates", 1955); the result
    may therefore come out slightly below 0.
    """
    told, count = _compact(groups)
    won, options = _compact(winners)
    both = np.bincount(told * options + won, minlength=count * options).reshape(count, options)
    return _entropy(both.sum(axis=1)) + _entropy(both.sum(axis=0)) - _entropy(both.ravel())


def _entropy(counts: NDArray[np.integer]) -> float:
    """The entropy in bits of what was counted, corrected for its bias."""
    counts = counts[counts > 0]
    total = counts.sum()
    if not total:
        return 0.0
    shares = counts / total
    return float(-(shares * np.log2(shares)).sum() + (len(counts) - 1) / (2 * total * np.log(2)))


def _compact(codes: NDArray[np.integer]) -> tuple[NDArray[np.intp], int]:
    """Codes from 0 on, not many more than samples, and how many."""
    if not len(codes):
        return np.zeros(0, np.intp), 0
    least, most = int(codes.min()), int(codes.max())
    if most - least < len(codes):
        return codes.astype(np.intp) - least, most - least + 1
    distinct, compact = np.unique(codes, return_inverse=True)
    return compact.astype(np.intp), len(distinct)
