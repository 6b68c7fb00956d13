"""The packs that were laid over the rule base, and what of it they override, in words."""

from dataclasses import dataclass

from advisor.model.assessment import Assessment
from advisor.model.packs import Override, PackStamp
from advisor.reporting.naming import Names
from advisor.reporting.wording import clean, counted, listed

_SHOWN = 5
"""How many overrides of a pack its sentence names."""


@dataclass(frozen=True)
class OverrideView:
    """One override: what was done to the rule base, which pack did it, and why."""

    what: str
    pack: str
    reason: str


@dataclass(frozen=True)
class PacksView:
    """What packs have to do with a report: a sentence a pack, and every override with its reason."""

    sentences: tuple[str, ...]
    overrides: tuple[OverrideView, ...]


def packs_view(assessment: Assessment, names: Names) -> PacksView:
    """The packs of an assessment."""
    stamp = assessment.rulebase
    views = tuple(OverrideView(_what(one, names), clean(one.pack), clean(one.reason)) for one in stamp.overrides)
    return PacksView(tuple(_sentence(pack, views) for pack in stamp.packs), views)


def _sentence(pack: PackStamp, overrides: tuple[OverrideView, ...]) -> str:
    called = f"the pack {clean(pack.name)} {clean(pack.version)}"
    done = [one.what for one in overrides if one.pack == clean(pack.name)]
    if not done:
        return f"This report rests on {called} too, which adds to the rule base and overrides nothing of it."
    shown = done if len(done) <= _SHOWN else [*done[: _SHOWN - 1], f"{len(done) - _SHOWN + 1} more"]
    return f"This report rests on {counted(len(done), 'override')} by {called}: it {listed(shown)}."


def _what(override: Override, names: Names) -> str:
    match override.action:
        case "weight":
            return f"weighs {names.criterion(override.id)} {override.after} instead of {override.before}"
        case "disable":
            return f"disables the {override.kind} {clean(override.id)}"
        case "replace":
            return f"replaces the {override.kind} {clean(override.id)}{_title(override, names)}"


def _title(override: Override, names: Names) -> str:
    """What the item that stands there now is called, where it has a title."""
    match override.kind:
        case "rule":
            title = names.rule(override.id)
        case "option":
            title = names.option(*override.id.split(".", 1)) if "." in override.id else ""
        case "practice":
            title = names.practice(override.id)
        case "risk":
            title = names.risk(override.id)
        case "criterion":
            title = names.criterion(override.id)
        case _:
            title = ""
    return f" ({title})" if title and title != clean(override.id) else ""
