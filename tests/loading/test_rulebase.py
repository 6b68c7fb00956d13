"""A rule base with faults: all of them at once, each in its place."""

import pytest

from advisor.engine.program import Program
from advisor.errors import InputError
from advisor.loading.rulebase import read_rulebase
from tests.loading.tiny import RULE, TINY, changed, faults

FRAMEWORK = "options/framework/looping.yaml"
QUESTIONS = "questions/basics.yaml"


def test_the_tiny_base_is_sound_and_in_declared_order(tiny: Program) -> None:
    assert tuple(tiny.base.rules) == ("open-connections", "heavy-load", "forking-starves")
    assert tiny.base.files["heavy-load"] == "knowledge/basics/heavy-load.yaml"
    assert tiny.base.rules["heavy-load"].topic == "basics"
    assert tiny.base.fact_types["chosen.framework.concurrency"].choices == ("event_loop", "process_per_request")


def test_faults_of_all_files_come_at_once_each_in_its_place() -> None:
    found = faults(
        changed(
            (RULE, "criterion: throughput", "criterion: througput"),
            (RULE, "recommend: websockets", "recommend: websocket"),
            (FRAMEWORK, "event_loop", "event_lop"),
            ("risks/starved_workers.yaml", "[websockets]", "[websocket]"),
            ("decisions.yaml", "criteria: [throughput, cost]", "criteria: [throughput, coast]"),
        )
    )
    places = {(problem.file.split("rules_tiny/")[1], problem.line, problem.column) for problem in found}
    assert places == {
        (RULE, 9, 5),
        (RULE, 12, 5),
        (FRAMEWORK, 4, 14),
        ("risks/starved_workers.yaml", 4, 15),
        ("decisions.yaml", 5, 26),
    }
    assert {problem.hint for problem in found} == {
        "did you mean `throughput`?", "did you mean `websockets`?", "did you mean `event_loop`?", "did you mean `cost`?"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "words", "line"),
    [
        (RULE, "title:", "titel:", "the key `titel` is not known here", 3),
        (RULE, "because: Each open connection holds a worker.\n", "", "the key `because` is missing", 1),
        (RULE, "order: 1", "order: 2", "the order 2 is taken by", 2),
        (RULE, "order: 1", "order: one", "`order`", 2),
        (RULE, "id: open-connections", "id: other", "the file's name differs from the id `other`", 1),
        (RULE, "realtime: true", "realtme: true", "the fact `realtme` is not known", 5),
        (RULE, "strength: 3", "strength: 4", "`strength`", 10),
        (RULE, "framework:", "framewrk:", "the decision `framewrk` is not known", 8),
        (RULE, "{concurrency:", "{concurency:", "the attribute `concurency` is not known", 8),
        (RULE, "process_per_request}", "process}", "the value of `concurrency` `process` is not known", 8),
        (RULE, "process_per_request}", "{fact: skils}}", "the fact `skils` is not known", 8),
        (RULE, "{concurrency: process_per_request}", "[]", "takes values", 8),
        (RULE, "[source]", "[sauce]", "the evidence `sauce` is not known", 14),
        (RULE, "recommend:", "recomend:", "is no conclusion", 12),
        (RULE, "uncertain: [500", "uncertain: [5_000", "outside its own `uncertain` range", 6),
        (FRAMEWORK, "typed: false", "typed: maybe", "the attribute `typed` is of type bool", 4),
        (FRAMEWORK, ", typed: false", "", "the attributes typed are missing", 4),
        (FRAMEWORK, "languages:", "language:", "the attribute `language` is not known", 4),
        ("decisions.yaml", "when: {realtime: true}", "when: {realtime: 1}", "is true or false", 14),
        ("decisions.yaml", "order: 2", "order: 1", "the order 1 is taken by `cache`", 2),
        ("facts.yaml", "derived:", "derivd:", "the key `derivd` is not known here", 1),
        ("facts.yaml", "values: [light, heavy, extreme]", "values: [light]", "needs at least two values", 3),
        (
            "facts.yaml",
            "[peak_rps_from_average]",
            "[peak_from_average]",
            "the formula `peak_from_average` is not known",
            5,
        ),
        (
            "facts.yaml",
            "id: peak_to_average",
            "id: peak_to_mean",
            "the factor of the formula peak_rps_from_average,",
            5,
        ),
        ("facts.yaml", "low: 2", "low: 5", "a factor needs 0 < low ≤ best ≤ high", 7),
        ("facts.yaml", "id: busy", "id: realtime", "`realtime` is an answer or a computed fact too", 2),
        ("criteria.yaml", "meaning: Work done in a second.", "when: {}", "the key `when` is not known here", 1),
        ("criteria.yaml", "weight: 5", "weight: 0", "`weight`", 1),
        ("criteria.yaml", "weight: 5", "weight: 5, evidence: [sauce]", "the evidence `sauce` is not known", 1),
        ("constraints.yaml", "fact: team_size", "fact: team_sise", "the fact `team_sise` is not known", 1),
        (
            "constraints.yaml",
            "{pattern: steady, jumps: true}",
            "{load: heavy}",
            "reads answers only, and `load` is none",
            2,
        ),
        ("constraints.yaml", "steady-never-jumps", "teams-have-people", "the id `teams-have-people` is taken", 2),
        (
            "controls/privacy.yaml",
            "practices: [websockets]",
            "practices: [sockets]",
            "the practice `sockets` is not known",
            6,
        ),
        (
            QUESTIONS,
            "ask_when: {realtime: true}",
            "ask_when: {load: heavy}",
            "reads answers only, and `load` is none",
            9,
        ),
        (QUESTIONS, "ask_when: {realtime: true}", "ask_when: {connections: 1}", "the question waits for itself", 9),
        (QUESTIONS, "id: jumps", "id: realtime", "the id `realtime` is taken", 14),
        (QUESTIONS, "type: share", "type: shares", "is not one of", 11),
        ("pack.yaml", "workload:", "workloud:", "the fact `workloud` is not known", 7),
        ("pack.yaml", "language: 1", "language: 2", "is not one of", 3),
    ],
)
def test_each_fault_in_its_place(file: str, old: str, new: str, words: str, line: int) -> None:
    found = [problem for problem in faults(changed((file, old, new))) if words in problem.message]
    assert [problem.line for problem in found][:1] == [line]
    assert all(problem.file.endswith(file) for problem in found)


