"""Copies of the small rule base with something changed, for tests that hold two versions against each other."""

import shutil
from pathlib import Path

from advisor.authoring.replay.versions import Version, version_in

SMALL = Path(__file__).parents[1] / "fixtures/rules_small"

REHEARSAL = "knowledge/load/peaks-want-a-rehearsal.yaml"
CONNECTIONS = "knowledge/load/open-connections-need-light-tasks.yaml"
SKILLS = "knowledge/team/known-language.yaml"
LOAD = "questions/load.yaml"

Edit = tuple[str, str, str]
"""A file, a text in it, and what shall stand there instead; for no text the whole file is written anew."""


def changed_rules(folder: Path, *edits: Edit) -> Version:
    """The small rule base, copied into a folder, with these edits."""
    place = folder / "rules"
    shutil.copytree(SMALL, place)
    for file, old, new in edits:
        path = place / file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text, f"{file} has no {old!r}"
        path.write_text(text.replace(old, new) if old else new, encoding="utf-8")
    return version_in(place)
