"""A rule base without sizing: what the compiled reader, and so a portfolio, sees of it."""

from dataclasses import replace

from advisor.engine.program import Program, compile_rulebase


def unsized(program: Program) -> Program:
    """The same rules but those that read sizes, with nothing assumed."""
    early = {rule.id: rule for rule in program.early_rules}
    return compile_rulebase(replace(program.base, assumptions={}, rules=early))
