"""Until when an option's releases are supported, as a report tells it."""

from collections.abc import Iterable

from advisor.model.decision import Option, Release
from advisor.reporting.wording import clean

Ends = tuple[tuple[str, str], ...]
"""Versions, each with the day on which its support ends."""


def ends_of_support(option: Option | None) -> Ends:
    """Every release whose end is known."""
    return _ends(_releases(option))


def ends_of_newest(option: Option | None) -> Ends:
    """The newest release of each product that is listed, of a framework and of what it runs on, if its end is known."""
    first: dict[str, Release] = {}
    for release in _releases(option):
        first.setdefault(release.version.rpartition(" ")[0], release)
    return _ends(first.values())


def _releases(option: Option | None) -> tuple[Release, ...]:
    return option.life_cycle.releases if option and option.life_cycle else ()


def _ends(releases: Iterable[Release]) -> Ends:
    return tuple((clean(release.version), release.ends.isoformat()) for release in releases if release.ends)
