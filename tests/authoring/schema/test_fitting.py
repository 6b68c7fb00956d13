"""What an editor offers at a place in a document."""

from time import perf_counter

import pytest

from advisor import load_rulebase
from advisor.authoring.schema.fitting import fitting
from advisor.errors import Path
from advisor.model.rule import CONCLUSION_KEYS
from advisor.model.rulebase import RuleBase


@pytest.fixture(scope="module")
def base() -> RuleBase:
    return load_rulebase().base


def keys(base: RuleBase, *path: str | int) -> dict[str, str]:
    return {word.text: word.meaning for word in fitting(base, "rule", path).keys}


def values(base: RuleBase, *path: str | int) -> dict[str, str]:
    return {word.text: word.meaning for word in fitting(base, "rule", path).values}


def test_the_keys_of_a_rule_come_with_their_meaning(base: RuleBase) -> None:
    assert keys(base)["because"] == "The causal reason, in a sentence"
    assert "topic" not in keys(base)


def test_a_condition_offers_every_fact_with_its_question(base: RuleBase) -> None:
    assert set(base.fact_types) <= set(keys(base, "when"))
    assert keys(base, "when", "any", 0)["realtime"].startswith(base.questions["realtime"].ask.rstrip("?")[:20])


def test_a_fact_offers_the_comparisons_that_fit_and_its_choices(base: RuleBase) -> None:
    assert {"at_least", "between", "uncertain"} <= set(keys(base, "when", "peak_rps"))
    assert "at_least" not in keys(base, "when", "cloud")
    assert "public_cloud" in values(base, "when", "cloud", "in", 0)


def test_conclusions_offer_ids_by_what_they_name(base: RuleBase) -> None:
    assert set(CONCLUSION_KEYS) <= set(keys(base, "then", 0))
    assert set(values(base, "then", 0, "warn")) == set(base.risks)
    assert set(values(base, "then", 0, "recommend")) == set(base.practices)
    assert "go_http" in values(base, "then", 1, "favour", "framework")
    assert "jvm" in values(base, "then", 1, "favour", "framework", "runtime")


def test_sources_are_offered_with_their_titles(base: RuleBase) -> None:
    offered = values(base, "evidence", 0)
    assert set(offered) == set(base.evidence)
    assert all(base.evidence[name].title in meaning for name, meaning in offered.items())


def test_nothing_is_offered_where_nothing_is_known(base: RuleBase) -> None:
    assert fitting(base, "rule", ("nonsense", "here")).keys == ()


@pytest.mark.parametrize("path", [(), ("when",), ("cases", "fires", 0), ("then", 0, "favour", "framework")])
def test_an_offer_is_made_within_twenty_milliseconds(base: RuleBase, path: Path) -> None:
    fitting(base, "rule", path)
    taken = []
    for _ in range(5):
        start = perf_counter()
        fitting(base, "rule", path)
        taken.append(perf_counter() - start)
    assert min(taken) < 0.02
