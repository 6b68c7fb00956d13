"""The rules that a session is changing: which one is open, and the drafts, kept in the session only."""

from advisor_ui import services, state
from advisor_ui.rules import rule_editing, rule_services
from advisor_ui.rules.rule_editing import Draft
from advisor_ui.rules.rule_services import Tried

_OPENED = "rules-opened"
_DRAFTS = "rules-drafts"
_REVISIONS = "rules-revisions"
NEW = "new:"
"""The name of a draft of a new rule starts so, and ends with its topic."""


def opened() -> str | None:
    """The rule that is open: the one that the address names, else the one opened last; `new:<topic>` for a new one."""
    named = state.parameter("rule")
    if named in services.base().rules and state.field("rules-address") != named:
        state.set_field("rules-address", named)
        state.set_field(_OPENED, named)
    name: str | None = state.field(_OPENED)
    return name


def open_chosen(key: str) -> None:
    """Open the rule that a list of that key has selected."""
    state.set_field(_OPENED, state.field(key))


def open_new(topic: str) -> None:
    """Open a new rule of a topic."""
    state.set_field(_OPENED, f"{NEW}{topic}")


def draft(name: str) -> Draft:
    """The draft of that name; one that was not begun is the shipped rule, or the template."""
    kept: Draft | None = _drafts().get(name)
    if kept is not None:
        return kept
    base = services.base()
    if name.startswith(NEW):
        return rule_editing.new_draft(base, name.removeprefix(NEW))
    return rule_editing.draft_of(base, name, packs=services.packs())


def change(name: str, text: str) -> None:
    """Keep a new text of a draft."""
    state.set_field(_DRAFTS, {**_drafts(), name: rule_editing.with_text(draft(name), text)})


def reset(name: str) -> None:
    """Forget a draft; the editor takes the shipped text, or the template."""
    state.set_field(_DRAFTS, {key: kept for key, kept in _drafts().items() if key != name})
    state.set_field(_REVISIONS, {**state.field(_REVISIONS, {}), name: revision(name) + 1})


def saved(name: str) -> None:
    """Forget a draft that was saved; one of a new rule is opened under its id from now on."""
    rule = draft(name).rule
    reset(name)
    if name.startswith(NEW):
        state.set_field(_OPENED, rule)


def revision(name: str) -> int:
    """Counts how often a draft was reset."""
    return int(state.field(_REVISIONS, {}).get(name, 0))


def changed() -> list[str]:
    """The names of the drafts that differ from what is shipped."""
    return [name for name, kept in _drafts().items() if kept.changed]


def tried(name: str | None) -> Tried | None:
    """The open draft, tried; None where nothing is open or nothing was changed."""
    if name is None or not (name.startswith(NEW) or name in changed()):
        return None
    return rule_services.try_draft(draft(name))


def _drafts() -> dict[str, Draft]:
    drafts: dict[str, Draft] = state.field(_DRAFTS, {})
    return drafts
