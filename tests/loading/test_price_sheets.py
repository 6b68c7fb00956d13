"""Price sheets: what is wrong with one is told at once, each fault with its place."""

from pathlib import Path

import pytest

from advisor import load_rulebase
from advisor.errors import InputError, Problem
from advisor.sizing.priced import PRICED
from tests.loading.tiny import TINY

ROOT = Path(__file__).parents[2]
OWN = ROOT / "examples/prices/own-contract.yaml"
TEXT = OWN.read_text("utf-8").replace("chosen.database_hosting: managed", "chosen.framework: looping")
ORDER = "a price needs 0 ≤ low ≤ best ≤ high"


def faults_of(tmp_path: Path, text: str, base: Path | None = TINY) -> tuple[Problem, ...]:
    sheet = tmp_path / "mine.yaml"
    sheet.write_text(text, "utf-8")
    try:
        load_rulebase(base, prices=sheet)
    except InputError as error:
        assert all(problem.file == str(sheet) for problem in error.problems)
        return error.problems
    return ()


def without(line: str) -> str:
    kept = [one for one in TEXT.splitlines() if f"id: {line}," not in one]
    assert len(kept) < len(TEXT.splitlines())
    return "\n".join(kept)


def swapped(old: str, new: str) -> str:
    assert old in TEXT
    return TEXT.replace(old, new, 1)


def line_of(text: str, part: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if part in line)


@pytest.mark.parametrize(
    ("text", "part", "message", "kind"),
    [
        (without("price_egress"), "sheet:", "the price `price_egress` is missing", "unresolved-reference"),
        (swapped("id: price_egress", "id: price_egres"), "price_egres,", "no formula reads the price `price_egres`",
         "unresolved-reference"),
        (swapped("EUR/GB,", "EUR/core,"), "EUR/core,", "`EUR/core` does not measure what",
         "wrong-unit"),
        (swapped("EUR/GB,", "euros,"), "euros,", "`euros` does not measure what",
         "wrong-unit"),
        (swapped("EUR/GB,", "USD/GB,"), "USD/GB,", "the price `price_egress` is in USD, and the sheet", "wrong-unit"),
        (swapped("currency: EUR", "currency: EURO"), "currency: EURO", "`EURO` is no currency that the advisor knows",
         "wrong-unit"),
        (swapped("low: 9, best: 10", "low: 19, best: 10"), "low: 19", ORDER,
         "value-outside-bounds"),
        (swapped("low: 9, best: 10", "low: -9, best: 10"), "low: -9", ORDER,
         "value-outside-bounds"),
        (swapped("low: 9, best: 10, high: 12", "low: 9, best: 10, high: 1.0e+999"), "1.0e+999", ORDER,
         "value-outside-bounds"),
        (swapped("low: 9, best: 10", "low: cheap, best: 10"), "low: cheap", "`low`: input should be a valid number",
         "wrong-type"),
        (swapped("low: 9, best: 10", "best: 10"), "id: price_core", "the key `low` is missing", "missing-key"),
        (swapped("order: 2,", "order: 2, price: 7,"), "price: 7", "the key `price` is not known here", "unknown-key"),
        (swapped("chosen.framework: looping", "chosen.framework: lopping"), "lopping", "`lopping` is no", ""),
        (swapped("because: Contract.}", "because: Contract., evidence: [no-such]}"), "no-such",
         "the evidence `no-such` is not known", "unresolved-reference"),
        (swapped("dated: 2026-11-01", "dated: lately"), "lately", "`dated`", ""),
        (swapped("sheet:", "seet:"), "seet:", "the key `seet` is not known here", "unknown-key"),
        (swapped("id: price_memory", "id: price_core"), "title: Memory", "the id `price_core` is", "duplicate-id"),
    ],
)  # fmt: skip
def test_each_fault_has_its_line(tmp_path: Path, text: str, part: str, message: str, kind: str) -> None:
    found = [problem for problem in faults_of(tmp_path, text) if problem.message.startswith(message)]
    assert len(found) == 1, faults_of(tmp_path, text)
    assert found[0].line == line_of(text, part)
    assert found[0].kind == kind or not kind


def test_the_example_is_whole_and_the_shipped_sheet_is_too() -> None:
    for program in (load_rulebase(prices=OWN), load_rulebase()):
        sheet = program.base.price_sheet
        assert sheet is not None
        assert set(sheet.prices) == set(PRICED)


def test_a_price_cannot_hang_on_a_size(tmp_path: Path) -> None:
    text = swapped("chosen.framework: looping", "size.cost_month: {at_least: 5}")
    (fault,) = faults_of(tmp_path, text, base=None)
    assert fault.message.startswith("a price cannot hang on a size")
    assert fault.line == line_of(text, "size.cost_month")


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = without("price_egress").replace("EUR/hour", "USD/hour").replace("low: 9, best: 10", "low: 19, best: 10")
    assert len(faults_of(tmp_path, text)) == 3


@pytest.mark.parametrize("text", ["", "[]", "prices: 7", "sheet: 7\nprices: []", "- a", "\x00", "sheet: {title: x}\n"])
def test_rubbish_is_refused_in_words(tmp_path: Path, text: str) -> None:
    found = faults_of(tmp_path, text)
    assert found
    assert all(problem.message for problem in found)


def test_a_sheet_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_rulebase(TINY, prices=tmp_path / "none.yaml")


def test_a_rule_base_without_prices_has_no_sheet() -> None:
    assert load_rulebase(TINY).base.price_sheet is None


def pack(folder: Path, name: str, text: str) -> Path:
    folder.mkdir()
    title = f"name: {name}\nversion: '1'\nlanguage: 1\nlicence: MIT\nextends: tiny\n"
    (folder / "pack.yaml").write_text(title, "utf-8")
    (folder / "prices.yaml").write_text(text, "utf-8")
    return folder


def test_a_pack_brings_its_own_sheet(tmp_path: Path) -> None:
    base = load_rulebase(TINY, packs=[pack(tmp_path / "acme", "acme", TEXT)]).base
    assert base.price_sheet
    assert base.price_sheet.title.currency == "EUR"
    assert base.price_sheet.prices["price_core"].best == 10


def test_the_command_line_stands_before_a_pack(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(TEXT.replace("EUR", "GBP"), "utf-8")
    base = load_rulebase(TINY, packs=[pack(tmp_path / "acme", "acme", TEXT)], prices=mine).base
    assert base.price_sheet
    assert base.price_sheet.title.currency == "GBP"


def test_two_packs_with_sheets_are_an_error(tmp_path: Path) -> None:
    packs = [pack(tmp_path / "acme", "acme", TEXT), pack(tmp_path / "other", "other", TEXT)]
    with pytest.raises(InputError, match="two packs bring a price sheet"):
        load_rulebase(TINY, packs=packs)
