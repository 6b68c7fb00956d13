"""Every claim about a rule base, in the order in which they are reported."""

from advisor.authoring.proofs import options_left, options_win, questions_reached, rules_fire, vetoes_agree

MODULES = (rules_fire, options_win, options_left, vetoes_agree, questions_reached)

CLAIMS = {module.CLAIM.id: module.CLAIM for module in MODULES}
