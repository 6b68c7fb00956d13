import shutil
import sys
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from advisor import advise, load_profile, load_rulebase
from advisor.api import example_profiles
from advisor.authoring.impact import Impact
from advisor.authoring.replay.concerned import concerned_rules
from advisor.authoring.replay.differences import Reach, differences
from advisor.authoring.replay.given import given_profiles, saved_assessments
from advisor.authoring.replay.material import Material, PairReader
from advisor.authoring.replay.mixtures import Mixtures
from advisor.authoring.replay.outlook import outlook
from advisor.authoring.replay.profile_impacts import profile_impacts
from advisor.authoring.replay.random_profiles import random_documents
from advisor.authoring.replay.replay import replay
from advisor.authoring.replay.responsibility import causes_of
from advisor.authoring.replay.results import Effect, Replay
from advisor.authoring.replay.saying import said_of
from advisor.authoring.replay.survey import Survey
from advisor.authoring.replay.versions import Version, version_in
from advisor.engine.program import Program
from advisor.loading.sources import shipped as shipped_folder
from benchmarks.unsized import unsized
from tests.authoring.changed_rules import CONNECTIONS, LOAD, REHEARSAL, SKILLS, SMALL, Edit, changed_rules

CHAT = Path(__file__).parents[2] / "fixtures/profiles_small/chat.yaml"
DERIVED = "knowledge/load/derive-connection-load.yaml"
NEW = "knowledge/load/new.yaml"
RANDOM = 120


@pytest.fixture(scope="module")
def before() -> Version:
    return version_in(SMALL)


def replayed(before: Version, folder: Path, *edits: Edit, written: tuple[Material, ...] = ()) -> Replay:
    return replay(before, changed_rules(folder, *edits), written, random=RANDOM)


def new_rule(when: str, then: str, name: str = "new", order: int = 901) -> Edit:
    text = f"""id: {name}
order: {order}
title: A new rule
when: {when}
then: [{then}]
because: It is new.
evidence: [worker-docs]
limits: Does not hold elsewhere.
cases: {{fires: [{{realtime: true}}], silent: [{{realtime: false}}]}}
"""
    return f"knowledge/load/{name}.yaml", "", text


def written(name: str, **answers: Any) -> Material:
    return Material(name, "given", {"profile": name, "answers": answers})


def only(found: Replay, kind: str, name: str) -> Effect:
    [effect] = [effect for effect in found.effects if (effect.kind, effect.name) == (kind, name)]
    return effect


def responsible(effect: Effect) -> list[set[str]]:
    assert effect.causes is not None
    return [{name for _, name in cause.items} for cause in effect.causes]


def test_a_moved_threshold_is_found_at_its_border_and_the_rule_is_responsible(before: Version, tmp_path: Path) -> None:
    found = replayed(before, tmp_path, (CONNECTIONS, "at_least: 2k", "at_least: 2001"))
    winner = only(found, "winner", "framework")
    assert (winner.before, winner.after) == ("ex_tasks", "py_sync")
    assert winner.witness and winner.witness.answers == {"realtime": True, "concurrent_connections": 2000}
    assert responsible(winner) == [{"open-connections-need-light-tasks"}]
    assert set(winner.profiles) == {"boundary"}


def test_a_change_of_the_recommendation_brings_its_risks_practices_and_bands(before: Version, tmp_path: Path) -> None:
    found = replayed(before, tmp_path, (CONNECTIONS, "at_least: 2k", "at_least: 5k"))
    assert (only(found, "risk", "blocked_workers").after, only(found, "practice", "connection_tier").after) == (
        "high, open",
        "at_trigger",
    )
    assert {effect.kind for effect in found.effects} == {"winner", "band", "risk", "practice"}
    assert found.new_winners


