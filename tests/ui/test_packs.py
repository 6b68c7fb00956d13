"""Packs named in the environment, under the pages."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.errors import InputError
from advisor.loading.sources import shipped as shipped_folder
from advisor_ui import services

PACK = shipped_folder("examples") / "packs/payments-company"


@pytest.fixture
def with_packs(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ADVISOR_PACKS", f"{PACK}{os.pathsep}")
    services.read_rules_anew()
    yield
    services.read_rules_anew()


def test_the_pages_read_the_packs_of_the_environment(with_packs: None) -> None:
    assert services.given_packs() == (PACK,)
    assert "card_data" in services.base().questions
    considered = services.consider({"profile": "vault", "answers": {"card_data": "full_numbers"}})
    assert considered.assessment is not None
    assert [pack.name for pack in considered.assessment.rulebase.packs] == ["payments-company"]


def test_the_questionnaire_asks_what_a_pack_adds(with_packs: None, opened, saved) -> None:
    identifier = saved({})
    app = opened("questionnaire", a=identifier, section="first-3")
    app.radio(key="q-card_data-value").set_value("tokens").run()
    assert not app.exception
    assert services.saved(identifier).answers == {"card_data": "tokens"}


def test_a_folder_that_holds_no_pack_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ADVISOR_PACKS", str(tmp_path))
    services.read_rules_anew()
    with pytest.raises(InputError, match="there is no pack here"):
        services.base()
