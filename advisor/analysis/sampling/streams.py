"""Random streams: the same for the same subject, so that nothing that is added elsewhere disturbs them."""

from enum import IntEnum

import numpy as np

SEED = 20_261_123
"""Fixed, so that the same profile and rules give the same bytes."""


class Subject(IntEnum):
    """What is varied."""

    ANSWERS = 0
    FACTORS = 1
    WEIGHTS = 2
    THRESHOLDS = 3
    STRENGTHS = 4


def stream(subject: Subject, *places: int) -> np.random.Generator:
    """The stream of one subject, by its place in declared order."""
    return np.random.Generator(np.random.SFC64(np.random.SeedSequence((SEED, subject, *places))))
