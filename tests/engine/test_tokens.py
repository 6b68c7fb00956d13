from advisor.engine.surety import Surety
from advisor.engine.tokens import MAXIMUM_ANTECEDENTS, START, Production, TokenTable, fnv1a, identity, merged
from advisor.model.condition import ALWAYS, All, Any, Not
from tests.engine.bases import is_


def table() -> TokenTable:
    """A table in which facts called d… chain and all others are settled at once."""
    return TokenTable(lambda literal: None if literal[0].fact.startswith("d") else (0, False))


def test_the_hash_by_which_durable_rules_tells_facts_apart() -> None:
    assert fnv1a("") == 0x811C9DC5
    assert fnv1a("a") == 0xE40C292C
    assert fnv1a("foobar") == 0xBF9CF968


def test_no_two_tokens_share_a_hash() -> None:
    tokens = table()
    for number in range(5_000):
        tokens.add_rule(f"r{number}", is_(f"f{number}"))
    names = {token for production in tokens.productions for token in production.needs}
    hashes = {fnv1a(identity(name, surety)) for name in names for surety in Surety}
    assert len(hashes) == len(names) * len(Surety)


def test_what_is_settled_at_one_moment_is_one_token() -> None:
    tokens = table()
    tokens.add_rule("r", All((is_("a"), Any((is_("b"), Not(is_("c")))))))
    assert [len(production.needs) for production in tokens.productions] == [1]


def test_a_rule_without_conditions_waits_for_the_start_alone() -> None:
    tokens = table()
    tokens.add_rule("r", ALWAYS)
    tokens.add_rule("s", Any(()))
    assert tokens.productions == [Production((START,), rules=("r",))]


def test_long_conjunctions_of_derived_facts_are_folded() -> None:
    tokens = table()
    tokens.add_rule("r", All(tuple(is_(f"d{number}") for number in range(40))))
    assert max(len(production.needs) for production in tokens.productions) <= MAXIMUM_ANTECEDENTS
    assert [production.rules for production in tokens.productions][-1] == ("r",)


def test_a_choice_of_derived_facts_grows_with_its_parts_only() -> None:
    tokens = table()
    pairs = tuple(Any((is_(f"d{number}"), is_(f"d{number}x"))) for number in range(12))
    tokens.add_rule("r", All(pairs))
    assert len(tokens.productions) == 2 * 12 + 1


def test_productions_with_the_same_needs_become_one() -> None:
    both = merged([Production(("a", "b"), ("x",), ("r",)), Production(("b", "a"), ("y",), ("s",))])
    assert both == [Production(("a", "b"), ("x", "y"), ("r", "s"))]
