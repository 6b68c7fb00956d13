"""Bounded non-linear least squares for the three coefficients of the Universal Scalability Law.

Unweighted, with α in [0, 1] and β, γ ≥ 0, as the R package `usl` does since 2.0 (Möding,
https://cran.r-project.org/package=usl); uncertainty by Student's t on the asymptotic covariance (Bates and Watts,
*Nonlinear Regression Analysis*, 1988, chapter 2).
"""

from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt

from advisor.sizing.scalability.law import ScalabilityLaw

Array = npt.NDArray[np.float64]

ALL = (True, True, True)
"""Free are α, β and γ, in this order."""

_STARTS = ((0.05, 0.5, 1.2), (0.5, 0.001, 1.5))
"""Mild and strong contention, with β times the highest load squared and γ over the best throughput of one."""

_DETERMINED = 1e-7
"""The least ratio of singular values at which the points still tell the coefficients apart."""

_SAME = 1e-9
"""Within this share of the sum of squares a coefficient adds nothing, and stays at its bound."""


def fit_coefficients(load: Array, measured: Array) -> tuple[ScalabilityLaw, tuple[bool, bool, bool]]:
    """The law with the least sum of squares, and which of α, β, γ are off their bounds.

    `load` and `measured` (requests/s) are positive and of one length. Each set of coefficients at zero is tried by
    itself, since a bounded search only creeps towards a bound.
    """
    highest, unit = float(load.max()), float((measured / load).max())
    scale = np.array([1.0, 1 / highest**2, unit])
    best, best_squares, best_free = np.zeros(3), np.inf, ALL
    negligible = 1e-22 * float(measured @ measured)
    for contention, coherency in product((False, True), repeat=2):
        free = (contention, coherency, True)
        found = _search(load, measured, scale, free)
        squares = float(np.sum((measured - _curve(load, found)) ** 2))
        if squares < best_squares * (1 - _SAME) - negligible or best_squares == np.inf:
            best, best_squares, best_free = found, squares, free
    off_bounds = (best_free[0] and 0 < best[0] < 1, best_free[1] and best[1] > 0, True)
    return ScalabilityLaw(*map(float, best)), off_bounds


def covariance(load: Array, law: ScalabilityLaw, residual_error: float, free: tuple[bool, bool, bool]) -> Array | None:
    """The asymptotic 3 × 3 covariance s²(JᵀJ)⁻¹ over the free coefficients, zero elsewhere; None when undetermined."""
    columns = [index for index in range(3) if free[index]]
    jacobian = _jacobian(load, np.array([law.alpha, law.beta, law.gamma]))[:, columns]
    sizes = np.linalg.norm(jacobian, axis=0)
    if not np.all(np.isfinite(sizes)) or not np.all(sizes > 0):
        return None
    _, singular, right = np.linalg.svd(jacobian / sizes, full_matrices=False)
    if singular[-1] < _DETERMINED * singular[0]:
        return None
    inverse = (right.T / singular**2) @ right / np.outer(sizes, sizes)
    whole = np.zeros((3, 3))
    whole[np.ix_(columns, columns)] = residual_error**2 * inverse
    return whole


def student(degrees_of_freedom: int, probability: float) -> float:
    """The quantile of Student's t."""
    from scipy.special import stdtrit

    return float(stdtrit(degrees_of_freedom, probability))


def _search(load: Array, measured: Array, scale: Array, free: tuple[bool, bool, bool]) -> Array:
    from scipy.optimize import least_squares

    columns = [index for index in range(3) if free[index]]
    height = float(measured.max())

    def whole(part: Array) -> Array:
        values = np.zeros(3)
        values[columns] = part
        return values * scale

    def miss(part: Array) -> Array:
        return (_curve(load, whole(part)) - measured) / height

    def slope(part: Array) -> Array:
        return _jacobian(load, whole(part))[:, columns] * scale[columns] / height

    lower, upper = np.zeros(3), np.array([1.0, np.inf, np.inf])
    results: list[Any] = []
    starts = _STARTS if free == ALL else _STARTS[: sum(free) - 1]
    for start in (_linear_start(load, measured, scale), *starts):
        inside = np.clip(np.array(start), 1e-9, [1 - 1e-9, 1e12, 1e12])[columns]
        results.append(
            least_squares(
                miss,
                inside,
                jac=slope,
                bounds=(lower[columns], upper[columns]),
                xtol=1e-15,
                ftol=1e-15,
                gtol=1e-15,
                max_nfev=300,
            )
        )
    return whole(min(results, key=lambda result: float(result.cost)).x)


def _linear_start(load: Array, measured: Array, scale: Array) -> tuple[float, float, float]:
    """N/X = (1 + α(N−1) + βN(N−1))/γ is linear in 1/γ, α/γ and β/γ; weighted so that it misses X, not N/X."""
    from scipy.optimize import nnls

    weight = measured**2 / load / float(measured.max())
    design = np.column_stack([np.ones_like(load), load - 1, load * (load - 1)])
    size = np.abs(design).max(axis=0)
    inverse, *parts = nnls(design / size * weight[:, None], load / measured * weight)[0] / size
    if inverse <= 0:
        return _STARTS[0]
    return parts[0] / inverse, parts[1] / inverse / scale[1], 1 / inverse / scale[2]


def _slowing(load: Array, coefficients: Array) -> Array:
    slowing: Array = 1 + (load - 1) * (coefficients[0] + coefficients[1] * load)
    return np.maximum(slowing, 1e-9)  # below one unit a large β would turn it negative


def _curve(load: Array, coefficients: Array) -> Array:
    curve: Array = coefficients[2] * load / _slowing(load, coefficients)
    return curve


def _jacobian(load: Array, coefficients: Array) -> Array:
    """dX/dα, dX/dβ and dX/dγ, one row a point."""
    slowing = _slowing(load, coefficients)
    by_alpha = -coefficients[2] * load * (load - 1) / slowing**2
    return np.column_stack([by_alpha, by_alpha * load, load / slowing])
