"""What a new item begins with: it loads as it stands, and nothing is written over."""

from datetime import date
from pathlib import Path

import pytest

from advisor import load_rulebase
from advisor.authoring.cases.running import run_cases
from advisor.authoring.scaffold import KINDS, Scaffold, scaffold
from advisor.engine.program import Program
from advisor.errors import InputError

FIXTURES = Path(__file__).parents[1] / "fixtures"
BASES = ("rules_small", "rules_tiny")
TODAY = date(2026, 11, 23)
IDS = {"rule": "my-rule", "evidence": "my-source"}


@pytest.fixture(scope="module", params=BASES)
def folder(request: pytest.FixtureRequest) -> Path:
    return FIXTURES / str(request.param)


def begun(folder: Path, kind: str) -> Scaffold:
    base = load_rulebase(folder).base
    places = {
        "rule": next(iter(base.rules.values())).topic,
        "option": next(iter(base.decisions)),
        "question": base.sections[0].id,
    }
    return scaffold(base, kind, places.get(kind, ""), IDS.get(kind, "my_item"), TODAY)


def with_item(folder: Path, item: Scaffold) -> Program:
    before = (folder / item.file).read_text(encoding="utf-8").rstrip() + "\n" if item.continues else ""
    return load_rulebase(folder, changed={item.file: (before + item.text).encode()})


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_loads_as_it_stands(folder: Path, kind: str) -> None:
    base = with_item(folder, begun(folder, kind)).base
    name = IDS.get(kind, "my_item")
    homes = {
        "rule": base.rules,
        "option": base.option_decisions,
        "question": base.questions,
        "practice": base.practices,
        "risk": base.risks,
        "evidence": base.evidence,
    }
    assert name in homes[kind]


def test_both_cases_of_a_new_rule_pass(folder: Path) -> None:
    program = with_item(folder, begun(folder, "rule"))
    results = list(run_cases(program, [program.base.rules["my-rule"]]))
    assert [(result.kind, result.passed) for result in results] == [("fires", True), ("silent", True)]


def test_a_new_rule_takes_the_next_free_number_of_its_topic(folder: Path) -> None:
    base = with_item(folder, begun(folder, "rule")).base
    new = base.rules["my-rule"]
    others = [rule.order for rule in base.rules.values() if rule.id != new.id]
    own = [rule.order for rule in base.rules.values() if rule.topic == new.topic and rule.id != new.id]
    assert new.order not in others
    assert new.order > max(own)


def small() -> Program:
    return load_rulebase(FIXTURES / "rules_small")


def test_a_misspelt_topic_is_refused_with_the_nearest_one() -> None:
    base = small().base
    topic = next(iter(base.rules.values())).topic
    with pytest.raises(InputError) as refused:
        scaffold(base, "rule", f"{topic}x", "my-rule", TODAY)
    assert f"`{topic}`" in refused.value.problems[0].hint


def test_a_new_topic_is_opened_on_demand() -> None:
    assert scaffold(small().base, "rule", "novelties", "my-rule", TODAY, new_topic=True).file == (
        "knowledge/novelties/my-rule.yaml"
    )


@pytest.mark.parametrize(("kind", "place"), [("option", "frameworks"), ("question", "nowhere")])
def test_an_unknown_place_is_refused(kind: str, place: str) -> None:
    with pytest.raises(InputError, match="there is no"):
        scaffold(small().base, kind, place, "my_item", TODAY)


def test_an_id_that_is_taken_is_refused() -> None:
    base = small().base
    taken = next(iter(base.rules.values()))
    with pytest.raises(InputError, match="already"):
        scaffold(base, "rule", taken.topic, taken.id, TODAY)


@pytest.mark.parametrize("name", ["My Rule", "../etc", "a--b", "ä", ""])
def test_a_malformed_id_is_refused(name: str) -> None:
    base = small().base
    with pytest.raises(InputError, match="does not do as an id"):
        scaffold(base, "rule", next(iter(base.rules.values())).topic, name, TODAY)


def test_a_malformed_id_comes_with_one_that_would_do() -> None:
    with pytest.raises(InputError) as refused:
        scaffold(small().base, "risk", "", "Hot Keys!", TODAY)
    assert "`hot_keys`" in refused.value.problems[0].hint
