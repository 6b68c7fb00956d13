"""The sizing in reports: what to run on the first page, every figure folded away, assumptions with their sources."""

import re
from itertools import pairwise

import pytest

from advisor.engine.program import Program
from advisor.errors import AdvisorError
from advisor.model.assessment import Assessment
from advisor.model.sizing import Sizing
from advisor.reporting import render
from advisor.reporting.naming import Names
from advisor.reporting.sizing import page as sizing_page
from advisor.reporting.sizing.view import SizingView, breaks, headline, sizing_view
from advisor.reporting.sources import Citations
from tests.reporting.conftest import Advising
from tests.reporting.pages import Page, read_page
from tests.reporting.sized import a_figure, sized, the_whole

RUN = "4 instances (3.6 to 8) of the application and 3 cores (2.7 to 6) for the database."
BREAKS = "It breaks at about 4.2 times this load (3.78 to 8.4), first at the event stream's partitions."


@pytest.fixture(scope="module")
def assessment(advised: Advising) -> Assessment:
    return sized(advised("chat"))


@pytest.fixture(scope="module")
def view(assessment: Assessment, small: Program) -> SizingView:
    found = sizing_view(assessment, Names(small.base), Citations(small.base, assessment.as_of))
    assert found is not None
    return found


@pytest.fixture(scope="module", params=["report", "page"])
def page(request: pytest.FixtureRequest, assessment: Assessment, small: Program) -> Page:
    write = render.to_html if request.param == "report" else sizing_page.sizing_to_html
    return read_page(write(assessment, small.base))


def test_it_says_what_to_run_and_when_it_breaks(view: SizingView) -> None:
    assert (view.headline, view.breaks) == (RUN, BREAKS)
    assert view.in_a_line == f"{RUN} {BREAKS}"
    assert view.missing == "To size the rest, tell servers now."


def test_figures_stand_by_part_with_formula_law_and_inputs(view: SizingView) -> None:
    assert [part.id for part in view.parts][:3] == ["system", "application", "database"]
    [application] = [part for part in view.parts if part.id == "application"]
    assert application.in_short.endswith("4 instances; utilisation of the instances at the peak: 43.2 %")
    instances = application.figures[1]
    assert (instances.value, instances.span, instances.measured) == ("4 instances", "3.6 to 8", True)
    assert [(one.name, one.value) for one in instances.inputs][1:] == [
        ("Processor time of the application for one request", "4 core·ms/request (0.5 to 15)"),
        ("Growth until the first of these is full", "4.2 times (3.78 to 8.4)"),
    ]


def test_a_part_that_nobody_named_is_shown_too(view: SizingView) -> None:
    assert (view.parts[-1].id, view.parts[-1].title) == ("tea leaves", "Tea leaves")


def test_assumptions_cite_their_sources(view: SizingView) -> None:
    assumed, told = view.assumptions
    assert [source.id for source in assumed.sources] == ["worker-docs"]
    assert (assumed.origin, told.origin) == ("assumed", "set in the profile")


def test_too_much_for_today_is_said(assessment: Assessment, small: Program) -> None:
    sizing = assessment.sizing
    assert sizing is not None
    small_room = sizing.figures[0].model_copy(update={"best": 0.5, "likely": (0.5, 0.5)})
    over = assessment.model_copy(
        update={"sizing": sizing.model_copy(update={"figures": (small_room, *sizing.figures[1:])})}
    )
    found = sizing_view(over, Names(small.base), Citations(small.base, over.as_of))
    assert found is not None
    assert (
        found.breaks == "This peak is too much for the event stream's partitions, which hold about 0.5 times as much."
    )


def test_the_first_page_has_it_in_a_line(assessment: Assessment, small: Program) -> None:
    html = render.to_html(assessment, small.base)
    first = html[: html.index('aria-label="Contents"')]
    assert BREAKS.replace("'", "&#39;") in first
    assert f"To run: {RUN} {BREAKS}" in " ".join(render.to_text(assessment, small.base).split())


def test_pages_are_well_formed_and_accessible(page: Page) -> None:
    assert page.unbalanced == []
    tags = [tag for tag, _ in page.elements]
    assert tags.count("caption") == tags.count("table")
    assert tags.count("details") == tags.count("summary")
    assert all("scope" in one for tag, one in page.elements if tag == "th")
    ids = [one["id"] for _, one in page.elements if "id" in one]
    assert len(ids) == len(set(ids))
    targets = {one["href"][1:] for _, one in page.elements if one.get("href", "").startswith("#")}
    assert targets <= set(ids)
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert "script" not in tags


def test_pages_draw_every_milestone_and_hold_the_diagrams(page: Page) -> None:
    drawn = [one["aria-labelledby"] for tag, one in page.elements if tag == "svg" and "picture" in one["class"]]
    assert len(set(drawn)) == len(drawn) == 3
    assert 'workspace "chat"' in page.text
    assert page.text.count("flowchart TB") == 3
    assert "Somebody 1961" in page.text


