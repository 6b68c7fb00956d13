from pathlib import Path

import pytest

from advisor.errors import AdvisorError
from advisor.store import AssessmentStore, open_engine
from advisor.store.replaying import saved_profiles


def test_where_nothing_was_saved_nothing_is_created(tmp_path: Path) -> None:
    place = tmp_path / "deep/none.sqlite"
    assert saved_profiles(f"sqlite:///{place}") is None
    assert not place.parent.exists()


def test_all_profiles_are_told_in_the_order_in_which_they_were_saved_and_without_ids(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'saved.sqlite'}"
    store = AssessmentStore(open_engine(url))
    ids = [store.create(name, {"answers": {"realtime": True}}).id for name in ("one", "other")]
    found = saved_profiles(url)
    assert found is not None
    assert [profile["profile"] for profile in found] == ["one", "other"]
    assert not any(identifier in str(found) for identifier in ids)


def test_a_wrong_address_is_said_to_be_wrong() -> None:
    with pytest.raises(AdvisorError, match="cannot be opened"):
        saved_profiles("no address")
