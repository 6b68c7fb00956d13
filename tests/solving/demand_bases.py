"""Small rule bases over computed facts: products, sums, shares and estimates that contradict each other."""

from dataclasses import replace
from random import Random

from advisor.model.condition import All, Comparison, Condition, Not, Test, facts_read
from advisor.model.fact import Kind
from advisor.model.profile import Answer, Profile
from advisor.model.question import Question
from advisor.model.rulebase import RuleBase
from tests.engine.bases import CRITERIA, answer, base_of, between, decision, one_of, option, profile_of, question, rule

INPUTS = (
    "users_daily", "users_monthly", "users_total", "concurrent_users", "page_views_month", "transactions_per_day",
    "transactions_per_month", "events_per_sec", "devices", "records_per_day", "message_interval_s", "peak_rps",
    "avg_rps", "read_share", "personalised_share", "payload_kb", "jobs_per_day", "job_duration_s", "realtime",
    "concurrent_connections", "traffic_pattern",
)  # fmt: skip
NUMBERS = (
    0,
    1,
    3,
    5,
    9,
    10,
    11,
    15,
    20,
    25,
    30,
    35,
    40,
    45,
    500,
    999,
    1_000,
    7_000,
    20_000,
    100_000,
    2_000_000,
    30_000_000,
)
SHARES = (0.0, 0.02, 0.3, 0.5, 0.9, 0.99, 1.0)
THRESHOLDS = (1, 10, 100, 1_000, 5_000, 20_000, 1_000_000)


def demand_base(shipped: RuleBase, seed: int) -> RuleBase:
    """A decision between three options whose rules read computed facts; a cap on what numbers may be."""
    random = Random(seed)
    cap = random.choice((1e4, 1e6, 1e9))
    asked = [_question(shipped.questions[name], cap) for name in INPUTS]
    options = [option("choice", name, order) for order, name in enumerate(("plain", "strong", "huge"))]
    read = [*random.sample(tuple(shipped.computed), 4), "read_share", "devices"]
    rules = [
        rule(
            f"r{number}",
            _condition(read, random),
            {
                random.choice(("favour", "favour", "disfavour")): {
                    "choice": [random.choice(("plain", "strong", "huge"))]
                },
                "criterion": random.choice(tuple(CRITERIA)),
                "strength": random.randint(1, 3),
            },
            order=number,
        )
        for number in range(random.randint(3, 9))
    ]
    base = base_of(asked, decisions=[decision("choice", 1)], options=options, rules=rules)
    constraints = tuple(
        item for item in shipped.constraints if item.id != "teams-have-people" and random.random() < 0.5
    )
    known = {item.id for item in asked}
    constraints = tuple(item for item in constraints if known.issuperset(facts_read(item.must)))
    return replace(base, computed=shipped.computed, factors=shipped.factors, constraints=constraints)


def demand_profile(base: RuleBase, seed: int) -> Profile:
    """Exact numbers and ranges for some of the questions."""
    random = Random(seed)
    told = random.choice((0.2, 0.4, 0.7))
    answers: dict[str, Answer] = {}
    for name, item in base.questions.items():
        if random.random() < told:
            answers[name] = _answer(item, random)
    return profile_of(**answers)


def numbers_of(item: Question) -> tuple[float, ...]:
    """Numbers to try for a question."""
    return SHARES if item.type is Kind.SHARE else tuple(float(number) for number in NUMBERS)


def _question(item: Question, cap: float) -> Question:
    if item.type is Kind.ONE:
        return question(item.id, item.type, item.fact_type.choices)
    more = {} if item.type in (Kind.BOOL, Kind.SHARE) else {"maximum": cap}
    return question(
        item.id, item.type, ask_when=item.ask_when if item.id in ("message_interval_s",) else All(()), **more
    )


def _condition(read: list[str], random: Random) -> Condition:
    name = random.choice(read)
    threshold = random.choice(SHARES[1:]) if name == "read_share" else random.choice(THRESHOLDS)
    test = Test(name, Comparison(random.choice(("at_least", "at_most", "more_than", "less_than"))), threshold)
    if random.random() < 0.3:
        return All((test, _condition(read, random)))
    return Not(test) if random.random() < 0.15 else test


def _answer(item: Question, random: Random) -> Answer:
    if item.type is Kind.BOOL:
        return answer(random.random() < 0.6)
    if item.type is Kind.ONE:
        return one_of(*random.sample(item.fact_type.choices, random.choice((1, 1, 2))))
    inside = [number for number in numbers_of(item) if number <= item.fact_type.maximum]
    if random.random() < 0.3:
        low, best, high = sorted(random.choice(inside) for _ in range(3))
        return between(low, high, best)
    return answer(random.choice(inside))
