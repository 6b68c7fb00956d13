"""Rule bases that are sound by construction, and faults planted into them, each with the finding that must tell it.

In a sound base every rule reads facts that no other part of its condition reads, gives points to one option with an
argument of its own, every option is spoken of, and every derived fact is derived in all its values and read.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Any as Anything

from advisor.model.condition import All, Any, Comparison, Condition, Not, Operand, Test, facts_read
from advisor.model.evidence import Evidence
from advisor.model.fact import DerivedFact, Kind
from advisor.model.question import Question
from advisor.model.rule import Rule
from advisor.model.rulebase import RuleBase
from advisor.model.table import Table, rules_of
from tests.engine.bases import CRITERIA, attribute, base_of, decision, is_, option, question, rule

WORDS = ("red", "green", "blue", "yellow", "black")
LEVELS = ("low", "middle", "high", "extreme")
KINDS = ("bool", "one", "number", "many", "count")
QUESTIONS, OPTIONS = 40, 6


def sound_base(rules: int, seed: int) -> RuleBase:
    """A rule base of so many rules (at least 20) in which nothing is wrong."""
    random = Random(seed)
    asked = [_question(number) for number in range(QUESTIONS)] + [question("pains", "many", ("slow", "dear"))]
    derived = [DerivedFact(id=f"switch{number}", order=number, meaning=".") for number in range(4)]
    derived += [DerivedFact(id="level", order=9, type="one", values=LEVELS, meaning=".")]
    taken = [decision(name, order, kind=attribute("one")) for order, name in enumerate(("framework", "store"))]
    offered = [
        option(item.id, f"{item.id}-{n}", n, attributes={"kind": WORDS[n % 5]})
        for item in taken
        for n in range(OPTIONS)
    ]
    found = list(_deriving(derived, asked, random))
    deriving = len(found)
    for order in range(deriving, rules):
        number = order - deriving
        target = offered[number % len(offered)]
        reading = [_of_derived(derived[number], random)] if number < len(derived) else []
        when = _joined([*reading, *_tests(asked, random, random.randint(2, 3))], random)
        then = _points(target.decision, target.id, random, f"argument-{order}")
        found.append(rule(f"rule-{order}", when, then, order=order, evidence=("study",)))
    evidence = {name: _evidence(name, grade, order) for order, (name, grade) in enumerate(_GRADES)}
    return replace(base_of(asked, derived, taken, offered, found), evidence=evidence)


_GRADES = (("study", "measured"), ("guess", "expert"))


@dataclass(frozen=True)
class Fault:
    """A base with a fault in it, and the finding that must tell it: its kind, and the item at which it stands."""

    base: RuleBase
    kind: str
    item: str


def planted(base: RuleBase, seed: int) -> Iterator[Fault]:
    """The base with one fault of every sort that can be planted."""
    for plant in PLANTERS:
        yield plant(base, Random(f"{seed} {plant.__name__}"))


def _question(number: int) -> Question:
    kind = KINDS[number % len(KINDS)]
    more = {"maximum": 10_000.0} if kind in ("number", "count") else {}
    return question(f"{kind}{number}", kind, WORDS if kind in ("one", "many") else (), **more)


def _evidence(name: str, grade: str, order: int) -> Evidence:
    day = date(2026, 11, 1)
    return Evidence.model_validate(
        {"id": name, "order": order, "title": name, "address": "https://example.org", "kind": "article",
         "grade": grade, "read": day, "review_by": date(2028, 1, 1), "supports": "."}
    )  # fmt: skip


def _deriving(derived: list[DerivedFact], asked: list[Question], random: Random) -> Iterator[Rule]:
    order = 0
    for fact in derived:
        for value in fact.scale[1:]:
            when = All(tuple(_tests(asked, random, 2)))
            yield rule(f"derive-{order}", when, {"derive": {fact.id: value}}, order=order, evidence=("study",))
            order += 1


def _points(decided: str, name: str, random: Random, argument: str) -> dict[str, Anything]:
    word = random.choice(("favour", "disfavour"))
    points = {"criterion": random.choice(tuple(CRITERIA)), "strength": random.randint(1, 3), "argument": argument}
    return {word: {decided: [name]}, **points}


def _tests(asked: list[Question], random: Random, count: int, but: tuple[str, ...] = ()) -> list[Condition]:
    free = [item for item in asked if item.id not in but and item.id != "pains"]
    return [_test(item, random) for item in random.sample(free, count)]


def _test(asked: Question, random: Random) -> Test:
    operand: Operand
    match asked.type:
        case Kind.BOOL:
            comparison, operand = "is", random.random() < 0.5
        case Kind.ONE:
            comparison, operand = "in", frozenset(random.sample(WORDS, random.randint(1, 3)))
        case Kind.MANY:
            comparison = random.choice(("includes_any", "includes_all"))
            operand = frozenset(random.sample(WORDS, 2))
        case _:
            comparison = random.choice(("at_least", "at_most", "more_than", "less_than"))
            operand = float(random.randint(10, 9_000))
    return Test(asked.id, Comparison(comparison), operand)


def _of_derived(fact: DerivedFact, random: Random) -> Test:
    if fact.type == "bool":
        return is_(fact.id)
    return Test(fact.id, Comparison.IN, frozenset(LEVELS[random.randint(1, 3) :]))


def _joined(tests: list[Condition], random: Random) -> Condition:
    """All of the tests, now and then one negated or the last two joined by `or`."""
    parts = list(tests)
    if random.random() < 0.2:
        parts[-1] = Not(parts[-1])
    if len(parts) > 2 and random.random() < 0.4:
        parts[-2:] = [Any(tuple(parts[-2:]))]
    return All(tuple(parts))


def _judging(base: RuleBase, random: Random) -> Rule:
    return random.choice([item for item in base.rules.values() if item.id.startswith("rule-")])


def _with(base: RuleBase, *changed: Rule) -> RuleBase:
    return replace(base, rules=base.rules | {item.id: item for item in changed})


def _added(base: RuleBase, when: Condition, *then: dict[str, Anything], **more: Anything) -> Rule:
    return rule("planted", when, *then, order=len(base.rules) + 10, **{"evidence": ("study",), **more})


def _conditioned(base: RuleBase, random: Random, change: Callable[[Rule], Condition], kind: str) -> Fault:
    """A rule whose condition is changed."""
    chosen = _judging(base, random)
    return Fault(_with(base, chosen.model_copy(update={"when": change(chosen)})), kind, chosen.id)


def _another(base: RuleBase, read: Condition, random: Random, *types: Kind) -> Question:
    """A question that a condition does not read."""
    free = [item for item in base.questions.values() if item.id not in facts_read(read) and item.id != "pains"]
    return random.choice([item for item in free if item.type in types or not types])


def _copy(base: RuleBase, random: Random, **points: Anything) -> tuple[Rule, dict[str, Anything]]:
    """A rule that gives points, and its conclusion as written, with some of it changed."""
    chosen = _judging(base, random)
    (given,) = chosen.then
    word = "favour" if hasattr(given, "favour") else "disfavour"
    target = getattr(given, word)
    written = {target.decision: list(target.attributes["id"].any_of)}
    stated = {key: getattr(given, key) for key in ("criterion", "strength", "argument")} | points
    return chosen, {stated.pop("word", word): written, **stated}


def plant_contradiction(base: RuleBase, random: Random) -> Fault:
    """A test and its opposite."""

    def change(chosen: Rule) -> Condition:
        denied = _test(_another(base, chosen.when, random), random)
        parts = [chosen.when, denied, Not(denied)]
        random.shuffle(parts)
        return All(tuple(parts))

    return _conditioned(base, random, change, "never-holds")


def plant_empty_range(base: RuleBase, random: Random) -> Fault:
    """A number that is to be above what it is to be below."""

    def change(chosen: Rule) -> Condition:
        name = _another(base, chosen.when, random, Kind.NUMBER, Kind.COUNT).id
        low = float(random.randint(10, 9_000))
        apart = Test(name, Comparison.LESS_THAN, low), Test(name, Comparison.AT_LEAST, low + random.choice((0, 5)))
        return All((chosen.when, *apart))

    return _conditioned(base, random, change, "never-holds")


def plant_dead_alternative(base: RuleBase, random: Random) -> Fault:
    """An alternative that asks a word to be two."""

    def change(chosen: Rule) -> Condition:
        name = _another(base, chosen.when, random, Kind.ONE).id
        one, other = random.sample(WORDS, 2)
        return Any((chosen.when, All((is_(name, one), is_(name, other)))))

    return _conditioned(base, random, change, "never-holds")


def plant_unasked_question(base: RuleBase, random: Random) -> Fault:
    """A test of an answer to a question that is not asked then."""
    chosen = _judging(base, random)
    gate = _another(base, chosen.when, random, Kind.BOOL)
    behind = _another(base, All((chosen.when, is_(gate.id))), random, Kind.NUMBER)
    questions = base.questions | {behind.id: behind.model_copy(update={"ask_when": is_(gate.id)})}
    when = All((chosen.when, Test(gate.id, Comparison.IS, False), Test(behind.id, Comparison.AT_LEAST, 20.0)))
    changed = _with(base, chosen.model_copy(update={"when": when}))
    return Fault(replace(changed, questions=questions), "never-holds", chosen.id)


def plant_tautology(base: RuleBase, random: Random) -> Fault:
    """A test or its opposite."""

    def change(chosen: Rule) -> Condition:
        name = _another(base, chosen.when, random, Kind.NUMBER).id
        low = float(random.randint(10, 9_000))
        return Any((Test(name, Comparison.AT_MOST, low + 7), Not(Test(name, Comparison.AT_MOST, low)), chosen.when))

    return _conditioned(base, random, change, "always-holds")


def plant_repetition(base: RuleBase, random: Random) -> Fault:
    """A test that stands twice, once in an alternative."""

    def change(chosen: Rule) -> Condition:
        repeated = _test(_another(base, chosen.when, random), random)
        aside = _test(_another(base, All((chosen.when, repeated)), random), random)
        instead = _test(_another(base, All((chosen.when, repeated, aside)), random), random)
        again: Condition = repeated if random.random() < 0.5 else Any((All((repeated, aside)), instead))
        return All((repeated, chosen.when, again))

    return _conditioned(base, random, change, "repeated-test")


def plant_weaker_threshold(base: RuleBase, random: Random) -> Fault:
    """A threshold beside a sharper one."""

    def change(chosen: Rule) -> Condition:
        name = _another(base, chosen.when, random, Kind.NUMBER, Kind.COUNT).id
        low = float(random.randint(10, 9_000))
        parts = [Test(name, Comparison.AT_LEAST, low), Test(name, Comparison.MORE_THAN, low - random.randint(1, 9))]
        random.shuffle(parts)
        return All((chosen.when, *parts))

    return _conditioned(base, random, change, "redundant-test")


def plant_wider_word(base: RuleBase, random: Random) -> Fault:
    """A list of words beside one of them."""

    def change(chosen: Rule) -> Condition:
        name = _another(base, chosen.when, random, Kind.MANY).id
        words = random.sample(WORDS, 3)
        wide, narrow = (
            Test(name, Comparison.INCLUDES_ANY, frozenset(words)),
            Test(name, Comparison.INCLUDES, words[0]),
        )
        return All((wide, chosen.when, narrow)) if random.random() < 0.5 else All((chosen.when, Any((wide, narrow))))

    return _conditioned(base, random, change, "redundant-test")


def plant_lone_word(base: RuleBase, random: Random) -> Fault:
    """An `any` or `all` of one part."""

    def change(chosen: Rule) -> Condition:
        alone = _test(_another(base, chosen.when, random), random)
        return All((chosen.when, random.choice((Any, All))((alone,))))

    return _conditioned(base, random, change, "lone-any-all")


def plant_copy(base: RuleBase, random: Random) -> Fault:
    """A rule in other words."""
    chosen, then = _copy(base, random)
    parts = list(chosen.when.parts) if isinstance(chosen.when, All) else [chosen.when]
    random.shuffle(parts)
    when: Condition = Not(Any(tuple(map(Not, parts)))) if random.random() < 0.5 else All(tuple(parts))
    return Fault(_with(base, _added(base, when, then)), "same-rule", "planted")


def plant_special_case(base: RuleBase, random: Random) -> Fault:
    """A narrower rule that says no more."""
    chosen, then = _copy(base, random)
    then["strength"] = random.randint(1, then["strength"])
    narrower = All((chosen.when, _test(_another(base, chosen.when, random), random)))
    return Fault(_with(base, _added(base, narrower, then)), "subsumed-rule", "planted")


def plant_special_derivation(base: RuleBase, random: Random) -> Fault:
    """A derivation for a case that a wider one has, of a value no higher."""
    chosen = random.choice([item for item in base.rules.values() if item.id.startswith("derive-")])
    (given,) = chosen.then
    narrower = All((chosen.when, _test(_another(base, chosen.when, random), random)))
    return Fault(_with(base, _added(base, narrower, {"derive": given.derive})), "subsumed-rule", "planted")


def plant_opposite(base: RuleBase, random: Random) -> Fault:
    """The same condition against what it was for."""
    chosen, then = _copy(base, random)
    opposite = "disfavour" if "favour" in then else "favour"
    turned = {opposite: then.pop("favour" if "favour" in then else "disfavour"), **then}
    return Fault(_with(base, _added(base, chosen.when, turned)), "opposite-conclusions", "planted")


def plant_forgotten_argument(base: RuleBase, random: Random) -> Fault:
    """A narrower or an overlapping rule for the same points, without an argument."""
    chosen, then = _copy(base, random, argument="")
    narrower = All((chosen.when, _test(_another(base, chosen.when, random), random)))
    return Fault(_with(base, _added(base, narrower, then)), "missing-argument", "planted")


def plant_spread_argument(base: RuleBase, random: Random) -> Fault:
    """One argument on a second criterion."""
    chosen, then = _copy(base, random)
    other = random.choice([name for name in CRITERIA if name != then["criterion"]])
    twice = _added(base, chosen.when, then, {**then, "criterion": other}).then
    return Fault(_with(base, chosen.model_copy(update={"then": twice})), "spread-argument", chosen.id)


def plant_silent_option(base: RuleBase, random: Random) -> Fault:
    """An option that nobody speaks of."""
    decided = random.choice(tuple(base.options))
    mute = option(decided, "mute", 99, attributes={"kind": "red"})
    options = base.options | {decided: base.options[decided] | {"mute": mute}}
    return Fault(replace(base, options=options), "silent-option", "mute")


def _derived(base: RuleBase, *names: str) -> RuleBase:
    facts = {name: DerivedFact(id=name, order=50 + place, meaning=".") for place, name in enumerate(names)}
    types = base.fact_types | {name: fact.fact_type for name, fact in facts.items()}
    return replace(base, derived=base.derived | facts, fact_types=types)


def plant_unread_fact(base: RuleBase, random: Random) -> Fault:
    """A derived fact that leads nowhere."""
    when = _test(random.choice(tuple(base.questions.values())[:QUESTIONS]), random)
    extended = _derived(base, "idle")
    return Fault(_with(extended, _added(base, when, {"derive": "idle"})), "unread-derived-fact", "idle")


def plant_underivable_fact(base: RuleBase, random: Random) -> Fault:
    """A test of a fact that no rule derives."""
    extended = _derived(base, "lost")
    return _conditioned(extended, random, lambda chosen: All((chosen.when, is_("lost"))), "underivable-fact")


def plant_underivable_value(base: RuleBase, random: Random) -> Fault:
    """A test of a value that no rule derives any more."""
    kept = {name: item for name, item in base.rules.items() if not _derives(item, "extreme")}
    wanted = Test("level", Comparison.IS, "extreme")
    reading = _added(base, All((wanted, *_tests(list(base.questions.values()), random, 1))), {"recommend": "caching"})
    return Fault(_with(replace(base, rules=kept), reading), "underivable-fact", "planted")


def _derives(item: Rule, value: str) -> bool:
    return any(value in getattr(conclusion, "derive", {}).values() for conclusion in item.then)


def plant_cycle(base: RuleBase, random: Random) -> Fault:
    """Two facts that follow from each other, one of them by way of a third."""
    extended = _derived(base, "egg", "hen", "chick")
    names = ["hen", "chick", "egg"]
    tests = _tests(list(base.questions.values()), random, 3)
    pairs = zip(names, [*names[1:], names[0]], strict=True)
    circle = [
        rule(
            f"circle-{place}",
            All((is_(read), tests[place])),
            {"derive": made},
            order=5_000 + place,
            evidence=("study",),
        )
        for place, (read, made) in enumerate(pairs)
    ]
    return Fault(_with(extended, *circle), "derivation-cycle", "circle-1")


def plant_echo(base: RuleBase, random: Random) -> Fault:
    """A warning of what the user complains of."""
    pain = Test("pains", Comparison.INCLUDES, random.choice(("slow", "dear")))
    return Fault(_with(base, _added(base, pain, {"warn": "storm"})), "pain-echo", "planted")


def plant_guess(base: RuleBase, random: Random) -> Fault:
    """A threshold by rule of thumb."""
    asked = random.choice([item for item in base.questions.values() if item.type is Kind.NUMBER])
    when = Test(asked.id, Comparison.AT_LEAST, 500.0)
    guess = _added(base, when, {"recommend": "caching"}, evidence=("guess",))
    return Fault(_with(base, guess), "unmeasured-threshold", "planted")


def _tabled(base: RuleBase, kind: str, hit: str, *rows: tuple[str, ...]) -> Fault:
    """A decision table over one answer; each row holds for its words."""
    asked = next(item for item in base.questions.values() if item.type is Kind.ONE)
    table = Table.model_validate(
        {
            "id": "planted", "order": 9_000, "title": "A table", "because": ".", "evidence": ("study",), "limits": ".",
            "cases": (),
            "table": {
                "hit": hit,
                "reads": (asked.id,),
                "rows": tuple(
                    {"id": f"row{place}", "when": Test(asked.id, Comparison.IN, frozenset(words)),
                     "then": ({"favour": {"framework": ["framework-0"]}, "criterion": "speed", "strength": place + 1},)}
                    for place, words in enumerate(rows)
                ),
            },
        }
    )  # fmt: skip
    changed = _with(base, *rules_of(table))
    return Fault(replace(changed, tables={"planted": table}), kind, "planted")


def plant_gap(base: RuleBase, random: Random) -> Fault:
    """A table without a row for one word."""
    words = random.sample(WORDS, 5)
    return _tabled(base, "table-gap", "unique", tuple(words[:2]), tuple(words[2:4]))


def plant_overlap(base: RuleBase, random: Random) -> Fault:
    """A table of which two rows hold for one word, where only one may."""
    words = random.sample(WORDS, 5)
    return _tabled(base, "table-overlap", "unique", tuple(words[:3]), tuple(words[2:]))


def plant_dead_row(base: RuleBase, random: Random) -> Fault:
    """A table with a row that earlier ones leave nothing to."""
    words = random.sample(WORDS, 5)
    return _tabled(base, "dead-row", "first", tuple(words[:3]), tuple(words[:2]), tuple(words[3:]))


PLANTERS: tuple[Callable[[RuleBase, Random], Fault], ...] = tuple(
    value for name, value in sorted(globals().items()) if name.startswith("plant_")
)
