"""What a user names on the command line: options, decisions and questions, found or complained of with a hint."""

from collections.abc import Iterable

from advisor.errors import InputError, Problem, did_you_mean
from advisor.model.rulebase import RuleBase


def option_named(base: RuleBase, name: str) -> tuple[str, str]:
    """The decision and the option that `decision.option`, or an option's id alone, names.

    Raises:
        InputError: when there is none, or when options of several decisions have that id.
    """
    decision, _, option = name.rpartition(".")
    if decision:
        decision_named(base, decision)
        if option not in base.options[decision]:
            raise _unknown("option", option, base.options[decision], f"of `{decision}`")
        return decision, option
    decisions = base.option_decisions.get(option, ())
    if not decisions:
        raise _unknown("option", option, base.option_decisions, "")
    if len(decisions) > 1:
        choices = ", ".join(f"`{one}.{option}`" for one in decisions)
        raise InputError([Problem(f"several decisions have an option `{option}`", f"say which: {choices}")])
    return next(iter(decisions)), option


def decision_named(base: RuleBase, name: str) -> str:
    """The decision of this id.

    Raises:
        InputError: when there is none.
    """
    if name not in base.decisions:
        raise _unknown("decision", name, base.decisions, "")
    return name


def question_named(base: RuleBase, name: str) -> str:
    """The question of this id.

    Raises:
        InputError: when there is none.
    """
    if name not in base.questions:
        raise _unknown("question", name, base.questions, "")
    return name


def _unknown(kind: str, name: str, known: Iterable[str], of: str) -> InputError:
    names = list(known)
    listed = f"one of: {', '.join(names)}" if len(names) <= 25 else ""
    return InputError([Problem(f"there is no {kind} `{name}` {of}".rstrip(), did_you_mean(name, names) or listed)])
