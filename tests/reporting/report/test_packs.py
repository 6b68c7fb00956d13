"""Reports that rest on packs: they name them, and every override with its reason."""

import pytest

from advisor import advise, load_profile, load_rulebase
from advisor.engine.program import Program
from advisor.model.assessment import Assessment
from advisor.model.packs import Override, PackStamp
from advisor.reporting import render
from advisor.reporting.report.view import build_view
from tests.reporting.conftest import FIXTURES, Advising
from tests.reporting.test_golden import FORMATS, GOLDEN

REASONS = ("The board trains everybody anew.", "Our schools have one administrator each.", "Nobody is there at night.")


@pytest.fixture(scope="module")
def school() -> Program:
    return load_rulebase(FIXTURES / "rules_small", packs=[FIXTURES / "pack_small"])


@pytest.fixture(scope="module")
def assessment(school: Program) -> Assessment:
    made = advise(load_profile(FIXTURES / "profiles_small/school-chat.yaml", school), school)
    return made.model_copy(update={"advisor": made.advisor.model_copy(update={"version": "0"})})


def overriding(assessment: Assessment, *overrides: Override) -> Assessment:
    """The assessment as if these had been the overrides."""
    stamp = assessment.rulebase.model_copy(update={"overrides": overrides})
    return assessment.model_copy(update={"rulebase": stamp})


def disabled(name: str, reason: str = "So.") -> Override:
    return Override(pack="school-board", action="disable", kind="rule", id=name, reason=reason)


@pytest.mark.parametrize("format", FORMATS)
def test_a_report_with_a_pack_is_as_it_was(
    format: str, school: Program, assessment: Assessment, request: pytest.FixtureRequest
) -> None:
    made = FORMATS[format](assessment, school)
    file = GOLDEN / f"school-chat-with-pack.{format}"
    if request.config.getoption("--update-golden"):
        file.write_text(made, encoding="utf-8")
    assert made == file.read_text(encoding="utf-8"), "if the change is meant: pytest tests/reporting --update-golden"


@pytest.mark.parametrize("write", [render.to_text, render.to_markdown, render.to_html])
def test_every_format_names_the_pack_and_every_override_with_its_reason(
    write, school: Program, assessment: Assessment
) -> None:
    words = " ".join(write(assessment, school.base).split())
    assert "This report rests on 3 overrides by the pack school-board 2.1.0: it disables the rule known-" in words
    for reason in REASONS:
        assert reason in words


def test_the_json_holds_the_pack_and_its_overrides(assessment: Assessment, school: Program) -> None:
    stamp = assessment.rulebase
    assert stamp.sha256 == school.base.sha256
    assert [(pack.name, pack.version, len(pack.sha256)) for pack in stamp.packs] == [("school-board", "2.1.0", 64)]
    assert [(one.action, one.kind, one.id, one.before, one.after) for one in stamp.overrides] == [
        ("disable", "rule", "known-language", None, None),
        ("replace", "rule", "few-people-few-parts", None, None),
        ("weight", "criterion", "operability", 7, 9),
    ]


def test_a_pack_that_only_adds_is_named_too(assessment: Assessment, school: Program) -> None:
    (sentence,) = build_view(overriding(assessment), school.base).packs.sentences
    assert sentence.startswith("This report rests on the pack school-board 2.1.0 too, which adds to the rule base")
    assert "Overrides of the rule base" not in render.to_html(overriding(assessment), school.base)


def test_each_pack_has_its_own_sentence(assessment: Assessment, school: Program) -> None:
    other = PackStamp(name="county", version="1", sha256="0" * 64)
    both = assessment.rulebase.model_copy(update={"packs": (*assessment.rulebase.packs, other)})
    view = build_view(assessment.model_copy(update={"rulebase": both}), school.base).packs
    assert [sentence.split(":")[0] for sentence in view.sentences] == [
        "This report rests on 3 overrides by the pack school-board 2.1.0",
        "This report rests on the pack county 1 too, which adds to the rule base and overrides nothing of it.",
    ]


def test_a_sentence_stays_short_and_the_list_stays_whole(assessment: Assessment, school: Program) -> None:
    many = overriding(assessment, *(disabled(f"rule-{number}") for number in range(9)))
    view = build_view(many, school.base).packs
    assert view.sentences[0].endswith("disables the rule rule-3 and 5 more.")
    assert len(view.overrides) == 9


def test_an_out_of_scope_report_names_them_too(school: Program) -> None:
    profile = load_profile(FIXTURES / "profiles_small/out-of-scope.yaml", school)
    made = advise(profile, school)
    assert made.scope.status == "out"
    for write in (render.to_text, render.to_markdown, render.to_html):
        assert "rests on 3 overrides by the pack school-board" in " ".join(write(made, school.base).split())


def test_a_hostile_reason_stays_text(assessment: Assessment, school: Program) -> None:
    hostile = overriding(assessment, disabled("x", "<script>alert(1)</script>[link](http://example.org)\n# heading"))
    page = render.to_html(hostile, school.base)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    text = render.to_markdown(hostile, school.base)
    assert "[link](http" not in text
    assert "\n# heading" not in text


def test_without_packs_nothing_is_said_of_them(small: Program, advised: Advising) -> None:
    assert build_view(advised("chat"), small.base).packs.sentences == ()
    assert "the pack" not in render.to_text(advised("chat"), small.base)
