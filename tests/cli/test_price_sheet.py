"""`--prices`: a sheet of one's own in the place of the shipped one."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

ROOT = Path(__file__).parents[2]
SHOP, OWN = ROOT / "examples/ticket-shop.yaml", ROOT / "examples/prices/own-contract.yaml"


@pytest.mark.slow
def test_size_computes_with_the_sheet(command: Command) -> None:
    ended = command("size", SHOP, "--prices", OWN, "--format", "json")
    assert ended.code == 0
    sizing = json.loads(ended.out)
    assert sizing["prices"]["currency"] == "EUR"
    month = next(figure for figure in sizing["figures"] if figure["id"] == "size.cost_month")
    assert month["unit"] == "EUR/month"
    assert "EUR/month" in command("size", SHOP, "--prices", OWN).words


def test_advise_computes_with_the_sheet(command: Command) -> None:
    ended = command("advise", SHOP, "--prices", OWN, "--quick", "--format", "json")
    assert ended.code == 0
    assert json.loads(ended.out)["sizing"]["prices"]["title"].startswith("Example contract")


def test_a_bad_sheet_ends_with_2_and_its_lines(command: Command, tmp_path: Path) -> None:
    sheet = tmp_path / "mine.yaml"
    sheet.write_text(OWN.read_text("utf-8").replace("EUR/hour", "USD/hour"), "utf-8")
    for name in ("size", "advise"):
        ended = command(name, SHOP, "--prices", sheet)
        assert ended.code == 2
        assert f"{sheet}:" in ended.err
        assert "`price_hour` is in USD, and the sheet in EUR" in ended.err
