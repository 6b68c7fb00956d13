"""The words of reports: how kinds, grades and doubts are called, and how untrusted text is made harmless."""

import re
import unicodedata
from collections.abc import Iterable

STRENGTH = {1: "slight", 2: "clear", 3: "decisive"}

CERTAINTY = {
    "certain": "certain",
    "likely": "likely: it rests on a best estimate or an assumption",
    "possible": "possible: it depends on an answer that is missing or a range",
}

BAND = {
    "clear": "clear",
    "lean": "a lean: ahead, but not by much",
    "tie": "a tie",
    "indifferent": "hardly matters: take what the team knows",
}

PROVISIONAL = (
    "How sure is provisional: it is read from the gaps between scores and from single missing arguments; "
    "weights, ranges and thresholds were not varied."
)

ROBUSTNESS = (
    "Robustness is the share of {samples:,} samples in which an option is first when weights, open answers, ranges, "
    "strengths and thresholds vary and all decisions are taken anew. It is no probability of being right."
)

CHANGE = {
    "": "", "keep": "keep", "stay": "keep", "add": "add", "grow": "replace", "replace": "replace", "choose": "new",
}  # fmt: skip

STATUS = {
    "eligible": "",
    "possibly_vetoed": "may be ruled out",
    "likely_vetoed": "probably ruled out",
    "vetoed": "ruled out",
}

SEVERITY = {"high": "high", "medium": "medium", "low": "low"}

PRIORITY = {"now": "Now", "next_quarter": "Next quarter", "at_trigger": "At the trigger"}

VERDICT = {
    "fits": "It fits: first, or level with the first.",
    "second_best": "Second best: the next in line behind the first.",
    "advised_against": "We advise against it.",
    "vetoed": "It is ruled out.",
}

GRADE = {
    "standard": "a standard, law or specification",
    "measured": "measured, with a published method",
    "documented": "documented by the makers",
    "survey": "a survey",
    "expert": "the reasoning of a named expert",
    "anecdote": "a single story",
}

NOT_LEGAL_ADVICE = (
    "This report supports an engineering decision. It is not legal advice, "
    "and the controls it lists are no proof of compliance."
)

_DIRECTION_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")


def clean(text: object) -> str:
    """Text on one line, without control characters and marks that turn the reading direction."""
    shown = _DIRECTION_MARKS.sub("", str(text))
    shown = "".join(" " if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") else char for char in shown)
    return " ".join(shown.split())


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words as a list in a sentence: `a, b and c`."""
    *most, end = [word for word in words if word] or [""]
    return f"{', '.join(most)} {last} {end}" if most else end


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 rule`, `3 rules`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
