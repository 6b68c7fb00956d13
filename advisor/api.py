"""The Python interface: load a rule base, load a profile, advise."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from advisor.analysis.curves import GrowthCurves, growth_curves
from advisor.analysis.explaining.conflict import with_conflicts
from advisor.analysis.foresight import foresee
from advisor.analysis.growth import grown_choices
from advisor.analysis.measuring import ranges_of
from advisor.compiled.foretelling import foretell
from advisor.engine.assess import Expected, assess
from advisor.engine.program import Program, compile_rulebase
from advisor.engine.scope import limits_reached
from advisor.errors import InputError, Problem
from advisor.loading.document import read_document
from advisor.loading.profile import profile_from, profile_of, read_profile
from advisor.loading.rulebase import Folder, gather, read_folders, with_prices
from advisor.loading.sources import read_bounded, shipped
from advisor.model.assessment import Assessment
from advisor.model.load_test import LoadTestResult
from advisor.model.profile import Profile
from advisor.model.strata import CycleError
from advisor.sizing.arithmetic import ARITHMETIC

if TYPE_CHECKING:
    from advisor.authoring.check import Checked

Engine = Literal["durable", "compiled"]
"""Who reads the rules."""


def load_rulebase(
    directory: Path | str | None = None,
    changed: dict[str, bytes] | None = None,
    packs: Iterable[Path | str] | None = None,
    prices: Path | str | None = None,
) -> Program:
    """The rule base in a folder (default: the shipped one), with packs laid over it, checked and compiled.

    `changed` replaces or adds files by name (`knowledge/…/x.yaml`) without touching the disk, in the pack that holds a
    file of this name, else in the base. `prices` is a price sheet in the place of the one that it has.

    Raises:
        InputError: with every fault of every file.
    """
    place = Path(directory) if directory is not None else shipped("rules")
    folders = gather(place, changed, tuple(map(Path, packs or ())))
    return _program(folders if prices is None else with_prices(folders, Path(prices)), place)


def _program(folders: Sequence[Folder], place: Path) -> Program:
    base = read_folders(folders, ARITHMETIC)
    try:
        return compile_rulebase(base)
    except CycleError as error:
        files = [base.files[rule] for rule in error.rules if rule in base.files]
        hint = f"look at {', '.join(files)}" if files else "look at the rules that derive them"
        message = f"{error}: a fact may not depend on its own negation, nor a decision on itself or a later one"
        where = next((base.places["Rule", rule][0] for rule in error.rules if rule in base.files), str(place))
        raise InputError([Problem(message, hint, where, path=("when",), kind="negation-cycle")]) from None


def check_rulebase(
    directory: Path | str | None = None,
    changed: dict[str, bytes] | None = None,
    packs: Iterable[Path | str] | None = None,
    focus: Collection[str] | None = None,
    as_of: date | None = None,
) -> "Checked":
    """Everything that keeps a rule base from loading, or else everything that could be better in it, by place.

    The first three are as for `load_rulebase`; `focus` names the rules to look at (default: everything), `as_of` is the
    day for the age of sources (default: the rule base's snapshot day).

    Raises:
        InputError: when there is no rule base, or no pack.
    """
    from advisor.authoring.check import check

    place = Path(directory) if directory is not None else shipped("rules")
    folders = gather(place, changed, tuple(map(Path, packs or ())))
    try:
        loaded: Program | tuple[Problem, ...] = _program(folders, place)
    except InputError as error:
        loaded = error.problems
    return check([file for folder in folders for file in folder.files], loaded, focus, as_of)


def load_profile(source: Path | str | dict[str, Any], rulebase: Program) -> Profile:
    """The profile in a YAML file, or in plain values.

    Raises:
        InputError: with every fault found.
    """
    if isinstance(source, dict):
        return profile_from(source, rulebase.base)
    return read_profile(read_bounded(Path(source)), str(source), rulebase.base)


def profile_document(content: bytes, name: str, rulebase: Program) -> dict[str, Any]:
    """The plain values of a profile text, answers in the forms in which they were written, after checking them all.

    Raises:
        InputError: with every fault found; `name` is what they call the text.
    """
    document = read_document(content, name)
    profile_of(document, rulebase.base)
    values: dict[str, Any] = document.data
    return values


def example_profiles() -> tuple[Path, ...]:
    """The profile files that come with the advisor."""
    return tuple(sorted(shipped("examples").glob("*.yaml")))


def advise(
    profile: Profile,
    rulebase: Program,
    quick: bool = False,
    engine: Engine = "durable",
    measured: LoadTestResult | None = None,
) -> Assessment:
    """Everything the advisor says of the profile.

    `quick` leaves the robustness out. `engine` is durable-rules, or the compiled reader of the same rules, which is
    faster and says the same. What a load test `measured` stands in the place of what the sizing assumes.
    """
    priority, ranges = profile.priority, ranges_of(measured)
    expected = None if quick else foresee(rulebase, profile, priority)
    if engine == "compiled":
        assessment = assess(rulebase, profile, expected, foretell(rulebase, profile, priority), "compiled", ranges)
    else:
        assessment = assess(rulebase, profile, expected, measured=ranges)
    return with_conflicts(_with_load_test(assessment, measured), rulebase, profile)


def _with_load_test(assessment: Assessment, measured: LoadTestResult | None) -> Assessment:
    if measured is None or assessment.sizing is None:
        return assessment
    sizing = assessment.sizing.model_copy(update={"load_test": measured})
    return assessment.model_copy(update={"sizing": sizing})


def size(profile: Profile, rulebase: Program, measured: LoadTestResult | None = None) -> Assessment:
    """The assessment as far as its sizing needs it, within a fraction of a second: without robustness and conflicts.

    Unlike a quick `advise`, its milestones hold what would be recommended to the larger load.
    """
    priority = profile.priority
    sizes = bool(rulebase.base.assumptions) and not limits_reached(profile, rulebase.base)
    expected = Expected(grown=grown_choices(rulebase, profile, priority) if sizes else {})
    foretold = foretell(rulebase, profile, priority)
    found = assess(rulebase, profile, expected, foretold, "compiled", ranges_of(measured))
    return _with_load_test(found, measured)


def curves(
    profile: Profile,
    rulebase: Program,
    loads: Sequence[float],
    sized_at: Sequence[float],
    wanted: Sequence[str],
    measured: LoadTestResult | None = None,
) -> GrowthCurves | None:
    """How busy and slow today's plan becomes over `loads`, and the `wanted` figures of a stack sized for each load.

    Loads are in times of today's. None where nothing is sized.
    """
    if limits_reached(profile, rulebase.base):
        return None
    return growth_curves(rulebase, profile, loads, sized_at, wanted, ranges_of(measured))


def measure_uploads(
    uploads: Sequence[tuple[str, bytes, float | None]], cores: float | None = None, busy_share: float | None = None
) -> LoadTestResult:
    """What load tests have shown whose files came without a path: name, content, and the load where the file lacks it.

    `cores` served them, all instances together; `busy_share` of their time was busy at the highest throughput.

    Raises:
        InputError: with every fault of every file, and every reason why the points carry no fit.
    """
    from advisor.analysis.measuring import measure
    from advisor.loading.load_tests.uploads import laid_down

    with laid_down(uploads) as files:
        try:
            found = measure(files.arguments, cores, busy_share)
        except InputError as error:
            raise InputError(map(files.of, error.problems)) from None
    return found.model_copy(
        update={
            "files": tuple(map(files.named, found.files)),
            "notes": tuple(map(files.named, found.notes)),
            "points": tuple(point.model_copy(update={"place": files.named(point.place)}) for point in found.points),
        }
    )
