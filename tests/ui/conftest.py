"""Pages run by Streamlit's AppTest: the real app on a database of its own."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import advisor_ui
from advisor import api
from advisor.loading.sources import shipped as shipped_folder
from advisor_ui import own_pack, services

APP = Path(advisor_ui.__file__).with_name("app.py")
Opened = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def packages_looked_through_once() -> Iterator[None]:
    """Streamlit looks for components in every installed package, each time that a page opens; they stay the same."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session", autouse=True)
def few_samples() -> Iterator[None]:
    """How sure a decision is, from few samples: pages show what they are given, whatever it is."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(api, "foresee", partial(api.foresee, samples=1_000))
        yield


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves out how sure the decisions are, where a test asks for something else."""
    consider = services.consider
    monkeypatch.setattr(services, "consider", lambda document, quick=True: consider(document))


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ADVISOR_DATABASE", f"sqlite:///{tmp_path / 'assessments.sqlite'}")
    monkeypatch.setenv("ADVISOR_PACK", str(tmp_path / "own-pack"))
    yield
    services._store.clear()
    if own_pack.exists():
        services.read_rules_anew()


@pytest.fixture
def saved() -> Callable[[dict[str, Any]], str]:
    """Saves an assessment with these raw answers; gives its id."""

    def save(answers: dict[str, Any]) -> str:
        return services.store().create("under test", {"answers": answers}).id

    return save


@pytest.fixture
def example() -> Callable[..., str]:
    """Saves an example, perhaps with other answers; gives its id."""

    def save(name: str = "ticket-shop", **answers: object) -> str:
        document = yaml.safe_load((shipped_folder("examples") / f"{name}.yaml").read_text(encoding="utf-8"))
        return services.store().create(name, {"answers": {**document["answers"], **answers}}).id

    return save


@pytest.fixture
def new_shop(example) -> str:
    """The ticket shop as if nothing existed yet, so that its framework hangs on the answers; gives its id."""
    return example(stage="greenfield", existing_stack=[])


@pytest.fixture
def opened() -> Opened:
    """Runs a page of the app (by the last part of its address) with parameters of the address."""

    def run(page: str = "", **parameters: str) -> AppTest:
        app = AppTest.from_file(APP, default_timeout=30)
        app._page_hash = calc_hash(page or "start")
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app

    return run
