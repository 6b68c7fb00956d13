"""What an answer may become: all that is asked about a smallest change, or about whatever is not known yet."""

from collections.abc import Callable
from dataclasses import dataclass

from advisor.model.fact import Kind
from advisor.model.knowledge import Choice, Interval, Subset
from advisor.model.profile import Answer
from advisor.model.question import Question

Domain = Interval | Choice | Subset
"""Numbers, words (None: any) or lists (between what is required and what is allowed, or one of whole alternatives)."""


@dataclass(frozen=True, slots=True)
class Freedom:
    """What one answer may become: `domain` holds the values, `stays` says whether it may also stay as it is.

    `other_forms` says whether it may be told without a value too: not to apply, or to be open where silence is not.
    Where there is no domain and it does not stay, nothing is said of it.
    """

    domain: Domain | None
    stays: bool = True
    other_forms: bool = False


Freedoms = Callable[[Question, Answer | None], Freedom]
FIXED = Freedom(None)
_PLAIN = (Kind.TEXT, Kind.MAP, Kind.ORDER)


def any_change(question: Question, answer: Answer | None) -> Freedom:
    """Every answer that can be changed may become any value that its question allows."""
    if question.change == "frozen" or question.type in _PLAIN:
        return FIXED
    return Freedom(question.fact_type.anything.values)


def any_profile(question: Question, answer: Answer | None) -> Freedom:
    """Every answer may be left out, not apply, or be any value that its question allows; maps and texts, anything."""
    if question.type is Kind.ORDER:
        return FIXED
    if question.type in _PLAIN:
        return Freedom(None, stays=False)
    return Freedom(question.fact_type.anything.values, other_forms=True)


def completion_of(computed: frozenset[str]) -> Freedoms:
    """Every answer not told exactly becomes one of the values that it may have.

    `computed` names the questions that nobody answered but whose facts are computed: they stay so.
    """

    def completion(question: Question, answer: Answer | None) -> Freedom:
        known = answer.knowledge if answer else question.fact_type.anything
        if question.type is Kind.ORDER or (answer is None and question.id in computed) or (answer and known.exact):
            return FIXED
        return Freedom(None if question.type in _PLAIN else known.values, stays=False)

    return completion
