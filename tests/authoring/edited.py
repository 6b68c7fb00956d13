"""The sound rule base of the fixtures with some of its files changed."""

from pathlib import Path

from advisor import api
from advisor.authoring.check import Checked

SOUND = Path(__file__).parents[1] / "fixtures/rules_authoring"


def edited(*edits: tuple[str, str, str]) -> dict[str, bytes]:
    """Files by name after replacing texts in them: (file, old, new)."""
    texts: dict[str, str] = {}
    for name, old, new in edits:
        text = texts.get(name) or (SOUND / name).read_text(encoding="utf-8")
        assert old in text, f"`{old}` is not in {name}"
        texts[name] = text.replace(old, new, 1)
    return {name: text.encode() for name, text in texts.items()}


def checked(*edits: tuple[str, str, str], focus: tuple[str, ...] | None = None) -> Checked:
    """What a check finds after these edits."""
    return api.check_rulebase(SOUND, edited(*edits), focus=focus)


def kinds(result: Checked) -> list[str]:
    """The kinds of the findings, in their order."""
    return [finding.kind.id for finding in result.findings]
