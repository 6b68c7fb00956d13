from pathlib import Path

import pytest
import yaml

from advisor import load_profile
from advisor.engine.program import Program
from advisor.loading.sources import shipped as shipped_folder
from advisor_ui import report_services

EXAMPLES = sorted(shipped_folder("examples").glob("*.yaml"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_profile_comes_back_as_it_was(example: Path, tmp_path: Path, shipped: Program) -> None:
    document = yaml.safe_load(example.read_text(encoding="utf-8"))
    written = tmp_path / "profile.yaml"
    written.write_text(report_services.profile_yaml({"as_of": None, **document}), encoding="utf-8")
    assert load_profile(written, shipped).sha256 == load_profile(document, shipped).sha256


@pytest.mark.parametrize(
    "name", ["010", "1e5", "0o17", "0x1f", "12:30", "on", "null", "1_000", "- a", "a: b", "yes # no"]
)
def test_odd_texts_come_back_too(name: str, tmp_path: Path, shipped: Program) -> None:
    shared = ["crud_web"]
    answers = {
        "domain": "no: #1 *shop* & “friends”\nline two",
        "workload": {"one_of": [shared, shared], "note": "on"},
        "avg_rps": "1e3",
        "realtime": {"not_applicable": "12:30"},
        "peak_rps": {"between": ["2k", "20k"], "best": "6k", "source": "off"},
    }
    written = tmp_path / "profile.yaml"
    written.write_text(report_services.profile_yaml({"profile": name, "answers": answers}), encoding="utf-8")
    direct = load_profile({"profile": name, "answers": answers}, shipped)
    assert load_profile(written, shipped).sha256 == direct.sha256


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ticket-shop", "ticket-shop.html"),
        ("Müllers Café / Zürich", "mullers-cafe-zurich.html"),
        ("../../etc/passwd", "etc-passwd.html"),
        ("  ", "assessment.html"),
        ("лавка", "assessment.html"),
        ("a" * 300, "a" * 60 + ".html"),
    ],
)
def test_file_names_are_safe(name: str, expected: str) -> None:
    assert report_services.file_name(name, "html") == expected