@pytest.mark.slow
def test_no_answer_and_no_word_of_a_witness_can_be_spared(before: Version, tmp_path: Path) -> None:
    after = changed_rules(tmp_path, (CONNECTIONS, "at_least: 2k", "at_least: 5k"), (SKILLS, "elixir", "node"))
    found = replay(before, after, random=RANDOM)
    reader = PairReader(before.base, after.base)
    shown = [effect for effect in found.effects if effect.witness]
    assert len(shown) > 3

    def said(document: dict[str, Any], effect: Effect) -> tuple[str | None, str | None]:
        [pair], _ = reader.read([Material("fewer", "given", document)])
        sides = (before.program, pair.before), (after.program, pair.after)
        old, new = (outlook(program, profile).said.get((effect.kind, effect.name)) for program, profile in sides)
        return old, new

    for effect in shown:
        assert effect.witness
        answers = effect.witness.answers
        change = effect.before, effect.after
        assert said({"profile": "witness", "answers": answers}, effect) == change
        for name in answers:
            fewer = {other: value for other, value in answers.items() if other != name}
            assert said({"profile": "fewer", "answers": fewer}, effect) != change


def test_other_words_and_other_spellings_of_a_number_are_proved_harmless(before: Version, tmp_path: Path) -> None:
    found = replayed(
        before,
        tmp_path,
        (REHEARSAL, "at_least: 1k", "at_least: 1000"),
        (REHEARSAL, "title: High", "title: Very high"),
        (LOAD, "How many requests a second come at the peak?", "How many requests a second are there at the peak?"),
        ("evidence/worker-docs.yaml", "title: ", "title: The "),
    )
    assert found.proved and found.unchanged and not found.tried
    assert {difference.reach for difference in found.differences} == {Reach.WORDING}


def test_a_wider_uncertain_range_changes_no_outcome_but_is_more_than_wording(before: Version, tmp_path: Path) -> None:
    found = replayed(before, tmp_path, (REHEARSAL, "uncertain: [300, 3k]", "uncertain: [100, 9k]"))
    assert found.proved
    assert [difference.reach for difference in found.differences] == [Reach.SURENESS]


@pytest.mark.slow
def test_two_changes_that_cancel_each_other_leave_nothing_to_see_and_that_is_no_proof(
    before: Version, tmp_path: Path
) -> None:
    again = new_rule("{peak_rps: {at_least: 1k}}", "{recommend: load_test_before_launch, priority: now}")
    found = replayed(before, tmp_path, (REHEARSAL, "at_least: 1k", "at_least: 2k"), again)
    assert found.unchanged and not found.proved
    assert found.tried["boundary"] > 100 and found.tried["random"] == RANDOM
    assert {name for _, name in found.cancelling} == {"peaks-want-a-rehearsal"}


def test_a_written_profile_that_no_version_reads_is_reported_and_is_no_change(before: Version, tmp_path: Path) -> None:
    found = replayed(
        before, tmp_path, (REHEARSAL, "at_least: 1k", "at_least: 2k"), written=(written("faulty", peak="high"),)
    )
    assert [(one.material.name, one.side) for one in found.unreadable] == [("faulty", "both")]


def test_what_only_two_changes_together_bring_about_is_said_of_both(before: Version, tmp_path: Path) -> None:
    reads = "{connection_load: thousands, concurrent_connections: {at_most: 1500}}"
    found = replayed(
        before,
        tmp_path,
        (DERIVED, "at_least: 2k", "at_least: 1k"),
        new_rule(reads, "{recommend: background_jobs}"),
        written=(written("between", realtime=True, concurrent_connections=1200),),
    )
    effect = only(found, "practice", "background_jobs")
    assert responsible(effect) == [{"derive-connection-load", "new"}]
    assert effect.causes and effect.causes[0].joint


@pytest.mark.slow
def test_what_each_of_two_changes_brings_about_alone_is_said_of_each(before: Version, tmp_path: Path) -> None:
    then = "{recommend: background_jobs}"
    found = replayed(
        before,
        tmp_path,
        new_rule("{realtime: true}", then, "one"),
        new_rule("{realtime: true}", then, "another", 902),
    )
    effect = only(found, "practice", "background_jobs")
    assert sorted(map(sorted, responsible(effect))) == [["another"], ["one"]]
    assert effect.witness and effect.witness.answers == {"realtime": True}


