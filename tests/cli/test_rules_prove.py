"""`advisor rules prove`: the table, the refutations with their witnesses as profile files, JSON, and exit codes."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import SMALL, Command

NO_SYNC = """\
id: no-{name}
title: No {name} framework for many users
when:
  concurrent_users: {{at_least: 5_000}}
then:
  - veto: {{framework: [{ids}]}}
    reason: It would not carry them.
because: It is planted.
evidence: [{source}]
limits: None.
cases:
  fires: [{{concurrent_users: 9000}}]
  silent: [{{concurrent_users: 10}}]
"""


@pytest.fixture
def gapped(tmp_path: Path) -> Path:
    """The small rule base with a rule that vetoes every framework of a busy project."""
    folder = tmp_path / "rules"
    shutil.copytree(SMALL, folder)
    options = sorted(path.stem for path in (folder / "options/framework").glob("*.yaml"))
    source = sorted(path.stem for path in (folder / "evidence").glob("*.yaml"))[0]
    topic = sorted(path for path in (folder / "knowledge").iterdir() if path.is_dir())[0]
    text = NO_SYNC.format(name="any", ids=", ".join(options), source=source)
    (topic / "no-any.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_sound_rule_base_passes_with_a_line_a_claim(command: Command) -> None:
    ended = command("rules", "prove", "--rules", SMALL, "--seconds", 60)
    assert (ended.code, ended.err) == (0, ""), ended.out
    for title in ("Every rule can fire", "Every option can win", "Every valid profile leaves an option"):
        assert title in ended.words
    assert "parts hold" in ended.words


def test_every_witness_is_a_profile_that_advise_takes_and_that_says_what_it_shows(
    command: Command, tmp_path: Path
) -> None:
    place = tmp_path / "witnesses"
    ended = command("rules", "prove", "--rules", SMALL, "--claim", "options-win", "--output", place)
    assert ended.code == 0
    files = sorted(place.glob("*.yaml"))
    assert ended.err == f"Wrote {len(files)} profiles into {place}.\n"
    for file in files:
        _, decision, option = file.stem.split(".")
        assert f"`{option}` wins the decision `{decision}`" in file.read_text(encoding="utf-8").lower()
        advised = command("advise", file, "--rules", SMALL, "--format", "json", "--quick")
        assert advised.code == 0
        assert json.loads(advised.out)["decisions"][decision]["recommended"] == option


def test_a_gap_is_refuted_in_words_with_rules_answers_and_the_way_to_its_witness(
    command: Command, gapped: Path
) -> None:
    ended = command("rules", "prove", "--rules", gapped, "--claim", "options-left")
    assert ended.code == 1
    assert "Refuted: Every option of the decision `framework` is vetoed." in ended.words
    assert "is vetoed by `no-any`" in ended.words
    assert "answers: concurrent_users:" in ended.words
    assert "--witness nothing-left/framework prints this profile" in ended.words


def test_one_witness_can_be_printed_and_advised_upon(command: Command, gapped: Path, tmp_path: Path) -> None:
    ended = command("rules", "prove", "--rules", gapped, "--witness", "nothing-left/framework")
    assert ended.code == 1
    assert ended.out.startswith("# Every option of the decision `framework` is vetoed.\n")
    file = tmp_path / "gap.yaml"
    file.write_text(ended.out, encoding="utf-8")
    advised = command("advise", file, "--rules", gapped, "--format", "json", "--quick")
    assert json.loads(advised.out)["decisions"]["framework"]["recommended"] is None


def test_json_lists_every_part_with_its_status_and_answers(command: Command, gapped: Path) -> None:
    ended = command("rules", "prove", "--rules", gapped, "--claim", "options-left", "--format", "json")
    document = json.loads(ended.out)
    assert (ended.code, document["schema"], document["holds"]) == (1, "advisor/proofs/v1", False)
    [claim] = document["claims"]
    parts = {part["id"]: part for part in claim["parts"]}
    assert parts["nothing-left/framework"]["status"] == "refuted"
    assert set(parts["nothing-left/framework"]["witness"]["answers"]) == {"concurrent_users"}
    assert parts["nothing-left/architecture"]["witness"] is None


def test_an_unknown_claim_or_part_is_wrong_input(command: Command) -> None:
    ended = command("rules", "prove", "--rules", SMALL, "--claim", "options-wins")
    assert (ended.code, ended.out) == (2, "")
    assert "there is no claim `options-wins` (did you mean `options-win`?)" in ended.err
    ended = command("rules", "prove", "--rules", SMALL, "--witness", "rule/nothing")
    assert ended.code == 2
    assert "there is no part `rule/nothing`" in ended.err
