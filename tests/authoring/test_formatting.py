"""One layout for rule files, whose meaning, comments and words stay as written."""

import json

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from advisor.authoring.formatting.flow import WIDTH
from advisor.authoring.formatting.formatting import formatted
from advisor.authoring.formatting.key_order import ORDERS
from advisor.authoring.schema.key_meanings import GIVEN_BY_PLACE
from advisor.errors import InputError
from advisor.loading.document import read_document
from advisor.loading.sources import shipped

RULE = "knowledge/topic/some-rule.yaml"


def text(content: str, name: str = RULE) -> str:
    return formatted(content.encode(), name).decode()


def meaning(content: str) -> str:
    return json.dumps(read_document(content.encode(), "file").data, sort_keys=True)


def readable(content: str) -> bool:
    try:
        read_document(content.encode(), "file")
    except InputError:
        return False
    return True


def test_keys_of_a_rule_stand_in_the_order_of_the_rule_language() -> None:
    assert text("because: b\nthen:\n  - {strength: 3, criterion: c, disfavour: {x: [y]}}\nid: a\ntitle: t\n") == (
        "id: a\ntitle: t\nthen:\n  - {disfavour: {x: [y]}, criterion: c, strength: 3}\nbecause: b\n"
    )


def test_keys_of_conditions_and_cases_keep_their_order() -> None:
    written = (
        "when:\n  realtime: true\n  any:\n    - cloud: x\n    - a: 1\ncases:\n  fires: [{b: 1, a: 2}]\n  silent: []\n"
    )
    assert text(written) == written


def test_rows_of_a_decision_table_read_as_rules_do() -> None:
    written = "id: t\ntable:\n  hit: first\n  reads: [a]\n  rows:\n    - {then: [{warn: x}], when: {a: 1}, id: one}\n"
    assert "- {id: one, when: {a: 1}, then: [{warn: x}]}" in text(written)


def test_every_key_of_an_item_has_its_place() -> None:
    for model, order in ORDERS.items():
        given = GIVEN_BY_PLACE.get(model.__name__, ())
        assert set(order) == set(model.model_fields) - set(given)


def test_unknown_keys_follow_the_known_ones() -> None:
    assert text("whatever: 1\nid: a\n") == "id: a\nwhatever: 1\n"


def test_comments_stay_with_their_key_and_at_their_column() -> None:
    written = (
        "# the head stays first\n"
        "because: b     # aligned\n"
        "# about the id\n"
        "id: a\n"
        "when:          # all of it\n"
        "  # about realtime\n"
        "  realtime: true\n"
        "then:\n"
        "  # first\n"
        "  - warn: x    # one\n"
        "# the end\n"
    )
    assert text(written) == (
        "# the head stays first\n"
        "# about the id\n"
        "id: a\n"
        "when:          # all of it\n"
        "  # about realtime\n"
        "  realtime: true\n"
        "then:\n"
        "  # first\n"
        "  - warn: x    # one\n"
        "because: b     # aligned\n"
        "# the end\n"
    )


def test_comments_inside_brackets_are_kept() -> None:
    written = "id: a\nevidence: [one, # why one\n  # why two\n  two]\n"
    laid_out = text(written)
    assert "# why one" in laid_out and "# why two" in laid_out
    assert meaning(laid_out) == meaning(written)
    assert text(laid_out) == laid_out


@pytest.mark.parametrize(
    "scalar", ["on", "no", "010", "20_000", "1e3", "6.10", "'6.10'", '"a: b"', "12:30", "0x1F", "2026-11-23", "~", "+5"]
)
def test_scalars_stay_as_written(scalar: str) -> None:
    assert text(f"title:   {scalar}\nid:  [ {scalar},{scalar} ]\n") == f"id: [{scalar}, {scalar}]\ntitle: {scalar}\n"


def test_indentation_is_two_and_lists_stand_below_their_key() -> None:
    assert text("then:\n- warn:   a\nwhen:\n      any:\n      -   a: 1\n          b: 2\n") == (
        "when:\n  any:\n    - a: 1\n      b: 2\nthen:\n  - warn: a\n"
    )


def test_a_mapping_too_long_for_a_line_loses_its_brackets() -> None:
    long = ", ".join(f"fact_number_{number}: {{at_least: {number}}}" for number in range(8))
    assert text(f"when: {{{long}}}\n").startswith("when:\n  fact_number_0: {at_least: 0}\n  fact_number_1:")


def test_a_list_of_words_too_long_for_a_line_is_broken_between_words() -> None:
    laid_out = text(f"evidence: [{', '.join(f'source-number-{number}' for number in range(20))}]\n")
    assert len(laid_out.splitlines()) == 3
    assert max(map(len, laid_out.splitlines())) <= WIDTH


