"""The precision report: docs/precision.md, the same bytes for the same rules and cases."""

from collections.abc import Iterator

from advisor.engine.program import Program
from benchmarks.precision.commonness import COMMON, Commonness, Medians
from benchmarks.precision.report import Precision, RuleUse

_READING = """\
## How to read this
- A **random profile** answers each question with the chance 0.6, as likely as the question's prior says, and keeps the
  constraints of the rule base; profiles out of the advisor's field are left out. Priors are estimates, and answers are
  drawn one by one, so these profiles are stranger than real ones. What is said of most of them is said of everybody.
- A rule **fires** where it certainly or likely holds, for what is recommended, for what exists, or for what people lean
  towards. It **decides** where, without it and with all others, a verdict would be another: the first place of a
  decision, a risk raised (its severity and whether it is open included), a practice (its priority included), a control.
- A rule that decides nowhere here may still give reasons, move an option from the third place to the second, or guard
  against a project that is not among these. A rule that can go is a question to its author, not a verdict.
- Two rules that say the same may each decide nowhere; so the number of rules that can go **together** is counted too.
"""


def page(found: Precision, program: Program) -> str:
    """The whole report as Markdown."""
    return "\n".join(_lines(found, program)).rstrip() + "\n"


def _lines(found: Precision, program: Program) -> Iterator[str]:
    base = program.base
    cases, examples, drawn = found.counts
    yield "# Precision"
    yield ""
    yield "How often rules fire and decide, and how often risks and practices are spoken of. `make precision` writes"
    yield f"this page. Rule base: {base.pack.name} {base.pack.version}, {len(program.rules)} rules, sha256"
    yield f"`{base.sha256[:16]}`. Measured on {cases} cases, {examples} examples and {drawn:,} random profiles."
    yield ""
    yield _READING
    yield "## How much is said"
    yield ""
    yield "| median of | open risks | practices | practices now |"
    yield "|---|--:|--:|--:|"
    yield _median_row(f"{found.cases.profiles} cases", found.cases)
    yield _median_row(f"{found.drawn.profiles:,} random profiles", found.drawn)
    yield ""
    yield from _common(found)
    yield from _pains(found)
    yield from _rules(found)


def _median_row(label: str, medians: Medians) -> str:
    return f"| {label} | {medians.open_risks:g} | {medians.practices:g} | {medians.now:g} |"


def _common(found: Precision) -> Iterator[str]:
    yield f"## What more than {COMMON:.0%} of random profiles are told"
    yield ""
    common = [one for one in found.common if one.random > COMMON]
    if common:
        yield "| | id | random | cases | why so many |"
        yield "|---|---|--:|--:|---|"
        for one in common:
            reason = one.item.common.replace("|", "\\|") or "**no reason is declared**"
            yield f"| {one.kind} | `{one.item.id}` | {one.random:.0%} | {one.cases:.0%} | {reason} |"
    else:
        yield "Nothing."
    yield ""
    needless = [one.item.id for one in found.common if one.item.common and one.random <= COMMON]
    if needless:
        yield f"A reason is declared, though it is not common: {_ids(needless)}."
        yield ""
    for kind, title in (("risk", "Every risk: the share to which it is open"), ("practice", "Every practice")):
        yield f"### {title}"
        yield ""
        yield from _shares([one for one in found.common if one.kind == kind])
        yield ""


def _shares(found: list[Commonness]) -> Iterator[str]:
    yield "| id | random | cases |"
    yield "|---|--:|--:|"
    for one in found:
        yield f"| `{one.item.id}` | {one.random:.1%} | {one.cases:.1%} |"


def _pains(found: Precision) -> Iterator[str]:
    yield "## Warnings that only answer a pain"
    yield ""
    yield "With `pains` and `pain_in` taken out of all these profiles, nobody is warned of these risks any more:"
    yield f"{_ids(found.pains.risks) or 'none'}."
    yield ""
    yield f"Warning rules that then fire nowhere: {_ids(found.pains.rules) or 'none'}."
    yield ""


def _rules(found: Precision) -> Iterator[str]:
    idle = [use for use in found.rules if not any(use.decides)]
    silent = [use.rule for use in found.rules if not any(use.fires)]
    together = [use for use in found.rules if use.spared]
    yield "## Rules"
    yield ""
    yield f"{len(silent)} of {len(found.rules)} rules fire nowhere: {_ids(silent) or 'none'}."
    yield ""
    yield f"{len(idle)} decide nowhere; {len(together)} of these can go together without any verdict changing:"
    yield f"{_ids([use.rule for use in together]) or 'none'}."
    yield ""
    cases, examples, drawn = found.counts
    heads = (f"{cases} cases", f"{examples} examples", f"{drawn:,} random")
    yield f"| rule | {' | '.join(f'fires in {head} | decides' for head in heads)} | |"
    yield f"|---|{'--:|' * 6}---|"
    for use in found.rules:
        yield _rule_row(use)


def _rule_row(use: RuleUse) -> str:
    pairs = zip(use.fires, use.decides, strict=True)
    mark = "can go" if use.spared else "decides nowhere" if not any(use.decides) else ""
    return f"| `{use.rule}` | {' | '.join(f'{fires} | {decides}' for fires, decides in pairs)} | {mark} |"


def _ids(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
