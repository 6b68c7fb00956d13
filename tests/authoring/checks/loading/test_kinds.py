"""Every fault that the loader tells apart has its kind, and every kind its fault."""

import ast
from collections.abc import Iterator
from pathlib import Path

import advisor
from advisor.authoring.checks.registry import LOAD_KINDS

SOURCES = (*Path(advisor.__file__).parent.glob("loading/*.py"), Path(advisor.__file__).with_name("api.py"))


def named_in(source: Path) -> Iterator[str]:
    """The texts in a module that are ids of kinds of load fault, wherever they stand."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and node.value in LOAD_KINDS:
            yield node.value


def test_every_kind_is_given_somewhere_in_the_loader() -> None:
    assert {kind for source in SOURCES for kind in named_in(source)} == set(LOAD_KINDS)


def test_the_loader_gives_no_kind_that_does_not_exist() -> None:
    given = {
        keyword.value.value
        for source in SOURCES
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "kind" and isinstance(keyword.value, ast.Constant)
    }
    assert given <= set(LOAD_KINDS)
    assert len(given) > 5
