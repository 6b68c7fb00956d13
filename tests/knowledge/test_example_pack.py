"""The example pack: it fits the shipped rules, its cases hold, and it does what its README says."""

from pathlib import Path

import pytest

from advisor import advise, load_profile, load_rulebase
from advisor.api import check_rulebase
from advisor.authoring.cases.running import run_cases
from advisor.authoring.findings import Level
from advisor.engine.program import Program
from advisor.errors import InputError
from advisor.loading.sources import shipped as shipped_folder
from advisor.model.assessment import Assessment

PACKS = shipped_folder("examples") / "packs"
PACK = PACKS / "payments-company"


@pytest.fixture(scope="module")
def company() -> Program:
    return load_rulebase(packs=[PACK])


@pytest.fixture(scope="module")
def vault(company: Program) -> Assessment:
    return advise(load_profile(PACKS / "card-vault.yaml", company), company, quick=True)


def test_its_cases_hold(company: Program) -> None:
    names = [path.stem for path in (PACK / "knowledge").rglob("*.yaml")]
    results = list(run_cases(company, [company.base.rules[name] for name in names]))
    assert len(results) >= 2 * len(names)
    assert [result.why for result in results if not result.passed] == []


def test_it_overrides_what_its_readme_says(company: Program) -> None:
    assert [(one.action, one.id) for one in company.base.overrides] == [
        ("disable", "tiny-team-ready-platform"),
        ("replace", "small-team-no-cluster"),
        ("weight", "security_compliance"),
    ]


def test_its_policy_rules_platforms_out_and_its_own_platform_comes_first(vault: Assessment) -> None:
    deployment = vault.decisions["deployment"]
    assert deployment.recommended == "launchpad"
    reason = "Full card numbers may live only in the estate that is audited for them."
    vetoed = {one.option for one in deployment.ranking for veto in one.vetoes if veto.because == reason}
    assert vetoed == {"functions", "paas", "managed_containers", "cloud_vms"}


def test_the_shipped_rules_alone_refuse_its_profile(shipped: Program) -> None:
    with pytest.raises(InputError, match="there is no question `card_data`"):
        load_profile(PACKS / "card-vault.yaml", shipped)


def test_its_readme_names_every_file() -> None:
    words = (PACK / "README.md").read_text(encoding="utf-8")
    for path in PACK.rglob("*.yaml"):
        name = path.relative_to(PACK).as_posix()
        assert name in words or name.startswith("evidence/")


def test_other_examples_are_advised_with_it(company: Program) -> None:
    example: Path = shipped_folder("examples") / "saas-start-up.yaml"
    made = advise(load_profile(example, company), company, quick=True)
    assert made.rulebase.packs[0].name == "payments-company"
    assert "mongodb" not in {one.option for one in made.decisions["primary_store"].ranking if one.status == "eligible"}


@pytest.mark.slow
def test_the_checks_find_nothing_in_it() -> None:
    checked = check_rulebase(packs=[PACK])
    assert [str(finding.place) for finding in checked.shown(Level.WARNING)] == []
