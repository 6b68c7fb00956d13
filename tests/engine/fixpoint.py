"""The semantics of the rule language once more, as plainly as can be: the oracle that the engine is held against.

Nothing is shared with the engine but the data types. What is known of a fact is the list of values that it may have
(ABSENT among them when it may not apply), so that a comparison is settled by trying every value, and derived facts are
settled by applying all rules again and again until nothing changes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations, product
from typing import Any as Anything

from advisor.model.condition import All, Any, Comparison, Condition, FactReference, Not, Test
from advisor.model.decision import Decision, Option
from advisor.model.knowledge import Choice, Interval, Knowledge, Subset
from advisor.model.profile import Profile
from advisor.model.question import Question
from advisor.model.rule import Derive, Disfavour, Favour, Rule, Target, Veto, Weigh
from advisor.model.rulebase import RuleBase

NO, PERHAPS, YES = 0, 1, 2
ABSENT = object()
PASSES = ("certain", "likely")


@dataclass(frozen=True)
class Range:
    """Every number from low to high."""

    low: float
    high: float


@dataclass
class World:
    """What one pass knows: per fact, the values that it may have."""

    may_be: dict[str, list[Anything]] = field(default_factory=dict)
    given: frozenset[str] = frozenset()


@dataclass
class Outcome:
    """What the oracle says of a profile: everything that the engine must agree with."""

    firings: dict[str, str]
    facts: dict[str, dict[str, frozenset[Anything]]]
    decisions: dict[str, list[tuple[str, str, int]]]
    recommended: dict[str, str | None]


def run(
    base: RuleBase, profile: Profile, priority: tuple[str, ...] = (), fixed: dict[str, str] | None = None
) -> Outcome:
    """All that follows for the profile; `fixed` are decisions taken by others."""
    return _Run(base, profile, priority, fixed or {}).outcome()


def holds(condition: Condition, world: World) -> int:
    """Kleene evaluation, straight down the tree."""
    match condition:
        case Not(part):
            return 2 - holds(part, world)
        case All(parts):
            return min([YES, *(holds(part, world) for part in parts)])
        case Any(parts):
            return max([NO, *(holds(part, world) for part in parts)])
        case Test(fact, Comparison.KNOWN, wanted):
            known = YES if fact in world.given else _verdict(value is ABSENT for value in world.may_be[fact])
            return known if wanted else 2 - known
        case Test(fact, comparison, FactReference(other)):
            return _verdict(_compare(*pair, comparison) for pair in _pairs(world.may_be[fact], world.may_be[other]))
        case Test(fact, comparison, operand):
            return _verdict(_compare(*pair, comparison) for pair in _pairs(world.may_be[fact], [operand]))


def _verdict(answers: Iterable[bool]) -> int:
    found = set(answers)
    return PERHAPS if len(found) == 2 else YES if found == {True} else NO


def _pairs(left: list[Anything], right: list[Anything]) -> Iterator[tuple[Anything, Anything]]:
    """Every pair of values; of a range, the ends of both ranges that lie within it stand for all."""
    ends = {
        end for value in (*left, *right) for end in ([value.low, value.high] if isinstance(value, Range) else [value])
        if isinstance(end, int | float)
    }  # fmt: skip

    def spelled(values: list[Anything]) -> Iterator[Anything]:
        for value in values:
            if isinstance(value, Range):
                yield from (end for end in ends if value.low <= end <= value.high)
            else:
                yield value

    return product(spelled(left), list(spelled(right)))


def _compare(left: Anything, right: Anything, comparison: Comparison) -> bool:
    if left is ABSENT or right is ABSENT:
        return False
    match comparison:
        case Comparison.IS:
            return bool(left == right)
        case Comparison.IN:
            return left in right
        case Comparison.AT_LEAST:
            return bool(left >= right)
        case Comparison.AT_MOST:
            return bool(left <= right)
        case Comparison.MORE_THAN:
            return bool(left > right)
        case Comparison.LESS_THAN:
            return bool(left < right)
        case Comparison.INCLUDES:
            return right in left
        case Comparison.INCLUDES_ANY:
            return bool(left & right)
        case Comparison.INCLUDES_ALL:
            return bool(right <= left)
    raise AssertionError(comparison)


def values_of(known: Knowledge) -> list[Anything]:
    """What an answer may mean, value by value."""
    found: list[Anything] = [ABSENT] if known.absent else []
    match known.values:
        case Interval(low, high):
            found.append(Range(low, high) if low < high else low)
        case Choice(values) if values is not None:
            found.extend(values)
        case Subset(_, _, alternatives) if alternatives:
            found.extend(alternatives)
        case Subset(required, allowed) if allowed is not None:
            rest = allowed - required
            found.extend(
                required | set(more) for size in range(len(rest) + 1) for more in combinations(sorted(rest), size)
            )
        case None:
            return [ABSENT]
        case _:
            raise AssertionError("the oracle knows closed questions only")
    return found


@dataclass
class _Item:
    option: str
    criterion: str
    strength: int
    argument: str
    certainty: str


class _Run:
    def __init__(self, base: RuleBase, profile: Profile, priority: tuple[str, ...], fixed: dict[str, str]) -> None:
        self.base, self.profile, self.priority, self.fixed = base, profile, priority, fixed
        self.rules = [rule for rule in base.rules.values() if rule.status == "active"]
        self.worlds = {name: World({}, frozenset(profile.answers)) for name in PASSES}
        self.decisions: dict[str, list[tuple[str, str, int]]] = {}
        self.recommended: dict[str, str | None] = {}

    def outcome(self) -> Outcome:
        for question in self.base.questions.values():
            for name in PASSES:
                self._answer(question, name)
        for group in _in_dependency_order(self.base, self.rules):
            if group[0].startswith("chosen."):
                self._decide(self.base.decisions[group[0].removeprefix("chosen.")])
            else:
                for name in PASSES:
                    self._derive(group, self.worlds[name])
        firings = {rule.id: certainty for rule in self.rules if (certainty := self._certainty(rule))}
        facts = {
            name: {fact: frozenset(self.worlds[name].may_be[fact]) for fact in self.base.derived} for name in PASSES
        }
        return Outcome(firings, facts, self.decisions, self.recommended)

    def _answer(self, question: Question, name: str) -> None:
        world = self.worlds[name]
        if question.id in world.may_be:
            return
        for fact in _facts(question.ask_when):
            self._answer(self.base.questions[fact], name)
        asked = holds(question.ask_when, world)
        answer = self.profile.answers.get(question.id)
        if asked == NO:
            world.may_be[question.id] = [ABSENT]
            return
        if name == "likely" and answer:
            values = [answer.best] if answer.best is not None else values_of(answer.knowledge)
        elif name == "likely" and question.assume is not None:
            assumed = question.assume
            values = [frozenset(assumed) if isinstance(assumed, tuple) else assumed]
        else:
            values = values_of(answer.knowledge if answer else question.fact_type.anything)
            if asked == PERHAPS and ABSENT not in values:
                values.append(ABSENT)
        world.may_be[question.id] = values

    def _derive(self, group: list[str], world: World) -> None:
        """Least fixpoint of derived facts that depend on each other: what surely holds, and what may."""
        for fact in group:
            world.may_be[fact] = [self.base.derived[fact].floor]
        while True:
            before = dict(world.may_be)
            for fact in group:
                declared = self.base.derived[fact]
                scale = list(declared.scale)
                truths = [(holds(rule.when, world), value) for rule in self.rules for value in _derives(rule, fact)]
                surely = max(
                    [scale.index(declared.floor), *(scale.index(value) for truth, value in truths if truth == YES)]
                )
                higher = {scale.index(value) for truth, value in truths if truth == PERHAPS} - set(range(surely + 1))
                world.may_be[fact] = [scale[place] for place in (surely, *sorted(higher))]
            if before == world.may_be:
                return

    def _certainty(self, rule: Rule) -> str | None:
        return _certainty(holds(rule.when, self.worlds["certain"]), holds(rule.when, self.worlds["likely"]))

    def _decide(self, decision: Decision) -> None:
        applies = {name: holds(decision.when, self.worlds[name]) for name in PASSES}
        options = [option for option in self.base.options[decision.id].values() if option.status == "full"]
        items = [item for rule in self.rules for item in self._items(rule, decision, options)]
        likely, least, most = (self._weights(decision, *counted) for counted in (
            ("certain", "likely"), ("certain",), ("certain", "likely", "possible")
        ))  # fmt: skip
        score, lowest, highest, status = {}, {}, {}, {}
        for option in options:
            mine = [item for item in items if item.option == option.id]
            score[option.id] = lowest[option.id] = highest[option.id] = 0
            for criterion in decision.criteria:
                here = [item for item in mine if item.criterion == criterion]
                score[option.id] += likely[criterion] * _cell([item for item in here if item.certainty != "possible"])
                low = _cell([item for item in here if item.strength < 0 or item.certainty == "certain"])
                high = _cell([item for item in here if item.strength > 0 or item.certainty == "certain"])
                lowest[option.id] += min(low * least[criterion], low * most[criterion])
                highest[option.id] += max(high * least[criterion], high * most[criterion])
            vetoes = {item.certainty for item in mine if not item.criterion}
            status[option.id] = next((word for certainty, word in _VETOES.items() if certainty in vetoes), "eligible")
        places = {"eligible": 0, "possibly_vetoed": 0, "likely_vetoed": 1, "vetoed": 2}
        ranking = sorted(options, key=lambda option: (places[status[option.id]], -score[option.id], option.order))
        first = ranking[0] if ranking and status[ranking[0].id] != "vetoed" else None
        safe = [option.id for option in options if status[option.id] == "eligible"]
        bar = max((lowest[option] for option in safe), default=None)
        possible = [o for o in options if status[o.id] != "vetoed" and (bar is None or highest[o.id] >= bar)]
        if applies["likely"] == YES and options:
            self.decisions[decision.id] = [(option.id, status[option.id], score[option.id]) for option in ranking]
            self.recommended[decision.id] = first.id if first else None
        if decision.id in self.fixed:
            taken = self.base.options[decision.id][self.fixed[decision.id]]
            self.recommended[decision.id] = taken.id
            for name in PASSES:
                self._choose(decision, name, [taken], False)
            return
        self._choose(
            decision, "certain", possible if applies["certain"] != NO else [], applies["certain"] != YES or not safe
        )
        self._choose(decision, "likely", [first] if first and applies["likely"] != NO else [], applies["likely"] != YES)

    def _choose(self, decision: Decision, name: str, options: list[Option], unsure: bool) -> None:
        world = self.worlds[name]
        for attribute in ("id", "family", *decision.attributes):
            values: list[Anything] = []
            for option in options:
                stated = option.values_of(attribute)
                if stated is None:
                    values.append(ABSENT)
                elif attribute in decision.attributes and decision.attributes[attribute].type == "many":
                    values.append(frozenset(map(str, stated)))
                else:
                    values.extend(stated)
            numbers = [value for value in values if value is not ABSENT]
            if (
                attribute in decision.attributes
                and decision.attributes[attribute].type == "number"
                and len(numbers) > 1
            ):
                values = [Range(min(numbers), max(numbers)), *([ABSENT] if ABSENT in values else [])]
            if unsure or not values:
                values.append(ABSENT)
            fact = f"chosen.{decision.id}" + ("" if attribute == "id" else f".{attribute}")
            world.may_be[fact] = list(dict.fromkeys(values))

    def _items(self, rule: Rule, decision: Decision, options: list[Option]) -> Iterator[_Item]:
        for conclusion in rule.then:
            match conclusion:
                case Favour(favour=target, criterion=criterion, strength=strength):
                    sign = 1
                case Disfavour(disfavour=target, criterion=criterion, strength=strength):
                    sign = -1
                case Veto(veto=target):
                    sign, criterion, strength = 1, "", 0
                case _:
                    continue
            if target.decision != decision.id:
                continue
            for option in options:
                truths = [
                    min(holds(rule.when, self.worlds[name]), _selected(target, option, self.worlds[name]))
                    for name in PASSES
                ]
                certainty = _certainty(*truths)
                if certainty:
                    argument = getattr(conclusion, "argument", "") or rule.id
                    yield _Item(option.id, criterion, sign * strength, argument, certainty)

    def _weights(self, decision: Decision, *counted: str) -> dict[str, int]:
        weights = _base_weights(self.base, decision, self.priority)
        factors: dict[tuple[str, str], int] = {}
        heard = (rule for rule in self.rules if _taken_before(rule, decision, self.base, self.rules))
        for rule in heard:
            for conclusion in rule.then if self._certainty(rule) in counted else ():
                if isinstance(conclusion, Weigh):
                    for criterion, factor in conclusion.weigh.items():
                        key = (criterion, conclusion.argument or rule.id)
                        factors[key] = max(factor, factors.get(key, 1))
        for (criterion, _), factor in factors.items():
            if criterion in weights:
                weights[criterion] *= factor
        return weights


_VETOES = {"certain": "vetoed", "likely": "likely_vetoed", "possible": "possibly_vetoed"}


def _certainty(certain: int, likely: int) -> str | None:
    return "certain" if certain == YES else "likely" if likely == YES else "possible" if certain == PERHAPS else None


def _cell(items: list[_Item]) -> int:
    total = 0
    for argument in {item.argument for item in items}:
        strengths = [item.strength for item in items if item.argument == argument]
        total += max(0, *strengths, 0) + min(0, *strengths, 0)
    return max(-6, min(6, total))


def _base_weights(base: RuleBase, decision: Decision, priority: tuple[str, ...]) -> dict[str, int]:
    ranked = [criterion for criterion in priority if criterion in decision.criteria]
    if not ranked:
        return {criterion: base.criteria[criterion].weight for criterion in decision.criteria}
    others = [criterion for criterion in decision.criteria if criterion not in ranked]
    n = len(ranked) + bool(others)
    share = [10_000 * sum(Fraction(1, place) for place in range(i, n + 1)) / n for i in range(1, n + 1)]
    exact = dict(zip(ranked, share, strict=False)) | {criterion: share[-1] / len(others) for criterion in others}
    weights = {criterion: int(value) for criterion, value in exact.items()}
    for criterion in sorted(exact, key=lambda name: weights[name] - exact[name])[: 10_000 - sum(weights.values())]:
        weights[criterion] += 1
    return weights


def _selected(target: Target, option: Option, world: World) -> int:
    truths = [YES]
    for attribute, test in target.attributes.items():
        stated = option.values_of(attribute)
        if stated is None:
            truth = NO
        elif test.fact is None:
            truth = YES if stated & set(test.any_of) else NO
        else:
            truth = _verdict(_shares(stated, value) for value in world.may_be[test.fact])
        truths.append(2 - truth if test.negated else truth)
    return min(truths)


def _shares(stated: frozenset[Anything], value: Anything) -> bool:
    return bool(stated & value) if isinstance(value, frozenset) else value in stated


def _derives(rule: Rule, fact: str) -> list[str | bool]:
    return [c.derive[fact] for c in rule.then if isinstance(c, Derive) and fact in c.derive]


def _facts(condition: Condition) -> set[str]:
    match condition:
        case Test(fact, _, FactReference(other)):
            return {fact, other}
        case Test(fact):
            return {fact}
        case Not(part):
            return _facts(part)
        case All(parts) | Any(parts):
            return {fact for part in parts for fact in _facts(part)}


def _nodes(facts: Iterable[str], base: RuleBase) -> set[str]:
    """The derived facts and choices among the facts."""
    names = {".".join(fact.split(".")[:2]) for fact in facts}
    return {name for name in names if name in base.derived or name.startswith("chosen.")}


def _targets(rule: Rule) -> Iterator[Target]:
    for conclusion in rule.then:
        match conclusion:
            case Favour(favour=target) | Disfavour(disfavour=target) | Veto(veto=target):
                yield target


def _direct(base: RuleBase, rules: list[Rule]) -> dict[str, set[str]]:
    """What each derived fact and each choice must wait for, leaving the weighing of criteria aside."""
    waits: dict[str, set[str]] = {fact: set() for fact in base.derived}
    previous: set[str] = set()
    for decision in base.decisions.values():
        waits[f"chosen.{decision.id}"] = previous | _nodes(_facts(decision.when), base)
        previous = {f"chosen.{decision.id}"}
    for rule in rules:
        read = _nodes(_facts(rule.when), base)
        for conclusion in rule.then:
            if isinstance(conclusion, Derive):
                for fact in conclusion.derive:
                    waits[fact] |= read
        for target in _targets(rule):
            named = {test.fact for test in target.attributes.values() if test.fact}
            waits[f"chosen.{target.decision}"] |= read | _nodes(named, base)
    return waits


def _closure(waits: dict[str, set[str]]) -> dict[str, set[str]]:
    closed = {name: set(direct) for name, direct in waits.items()}
    while True:
        grown = {name: known.union(*(closed[other] for other in known)) for name, known in closed.items()}
        if grown == closed:
            return closed
        closed = grown


def _taken_before(rule: Rule, decision: Decision, base: RuleBase, rules: list[Rule]) -> bool:
    """Whether all that a rule reads is settled before the decision is taken, so that it may weigh its criteria."""
    closed = _closure(_direct(base, rules))
    read = _nodes(_facts(rule.when), base)
    read |= {other for name in read for other in closed[name]}
    order = list(base.decisions)
    later = {f"chosen.{name}" for name in order[order.index(decision.id) :]}
    return not read & later


def _in_dependency_order(base: RuleBase, rules: list[Rule]) -> list[list[str]]:
    """Groups of facts that depend on each other, each after those that it waits for."""
    waits = _direct(base, rules)
    for rule in rules:
        for conclusion in rule.then:
            if isinstance(conclusion, Weigh):
                for decision in base.decisions.values():
                    if _taken_before(rule, decision, base, rules):
                        waits[f"chosen.{decision.id}"] |= _nodes(_facts(rule.when), base)
    closed = _closure(waits)
    groups: list[list[str]] = []
    left = list(waits)
    while left:
        ready = next(
            name
            for name in left
            if all(other in closed and name in closed[other] for other in closed[name] & set(left) - {name})
        )
        group = [name for name in left if name == ready or (name in closed[ready] and ready in closed[name])]
        groups.append(group)
        left = [name for name in left if name not in group]
    return groups
