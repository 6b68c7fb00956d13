"""The same profile and rule base give the same bytes, in any process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*.yaml"))


def advise(examples: list[Path], seed: str, cache: Path) -> list[bytes]:
    command = [
        sys.executable,
        "-c",
        "from advisor.cli import main; main()",
        "advise",
        *map(str, examples),
        "-f",
        "jsonl",
    ]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "XDG_CACHE_HOME": str(cache)}
    return subprocess.run(command, env=environment, capture_output=True, check=True).stdout.splitlines()


@pytest.mark.slow
def test_hash_seeds_and_a_cold_cache_change_no_byte(tmp_path: Path) -> None:
    cold = advise(EXAMPLES, "0", tmp_path)
    assert len(cold) == len(EXAMPLES)
    assert advise(EXAMPLES, "1", tmp_path) == cold
    assert advise(EXAMPLES[::4], "4242", tmp_path / "other") == cold[::4]