@pytest.mark.parametrize("place", ["ask_when", "must", "when", "then"])
def test_known_leads_to_advice_only(place: str) -> None:
    edits = {
        "ask_when": (QUESTIONS, "ask_when: {realtime: true}", "ask_when: {realtime: {known: true}}"),
        "must": ("constraints.yaml", "{pattern: steady, jumps: true}", "{jumps: {known: true}}"),
        "when": ("decisions.yaml", "when: {realtime: true}", "when: {realtime: {known: true}}"),
        "then": (RULE, "realtime: true", "realtime: {known: true}"),
    }
    (problem,) = faults(changed(edits[place]))
    assert (
        problem.message
        == "`known` (of `" + ("jumps" if place == "must" else "realtime") + "`) may lead only to `warn` and `recommend`"
    )


def test_known_may_lead_to_advice() -> None:
    rule = "knowledge/basics/forking-starves.yaml"
    assert not faults(changed((rule, "load: {at_least: heavy}", "peak_rps: {known: true}")))


@pytest.mark.parametrize(
    ("name", "words", "hint"),
    [
        ("constraint.yaml", "nothing reads this file", "did you mean `constraints.yaml`?"),
        ("knowlege/basics/x.yaml", "nothing reads the folder `knowlege`", "did you mean `knowledge`?"),
        ("knowledge/x.yaml", "nothing reads this file", "knowledge/<topic>/<rule-id>.yaml"),
        ("questions/a/b.yaml", "nothing reads this file", "questions/<section>.yaml"),
        ("options/framwork/x.yaml", "the decision `framwork` is not known", "did you mean `framework`?"),
    ],
)
def test_a_file_that_nothing_reads_is_a_fault(name: str, words: str, hint: str) -> None:
    found = [problem for problem in faults({name: b"id: x\n"}) if words in problem.message]
    assert [hint in problem.hint for problem in found] == [True]
    assert found[0].file.endswith(name)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("criteria.yaml", b"", "a list is expected here"),
        ("criteria.yaml", b"a: 1\n", "a list is expected here"),
        ("constraints.yaml", b"a: 1\n", "a list is expected here"),
        ("facts.yaml", b"- a\n", "a mapping is expected here"),
        ("facts.yaml", b"derived: 5\n", "a list is expected here"),
        ("questions/basics.yaml", b"- a\n", "a mapping is expected here"),
        ("questions/basics.yaml", b"{id: basics, questions: {a: 1}}\n", "`questions`"),
        (RULE, b"- a\n", "a mapping is expected here"),
        (RULE, b"", "a mapping is expected here"),
        ("options/framework/looping.yaml", b"5\n", "a mapping is expected here"),
        ("pack.yaml", b"[]\n", "is missing"),
        (RULE, b"when: [" + b"[" * 50, "nested more than 40 levels"),
        (RULE, b"\xff\xfe", "not UTF-8"),
    ],
)
def test_a_file_of_the_wrong_shape(name: str, content: bytes, words: str) -> None:
    found = [problem for problem in faults({name: content}) if problem.file.endswith(name)]
    assert any(words in problem.message for problem in found)
    assert all(problem.line == 1 for problem in found)


def test_two_rules_of_one_id_name_each_other() -> None:
    twin = (TINY / RULE).read_bytes().replace(b"order: 1", b"order: 9")
    (problem,) = faults({"knowledge/other/open-connections.yaml": twin})
    assert problem.message == "the id `open-connections` is taken"
    assert "open-connections.yaml" in problem.hint


def test_a_circle_names_the_rules_that_close_it() -> None:
    rule = "knowledge/basics/heavy-load.yaml"
    (problem,) = faults(changed((rule, "{peak_rps: {at_least: 1k}}", "{load: light}")))
    assert "may not depend on its own negation" in problem.message
    assert problem.file.endswith(rule)


def test_a_folder_without_a_rule_base() -> None:
    with pytest.raises(InputError, match="there is no rule base here"):
        read_rulebase(TINY / "risks", {})


def test_one_changed_byte_changes_the_hash(tiny: Program) -> None:
    from advisor import load_rulebase

    other = load_rulebase(TINY, changed((RULE, "None known.", "None known!")))
    assert other.base.sha256 != tiny.base.sha256
