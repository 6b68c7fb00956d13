"""The text of a rule as its owner wrote it."""

from collections.abc import Iterable
from pathlib import Path

from advisor.loading.sources import file_of, shipped
from advisor.model.rulebase import RuleBase


def rule_text(base: RuleBase, rule: str, directory: Path | None = None, packs: Iterable[Path] = ()) -> str:
    """The rule's file, from the folder that the base was loaded from (default: the shipped one) or one of its packs."""
    return file_of(base.files[rule], directory or shipped("rules"), packs).read_text(encoding="utf-8")


def shipped_text(file: str) -> str | None:
    """The text of a file of the shipped rule base; None where there is none of that name."""
    path = shipped("rules") / file
    return path.read_text(encoding="utf-8") if path.is_file() else None
