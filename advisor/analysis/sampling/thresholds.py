"""How far every numeric threshold of a rule base may be off, and how good the evidence behind it is."""

from collections import defaultdict
from collections.abc import Iterable
from weakref import WeakKeyDictionary

from advisor.compiled.evaluator import compiled
from advisor.engine.program import Program
from advisor.model.condition import Comparison, Test, tests_of
from advisor.model.evidence import UNCERTAINTY, Grade
from advisor.model.fact import FactType, Kind
from advisor.model.rule import Rule
from advisor.model.rulebase import RuleBase

UNSOURCED: Grade = "expert"
"""The grade of a rule none of whose sources the rule base holds."""

_GRADES = list(UNCERTAINTY)


def threshold_ranges(program: Program) -> dict[Test, tuple[float, float]]:
    """Per test with a threshold, as the compiled reader lists them, the range in which it might as well stand.

    It is the declared one; else the threshold × and ÷ the factor of the weakest grade that its rule cites. For shares
    and percentages the distance to the nearer end of the scale is scaled instead. Of several rules that use one test,
    the widest range counts. An equality, and a threshold that no rule uses, is exact.
    """
    if program not in _RANGES:
        users = _users(program.early_rules)
        _RANGES[program] = {
            test: _widest([_range(used, rule, program.base) for used, rule in users.get(_key(test), ())], test)
            for test in compiled(program).threshold_tests
        }
    return dict(_RANGES[program])


def threshold_grades(program: Program) -> dict[Test, Grade]:
    """Per test with a threshold that some rule uses, the weakest grade of evidence that such a rule cites."""
    users = _users(program.early_rules)
    return {
        test: weakest(_grade(rule, program.base) for _, rule in users[_key(test)])
        for test in compiled(program).threshold_tests
        if _key(test) in users
    }


def weakest(grades: Iterable[Grade]) -> Grade:
    """The grade that promises least; of none, that of a rule without sources."""
    return max(grades, key=_GRADES.index, default=UNSOURCED)


_RANGES: WeakKeyDictionary[Program, dict[Test, tuple[float, float]]] = WeakKeyDictionary()

_Key = tuple[str, Comparison, object, tuple[float, float] | None]


def _users(rules: Iterable[Rule]) -> dict[_Key, list[tuple[Test, Rule]]]:
    """Every numeric test of the rules, with the rules that use it."""
    found: dict[_Key, list[tuple[Test, Rule]]] = defaultdict(list)
    for rule in rules:
        for test in dict.fromkeys(tests_of(rule.when)):
            if isinstance(test.operand, int | float) and not isinstance(test.operand, bool):
                found[_key(test)].append((test, rule))
    return found


def _key(test: Test) -> _Key:
    """What identifies a test; the reader asks one of a choice of every option in turn, without its range."""
    fact = test.fact.rsplit("=", 1)[-1]
    return fact, test.comparison, test.operand, None if fact.startswith("chosen.") else test.uncertain


def _widest(ranges: list[tuple[float, float]], test: Test) -> tuple[float, float]:
    assert isinstance(test.operand, int | float)
    exact = float(test.operand)
    return min((low for low, _ in ranges), default=exact), max((high for _, high in ranges), default=exact)


def _range(test: Test, rule: Rule, base: RuleBase) -> tuple[float, float]:
    assert isinstance(test.operand, int | float)
    threshold = float(test.operand)
    if test.uncertain is not None:
        return min(test.uncertain[0], threshold), max(test.uncertain[1], threshold)
    if test.comparison is Comparison.IS:
        return threshold, threshold
    return _scaled(threshold, UNCERTAINTY[_grade(rule, base)], base.fact_types.get(test.fact))


def _scaled(threshold: float, factor: float, declared: FactType | None) -> tuple[float, float]:
    """The threshold ÷ and × a factor; on a scale with an end, its distance to the nearer end."""
    top = {Kind.SHARE: 1.0, Kind.PERCENT: 100.0}.get(declared.kind) if declared else None
    if declared is None or top is None:
        return threshold / factor, threshold * factor
    if threshold <= top / 2:
        return threshold / factor, min(threshold * factor, declared.maximum)
    gap = top - threshold
    return max(top - gap * factor, declared.minimum), top - gap / factor


def _grade(rule: Rule, base: RuleBase) -> Grade:
    return weakest(base.evidence[source].grade for source in rule.evidence if source in base.evidence)
