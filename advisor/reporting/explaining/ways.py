"""A change of answers in words: what would have to be different, how hard that is, and how sure we are of it."""

from dataclasses import dataclass
from typing import Any

from advisor.analysis.explaining.counterfactual import AnswerChange, Counterfactual
from advisor.reporting.naming import Names
from advisor.reporting.values import NOT_KNOWN
from advisor.reporting.wording import capitalised, counted

_HARDNESS = {"easy": "easily changed", "months": "takes months", "hard": "hard to change", "frozen": "cannot change"}


@dataclass(frozen=True)
class WayView:
    """What would put an option first: a sentence on its status, and the changes one by one."""

    option: str
    sentence: str
    changes: tuple[str, ...]


def way_view(way: Counterfactual, names: Names) -> WayView:
    """A counterfactual in words."""
    option = names.option(way.decision, way.option)
    return WayView(option, _sentence(way, option), tuple(_change(change, names) for change in way.changes))


def _sentence(way: Counterfactual, option: str) -> str:
    spent = f"{way.seconds:.1f} s"
    match way.status:
        case "impossible":
            return f"No change of answers puts {option} first; that is proved ({spent}): {way.reason}."
        case "not_settled":
            return (
                f"Not settled in {spent}: no change of answers was found that puts {option} first, and none is ruled "
                "out."
            )
        case _:
            many = counted(len(way.changes), "answer")
            if way.smallest:
                return f"The smallest change that puts {option} first ({many}; proved, {spent}):"
            return f"A change that puts {option} first ({many}; {spent}; a smaller one may exist):"


def _change(change: AnswerChange, names: Names) -> str:
    what = capitalised(names.fact(change.question))
    return f"{what}: {_moved(change, names)} ({_HARDNESS.get(change.hardness, change.hardness)})"


def _moved(change: AnswerChange, names: Names) -> str:
    before, after = change.before, change.after
    if isinstance(before, list) and isinstance(after, list):
        steps = [
            f"add {_words(change, names, added)}" for added in [[one for one in after if one not in before]] if added
        ]
        steps += [
            f"without {_words(change, names, gone)}" for gone in [[one for one in before if one not in after]] if gone
        ]
        return "; ".join(steps) or "as it is, and nothing else"
    shown = NOT_KNOWN if before is None else names.value(change.question, before)
    return f"{names.value(change.question, after)} instead of {shown}"


def _words(change: AnswerChange, names: Names, items: list[Any]) -> str:
    return names.value(change.question, items)