@pytest.mark.slow
def test_a_change_that_has_no_part_in_a_difference_is_not_held_responsible(before: Version, tmp_path: Path) -> None:
    found = replayed(
        before, tmp_path, (REHEARSAL, "at_least: 1k", "at_least: 2k"), (CONNECTIONS, "at_least: 2k", "at_least: 5k")
    )
    assert responsible(only(found, "practice", "load_test_before_launch")) == [{"peaks-want-a-rehearsal"}]
    assert responsible(only(found, "winner", "framework")) == [{"open-connections-need-light-tasks"}]


@pytest.mark.slow
def test_another_weight_is_held_responsible_like_a_rule(before: Version, tmp_path: Path) -> None:
    found = replayed(
        before,
        tmp_path,
        ("criteria.yaml", "title: Fit with the team, weight: 8", "title: Fit, weight: 90"),
        (REHEARSAL, "at_least: 1k", "at_least: 2k"),
        written=(written("python", realtime=True, concurrent_connections=3000, team_skills=["python"]),),
    )
    winner = only(found, "winner", "framework")
    assert (winner.names, winner.after, responsible(winner)) == (("python",), "py_sync", [{"team_fit"}])


def test_rules_that_use_a_changed_criterion_are_looked_at_too(before: Version, tmp_path: Path) -> None:
    after = changed_rules(tmp_path, ("criteria.yaml", "title: Fit with the team, weight: 8", "title: Fit, weight: 9"))
    found = differences(before.base, after.base)
    assert concerned_rules(found, (before.base, after.base)) == ("known-language",)


def test_a_new_question_is_asked_together_with_the_rule_that_reads_it(before: Version, tmp_path: Path) -> None:
    asked = "  - {id: night_jobs, order: 207, ask: Do jobs run at night?, why: They wait., type: bool}\n"
    found = replayed(
        before,
        tmp_path,
        (LOAD, "  - {id: read_share,", asked + "  - {id: read_share,"),
        new_rule("{night_jobs: true}", "{recommend: background_jobs}"),
        written=(written("at night", night_jobs=True),),
    )
    effect = only(found, "practice", "background_jobs")
    assert responsible(effect) == [{"night_jobs", "new"}]
    assert effect.witness and effect.witness.answers == {"night_jobs": True}
    [unreadable] = found.unreadable
    assert (unreadable.material.name, unreadable.side) == ("at night", "before")


def test_a_profile_that_answers_a_question_that_is_gone_is_reported_and_the_rest_goes_on(
    before: Version, tmp_path: Path
) -> None:
    found = replayed(
        before,
        tmp_path,
        (LOAD, "  - {id: read_share, order: 206,", "  - {id: cached_share, order: 206,"),
        written=(written("reads", read_share="90%"), written("pushes", realtime=True)),
    )
    [unreadable] = found.unreadable
    assert (unreadable.material.name, unreadable.side) == ("reads", "after")
    assert "read_share" in str(unreadable.problems[0])
    assert found.tried["given"] == 1 and not found.unchanged


@pytest.mark.slow
def test_a_removed_option_and_the_rules_left_without_it_are_compared_without_a_crash(
    before: Version, tmp_path: Path
) -> None:
    changed_rules(tmp_path)
    (tmp_path / "rules/options/framework/ex_tasks.yaml").unlink()
    for name in ("load/processes-wait-with-connections", "team/staying-costs-nothing"):
        file = tmp_path / f"rules/knowledge/{name}.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("ex_tasks", "node_loop"), encoding="utf-8")
    found = replay(before, version_in(tmp_path / "rules"), random=RANDOM)
    gone = [effect for effect in found.effects if effect.kind == "winner" and effect.before == "ex_tasks"]
    assert gone
    [cause] = responsible(gone[0])
    assert "ex_tasks" in cause


