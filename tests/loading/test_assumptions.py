"""Every fault of the assumptions behind a sizing, with its place and how to mend it."""

import pytest

from advisor.sizing.assumed import ASSUMED
from tests.loading.tiny import RULE, changed, faults

GOOD = "low: 1, best: 2, high: 4, because: By judgement., evidence: [source]"


def entry(name: str, unit: str | None = None, rest: str = GOOD) -> str:
    told = ASSUMED.get(name, "") if unit is None else unit
    return f'{{id: {name}, order: {place(name)}, title: Something, unit: "{told}", {rest}}}'


def place(name: str) -> int:
    return 1 + list(ASSUMED).index(name) if name in ASSUMED else 999


def line_of(name: str) -> int:
    return place(name) + 1


def sizing(entries: dict[str, str] | None = None, without: tuple[str, ...] = (), more: tuple[str, ...] = ()) -> bytes:
    """A sizing with every assumption on a line of its own, some of them replaced, left out or added."""
    lines = [(entries or {}).get(name) or entry(name) for name in ASSUMED if name not in without]
    return "\n".join(["assumptions:", *(f"  - {line}" for line in (*lines, *more)), ""]).encode()


def found(content: bytes) -> list[tuple[str, str, str, int]]:
    problems = faults({"sizing.yaml": content})
    assert all(problem.column > 1 for problem in problems)
    return [(one.message, one.hint, one.file.rpartition("/")[2], one.line) for one in problems]


def test_a_sound_sizing_loads() -> None:
    assert found(sizing()) == []


def test_an_assumption_that_no_formula_reads() -> None:
    last = len(ASSUMED) + 2
    assert found(sizing(more=(entry("application_cpus"),))) == [
        ("no formula reads the assumption `application_cpus`", "did you mean `application_cpu`?", "sizing.yaml", last)
    ]


def test_a_missing_assumption_is_named_with_its_unit() -> None:
    ((message, hint, file, _),) = found(sizing(without=("duty_hours",)))
    assert (message, hint, file) == (
        "the assumption `duty_hours` is missing", "declare it, in hours/month", "sizing.yaml",
    )  # fmt: skip


@pytest.mark.parametrize("unit", ["ms/request", "requests", "furlongs"])
def test_a_unit_of_another_kind(unit: str) -> None:
    assert found(sizing({"application_cpu": entry("application_cpu", unit)})) == [
        (
            f"`{unit}` does not measure what the formulae expect of `application_cpu`",
            "write a unit such as `core·ms/request`", "sizing.yaml", line_of("application_cpu"),
        )
    ]  # fmt: skip


def test_another_unit_of_the_same_kind_is_fine() -> None:
    assert found(sizing({"application_cpu": entry("application_cpu", "core·s/million requests")})) == []


@pytest.mark.parametrize("ends", ["low: 3, best: 2, high: 4", "low: 1, best: 5, high: 4", "low: -1, best: 2, high: 4"])
def test_numbers_out_of_order(ends: str) -> None:
    rest = f"{ends}, because: By judgement., evidence: [source]"
    assert found(sizing({"fan_out": entry("fan_out", rest=rest)})) == [
        ("an assumption needs 0 ≤ low ≤ best ≤ high", "put the numbers in order", "sizing.yaml", line_of("fan_out"))
    ]


def test_unknown_evidence() -> None:
    rest = "low: 1, best: 2, high: 4, because: By judgement., evidence: [sauce]"
    assert found(sizing({"hops": entry("hops", rest=rest)})) == [
        ("the evidence `sauce` is not known", "did you mean `source`?", "sizing.yaml", line_of("hops"))
    ]


def test_variants_are_checked_like_what_they_vary() -> None:
    variant = "variants: [{when: {realtime: true}, low: 9, best: 2, high: 4, evidence: [sauce]}]"
    problems = found(sizing({"hops": entry("hops", rest=f"{GOOD}, {variant}")}))
    assert sorted(message for message, *_ in problems) == [
        "an assumption needs 0 ≤ low ≤ best ≤ high", "the evidence `sauce` is not known",
    ]  # fmt: skip
    assert {line for *_, line in problems} == {line_of("hops")}


def test_an_assumption_cannot_hang_on_a_size() -> None:
    variant = "variants: [{when: {size.instances: {at_least: 3}}, low: 1, best: 2, high: 4}]"
    assert ("an assumption cannot hang on a size, which is computed from it", "read answers and choices") in [
        (message, hint) for message, hint, *_ in found(sizing({"hops": entry("hops", rest=f"{GOOD}, {variant}")}))
    ]


def test_every_fault_is_reported_at_once() -> None:
    entries = {"fan_out": entry("fan_out", rest="low: 3, best: 2, high: 4, because: x, evidence: [source]")}
    assert len(found(sizing(entries, without=("hops", "zones"), more=(entry("nothing"),)))) == 4


def test_a_rule_may_not_favour_what_it_sized_after_the_choice() -> None:
    files = changed((RULE, "when:\n", "when:\n  size.instances: {at_least: 3}\n")) | {"sizing.yaml": sizing()}
    messages = {problem.message: problem for problem in faults(files)}
    early = "`size.instances` is known after all decisions: it may lead only to `warn`, `recommend` and `require`"
    assert early in messages
    assert messages[early].hint == "split the rule, or read `demand.*`"
    assert messages[early].file.endswith(RULE)
    assert messages[early].line > 1