def test_figures_are_folded_away(page: Page) -> None:
    depth, shown = 0, 0
    for tag, attributes in page.elements:
        depth += tag == "details"
        shown += tag == "table" and "figures" in attributes.get("class", "") and not depth
    assert depth > 0
    assert shown == 0
    assert not [one for tag, one in page.elements if tag == "details" and "open" in one]


def test_markdown_tables_keep_their_columns(assessment: Assessment, small: Program) -> None:
    for text in (
        render.to_markdown(assessment, small.base),
        sizing_page.sizing_to_markdown(assessment, small.base),
    ):
        for table in re.findall(r"(?:^\|.*\n)+", text, re.M):
            widths = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
            assert len(widths) == 1, table
        assert f"**{RUN}**" in text
        assert "Measured \\| for six stacks." in text
        assert "What changes, at 10 times the load:" in text


def test_without_a_sizing_the_report_says_so(small: Program, advised: Advising) -> None:
    text = read_page(render.to_html(advised("chat"), small.base)).text
    assert "the rule base holds no assumptions on them" in text
    with pytest.raises(AdvisorError, match="servers, storage and cost are not sized"):
        sizing_page.sizing_to_html(advised("chat"), small.base)
    with pytest.raises(AdvisorError, match="not our subject"):
        sizing_page.sizing_to_markdown(advised("out-of-scope"), small.base)
    with pytest.raises(AdvisorError, match="nothing to draw"):
        sizing_page.to_structurizr(advised("out-of-scope"), small.base)


def test_a_milestone_that_is_none_is_refused(assessment: Assessment, small: Program) -> None:
    assert sizing_page.to_mermaid(assessment, small.base, 3).startswith("flowchart TB")
    with pytest.raises(AdvisorError, match="no milestone at 7 times the load; there are: 1, 3, 10"):
        sizing_page.to_mermaid(assessment, small.base, 7)


def test_the_shipped_base_sizes_an_example_in_every_format(shipped: Program) -> None:
    from advisor import load_profile
    from advisor.api import example_profiles, size

    for file in example_profiles()[:3]:
        assessment = size(load_profile(file, shipped), shipped)
        assert read_page(sizing_page.sizing_to_html(assessment, shipped.base)).unbalanced == []
        assert "As the load grows" in sizing_page.sizing_to_markdown(assessment, shipped.base)
        assert sizing_page.to_structurizr(assessment, shipped.base).count("deploymentEnvironment") == 3


def _sizing(assessment: Assessment) -> Sizing:
    assert assessment.sizing
    return assessment.sizing


@pytest.mark.parametrize(
    ("low", "words"),
    [
        (40, "It breaks far beyond ten times this load, first at the event stream's partitions."),
        (4, "It breaks beyond ten times this load, though perhaps at 4 times already, first at the event stream's "
            "partitions."),
    ],
)  # fmt: skip
def test_far_beyond_is_no_number(assessment: Assessment, low: float, words: str) -> None:
    sizing = _sizing(assessment)
    room = sizing.figures[0].model_copy(update={"best": 3125.0, "likely": (low, 9000.0)})
    assert breaks(sizing.model_copy(update={"figures": (room, *sizing.figures[1:])})) == words


def test_functions_and_databases_by_the_request_are_no_instances_and_no_cores(assessment: Assessment) -> None:
    sizing = _sizing(assessment)
    more = a_figure("requests_in_progress", "requests", "application", "Requests in progress at the peak", 84)
    bought = sizing.model_copy(
        update={
            "figures": (*sizing.figures, more),
            "assumptions": (the_whole("by_call_share"), the_whole("by_statement_share")),
        }
    )
    assert headline(bought) == (
        "Functions that the platform starts as needed, with 84 requests (75.6 to 168) in progress at the peak and a "
        "database billed by the request for 900 statements/s (810 to 1,800) that read and 100 statements/s (90 to 200) "
        "that write."
    )


def test_a_break_even_that_may_never_come_says_so(assessment: Assessment, small: Program) -> None:
    sizing = _sizing(assessment)
    volume = a_figure("break_even_serverless", "million requests/month", "architectures", "Break-even", 70).model_copy(
        update={"likely": (14.4, 1e6)}
    )
    found = sizing_view(
        assessment.model_copy(update={"sizing": sizing.model_copy(update={"figures": (*sizing.figures, volume)})}),
        Names(small.base),
        Citations(small.base, assessment.as_of),
    )
    assert found
    [shown] = [one for part in found.parts for one in part.figures if one.id == "size.break_even_serverless"]
    assert shown.span == "14.4 and more, or never"
