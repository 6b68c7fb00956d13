"""One fault is reported once, not again wherever the faulty item is named."""

from advisor.errors import Problem
from advisor.loading.consequences import names_within, without_consequences
from tests.loading.tiny import RULE, changed, faults


def test_a_reference_to_a_faulty_item_is_no_fault_of_its_own() -> None:
    [problem] = faults(changed(("evidence/source.yaml", "grade:", "grad:")))[:1]
    assert problem.file.endswith("evidence/source.yaml")
    assert {problem.kind for problem in faults(changed(("evidence/source.yaml", "grade:", "grad:")))} == {
        "unknown-key",
        "missing-key",
    }


def test_a_file_that_is_not_yaml_hides_what_it_declares() -> None:
    assert {problem.kind for problem in faults({"facts.yaml": b"derived: ["})} == {"not-yaml"}
    assert {problem.kind for problem in faults({"criteria.yaml": b"- [", "evidence/source.yaml": b"x: ["})} == {
        "not-yaml"
    }


def test_faults_of_another_kind_stay() -> None:
    found = faults({"evidence/source.yaml": b"x: ["} | changed((RULE, "limits:", "limit:")))
    assert {problem.kind for problem in found} == {"not-yaml", "unknown-key", "missing-key"}


def test_a_reference_to_something_else_stays() -> None:
    problems = [
        Problem("the evidence `a` is not known", kind="unresolved-reference"),
        Problem("the evidence `b` is not known", kind="unresolved-reference"),
        Problem("the fact `chosen.b.size` is not known", kind="unknown-fact"),
        Problem("the key `b` is not known here", kind="unknown-key"),
    ]
    kept = without_consequences(problems, ["rules/risks/c.yaml"], ["b"])
    assert [problem.message for problem in kept] == [
        "the evidence `a` is not known",
        "the key `b` is not known here",
    ]


def test_the_names_of_an_item_are_those_of_its_parts_too() -> None:
    section = {"id": "load", "questions": [{"id": "peak", "choices": {"low": "Low"}}, {"id": 7}, "rubbish"]}
    assert list(names_within(section)) == ["load", "peak"]
