"""Tests as literals: what one comparison comes to, state by state of the facts that it reads."""

from collections.abc import Callable, Iterable

from advisor.model.condition import Comparison, FactReference, Operand, Test
from advisor.model.evaluation import View, evaluate_test
from advisor.model.knowledge import Choice, Knowledge
from advisor.model.truth import Truth
from advisor.solving.logic import FALSE, NO, OPEN, TRUE, YES, Literal, Logic, Rails
from advisor.solving.states import Fact, State, Words, present, words_of

RAILS: dict[Truth, Rails] = {Truth.TRUE: YES, Truth.UNKNOWN: OPEN, Truth.FALSE: NO}

Judge = Callable[[Test, State, State], Rails]
"""Says what becomes of a comparison of two numbers, of which one or both move, where their ranges leave it open."""


def test_rails(logic: Logic, test: Test, fact: Fact, other: Fact | None, judge: Judge, certain: bool = False) -> Rails:
    """What a test comes to; `other` is the fact that it compares with, if it does."""
    if other is None:
        return over(logic, [(state.literal, _one(logic, test, state, certain)) for state in fact.states])
    if fact.id == other.id:
        return over(logic, [(state.literal, _two(logic, test, state, state, judge, certain)) for state in fact.states])
    rows = []
    for state in fact.states:
        row = [(right.literal, _two(logic, test, state, right, judge, certain)) for right in other.states]
        rows.append((state.literal, over(logic, row)))
    return over(logic, rows)


def over(logic: Logic, cases: list[tuple[Literal, Rails]]) -> Rails:
    """The statement that holds in whichever case does; exactly one of them does."""
    return _side(logic, cases, 0), _side(logic, cases, 1)


def _side(logic: Logic, cases: list[tuple[Literal, Rails]], side: int) -> Literal:
    """One rail; where every case decides, the smaller half says it for both."""
    decided = [(literal, rails[side]) for literal, rails in cases if literal != FALSE]
    if all(abs(truth) == TRUE for _, truth in decided):
        true = [literal for literal, truth in decided if truth == TRUE]
        false = [literal for literal, truth in decided if truth == FALSE]
        return logic.any_of(true) if len(true) <= len(false) else -logic.any_of(false)
    return logic.any_of(logic.all_of((literal, truth)) for literal, truth in decided)


def _one(logic: Logic, test: Test, state: State, certain: bool) -> Rails:
    if state.content is None:
        return logic.undecided()
    if isinstance(state.content, dict) and test.comparison is not Comparison.KNOWN:
        words = words_of(state.content)
        assert words is not None
        return compare_words(logic, words, test.comparison, _operand(test.operand))
    rails = RAILS[evaluate_test(test, state.view(test.fact, certain))]
    return logic.undecided() if rails == OPEN and state.several else rails


def _two(logic: Logic, test: Test, left: State, right: State, judge: Judge, certain: bool) -> Rails:
    """What a comparison of two facts comes to in one state of each."""
    assert isinstance(test.operand, FactReference)
    contents = left.content, right.content
    if isinstance(contents[0], Knowledge) and isinstance(contents[1], Knowledge):
        views = left.view(test.fact, certain), right.view(test.operand.fact, certain)
        view = View(views[0].knowledge | views[1].knowledge, views[0].given | views[1].given)
        rails = RAILS[evaluate_test(test, view)]
        return judge(test, left, right) if rails == OPEN and (left.several or right.several) else rails
    for content in contents:
        if isinstance(content, Knowledge) and content.not_applicable:
            return NO
    if contents[0] is None or contents[1] is None:
        return logic.undecided()
    words, operand = words_of(contents[0]), words_of(contents[1])
    if words is None or operand is None:
        return logic.undecided()
    sure, possible = compare_words(logic, words, test.comparison, operand)
    absent = any(isinstance(content, Knowledge) and content.absent for content in contents)
    return (FALSE if absent else sure), possible


def _operand(operand: Operand) -> Words:
    words = operand if isinstance(operand, frozenset) else frozenset({str(operand)})
    held = dict.fromkeys(sorted(words), TRUE)
    return Words(held, held, False)


def compare_words(logic: Logic, left: Words, comparison: Comparison, right: Words) -> Rails:
    """How a list compares with another, or one word with a list: the same rules as `advisor.model.evaluation`."""
    if left.single:
        return _word_among(logic, left, right)
    match comparison:
        case Comparison.INCLUDES_ANY:
            return _share(logic, left, right)
        case Comparison.INCLUDES | Comparison.INCLUDES_ALL:
            return _contain(logic, left, right)
        case _:
            return _equal(logic, left, right)


def _share(logic: Logic, left: Words, right: Words) -> Rails:
    sure = logic.any_of(logic.all_of((held, present(right.sure, word))) for word, held in left.sure.items())
    if right.unbounded:
        return sure, TRUE
    if left.unbounded:
        return sure, logic.any_of(right.possible.values())
    return sure, logic.any_of(
        logic.all_of((held, present(right.possible, word))) for word, held in left.possible.items()
    )


def _contain(logic: Logic, left: Words, right: Words) -> Rails:
    sure = FALSE if right.unbounded else _within(logic, right.possible, left.sure)
    if left.unbounded:
        return sure, TRUE
    if right.single:
        return sure, TRUE if right.unbounded else _share(logic, left, right)[1]
    return sure, _within(logic, right.sure, left.possible)


def _equal(logic: Logic, left: Words, right: Words) -> Rails:
    parts: list[Literal] = []
    if not left.unbounded:
        parts.append(_within(logic, right.sure, left.possible))
    if not right.unbounded:
        parts.append(_within(logic, left.sure, right.possible))
    if left.unbounded or right.unbounded:
        return FALSE, logic.all_of(parts)
    exact = (_within(logic, left.possible, right.sure), _within(logic, right.possible, left.sure))
    return logic.all_of(exact), logic.all_of(parts)


def _word_among(logic: Logic, left: Words, right: Words) -> Rails:
    """Whether one word, perhaps one of several, stands in a list or is another."""
    if right.single or left.unbounded:
        same = _share(logic, left, right)
        return (FALSE if left.unbounded else same[0]), (TRUE if left.unbounded else same[1])
    sure = logic.all_of(present(right.sure, word) for word in left.possible)
    possible = TRUE if right.unbounded else logic.any_of(present(right.possible, word) for word in left.possible)
    return sure, possible


def _within(logic: Logic, part: dict[str, Literal], whole: dict[str, Literal]) -> Literal:
    return logic.all_of(logic.any_of((-held, present(whole, word))) for word, held in part.items())


def values_shared(logic: Logic, values: Iterable[object], state: State) -> Rails:
    """Whether an option's values meet what a fact holds in a state; only for lists that move."""
    if not isinstance(state.content, dict):
        return logic.undecided()
    members = state.content
    met = logic.any_of(present(members, value) for value in values if isinstance(value, str))
    return met, met


def is_yes(knowledge: Knowledge) -> bool:
    """Whether a yes-or-no answer is known to be yes."""
    return knowledge.values == Choice(frozenset({True}))
