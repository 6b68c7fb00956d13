"""How much memory and time `advisor portfolio` takes for 100,000 profiles, all of its processes together.

The profiles are drawn from what the questions declare as likely, most questions answered, some numbers as ranges, and
written to a file beforehand. Memory is the sum of each process's own peak, as the kernel keeps it: no less than what
all hold at any one moment. Pages that processes share are counted in each of them. Reads /proc, so Linux only.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from math import log
from pathlib import Path
from random import Random
from typing import Any

from rich.console import Console
from rich.table import Table

from advisor import load_profile, load_rulebase
from advisor.engine.program import Program
from advisor.errors import InputError
from advisor.model.condition import facts_read
from advisor.model.fact import Kind
from advisor.model.question import Question

PROFILES = 100_000
MOST_MEMORY = 1_000_000_000
_PARTS_THAT_EXIST = ("framework", "architecture", "primary_store", "messaging", "deployment")


def main() -> None:
    """Draw the profiles, run the command and print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PROFILES
    console = Console(width=120)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "portfolio.jsonl", Path(folder) / "outcomes.jsonl"
        write_profiles(source, count)
        command = ["portfolio", str(source), "--output", str(target), "--summary", str(Path(folder) / "summary.json")]
        start = time.perf_counter()
        code, memory = _watched([sys.executable, "-c", "from advisor.cli import main; main()", *command])
        seconds = time.perf_counter() - start
        with target.open("rb") as file:
            written = sum(1 for _ in file)
        table = Table(title=f"advisor portfolio, {count:,} profiles of {source.stat().st_size / count:,.0f} bytes")
    table.add_column("what")
    table.add_column("measured", justify="right")
    table.add_column("target", justify="right")
    table.add_row("exit code", str(code), "0")
    table.add_row("outcomes written", f"{written:,}", f"{count:,}")
    table.add_row("peak memory, all processes", f"{memory / 1e6:,.0f} MB", f"{MOST_MEMORY / 1e6:,.0f} MB")
    table.add_row("time", f"{seconds:.1f} s", "")
    table.add_row("profiles a second", f"{count / seconds:,.0f}", "")
    console.print(table)
    if code or written != count or memory > MOST_MEMORY:
        sys.exit(1)


def write_profiles(path: Path, count: int, seed: int = 1) -> None:
    """Write so many profiles, one a line, the same for the same seed."""
    program = load_rulebase()
    random = Random(seed)
    bound = frozenset(name for constraint in program.base.constraints for name in facts_read(constraint.must))
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            answers = _without_contradictions(_answers(program, random), bound, program)
            file.write(json.dumps({"profile": f"project-{number}", "answers": answers}) + "\n")


def _answers(program: Program, random: Random) -> dict[str, Any]:
    base = program.base
    answers: dict[str, Any] = {"domain": f"domain {random.randrange(1000)}"}
    for question in base.questions.values():
        if question.prior is not None and random.random() < (0.95 if question.core else 0.6):
            answers[question.id] = _answer(question, random)
    if random.random() < 0.5:
        stack = (random.choice(tuple(base.options[part])) for part in _PARTS_THAT_EXIST if part in base.options)
        answers["existing_stack"] = list(dict.fromkeys(stack))
    if random.random() < 0.2:
        answers["criteria_priority"] = random.sample(tuple(base.criteria), 3)
    return answers


def _answer(question: Question, random: Random) -> Any:
    assert question.prior is not None
    chances = question.prior.choices
    if question.prior.range is not None:
        low, high = question.prior.range
        numbers = sorted(_number(question, low, high, random) for _ in range(1 if random.random() < 0.8 else 2))
        return numbers[0] if len(numbers) == 1 else {"between": numbers}
    if question.type is Kind.MANY:
        return [word for word, chance in chances.items() if random.random() < chance]
    word = random.choices(tuple(chances), tuple(chances.values()))[0]
    return word == "true" if question.type is Kind.BOOL else word


def _number(question: Question, low: float, high: float, random: Random) -> float:
    """A number of two digits that count, even over the logarithm where there is one."""
    drawn = low * (high / low) ** random.random() if low > 0 and log(high / low) > 1 else random.uniform(low, high)
    number = min(max(float(f"{drawn:.1e}"), low), high)
    return round(number) if question.type is Kind.COUNT else number


def _without_contradictions(answers: dict[str, Any], bound: Iterable[str], program: Program) -> dict[str, Any]:
    """The answers but for those that contradict others."""
    while True:
        try:
            load_profile(
                {"profile": "x", "answers": {name: answers[name] for name in bound if name in answers}}, program
            )
        except InputError as error:
            names = {str(problem.path[1]) for problem in error.problems}
            answers = {name: value for name, value in answers.items() if name not in names}
        else:
            return answers


def _watched(command: list[str]) -> tuple[int, int]:
    """Run a command; its exit code, and the peak memory in bytes of it and its descendants, added up."""
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    peaks: dict[int, int] = {}
    while process.poll() is None:
        for pid in _family(process.pid):
            peaks[pid] = max(peaks.get(pid, 0), _peak_memory(pid))
        time.sleep(0.25)
    return process.returncode, sum(peaks.values())


def _family(pid: int) -> list[int]:
    """A process and its descendants."""
    children = defaultdict(list)
    for place in Path("/proc").iterdir():
        if place.name.isdecimal():
            with suppress(OSError):  # it has ended meanwhile
                status = (place / "stat").read_text()
                children[int(status.rpartition(")")[2].split()[1])].append(int(place.name))
    found = [pid]
    for parent in found:
        found += children[parent]
    return found


def _peak_memory(pid: int) -> int:
    """The most bytes that a process has held so far; 0 when it has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((1024 * int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


if __name__ == "__main__":
    main()
