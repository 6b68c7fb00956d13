"""Untrusted YAML: what is refused, where it stands, and which words are more than words."""

from typing import Any

import pytest

from advisor.errors import InputError, Problem
from advisor.loading.document import MAXIMUM_BYTES, plain_document, read_document


def refused(content: bytes | str) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        read_document(content.encode() if isinstance(content, str) else content, "file.yaml")
    return caught.value.problems


@pytest.mark.parametrize(
    ("content", "line", "column", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, "`a` stands here twice (first on line 1)"),
        ("a: {b: 1, b: 2}\n", 1, 11, "`b` stands here twice"),
        ("a: &x 1\n", 1, 4, "an anchor `&x`"),
        ("a: *x\n", 1, 4, "an alias"),
        ("a: !!python/object:os.system ls\n", 1, 4, "a tag"),
        ("a: !local 1\n", 1, 4, "a tag"),
        ("[" * 60, 1, 41, "nested more than 40 levels"),
        ("{a: " * 60, 1, 161, "nested more than 40 levels"),
        ("- " * 60, 1, 81, "nested more than 40 levels"),
        (b"a: 1\nb: \xff\n", 2, 4, "not UTF-8"),
        ("a: 1\n".encode("utf-16"), 1, 1, "not UTF-8"),
        (b"a: 1\nb: x\x07y\n", 2, 5, "a character is not allowed"),
        ('a: "x\\x00y"\n', 1, 4, "a control character"),
        ('"\\a": 1\n', 1, 1, "a control character"),
        ("a: 1\n---\nb: 2\n", 2, 1, "a second document"),
        ("a:\n\t b: 1\n", 2, 1, "not YAML"),
        ("a: b: c\n", 1, 5, "mapping values are not allowed"),
        ("a: [1, 2\n", 2, 1, "not YAML"),
        ("a: 'open\n", 2, 1, "not YAML"),
        ("? [a]\n: b\n", 1, 3, "a key must be a plain word"),
        ("{[a]: b}\n", 1, 2, "a key must be a plain word"),
        (b"a: " + b"x" * MAXIMUM_BYTES, 1, 1, "larger than the 1 MB"),
    ],
)
def test_what_is_refused_and_where(content: bytes | str, line: int, column: int, words: str) -> None:
    problem = refused(content)[0]
    assert words in problem.message
    assert problem.hint
    assert (problem.file, problem.line, problem.column) == ("file.yaml", line, column)


@pytest.mark.parametrize("text", ["a:\n\tb: 1\n", "a:\n  - b\n\t- c\n"])
def test_tabs_are_named_as_the_cause(text: str) -> None:
    assert refused(text)[0].hint == "indent with spaces, not tabs"


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"
    assert [problem.line for problem in refused(bomb)] == [1, 2, 2, 2, 3, 3, 3, 4, 4]


def test_all_faults_of_a_file_come_at_once() -> None:
    assert [problem.line for problem in refused("a: 1\na: 2\nb: !x 3\nc: &d 4\n")] == [2, 3, 4]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on", "on"), ("no", "no"), ("yes", "yes"), ("off", "off"), ("y", "y"), ("12:30", "12:30"), ("1_000", "1_000"),
        ("2026-11-23", "2026-11-23"), ("010", 10), ("0o17", 15), ("0x1F", 31), ("-7", -7), ("1.5", 1.5),
        ("1e3", 1000.0), (".5", 0.5), ("5.", 5.0), ("true", True),
        ("TRUE", True), ("tRue", "tRue"), ("false", False), ("null", None),
        ("~", None), ("", None), (".nan", ".nan"), (".inf", ".inf"), ("'7'", "7"), ('"true"', "true"), ("<<", "<<"),
        ("|-\n  two\n  lines", "two\nlines"),
    ],
)  # fmt: skip
def test_only_the_core_scalars_of_yaml_1_2_are_more_than_text(text: str, value: Any) -> None:
    found = read_document(f"a: {text}\n".encode(), "file.yaml").data["a"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("content", ["", "# only a comment\n", "---\n", "\ufeff"])
def test_an_empty_file_holds_nothing(content: str) -> None:
    assert read_document(content.encode(), "file.yaml").data is None


def test_every_value_has_a_place_and_what_is_missing_has_the_nearest() -> None:
    document = read_document(b"a:\n  - b: 1\n    c: {d: 2}\n", "file.yaml")
    assert document.positions[("a", 0, "c", "d")] == (3, 9)
    problem = document.problem("wrong", path=("a", 0, "c", "missing", "deeper"))
    assert (problem.line, problem.column) == (3, 5)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({1: 2}, "the key 1 is no text"),
        ({"a": {"b": {1, 2}}}, "the type set"),
        ({"a": "\ud800"}, "a control character"),
        ({"a\x00": 1}, "is no text"),
    ],
)
def test_values_that_no_document_can_hold(data: Any, words: str) -> None:
    with pytest.raises(InputError, match=words):
        plain_document(data, "built")


def test_a_value_that_holds_itself_is_too_deep() -> None:
    circle: dict[str, Any] = {}
    circle["a"] = circle
    with pytest.raises(InputError, match="nested more than 40 levels"):
        plain_document(circle, "built")
