"""Versions of a rule base, to be held against each other: a folder, a commit of git, or a rule base with a pack."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from advisor.authoring.replay.git_files import files_at
from advisor.engine.program import Program, compile_rulebase
from advisor.errors import InputError, Problem
from advisor.loading.document import read_document
from advisor.loading.rulebase import read_rulebase
from advisor.loading.sources import SourceFile, read_bounded
from advisor.model.rulebase import RuleBase
from advisor.model.strata import CycleError
from advisor.sizing.arithmetic import ARITHMETIC


@dataclass(frozen=True, eq=False)
class Version:
    """A rule base as it stands somewhere, or stood once: `name` is what messages call it."""

    name: str
    program: Program

    @property
    def base(self) -> RuleBase:
        """The rule base."""
        return self.program.base


def versions_against(named: str, rules: Path, packs: Sequence[Path] = ()) -> tuple[Version, Version]:
    """The earlier and the later version: what is named, and the rule base in a folder with packs laid over it.

    Named may be a folder with a rule base (the packs are laid over it too); a pack, which is then laid over what is the
    earlier version without it; or else a commit, branch or tag of the repository in which the rules lie.

    Raises:
        InputError: when there is no such version, or with every fault of either.
    """
    place = Path(named)
    if (place / "pack.yaml").is_file():
        if is_pack(place):
            return version_in(rules, packs), version_in(rules, (*packs, place))
        return version_in(place, packs), version_in(rules, packs)
    if place.is_dir() and (place.is_absolute() or named.startswith(".") or named.endswith("/")):
        hint = "name a folder that holds `pack.yaml`, or a commit of git"
        raise InputError([Problem("there is no rule base here", hint, named)])
    after = version_in(rules, packs)
    return version_at(named, rules, packs), after


def version_in(rules: Path, packs: Sequence[Path] = ()) -> Version:
    """The version that lies in a folder, with packs laid over it.

    Raises:
        InputError: with every fault of every file.
    """
    return Version(" with ".join(place.as_posix() for place in (rules, *packs)), _program(rules, packs))


def version_at(reference: str, rules: Path, packs: Sequence[Path] = ()) -> Version:
    """The version in which a folder stood at a commit, branch or tag, with the packs that lay in their folders then.

    Raises:
        InputError: when there is none, or with every fault of its files.
    """
    with tempfile.TemporaryDirectory(prefix="advisor-rules-") as temporary:
        base = Path(temporary) / "rules"
        shown = {base: _written(files_at(reference, rules), base)}
        for number, pack in enumerate(packs):
            try:
                files = files_at(reference, pack)
            except InputError:
                continue  # a pack that was not there yet
            shown[Path(temporary) / f"pack-{number}"] = _written(files, Path(temporary) / f"pack-{number}")
        try:
            return Version(reference, _program(base, tuple(shown)[1:]))
        except InputError as error:
            raise InputError(_renamed(problem, shown) for problem in error.problems) from None


def is_pack(folder: Path) -> bool:
    """Whether a folder with `pack.yaml` holds a pack, and no whole rule base.

    Raises:
        InputError: when its title page cannot be read.
    """
    file = folder / "pack.yaml"
    title = read_document(read_bounded(file), file.as_posix()).data
    return isinstance(title, dict) and "extends" in title


def _program(rules: Path, packs: Sequence[Path]) -> Program:
    base = read_rulebase(rules, ARITHMETIC, None, packs)
    try:
        return compile_rulebase(base)
    except CycleError as error:
        files = [base.places["Rule", rule][0] for rule in error.rules if ("Rule", rule) in base.places]
        hint = f"look at {', '.join(files)}" if files else "look at the rules that derive them"
        message = f"{error}: a fact may not depend on its own negation, nor a decision on itself or a later one"
        raise InputError([Problem(message, hint, files[0] if files else rules.as_posix())]) from None


def _written(files: Sequence[SourceFile], folder: Path) -> str:
    """Write files into a folder; how messages shall call it."""
    for file in files:
        (folder / file.name).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.name).write_bytes(file.content)
    first = files[0]
    return first.shown.removesuffix(first.name).rstrip("/")


def _renamed(problem: Problem, shown: dict[Path, str]) -> Problem:
    for folder, name in shown.items():
        if problem.file.startswith(folder.as_posix()):
            return replace(problem, file=name + problem.file.removeprefix(folder.as_posix()))
    return problem
