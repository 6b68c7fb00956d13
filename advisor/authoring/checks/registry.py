"""Every check, in the order in which findings of one place are listed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from advisor.authoring.checks.integrity import (
    duplicate_title,
    evidence_past_review,
    idle_ignore,
    obsolete_without_successor,
    uncited_evidence,
    unraised_practice,
    unraised_risk,
    unrequired_control,
)
from advisor.authoring.checks.loading import (
    case_fault,
    duplicate_id,
    duplicate_key,
    duplicate_order,
    empty_value,
    file_name,
    forbidden_reading,
    forbidden_yaml,
    misplaced_file,
    missing_file,
    missing_key,
    negation_cycle,
    not_yaml,
    number_as_text,
    pack_fault,
    question_cycle,
    unknown_fact,
    unknown_key,
    unreadable_file,
    unresolved_reference,
    value_outside_bounds,
    value_outside_choices,
    wrong_comparison,
    wrong_form,
    wrong_type,
    wrong_unit,
)
from advisor.authoring.checks.rule_logic import (
    always_holds,
    lone_any_all,
    never_holds,
    redundant_test,
    repeated_test,
)
from advisor.authoring.checks.set_logic import (
    dead_row,
    derivation_cycle,
    idle_gap,
    missing_argument,
    opposite_conclusions,
    pain_echo,
    same_rule,
    silent_option,
    spread_argument,
    subsumed_rule,
    table_gap,
    table_overlap,
    underivable_fact,
    unmeasured_threshold,
    unread_derived_fact,
)
from advisor.authoring.checks.tests import boundary_not_reached, failing_case, no_firing_case, no_silent_case
from advisor.authoring.checks.types import threshold_outside_bounds
from advisor.authoring.findings import FindingKind, Spotted
from advisor.authoring.subject import Subject


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of finding, and how it is found."""

    kind: FindingKind
    find: Callable[[Subject], Iterator[Spotted]]


_MODULES = (
    never_holds,
    always_holds,
    repeated_test,
    redundant_test,
    lone_any_all,
    derivation_cycle,
    missing_argument,
    opposite_conclusions,
    pain_echo,
    same_rule,
    silent_option,
    spread_argument,
    subsumed_rule,
    underivable_fact,
    unmeasured_threshold,
    unread_derived_fact,
    dead_row,
    idle_gap,
    table_gap,
    table_overlap,
    duplicate_title,
    evidence_past_review,
    obsolete_without_successor,
    threshold_outside_bounds,
    uncited_evidence,
    unraised_practice,
    unraised_risk,
    unrequired_control,
    failing_case,
    no_firing_case,
    no_silent_case,
    boundary_not_reached,
)

_LOADING = (
    case_fault,
    duplicate_id,
    duplicate_key,
    duplicate_order,
    empty_value,
    file_name,
    forbidden_reading,
    forbidden_yaml,
    misplaced_file,
    missing_file,
    missing_key,
    negation_cycle,
    not_yaml,
    number_as_text,
    pack_fault,
    question_cycle,
    unknown_fact,
    unknown_key,
    unreadable_file,
    unresolved_reference,
    value_outside_bounds,
    value_outside_choices,
    wrong_comparison,
    wrong_form,
    wrong_type,
    wrong_unit,
)

CHECKS = tuple(Check(module.KIND, module.find) for module in _MODULES)

LOAD_KINDS = {module.KIND.id: module.KIND for module in _LOADING}
"""What keeps a rule base from loading, by id; the loader finds these, and says which it is by `Problem.kind`."""

KINDS = {
    **LOAD_KINDS,
    **{check.kind.id: check.kind for check in CHECKS},
    idle_ignore.KIND.id: idle_ignore.KIND,
}
"""Every kind of finding by id. An idle `ignore` is found last, by what the other checks found."""
