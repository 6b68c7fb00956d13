"""The ticket shop, considered once; what is asked of it further is cached by the services."""

import pytest
import yaml

from advisor.analysis.tipping.tipping import AxisTipping
from advisor.loading.sources import shipped as shipped_folder
from advisor.reporting.naming import Names
from advisor_ui import services
from advisor_ui.explore import explore_services
from advisor_ui.services import Considered


@pytest.fixture(scope="session")
def shop() -> Considered:
    """The ticket shop."""
    text = (shipped_folder("examples") / "ticket-shop.yaml").read_text(encoding="utf-8")
    return services.consider(yaml.safe_load(text))


@pytest.fixture(scope="session")
def new_shop() -> Considered:
    """The same as if nothing existed yet, so that its framework hangs on the answers."""
    document = yaml.safe_load((shipped_folder("examples") / "ticket-shop.yaml").read_text(encoding="utf-8"))
    answers = {**document["answers"], "stage": "greenfield", "existing_stack": []}
    return services.consider({**document, "answers": answers})


@pytest.fixture(scope="session")
def axes(shop: Considered) -> tuple[AxisTipping, ...]:
    """What becomes of its decisions along every axis."""
    return explore_services.tipping(shop)


@pytest.fixture(scope="session")
def names() -> Names:
    """The words of the shipped rule base."""
    return explore_services.names()
