import pytest

from advisor_ui.markdown import bullets, coded, literal


@pytest.mark.parametrize(
    "text", ["*a*", "[x](y)", "$5 and $6", "<b>", "`code`", ":red[x]", "a_b_c", "# h", "a|b", "~~x~~"]
)
def test_nothing_in_a_text_is_read_as_markup(text: str) -> None:
    shown = literal(text)
    assert shown.replace("\\", "") == text
    assert all(shown[place - 1] == "\\" for place, char in enumerate(shown) if char in "*[]$<>`:_#|~")


def test_only_paired_code_marks_stay() -> None:
    assert coded("use `a_b`, not *c*") == "use `a_b`, not \\*c\\*"
    assert coded("one ` only") == "one \\` only"


def test_lists_nest() -> None:
    assert bullets([(0, "a"), (1, "b")]) == "- a\n    - b"
