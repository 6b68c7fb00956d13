"""The tiny rule base of the fixtures, with some of its files changed."""

from pathlib import Path
from typing import Any

from advisor import load_profile, load_rulebase
from advisor.engine.program import Program
from advisor.errors import InputError, Problem
from advisor.model.profile import Answer

TINY = Path(__file__).parent.parent / "fixtures" / "rules_tiny"
RULE = "knowledge/basics/open-connections.yaml"


def changed(*edits: tuple[str, str, str]) -> dict[str, bytes]:
    """Files by name after replacing texts in them: (file, old, new)."""
    texts: dict[str, str] = {}
    for name, old, new in edits:
        text = texts.get(name) or (TINY / name).read_text(encoding="utf-8")
        assert old in text, f"`{old}` is not in {name}"
        texts[name] = text.replace(old, new, 1)
    return {name: text.encode() for name, text in texts.items()}


def faults(files: dict[str, bytes]) -> tuple[Problem, ...]:
    """What is wrong with the tiny rule base after these files were changed or added."""
    try:
        load_rulebase(TINY, files)
    except InputError as error:
        return error.problems
    return ()


def answer_of(name: str, value: Any, program: Program) -> Answer | None:
    """One answer as it is read."""
    return load_profile({"profile": "tiny", "answers": {name: value}}, program).answers.get(name)
