import pytest

from advisor.loading.cases import check_cases
from tests.loading.tiny import RULE, TINY, changed


@pytest.fixture
def faults_of(tmp_path, tiny):
    """What is wrong with the cases after an edit of the rule."""
    import shutil

    def check(old: str, new: str):
        folder = tmp_path / "rules"
        shutil.copytree(TINY, folder)
        for name, content in changed((RULE, old, new)).items():
            (folder / name).write_bytes(content)
        return check_cases(folder, tiny.base)

    return check


def test_sound_cases(tiny) -> None:
    assert check_cases(TINY, tiny.base) == ()


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("connections: lots}", "is no number"),
        ("connections: 5 GB}", "has the unit `GB`"),
        ("connections: 5k, load: havy}", "`havy` is no value of `load`"),
        ("connections: 5k, load: {at_least: heavy}}", "`load` takes one value in a case"),
        ("connections: 5k, chosen.framework: loping}", "`loping` is no value of `chosen.framework`"),
        ("connections: 5k, team_size: 2, team_count: 5}", "contradict each other"),
    ],
)
def test_a_case_that_cannot_be(new: str, words: str, faults_of) -> None:
    (problem,) = faults_of("connections: 5k}", new)
    assert words in problem.message
    assert problem.line == 17
    assert problem.file.endswith(RULE)
