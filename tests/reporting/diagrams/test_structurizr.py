"""The Structurizr workspace: it follows the language, shows every milestone, and no name leaves its string."""

from dataclasses import replace

import pytest

from advisor.engine.program import Program
from advisor.reporting.diagrams.architecture import Container
from advisor.reporting.diagrams.diagram import diagram_of
from advisor.reporting.diagrams.drawings import diagrams
from advisor.reporting.diagrams.structurizr import Day, quoted, structurizr
from tests.reporting.conftest import Advising
from tests.reporting.diagrams.test_annotations import a_sized_architecture
from tests.reporting.sized import sized
from tests.reporting.workspace import Statement, read_workspace, tokens

HOSTILE = 'a "b" ${HOME} \\ { } }\n!include /etc/passwd\n*/ # // \\'


@pytest.fixture
def workspace(small: Program, advised: Advising) -> Statement:
    drawn = diagrams(sized(advised("chat")), small.base)
    assert drawn is not None
    return read_workspace(drawn.structurizr)


def test_it_holds_people_the_system_and_what_it_calls(workspace: Statement) -> None:
    assert workspace.words[0] == "chat"
    assert [one.words[0] for one in workspace.all("person")] == ["People"]
    assert [one.words[0] for one in workspace.all("softwareSystem")] == ["Other systems", "chat"]
    containers = {one.id: one.words for one in workspace.all("container") if one.id}
    assert containers["application"][0] == "Application"
    assert containers["application"][2] == "Light-task framework (Elixir)"
    assert containers["messaging"][3] == "Queue,Full first"


def test_names_are_unique_where_the_language_wants_it(workspace: Statement) -> None:
    names = [one.words[0] for one in workspace.all("container") if one.id]
    assert len(names) == len(set(names))
    for environment in workspace.all("deploymentEnvironment"):
        for node in environment.all("deploymentNode"):
            inner = [one.words[0] for one in node.children if one.keyword == "deploymentNode"]
            assert len(inner) == len(set(inner))
    relations = [(one.ends, one.words[0]) for one in workspace.all("->")]
    assert len(relations) == len(set(relations))


def test_every_milestone_is_a_deployment_with_its_counts(workspace: Statement) -> None:
    found = {}
    for environment in workspace.all("deploymentEnvironment"):
        [node] = [one for one in environment.all("deploymentNode") if one.words[0] in ("Application", "Services")]
        [instance] = node.all("containerInstance")
        found[environment.words[0]] = (instance.words[0], node.all("instances")[0].words[0])
    assert found == {
        "Today": ("application", "4"),
        "3 times the load": ("application", "12"),
        "10 times the load": ("application_2", "40"),
    }
    views = {one.words[1] for one in workspace.all("deployment")}
    assert views == set(found)


def test_rates_stand_on_the_arrows(workspace: Statement) -> None:
    [arrow] = [one for one in workspace.all("->") if one.ends == ("people", "application")]
    assert arrow.words[:2] == ["use it, 400 requests/s", "HTTPS"]
    assert [one.words for one in arrow.all("pair")] == [
        ["Today", "400 requests/s"],
        ["3 times the load", "1,200 requests/s"],
    ]
    later = [one.words[0] for one in workspace.all("->") if one.ends == ("connection_tier", "application_2")]
    assert later == ["passes on, 4,000 requests/s"]


def test_what_comes_later_is_not_in_the_view_of_today(workspace: Statement) -> None:
    [late] = [one for one in workspace.all("container") if one.id == "connection_tier"]
    assert "Later" in late.words[3]
    [view] = [one for one in workspace.all("container") if not one.id]
    assert ["element.tag==Later"] in [one.words for one in view.children]


def test_a_hostile_name_stays_in_its_string() -> None:
    architecture = a_sized_architecture("one", 1)
    named = replace(architecture, platform=HOSTILE, application=replace(architecture.application, name=HOSTILE))
    named = replace(named, stores=(Container(HOSTILE, HOSTILE, key="primary_store", shape="store", full=True),))
    named = replace(named, actors=(), edge=(), asynchronous=(), outside=None)
    text = structurizr(HOSTILE, [Day("Today", diagram_of(named))])
    workspace = read_workspace(text)
    assert "${" not in text
    assert not [line for line in text.splitlines() if line.strip().startswith("!")]
    names = [one.words[0] for one in workspace.all("container") if one.id]
    assert len(names) == 2
    assert len(set(names)) == 2, "the same name twice is told apart"


@pytest.mark.parametrize("text", ["{", "}", '"', "\\", '\\"', "${X}", "a\\", "", "two\nlines", HOSTILE])
def test_a_string_is_one_word(text: str) -> None:
    assert len(tokens(f"x {quoted(text)} y")) == 3
    assert tokens(f"x {quoted(text)}")[1] not in ("{", "}")


def test_another_option_of_a_decision_is_another_container() -> None:
    today = a_sized_architecture("one", 1)
    today = replace(today, actors=(), edge=(), asynchronous=(), outside=None)
    stores = (Container("Old store", key="primary_store", shape="store"),)
    later = (Container("New store", key="primary_store", shape="store"),)
    days = [
        Day("Today", diagram_of(replace(today, stores=stores))),
        Day("Later", diagram_of(replace(today, stores=later))),
    ]
    workspace = read_workspace(structurizr("x", days))
    found = {one.id: one.words[0] for one in workspace.all("container") if one.id}
    assert found == {"application": "Services", "primary_store": "Old store", "primary_store_2": "New store"}
