"""Saving drafts into the pack of this installation: what went wrong comes back in sentences."""

from collections.abc import Callable

from advisor import api
from advisor.authoring.packs import history as pack_history
from advisor.authoring.packs.history import Revision as Revision
from advisor.authoring.packs.saving import RuleSaving
from advisor.authoring.source import shipped_text
from advisor.errors import InputError
from advisor_ui import own_pack, services
from advisor_ui.rules.rule_editing import Draft


def place() -> str:
    """Where the pack lies."""
    return str(own_pack.folder())


def save(draft: Draft, who: str, why: str) -> tuple[str, ...]:
    """Save a draft; gives what kept it from being saved."""
    return _tried(lambda: _saving().save(draft.file, draft.text, who, why))


def restore(revision: Revision, who: str) -> tuple[str, ...]:
    """Let a former revision count again; gives what kept it from doing so."""
    return _tried(lambda: _saving().restore(revision, who))


def take_out(draft: Draft, who: str) -> tuple[str, ...]:
    """Let the base's rule count again; gives what kept it from doing so."""
    why = "Back to the shipped rule" if ships(draft) else "Taken out"
    return _tried(lambda: _saving().take_out(draft.file, who, why))


def history(draft: Draft) -> tuple[Revision, ...]:
    """What was saved of a draft's file, the latest first; nothing where the history cannot be read."""
    try:
        return pack_history.revisions(own_pack.folder(), draft.file)
    except InputError:
        return ()


def current(draft: Draft) -> str | None:
    """The text that the pack has of the draft's file; None where it has none."""
    return own_pack.text(draft.file)


def ships(draft: Draft) -> bool:
    """Whether the shipped rule base has a file of the draft's name."""
    return shipped_text(draft.file) is not None


def _saving() -> RuleSaving:
    packs = (*services.given_packs(), own_pack.folder())
    return RuleSaving(own_pack.folder(), services.base().pack.name, lambda: api.load_rulebase(packs=packs))


def _tried(change: Callable[[], Revision]) -> tuple[str, ...]:
    try:
        change()
    except InputError as error:
        return tuple(str(problem) for problem in error.problems)
    services.read_rules_anew()
    return ()
