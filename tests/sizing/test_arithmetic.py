"""The whole of the figures: complete, in their units, over arrays as over numbers, and sound ranges throughout."""

import inspect

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.engine.program import Program
from advisor.sizing.arithmetic import ARITHMETIC, BOTTLENECK, figures, fits
from advisor.sizing.assumed import ASSUMED
from advisor.sizing.estimate import Estimate
from advisor.sizing.figures import FIGURES, Figure, compute
from advisor.sizing.parts.headroom import RESOURCES
from advisor.sizing.priced import PRICED
from advisor.sizing.quantity import Quantity
from advisor.sizing.units import UnitMismatchError, unit
from tests.sizing.known import FACTS, UNITS, made_up, sized, within

seeds = st.integers(0, 10**6)
by_name = pytest.mark.parametrize("one", figures(), ids=lambda one: one.id)
PLAIN_INSIDE = ("latency", "topologies")
"""Modules whose formulae read plain numbers."""

PLAIN = ("size.time_in_system",)
"""Single figures that do."""

CLOSED_FORM = {
    "latency_p50": 0.5, "latency_p95": 0.3, "latency_p99": 0.25, "latency_p95_outside": 0.3, "latency_user": 0.3,
}  # fmt: skip
"""By how much the closed form at the ends may differ from the queues that give the best estimate: see test_latency."""

AS_NUMBERS = {"size.break_even_serverless": {"price_load_balancer"}}
"""What a figure in units reads as plain numbers all the same."""


@by_name
def test_every_figure_says_what_it_is(one: Figure) -> None:
    assert one.law
    assert one.meaning.endswith(".")
    assert one.title[0].isupper()
    assert one.part
    positional = [
        parameter
        for parameter in inspect.signature(one.compute).parameters.values()
        if parameter.kind is not parameter.VAR_POSITIONAL
    ]
    if len(positional) == len(inspect.signature(one.compute).parameters):
        assert len(positional) == len(one.inputs)


def test_every_figure_stands_behind_what_it_reads() -> None:
    seen: set[str] = set()
    for one in figures():
        assert {name for name in one.reads if name.startswith("size.")} <= seen, one.id
        seen.add(one.id)


def test_every_assumption_and_price_is_read_and_every_input_declared() -> None:
    read = {name for one in figures() for name in one.reads if not name.startswith("size.")}
    assert read - FACTS.keys() == ASSUMED.keys() | PRICED.keys()
    assert FACTS.keys() <= read


def test_facts_are_read_in_the_units_of_their_questions(shipped: Program) -> None:
    told = {name: fact.unit for name, fact in shipped.base.fact_types.items()}
    told |= {factor.id: factor.unit for factor in shipped.base.factors.values()}
    assert {name: told[name] for name in FACTS} == FACTS


def test_what_a_rule_base_may_name_are_the_figures_and_the_bottleneck() -> None:
    assert ARITHMETIC.figures.keys() == FIGURES.keys() | {BOTTLENECK}
    assert ARITHMETIC.figures[BOTTLENECK].choices == tuple(RESOURCES.values())


@pytest.mark.parametrize(
    ("told", "expected", "fitting"),
    [("s/request", "core·ms/request", False), ("core·s/request", "core·ms/request", True), ("furlongs", "ms", False)],
)
def test_units_that_fit(told: str, expected: str, fitting: bool) -> None:
    assert fits(told, expected) is fitting


@by_name
def test_every_formula_gives_its_unit_whether_optional_inputs_are_known_or_not(one: Figure) -> None:
    known = made_up(1)
    known |= compute(figures(), known)
    whole = [known[name] for name in one.reads]
    bare = [None if name.endswith("?") else known[name.removesuffix("?")] for name in one.inputs]
    for arguments in (whole, bare):
        found = one.compute(*arguments)
        if found is not None:
            assert found.dimensions == unit(one.unit).dimensions
    assert one.compute(*whole) is not None


@by_name
def test_an_input_of_another_kind_is_refused(one: Figure) -> None:
    if one.id in PLAIN or one.compute.__module__.rpartition(".")[2] in PLAIN_INSIDE:
        pytest.skip("reads plain numbers, the units of which are checked when a rule base is loaded")
    known = made_up(1)
    known |= compute(figures(), known)
    arguments = [known[name] for name in one.reads]
    expected = unit(one.unit).dimensions
    accepted = []
    for place, argument in enumerate(arguments):
        other = [*arguments[:place], argument * Quantity.exactly(1, "people"), *arguments[place + 1 :]]
        try:
            found = one.compute(*other)
        except UnitMismatchError:
            continue
        threefold = one.compute(*arguments[:place], argument * 3.0, *arguments[place + 1 :])
        is_read = threefold != one.compute(*arguments)
        if is_read and found is not None and found.dimensions == expected:
            accepted.append(one.reads[place])
    assert set(accepted) == AS_NUMBERS.get(one.id, set())


@by_name
def test_every_formula_works_on_arrays_as_on_numbers(one: Figure) -> None:
    if one.id.removeprefix("size.") in CLOSED_FORM:
        pytest.skip("best estimates of percentiles are those of the queues themselves: see test_latency")
    rows = [made_up(seed, wide=False) for seed in range(8)]
    each = [compute(figures(), row).get(one.id) for row in rows]
    stacked = {
        name: Quantity(Estimate.exactly(np.array([row[name].base.best for row in rows])), rows[0][name].dimensions)
        for name in rows[0]
    }
    together = compute(figures(), stacked)[one.id].base
    expected = [quantity.base.best for quantity in each if quantity is not None]
    assert len(expected) == len(rows)
    for end in (together.low, together.best, together.high):
        assert np.broadcast_to(end, len(rows)) == pytest.approx(np.array(expected), rel=1e-9)


@settings(deadline=None, max_examples=60)
@given(seed=seeds)
def test_low_best_and_high_stand_in_order_everywhere(seed: int) -> None:
    for name, found in sized(made_up(seed)).items():
        assert 0 <= found.low <= found.best * (1 + 1e-9), name
        assert found.best <= found.high * (1 + 1e-9), name


@settings(deadline=None, max_examples=150)
@given(seed=seeds, place=seeds)
def test_whatever_the_inputs_are_inside_their_ranges_the_figures_are_inside_theirs(seed: int, place: int) -> None:
    known = made_up(seed)
    bounds, exact = sized(known), sized(within(known, place))
    assert exact.keys() <= bounds.keys()
    for name, found in exact.items():
        beyond = CLOSED_FORM.get(name, 1e-9)
        assert bounds[name].low * (1 - beyond) <= found.best <= bounds[name].high * (1 + beyond), name


def test_every_unit_of_an_input_is_one() -> None:
    for name, text in UNITS.items():
        assert unit(text), name
