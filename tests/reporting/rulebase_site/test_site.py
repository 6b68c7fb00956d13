"""The web pages of a rule base: every link leads somewhere, and what names each other is linked."""

from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from advisor import load_rulebase
from advisor.model.rulebase import RuleBase
from advisor.reporting.rulebase_site.links import page_of
from advisor.reporting.rulebase_site.site import rulebase_site
from tests.reporting.pages import read_page

SMALL = Path(__file__).parents[2] / "fixtures/rules_small"


class _Targets(HTMLParser):
    """Where a page points to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "action"):
                self.found.append((tag, value or ""))
            if name == "id":
                self.ids.append(value or "")


def targets(html: str) -> _Targets:
    found = _Targets()
    found.feed(html)
    return found


@pytest.fixture(scope="module")
def base() -> RuleBase:
    return load_rulebase(SMALL).base


@pytest.fixture(scope="module")
def site(base: RuleBase) -> dict[str, str]:
    return dict(rulebase_site(base))


@pytest.fixture(scope="module")
def shipped() -> RuleBase:
    return load_rulebase().base


@pytest.fixture(scope="module")
def shipped_site(shipped: RuleBase) -> dict[str, str]:
    return dict(rulebase_site(shipped))


def _dead_links(files: dict[str, str]) -> list[tuple[str, str]]:
    dead = []
    for path, html in files.items():
        if path.endswith(".html"):
            found = targets(html)
            for tag, target in found.found:
                if target.startswith("#"):
                    known = target[1:] in found.ids
                elif target.startswith(("https://", "http://")):
                    known = tag == "a"
                else:
                    known = target == "data:," or normpath(join(dirname(path), target)) in files
                if not known:
                    dead.append((path, target))
    return dead


def test_every_link_of_a_small_base_leads_somewhere(site: dict[str, str]) -> None:
    assert _dead_links(site) == []


@pytest.mark.slow
def test_every_link_of_the_shipped_base_leads_somewhere_and_no_page_stands_alone(shipped_site: dict[str, str]) -> None:
    files = shipped_site
    assert _dead_links(files) == []
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        path = waiting.pop()
        if path.endswith(".html"):
            for _, target in targets(files[path]).found:
                place = normpath(join(dirname(path), target))
                if place in files and place not in reached:
                    reached.add(place)
                    waiting.append(place)
    assert set(files) == reached


def test_pages_are_well_formed_with_one_main_part_and_headings_in_order(site: dict[str, str]) -> None:
    for path, html in site.items():
        if not path.endswith(".html"):
            continue
        page = read_page(html)
        assert page.unbalanced == [], path
        tags = [tag for tag, _ in page.elements]
        assert tags.count("main") == tags.count("h1") == 1, path
        levels = [int(tag[1]) for tag in tags if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()]
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), path
        ids = targets(html).ids
        assert len(ids) == len(set(ids)), path


def test_nothing_is_fetched_from_outside(site: dict[str, str]) -> None:
    for path, text in site.items():
        assert "url(" not in text and "@import" not in text, path
        for tag, target in targets(text).found if path.endswith(".html") else ():
            assert tag == "a" or not target.startswith(("http", "//")), path


def test_the_same_base_gives_the_same_bytes(base: RuleBase, site: dict[str, str]) -> None:
    assert dict(rulebase_site(load_rulebase(SMALL).base)) == site


def test_a_rule_and_what_it_names_are_linked_both_ways(base: RuleBase, site: dict[str, str]) -> None:
    for rule in base.rules.values():
        own = page_of("rules", rule.id)
        html = site[own]
        for source in rule.evidence:
            other = page_of("evidence", source)
            assert f'href="../{other}"' in html
            assert f'href="../{own}"' in site[other]
        for conclusion in rule.then:
            for folder, name in (
                ("risks", getattr(conclusion, "warn", "")),
                ("practices", getattr(conclusion, "recommend", "")),
            ):
                if name:
                    assert f'href="../{page_of(folder, name)}"' in html
                    assert f'href="../{own}"' in site[page_of(folder, name)]


def test_a_fact_names_the_rules_that_read_it_and_the_section_that_asks_it(base: RuleBase, site: dict[str, str]) -> None:
    from advisor.model.condition import facts_read

    for rule in base.rules.values():
        for fact in facts_read(rule.when):
            assert f'href="../{page_of("rules", rule.id)}"' in site[page_of("facts", fact)]
            assert f'href="../{page_of("facts", fact)}"' in site[page_of("rules", rule.id)]
    for question in base.questions.values():
        assert f'href="../{page_of("questions", question.section)}"' in site[page_of("facts", question.id)]


@pytest.mark.slow
def test_a_page_of_an_option_names_the_rules_that_veto_it(shipped: RuleBase, shipped_site: dict[str, str]) -> None:
    files = shipped_site
    rule = next(rule for rule in shipped.rules.values() if any(hasattr(one, "veto") for one in rule.then))
    page = page_of("rules", rule.id)
    vetoed = [path for path in files if path.startswith("options/") and f'href="../{page}"' in files[path]]
    assert vetoed
    assert all("Rules that rule it out" in read_page(files[path]).text for path in vetoed)


def test_a_criterion_argues_its_weight_and_its_sources_name_it(base: RuleBase) -> None:
    from dataclasses import replace

    criterion, source = next(iter(base.criteria.values())), next(iter(base.evidence))
    argued = criterion.model_copy(update={"because": "Few projects need more.", "evidence": (source,)})
    files = dict(rulebase_site(replace(base, criteria={**base.criteria, criterion.id: argued})))
    page, cited = page_of("criteria", criterion.id), page_of("evidence", source)
    assert "Few projects need more." in read_page(files[page]).text
    assert f'href="../{cited}"' in files[page]
    assert f'href="../{page}"' in files[cited]


@pytest.mark.slow
def test_every_weight_of_the_shipped_base_is_argued(shipped: RuleBase, shipped_site: dict[str, str]) -> None:
    for criterion in shipped.criteria.values():
        assert criterion.because, criterion.id
        assert criterion.evidence, criterion.id
        assert "Why this weight" in read_page(shipped_site[page_of("criteria", criterion.id)]).text


def test_the_first_page_tells_how_well_the_rules_are_supported(base: RuleBase, site: dict[str, str]) -> None:
    text = " ".join(read_page(site["index.html"]).text.split())
    assert f"{len(base.rules)} active rules by their best source" in text
    assert "%" in text


def test_mark_up_in_texts_is_shown_and_not_obeyed(base: RuleBase) -> None:
    from dataclasses import replace

    rule = next(iter(base.rules.values()))
    hostile = rule.model_copy(update={"title": '<script>alert(1)</script>"&', "because": "<img src=x onerror=y>"})
    files = dict(rulebase_site(replace(base, rules={**base.rules, rule.id: hostile})))
    html = files[page_of("rules", rule.id)]
    assert "<script>alert" not in "".join(files.values())
    assert "<img" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "", "..", "é", "con text"])
def test_no_id_leads_out_of_the_folder(name: str) -> None:
    path = page_of("rules", name)
    assert path.startswith("rules/") and path.count("/") == 1
    assert normpath(path).startswith("rules/")


def test_ids_that_look_alike_as_files_stay_apart() -> None:
    assert page_of("facts", "a/b") != page_of("facts", "a_b")