@pytest.mark.slow
def test_replaying_again_finds_the_same(before: Version, tmp_path: Path) -> None:
    after = changed_rules(tmp_path, (CONNECTIONS, "at_least: 2k", "at_least: 5k"))
    one, other = (replay(before, after, random=RANDOM) for _ in range(2))
    assert [vars(effect) for effect in one.effects] == [vars(effect) for effect in other.effects]


def test_without_time_changes_are_listed_and_nobody_is_blamed(before: Version, tmp_path: Path) -> None:
    after = changed_rules(tmp_path, (CONNECTIONS, "at_least: 2k", "at_least: 5k"))
    found = replay(before, after, random=RANDOM, seconds=0)
    assert found.effects and all(effect.causes is None for effect in found.effects)


def test_without_random_profiles_only_written_ones_are_replayed(before: Version, tmp_path: Path) -> None:
    after = changed_rules(tmp_path, (REHEARSAL, "at_least: 1k", "at_least: 2k"))
    found = replay(before, after, (written("peak", peak_rps=1500),), random=0)
    assert found.tried == {"given": 1}
    assert only(found, "practice", "load_test_before_launch").names == ("peak",)


def test_drawn_profiles_keep_the_constraints_and_are_always_the_same(before: Version) -> None:
    documents = list(random_documents(before.program, 60))
    assert documents == list(random_documents(before.program, 60))
    pairs, unreadable = PairReader(before.base, before.base).read(
        Material(str(number), "random", document) for number, document in enumerate(documents)
    )
    assert (len(pairs), unreadable) == (60, [])


@pytest.mark.slow
def test_an_outlook_says_what_a_quick_assessment_says(shipped: Program) -> None:
    for file in example_profiles()[:4]:
        profile = load_profile(file, shipped)
        full = advise(profile, shipped, quick=True)
        said = outlook(shipped, profile).said
        assert {name: value for (kind, name), value in said.items() if kind == "winner"} == {
            name: result.recommended or "" for name, result in full.decisions.items()
        }
        assert {name: value for (kind, name), value in said.items() if kind == "band"} == {
            name: result.band for name, result in full.decisions.items()
        }
        assert {name: value for (kind, name), value in said.items() if kind == "risk"} == {
            risk.id: f"{risk.severity}, {risk.status}" for risk in full.risks
        }
        assert {name: value for (kind, name), value in said.items() if kind == "practice"} == {
            practice.id: practice.priority for practice in full.practices
        }
        assert {name for kind, name in said if kind == "control"} == {control.id for control in full.controls}
        assert {name: value for (kind, name), value in said.items() if kind == "preference"} == {
            f"{item.decision}.{item.option}": item.verdict for item in full.preferences
        }


@pytest.mark.slow
def test_what_is_said_of_one_thing_is_what_the_whole_outlook_says_of_it(shipped: Program, before: Version) -> None:
    early = unsized(shipped)  # what is said of one thing is told by the compiled reader, which does not size
    profiles = [(early, load_profile(file, early)) for file in example_profiles()[:2]]
    for program, count in ((early, 8), (before.program, 12)):
        drawn = (Material("", "random", document) for document in random_documents(program, count))
        profiles += [(program, pair.before) for pair in PairReader(program.base, program.base).read(drawn)[0]]
    for program, profile in profiles:
        said = outlook(program, profile).said
        told = {aspect: said_of(program, profile, aspect) for aspect in said if aspect[0] not in ("scope", "band")}
        assert told == {aspect: value for aspect, value in said.items() if aspect in told}
        silent = [("risk", name) for name in program.base.risks] + [
            ("practice", name) for name in program.base.practices
        ]
        quiet = [aspect for aspect in silent if aspect not in said]
        assert {said_of(program, profile, aspect) for aspect in quiet[::9]} <= {None}  # type: ignore[arg-type]


