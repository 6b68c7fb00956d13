from pathlib import Path

import pytest

from advisor import api
from advisor.errors import InputError
from advisor.loading.load_tests.uploads import laid_down

FIXTURES = Path(__file__).parents[2] / "fixtures" / "load_tests"


def test_files_lie_in_a_folder_that_goes_afterwards() -> None:
    with laid_down([("run.txt", b"x", None), ("run.txt", b"y", 50.0)]) as files:
        first, second = files.arguments
        assert Path(first).read_bytes() == b"x"
        assert second.endswith("run.txt@50")
        assert files.named(f"in {first}:3") == "in run.txt:3"
    assert not Path(files.folder).exists()


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\x.txt", "/etc/passwd", "..", "", "a\0b", "c8@9.txt", "x" * 400]
)
def test_a_name_leads_nowhere_else(name: str) -> None:
    with laid_down([(name, b"x", None)]) as files:
        [path] = map(Path, files.arguments)
        assert path.resolve().is_relative_to(Path(files.folder).resolve())
        assert path.read_bytes() == b"x"
        assert "@" not in path.name


def test_uploads_are_measured_as_files_are() -> None:
    content = (FIXTURES / "wrk_sweep.txt").read_bytes()
    found = api.measure_uploads([("sweep.txt", content, None)], 4.0)
    assert found.files == ("sweep.txt",)
    assert all(point.place.startswith("sweep.txt:") for point in found.points)
    assert found.demand is not None


def test_faults_name_the_files_as_they_were_given() -> None:
    with pytest.raises(InputError) as caught:
        api.measure_uploads([("my run.txt", b"nothing", None), ("empty.csv", b"", None)])
    assert {problem.file for problem in caught.value.problems} == {"my run.txt", "empty.csv"}
