import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from advisor.errors import AdvisorError
from advisor.store import AssessmentStore, database_url, open_engine


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'new folder' / 'assessments.sqlite'}"


@pytest.fixture
def store(address: str) -> AssessmentStore:
    return AssessmentStore(open_engine(address))


def test_an_assessment_is_found_by_its_id_after_the_database_was_opened_anew(
    store: AssessmentStore, address: str
) -> None:
    created = store.create("shop", {"as_of": "2026-11-23", "answers": {"peak_rps": {"between": ["2k", "20k"]}}})
    found = AssessmentStore(open_engine(address)).get(created.id)
    assert found == created
    assert found.profile == {
        "profile": "shop",
        "as_of": "2026-11-23",
        "answers": {"peak_rps": {"between": ["2k", "20k"]}},
    }


def test_ids_carry_128_random_bits(store: AssessmentStore) -> None:
    ids = {store.create("shop").id for _ in range(20)}
    assert len(ids) == 20
    assert {len(identifier) for identifier in ids} == {22}  # 16 bytes in base 64


def test_nobody_finds_an_id_that_does_not_exist(store: AssessmentStore) -> None:
    store.create("shop")
    assert store.get("") is None
    with pytest.raises(KeyError):
        store.save_answer("guessed", "realtime", True)


def test_saving_one_answer_leaves_the_others(store: AssessmentStore) -> None:
    identifier = store.create("shop", {"answers": {"realtime": True, "team_size": 4}}).id
    store.save_answer(identifier, "team_size", "unknown")
    store.save_answer(identifier, "regulated", [])
    store.remove_answer(identifier, "realtime")
    saved = store.get(identifier)
    assert saved is not None
    assert saved.answers == {"team_size": "unknown", "regulated": []}
    assert saved.updated >= saved.created


def test_two_tabs_do_not_lose_each_others_answers(store: AssessmentStore) -> None:
    identifier = store.create("shop").id
    names = [f"question_{number}" for number in range(40)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda name: store.save_answer(identifier, name, name), names))
    saved = store.get(identifier)
    assert saved is not None
    assert sorted(saved.answers) == sorted(names)


def test_renaming_names_the_profile_too(store: AssessmentStore) -> None:
    identifier = store.create("shop").id
    store.rename(identifier, "ticket shop")
    saved = store.get(identifier)
    assert saved is not None
    assert (saved.name, saved.profile["profile"]) == ("ticket shop", "ticket shop")


def test_readers_are_not_locked_out_by_a_writer(address: str) -> None:
    engine = open_engine(address)
    identifier = AssessmentStore(engine).create("shop").id
    with engine.connect() as writer:
        writer.execute(text("UPDATE assessments SET name = 'later'"))
        found = AssessmentStore(engine).get(identifier)
        assert found is not None
        assert found.name == "shop"


@pytest.mark.parametrize(
    "url", ["no address at all", "sqlite:////dev/null/x/assessments.sqlite", "unheard-of://host/x"]
)
def test_a_place_that_cannot_be_opened_is_named(url: str) -> None:
    with pytest.raises(AdvisorError, match="ADVISOR_DATABASE"):
        open_engine(url)


def test_the_environment_names_the_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ADVISOR_DATABASE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", os.fspath(tmp_path))
    assert database_url() == f"sqlite:///{tmp_path}/scalability-advisor/assessments.sqlite"
    monkeypatch.setenv("ADVISOR_DATABASE", "postgresql://elsewhere/advisor")
    assert database_url() == "postgresql://elsewhere/advisor"


def test_a_range_of_the_profiles_own_is_saved_and_forgotten(store: AssessmentStore) -> None:
    saved = store.create("sized", {"answers": {"peak_rps": 5}})
    assert store.save_factor(saved.id, "application_cpu", [2, 4]).factors == {"application_cpu": [2, 4]}
    found = store.save_factor(saved.id, "application_cpu", None)
    assert found.factors == {}
    assert "factors" not in found.profile
    assert found.answers == {"peak_rps": 5}