def test_brackets_that_their_author_broke_stay_so_where_they_fit() -> None:
    rows = "\n".join(f"  fact_{number}: a_rather_long_value_for_a_line, other_{number}: b," for number in range(6))
    written = f"attributes: {{first: 1,\n{rows}\n  last: 2}}\n"
    assert text(written, "options/framework/a.yaml") == written


def test_texts_of_several_lines_keep_their_lines() -> None:
    written = "because: A first line\n  and a second one.\nlimits: |\n  verse\n    deeper\n\n  end\n"
    assert text(written) == written


def test_line_ends_that_a_text_keeps_are_kept() -> None:
    written = "because: |+\n  verse\n\n\nlimits: |+\n  end\n\n"
    assert meaning(text(written)) == meaning(written)


def test_what_is_no_yaml_is_refused_with_its_place() -> None:
    with pytest.raises(InputError) as refused:
        text("id: a\n  title: b\n")
    assert refused.value.problems[0].line == 2


def test_line_ends_of_windows_and_a_byte_order_mark_go() -> None:
    assert formatted(b"\xef\xbb\xbfid: a\r\ntitle: b\r\n", RULE) == b"id: a\ntitle: b\n"


@pytest.mark.slow
def test_every_shipped_file_says_the_same_in_the_usual_layout_and_stays_in_it() -> None:
    folder = shipped("rules")
    for path in folder.rglob("*.yaml"):
        name, content = path.relative_to(folder).as_posix(), path.read_bytes()
        laid_out = formatted(content, name)
        assert formatted(laid_out, name) == laid_out, name
        assert _comments(laid_out) == _comments(content), name


def _comments(content: bytes) -> list[str]:
    return sorted(line.split("#", 1)[1].strip() for line in content.decode().splitlines() if line.startswith("#"))


words = st.sampled_from(
    ["a", "on", "010", "'q # r'", '"x: y"', "a b c", "'it''s'", "2026-11-23", "1_000", "", "w" * 90]
)
keys = st.sampled_from(["id", "title", "then", "when", "because", "cases", "fires", "x", "all", "favour", "strength"])
scalars = st.sampled_from(["|", ">", "|-", ">-"])
remarks = st.sampled_from(["", "", "", "  # beside", " #close"])


@st.composite
def flow(draw: st.DrawFn, depth: int = 3) -> str:
    kind = draw(st.sampled_from(["word", "list", "mapping"] if depth else ["word"]))
    if kind == "word":
        return draw(words) or "~"
    separator = draw(st.sampled_from([", ", ",", ",\n          ", " , # note\n          "]))
    if kind == "list":
        return f"[{separator.join(draw(st.lists(flow(depth - 1), max_size=4)))}]"
    names = draw(st.lists(keys, max_size=4, unique=True))
    return f"{{{separator.join(f'{name}: {draw(flow(depth - 1))}' for name in names)}}}"


@st.composite
def block(draw: st.DrawFn, indent: int = 0, depth: int = 3) -> str:
    lines: list[str] = []
    step = draw(st.integers(1, 4))
    is_list = draw(st.booleans()) and indent > 0
    for name in draw(st.lists(keys, min_size=1, max_size=4, unique=True)):
        margin = " " * indent
        lines += draw(st.sampled_from([[], [], [""], [f"{margin}# above"], ["", "# far left", ""]]))
        opening = f"{margin}-" if is_list else f"{margin}{name}:"
        if depth and draw(st.booleans()):
            lines.append(f"{opening}{draw(remarks)}")
            lines.append(draw(block(indent=indent + step, depth=depth - 1)))
        elif draw(st.booleans()):
            lines.append(f"{opening} {draw(flow())}{draw(remarks)}")
        elif draw(st.booleans()):
            lines += [f"{opening} {draw(scalars)}", f"{margin}     first", ""]
            lines += [f"{margin}       deeper", f"{margin}     last"]
        else:
            lines += [f"{opening} first line of words", f"{margin}     second line{draw(remarks)}"]
    return "\n".join(lines)


@pytest.mark.slow
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(block().map(lambda body: body + "\n"), st.sampled_from([RULE, "questions/a.yaml", "elsewhere.yaml"]))
def test_the_layout_of_a_layout_is_itself_and_meaning_and_comments_stay(written: str, name: str) -> None:
    assume(readable(written))
    before = meaning(written)
    once = text(written, name)
    assert text(once, name) == once
    assert meaning(once) == before
    assert once.count("# above") == written.count("# above")
    assert once.count("# beside") == written.count("# beside")
    assert once.count("# note") == written.count("# note")
