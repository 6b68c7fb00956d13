"""The text of a rule as its owner wrote it."""

from pathlib import Path

from advisor.loading.sources import shipped
from advisor.model.rulebase import RuleBase


def rule_text(base: RuleBase, rule: str, directory: Path | None = None) -> str:
    """The rule's file, from the folder that the base was loaded from (default: the shipped one)."""
    return ((directory or shipped("rules")) / base.files[rule]).read_text(encoding="utf-8")
