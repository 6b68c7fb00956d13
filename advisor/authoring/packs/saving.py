"""Saving a rule into a pack, with its history, and only if the rule base still loads."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from advisor.authoring.packs import history, writing
from advisor.authoring.packs.file_set import change_files
from advisor.authoring.packs.history import Revision
from advisor.authoring.source import shipped_text
from advisor.errors import InputError
from advisor.loading.overrides import FILE as OVERRIDES
from advisor.loading.packs import TITLE


@dataclass(frozen=True)
class RuleSaving:
    """Saves into one pack over the rule base called `extends`.

    `accept` loads the rule base with the pack as it then is, and raises `InputError` where that fails; the pack is put
    back then.
    """

    pack: Path
    extends: str
    accept: Callable[[], object]

    def save(self, file: str, text: str, who: str, why: str) -> Revision:
        """Save a rule, which stands in for the shipped one of the same file.

        Raises:
            InputError: when who or why is missing, or the rule base does not load; nothing is changed then.
        """
        shipped = shipped_text(file)
        replaced = sha256(shipped.encode()).hexdigest() if shipped is not None else ""
        self._change(file, who, why, lambda: writing.save_item(self.pack, file, text, self.extends, why, replaced))
        return history.record(self.pack, file, (self.pack / file).read_text(encoding="utf-8"), who, why)

    def take_out(self, file: str, who: str, why: str) -> Revision:
        """Take a rule out of the pack, so that the shipped one counts again.

        Raises:
            InputError: as for `save`.
        """
        self._change(file, who, why, lambda: writing.remove_item(self.pack, file))
        return history.record(self.pack, file, None, who, why)

    def restore(self, revision: Revision, who: str) -> Revision:
        """Let a former revision count again; what stood since stays in the history.

        Raises:
            InputError: as for `save`.
        """
        why = f"Back to revision {revision.number}: {revision.why}"
        if revision.text is None:
            return self.take_out(revision.file, who, why)
        return self.save(revision.file, revision.text, who, why)

    def _change(self, file: str, who: str, why: str, change: Callable[[], None]) -> None:
        history.check_told(who, why)
        names = (TITLE, OVERRIDES, file)
        kept = {name: (self.pack / name).read_bytes() if (self.pack / name).is_file() else None for name in names}
        change()
        try:
            self.accept()
        except InputError:
            change_files(self.pack, kept)
            raise
