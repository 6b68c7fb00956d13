"""The calibration report: docs/calibration.md, the same bytes for the same rules and cases."""

from collections.abc import Iterator, Sequence

from advisor.engine.program import Program
from benchmarks.calibration.batches import REAL
from benchmarks.calibration.gate import BOUNDS, WITHOUT_PAINS
from benchmarks.calibration.measures import MEASURES, Share
from benchmarks.calibration.results import BatchResult, baselines
from benchmarks.calibration.scores import Volume, pooled, volume, wilson
from benchmarks.calibration.tables import shown

_MEANING = """\
## What this proves, and what it does not
- A case is met in a decision when what comes first is something that a fair architect would accept; lists of what is
  acceptable are wider than the one choice that was really made. So a high share says that the advice is rarely
  indefensible. It does not say that it is the best.
- Published architectures are stories of success that the authors of the rules know. They are a floor. A set of rules
  written for them alone would reach the same share, so they prove little.
- Our own cases were written down with their expectations before any rule was run on them, by people who had not read
  the rules. **The first run is the honest figure**: what came afterwards may owe something to having seen the misses.
  Only a new batch tells how the rules do today on what nobody has seen.
- Intervals (Wilson 1927) take every expectation as a draw of its own. Warnings and practices of one case hang together,
  so theirs are wider in truth. With sixteen cases a batch, a difference of one or two cases is chance.
- The best constant answer is chosen by looking at the cases, which no advisor may do, and the first skill's family is
  met by the best of all frameworks of that language. Both flatter what they stand for. Still: a measure in which the
  advisor is not clearly above them has not shown that it helps there.
- Expectations are judgement, those of one author a batch. Where the rules and an expectation differ, either may be
  wrong; the misses are listed for that reason, and expectations stay as they were written.
"""


def page(results: Sequence[BatchResult], program: Program) -> str:
    """The whole report as Markdown."""
    return "\n".join(_lines(results, program)).rstrip() + "\n"


def _lines(results: Sequence[BatchResult], program: Program) -> Iterator[str]:
    base = program.base
    yield "# Calibration"
    yield ""
    yield "How often the advisor meets what architects expect of it. `make calibration` writes this page."
    yield f"Rule base: {base.pack.name} {base.pack.version}, {len(program.rules)} rules, sha256 `{base.sha256[:16]}`."
    yield ""
    own = [result for result in results if result.batch.name != REAL]
    if own:
        yield f"## Our own cases together ({sum(result.score.cases for result in own)} cases, {len(own)} batches)"
        yield ""
        yield from _together(own, program)
    yield _MEANING
    yield _gate()
    for result in results:
        yield from _batch(result)


def _gate() -> str:
    bounds = ", ".join(f"{MEASURES[name][0]} ≥ {bound:.0%}" for name, bound in BOUNDS.items())
    fewer = ", ".join(f"{MEASURES[name][0]} ≥ {bound:.0%}" for name, bound in WITHOUT_PAINS.items())
    return (
        "## The gate\n"
        f"`make calibration` fails when published architectures fall short of: {bounds}; without pains: {fewer}.\n"
        "It also fails when a share of our own cases together falls below its floor in "
        "`tests/fixtures/own_cases/floors.yaml`.\n"
    )


def _together(own: Sequence[BatchResult], program: Program) -> Iterator[str]:
    cases = [case for result in own for case in result.batch.cases]
    constants, skill = baselines(cases, program)
    present = pooled([result.score for result in own])
    first = pooled([result.first_run.score for result in own if result.first_run])
    yield from _table(present, first, pooled([result.without_pains for result in own]), constants, skill)
    yield ""
    yield from _volumes(volume([one for result in own for one in result.judged]), None)
    if missing := [result.batch.name for result in own if not result.first_run]:
        yield f"- No first run is recorded of {', '.join(missing)}."
    yield ""


def _batch(result: BatchResult) -> Iterator[str]:
    title = "Published architectures" if result.batch.name == REAL else f"Batch `{result.batch.name}`"
    yield f"## {title} ({result.score.cases} cases)"
    yield ""
    yield _history(result)
    yield ""
    first = result.first_run.score.shares if result.first_run else {}
    yield from _table(result.score.shares, first, result.without_pains.shares, result.constants, result.skill)
    yield ""
    yield from _volumes(result.score.volume, result.first_run.score.volume if result.first_run else None)
    yield ""
    yield from _misses(result)


def _history(result: BatchResult) -> str:
    if result.batch.name == REAL:
        return (
            "Weighted by how well they are documented (tier A 1, B 0.5). The rules were written knowing these stories, "
            "so there is no first run."
        )
    if result.first_run is None:
        return "The first run is not recorded."
    changed = "" if result.first_run.cases_sha256 == result.batch.sha256 else " **The cases have changed since.**"
    return (
        f"Written {result.batch.written}. First run on {result.first_run.day}, on the rules with sha256 "
        f"`{result.first_run.rules[:16]}`.{changed}"
    )


def _table(
    present: dict[str, Share],
    first: dict[str, Share],
    without_pains: dict[str, Share],
    constants: dict[str, tuple[str, Share]],
    skill: Share,
) -> Iterator[str]:
    yield "| measure | first run | 95 % | now | 95 % | without pains | best constant answer | first skill's family |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    for name, share in present.items():
        constant = constants.get(name)
        cells = (
            MEASURES[name][0],
            *_met(first.get(name)),
            *_met(share),
            shown(without_pains.get(name)),
            f"{shown(constant[1])} `{constant[0]}`" if constant and constant[0] else "",
            shown(skill) if name == "framework" else "",
        )
        yield f"| {' | '.join(cells)} |"


def _met(share: Share | None) -> tuple[str, str]:
    if share is None:
        return "", ""
    low, high = wilson(*share)
    return f"{share[0]:g}/{share[1]:g} = {shown(share)}", f"{low:.2f}–{high:.2f}"


def _volumes(present: Volume, first: Volume | None) -> Iterator[str]:
    was = f" (first run: {first.open_risks:g}, {first.practices:g}, {first.now:g})" if first else ""
    yield (
        f"- Medians a case: {present.open_risks:g} open risks, {present.practices:g} practices, "
        f"{present.now:g} of them now{was}."
    )


def _misses(result: BatchResult) -> Iterator[str]:
    if not result.misses:
        yield "Nothing was missed."
        yield ""
        return
    yield "### Misses"
    yield ""
    stories = {case.id: case.story for case in result.batch.cases}
    for case in dict.fromkeys(miss.case for miss in result.misses):
        yield f"- **{_code(case)}** {stories[case]}"
        for miss in result.misses:
            if miss.case == case:
                behind = f"; {_code(miss.behind)}" if miss.behind else ""
                yield f"  - {_code(miss.what)}: {_code(miss.came)}; expected: {_code(miss.expected)}{behind}"
    yield ""


def _code(text: str) -> str:
    """Ids keep their underscores in Markdown."""
    return text.replace("_", "\\_")