def test_a_survey_says_what_outlooks_say_and_passes_over_no_difference(before: Version, tmp_path: Path) -> None:
    after = changed_rules(tmp_path, (CONNECTIONS, "strength: 3", "strength: 1"), (SKILLS, "strength: 3", "strength: 2"))
    documents = random_documents(before.program, 80)
    pairs, _ = PairReader(before.base, after.base).read(Material("", "random", document) for document in documents)
    survey = Survey(before.program, after.program, ())
    for pair, one in zip(pairs, survey.compare([(pair.before, pair.after) for pair in pairs]), strict=True):
        old, new = outlook(before.program, pair.before), outlook(after.program, pair.after)
        for said, full in ((one.before, old.said), (one.after, new.said)):
            kinds = ("scope", "winner", "practice", "control")
            assert {key: value for key, value in said.items() if key[0] in kinds} == {
                key: value for key, value in full.items() if key[0] in kinds
            }
        assert one.touched or (old.said == new.said and old.scores == new.scores)


@pytest.mark.slow
def test_causes_are_given_up_when_time_is_over(before: Version, tmp_path: Path) -> None:
    after = changed_rules(tmp_path, (REHEARSAL, "at_least: 1k", "at_least: 2k"), (SKILLS, "strength: 3", "strength: 1"))
    found = replay(before, after, random=RANDOM)
    effect = only(found, "practice", "load_test_before_launch")
    assert effect.witness
    late = Mixtures(before, after, found.differences, monotonic() - 1)
    with pytest.raises(TimeoutError):
        causes_of(late, effect.witness.pair, ("practice", effect.name), effect.after)


def test_files_and_folders_of_profiles_are_replayed(before: Version) -> None:
    materials = list(given_profiles([CHAT, CHAT.parent]))
    assert [material.name.rsplit("/", 1)[-1] for material in materials].count("chat.yaml") == 2
    assert all(material.origin == "given" for material in materials)


def test_without_the_web_extra_saved_assessments_are_said_to_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "advisor.store.replaying", None)
    assert saved_assessments().note == "Saved assessments were left out: they need the `ui` extra."


def test_a_few_profiles_are_compared_at_once_and_a_faulty_one_is_told(tmp_path: Path) -> None:
    old = load_rulebase(SMALL)
    new = changed_rules(tmp_path, (REHEARSAL, "at_least: 1k", "at_least: 2k")).program
    documents = [
        {"profile": "peak", "answers": {"peak_rps": 1500}},
        {"profile": "quiet", "answers": {"peak_rps": 10}},
        {"profile": "faulty", "answers": {"peak": 10}},
    ]
    peak, quiet, faulty = profile_impacts(old, new, documents)
    assert isinstance(peak.impact, Impact) and [change.name for change in peak.impact.practices] == [
        "load_test_before_launch"
    ]
    assert quiet.impact and quiet.impact.nothing
    assert faulty.impact is None and "peak" in str(faulty.problems[0])


@pytest.mark.slow
def test_a_strength_changed_in_the_shipped_rules_is_found_and_held_responsible(tmp_path: Path) -> None:
    name = "realtime-push-needs-cheap-waiting"
    shutil.copytree(shipped_folder("rules"), tmp_path / "rules")
    [file] = (tmp_path / "rules/knowledge").rglob(f"{name}.yaml")
    text = file.read_text(encoding="utf-8")
    changed = text.replace("strength: 2, argument: io_model", "strength: 3, argument: io_model")
    file.write_text(changed, encoding="utf-8")
    found = replay(version_in(shipped_folder("rules")), version_in(tmp_path / "rules"), random=150, seconds=20)
    winners = [effect for effect in found.effects if effect.kind == "winner"]
    assert winners and found.touched > 150
    assert all(responsible(effect) == [{name}] for effect in found.effects if effect.causes is not None)
    assert winners[0].causes is not None and winners[0].witness
