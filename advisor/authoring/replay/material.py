"""Profiles to replay: where each comes from, and how each version of the rules reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from advisor.errors import InputError, Problem
from advisor.loading.document import plain_document
from advisor.loading.profile import ProfileReader
from advisor.model.profile import Profile
from advisor.model.rulebase import RuleBase

Origin = Literal["given", "saved", "boundary", "random"]
"""A file (an example, or named by the user), a saved assessment, about a threshold of a changed rule, or drawn."""

ORIGINS: tuple[Origin, ...] = ("given", "saved", "boundary", "random")


@dataclass(frozen=True, slots=True)
class Material:
    """One profile to replay: `document` holds its plain values, as a profile file has them.

    Of generated profiles each version reads the answers that it knows; of others it must be able to read all.
    """

    name: str
    origin: Origin
    document: dict[str, Any]

    @property
    def generated(self) -> bool:
        """Whether nobody wrote it."""
        return self.origin in ("boundary", "random")


@dataclass(frozen=True, slots=True)
class Pair:
    """A profile as the earlier and as the later version read it."""

    material: Material
    before: Profile
    after: Profile


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A profile that one version, or both, cannot read, and why."""

    material: Material
    side: Literal["before", "after", "both"]
    problems: tuple[Problem, ...]


class PairReader:
    """Reads profiles on two versions. Generated ones that neither can read are passed over."""

    def __init__(self, before: RuleBase, after: RuleBase) -> None:
        self._bases = before, after
        self._alike = _words(before) == _words(after)
        self._readers = ProfileReader(before), ProfileReader(after)

    def read(self, materials: Iterable[Material]) -> tuple[list[Pair], list[Unreadable]]:
        """The profiles that both versions read, and the others."""
        pairs: list[Pair] = []
        unreadable: list[Unreadable] = []
        for material in materials:
            old = self._read(material, 0)
            new = old if self._alike and isinstance(old, Profile) else self._read(material, 1)
            if isinstance(old, Profile):
                if isinstance(new, Profile):
                    pairs.append(Pair(material, old, new))
                else:
                    unreadable.append(Unreadable(material, "after", new))
            elif isinstance(new, Profile):
                unreadable.append(Unreadable(material, "before", old))
            elif not material.generated:
                unreadable.append(Unreadable(material, "both", new))
        return pairs, unreadable

    def _read(self, material: Material, side: int) -> Profile | tuple[Problem, ...]:
        document = known_part(material.document, self._bases[side]) if material.generated else material.document
        try:
            return self._readers[side].read(plain_document(document, material.name))
        except InputError as error:
            return error.problems


def _words(base: RuleBase) -> tuple[object, ...]:
    """All that has a say in how a profile is read."""
    options = [(decision, list(found)) for decision, found in base.options.items()]
    return base.questions, base.constraints, list(base.criteria), options, base.factors


def known_part(document: dict[str, Any], base: RuleBase) -> dict[str, Any]:
    """A profile's plain values without the answers that a rule base does not ask for."""
    answers = {name: value for name, value in (document.get("answers") or {}).items() if name in base.questions}
    return {**document, "answers": answers}
