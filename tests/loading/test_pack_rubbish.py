"""Whatever a file of a pack holds, loading ends in a result or in problems that name a place, never otherwise."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor import load_rulebase
from advisor.errors import InputError
from tests.loading.packs import TITLE, pack_in, sha_of
from tests.loading.rubbish import rubbish
from tests.loading.test_packs import HEAVY, QUESTION, RISING, heavier, overriding
from tests.loading.test_rubbish import TINY, assert_places, many

FILES = {
    "pack.yaml": TITLE,
    "overrides.yaml": overriding("replace", "rule heavy-load", sha_of(HEAVY)) + "- {weight: {cost: 8}, reason: So.}\n",
    HEAVY: heavier(),
    "knowledge/acme/rising.yaml": RISING,
    "questions/basics.yaml": f"id: basics\nquestions:\n  - {QUESTION}\n",
    "criteria.yaml": "- {id: pride, order: 1, title: Pride, weight: 2, meaning: Ours.}\n",
    "constraints.yaml": "- {id: ours, must: {not: {jumps: true, pattern: spiky}}, because: We said so.}\n",
    "facts.yaml": "derived:\n  - {id: ours, order: 1, meaning: Ours.}\n",
    "decisions.yaml": "- {id: hosting, order: 1, title: H, question: H?, criteria: [pride], attributes: {}}\n",
    "options/hosting/here.yaml": "id: here\norder: 1\nname: Here\n",
}


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pack_in(tmp_path_factory.mktemp("pack"), FILES)


@st.composite
def pack_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """One file of the pack, and rubbish in its place that is mostly like it."""
    name = draw(st.sampled_from(sorted(FILES)))
    return name, draw(rubbish([FILES[name].encode(), FILES[name].encode(), *map(str.encode, FILES.values())]))


def test_the_pack_loads_as_it_stands(pack: Path) -> None:
    assert len(load_rulebase(TINY, packs=[pack]).base.overrides) == 2


@pytest.mark.slow
@many
@given(changed=pack_files())
def test_a_file_of_rubbish_in_a_pack(changed: tuple[str, bytes], pack: Path) -> None:
    try:
        load_rulebase(TINY, dict([changed]), [pack])
    except InputError as error:
        assert_places(error)
