"""How figures are computed: in order, from what is known, in the unit that they have told."""

from collections.abc import Iterator

import pytest

from advisor.sizing.figures import FIGURES, Figure, compute, figure
from advisor.sizing.quantity import Quantity
from advisor.sizing.units import UnitMismatchError


def _figure(name: str, unit: str, inputs: tuple[str, ...], formula: object) -> Figure:
    return Figure(name, unit, name, "system", "by hand", inputs, formula)  # type: ignore[arg-type]


DOUBLE = _figure("size.double", "requests", ("requests",), lambda requests: requests * 2)
FOURFOLD = _figure("size.fourfold", "requests", ("size.double", "more?"), lambda double, more: double * (more or 2.0))
KNOWN = {"requests": Quantity.of(1, 2, 3, "requests")}


@pytest.fixture
def registered() -> Iterator[None]:
    before = dict(FIGURES)
    yield
    FIGURES.clear()
    FIGURES.update(before)


def test_a_figure_reads_those_before_it() -> None:
    found = compute((DOUBLE, FOURFOLD), KNOWN)
    assert found["size.fourfold"].to("requests").best == 8
    assert compute((DOUBLE, FOURFOLD), {**KNOWN, "more": Quantity.exactly(5)})["size.fourfold"].base.high == 30


def test_what_lacks_an_input_is_left_out_with_all_that_reads_it() -> None:
    assert compute((DOUBLE, FOURFOLD), {}) == {}


def test_a_formula_may_say_nothing() -> None:
    assert compute((_figure("size.nothing", "s", (), lambda: None),), {}) == {}


def test_a_formula_that_gives_another_unit_is_an_error() -> None:
    with pytest.raises(UnitMismatchError):
        compute((_figure("size.time", "s", ("requests",), lambda requests: requests),), KNOWN)


def test_registering_keeps_the_formula_and_its_words(registered: None) -> None:
    @figure("twice", "requests", "Twice", "system", "by hand", ("requests", "more?"))
    def twice(requests: Quantity, more: Quantity | None) -> Quantity:
        """Requests × two.

        Not part of it.
        """
        return requests * 2

    told = FIGURES["size.twice"]
    assert (told.meaning, told.reads) == ("Requests × two.", ("requests", "more"))
    assert twice(KNOWN["requests"], None).base.best == 4  # type: ignore[union-attr]


def test_a_figure_in_no_unit_is_refused(registered: None) -> None:
    with pytest.raises(UnitMismatchError):
        figure("broken", "furlongs", "Broken", "system", "by hand", ())
    assert "size.broken" not in FIGURES
