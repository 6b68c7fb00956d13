import gc

from advisor.engine.program import Program, compile_rulebase


def test_a_rule_base_that_nobody_needs_any_more_is_freed_inside_durable_rules(shipped: Program) -> None:
    program = compile_rulebase(shipped.base)
    freed = [rule_set.freed for rule_sets in program.chainer._consumers.values() for rule_set in rule_sets]
    assert freed
    assert all(one.alive for one in freed)
    del program
    gc.collect()
    assert not any(one.alive for one in freed)
