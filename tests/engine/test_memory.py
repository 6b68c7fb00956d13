import gc

from advisor.engine.program import Program, compile_rulebase


def test_a_rule_base_that_nobody_needs_any_more_is_freed_inside_durable_rules(shipped: Program) -> None:
    program = compile_rulebase(shipped.base)
    freed = [rule_set.freed for rule_set in program.whole.chainer._sets]
    assert freed
    assert all(one.alive for one in freed)
    del program
    gc.collect()
    assert not any(one.alive for one in freed)
