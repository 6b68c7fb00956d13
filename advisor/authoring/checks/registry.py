"""Every check, in the order in which findings of one place are listed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from advisor.authoring.checks.integrity import uncited_evidence
from advisor.authoring.findings import FindingKind, Spotted
from advisor.authoring.subject import Subject


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of finding, and how it is found."""

    kind: FindingKind
    find: Callable[[Subject], Iterator[Spotted]]


_MODULES = (uncited_evidence,)

CHECKS = tuple(Check(module.KIND, module.find) for module in _MODULES)
