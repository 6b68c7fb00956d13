"""Reasons and sources of a report as Markdown for the pages."""

from collections.abc import Iterable

from advisor.reporting.report.reasons import ReasonView
from advisor.reporting.sources import SourceView
from advisor.reporting.wording import capitalised
from advisor_ui.markdown import literal

Lines = list[tuple[int, str]]


def reason_lines(reasons: Iterable[ReasonView], rules: str) -> Lines:
    """Reasons, each with what it weighs, what it read, and its sources. `rules` is the address of the rules page."""
    return [line for reason in reasons for line in _reason(reason, rules)]


def _reason(reason: ReasonView, rules: str) -> Lines:
    sure = f"{capitalised(literal(reason.weighing))}; " if reason.weighing else "How sure: "
    lines = [(0, literal(reason.because)), (1, sure + reason.certainty)]
    if reason.facts:
        lines.append((1, "Since " + "; ".join(f"{literal(name)}: {literal(value)}" for name, value in reason.facts)))
    lines.append((1, f"Rule: [{literal(reason.title)}]({rules}{reason.rule}). {source_line(reason.sources)}"))
    return lines


def source_line(sources: Iterable[SourceView]) -> str:
    """Sources with links and grades in one line; empty without sources."""
    shown = [f"{_linked(source)} ({source.grade}{', review overdue' if source.overdue else ''})" for source in sources]
    return f"Evidence: {', '.join(shown)}." if shown else ""


def short_reason(reason: ReasonView) -> str:
    """A reason in one line: why, how sure, and what speaks for it."""
    doubt = "" if reason.certainty == "certain" else f" *({reason.certainty})*"
    return f"{literal(reason.because)}{doubt}"


def _linked(source: SourceView) -> str:
    title = literal(source.title)
    return f"[{title}]({source.link})" if source.link and not set(source.link) & set("()<> ") else title
