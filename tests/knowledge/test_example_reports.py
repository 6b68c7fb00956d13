"""The whole report of every shipped example, as it was read and found sensible (`examples/README.md` says why)."""

from pathlib import Path

import pytest

from advisor import advise, load_profile
from advisor.engine.program import Program
from advisor.loading.sources import shipped as shipped_folder
from advisor.reporting import render

GOLDEN = Path(__file__).parents[1] / "golden/examples"
NAMES = sorted(path.stem for path in shipped_folder("examples").glob("*.yaml"))


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_report_is_as_it_was_read(name: str, shipped: Program, request: pytest.FixtureRequest) -> None:
    profile = load_profile(shipped_folder("examples") / f"{name}.yaml", shipped)
    made = render.to_text(advise(profile, shipped), shipped.base)
    file = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(made, encoding="utf-8")
    assert made == file.read_text(encoding="utf-8"), "if the change is meant: pytest tests/knowledge --update-golden"
