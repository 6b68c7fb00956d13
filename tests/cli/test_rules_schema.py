"""`advisor rules schema`."""

import json
from pathlib import Path

from advisor import load_rulebase
from advisor.authoring.schema.files import schema_names
from tests.cli.conftest import SMALL, Command


def test_one_kind_is_printed(command: Command) -> None:
    ended = command("rules", "schema", "evidence", "--rules", SMALL)
    assert ended.code == 0
    assert json.loads(ended.out)["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_all_kinds_are_listed_with_their_files(command: Command) -> None:
    out = command("rules", "schema", "--rules", SMALL).out
    assert "rule: knowledge/*/*.yaml" in out


def test_a_file_for_each_kind_is_written_with_the_settings_of_an_editor(command: Command, tmp_path: Path) -> None:
    ended = command("rules", "schema", "--output", tmp_path / "schemas", "--rules", SMALL)
    assert ended.code == 0
    names = schema_names(load_rulebase(SMALL).base)
    assert {path.name for path in (tmp_path / "schemas").iterdir()} == {f"{name}.schema.json" for name in names}
    settings = json.loads(ended.out[ended.out.index("{") :])["yaml.schemas"]
    assert len(settings) == len(names)
    assert all(Path(file).is_file() for file in settings)


def test_an_unknown_kind_is_refused(command: Command) -> None:
    ended = command("rules", "schema", "rul", "--rules", SMALL)
    assert ended.code == 2
    assert "`rule`" in ended.err
