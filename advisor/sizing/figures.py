"""Named figures of a sizing: each a formula over facts, assumptions and earlier figures, in a unit that is checked.

A module of formulae registers them with `@figure`; a figure may read those of its module that stand before it, and
those of the modules before (see `arithmetic`).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import isfinite

import numpy as np

from advisor.sizing.quantity import Quantity
from advisor.sizing.units import unit

OPTIONAL = "?"
"""An input whose name ends so may be unknown; the formula then gets None."""


@dataclass(frozen=True)
class Figure:
    """One figure: `inputs` are read in the order of the formula's parameters; `law` says where the formula is from."""

    id: str
    unit: str
    title: str
    part: str
    law: str
    inputs: tuple[str, ...]
    compute: Callable[..., Quantity | None]

    @cached_property
    def meaning(self) -> str:
        """The formula in words."""
        return (self.compute.__doc__ or "").strip().partition("\n")[0]

    @cached_property
    def dimensions(self) -> tuple[tuple[str, int], ...]:
        """What its unit measures."""
        return unit(self.unit).dimensions

    @cached_property
    def scale(self) -> float:
        """What a value in base units is multiplied by to stand in its unit."""
        return 1 / unit(self.unit).scale

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """The names of what it reads."""
        return tuple(name.removesuffix(OPTIONAL) for name in self.inputs)

    @cached_property
    def any_of(self) -> tuple[str, ...]:
        """The answers of which any one will do, where it reads no other: those that may each be unknown."""
        told = [name for name in self.inputs if not name.startswith("size.") or not name.endswith(OPTIONAL)]
        return self.reads if told and all(name.endswith(OPTIONAL) for name in told) else ()


FIGURES: dict[str, Figure] = {}


def figure(
    name: str, unit_text: str, title: str, part: str, law: str, inputs: Iterable[str]
) -> Callable[[Callable[..., Quantity | None]], Callable[..., Quantity | None]]:
    """Register a formula as the figure `size.<name>`.

    Raises:
        UnitMismatchError: when the unit is none.
    """
    unit(unit_text)

    def register(function: Callable[..., Quantity | None]) -> Callable[..., Quantity | None]:
        FIGURES[f"size.{name}"] = Figure(f"size.{name}", unit_text, title, part, law, tuple(inputs), function)
        return function

    return register


def compute(figures: Iterable[Figure], known: Mapping[str, Quantity]) -> dict[str, Quantity]:
    """Every figure whose inputs are known, by id; `known` holds facts and assumptions.

    What is divided by a range that begins at zero, or nearly so, has no bounds, and stays unknown.

    Raises:
        UnitMismatchError: when a formula gives something else than its unit says.
    """
    found: dict[str, Quantity] = {}
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        for one in figures:
            result = _computed(one, found, known)
            if result is not None:
                if result.dimensions != one.dimensions:
                    result.to(one.unit)
                found[one.id] = result
    return found


def _computed(one: Figure, found: Mapping[str, Quantity], known: Mapping[str, Quantity]) -> Quantity | None:
    arguments = []
    for name, plain in zip(one.inputs, one.reads, strict=True):
        value = found.get(plain) or known.get(plain)
        if value is None and plain == name:
            return None
        arguments.append(value)
    try:
        result = one.compute(*arguments)
    except ZeroDivisionError:
        return None
    return result if result is None or _finite(result) else None


def _finite(one: Quantity) -> bool:
    ends = one.base
    if isinstance(ends.best, np.ndarray):
        return bool(np.isfinite(ends.best).all())
    return isfinite(ends.low) and isfinite(ends.best) and isfinite(ends.high)
