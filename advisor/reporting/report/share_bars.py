"""A small picture of shares: one bar an option, as SVG that the report's style sheet colours."""

from collections.abc import Sequence
from html import escape

from advisor.reporting.svg import rectangle, text, wrap

_NAME, _BAR, _NUMBER, _LINE = 220.0, 320.0, 80.0, 24.0
_SIZE = 13.0


def share_bars(title: str, shares: Sequence[tuple[str, float, str, bool]]) -> str:
    """Bars for (name, share from 0 to 1, the share in words, whether it is the recommended one), top to bottom."""
    width, height = _NAME + _BAR + _NUMBER, _LINE * len(shares) + 8
    spoken = escape(f"First places, {title}: " + ", ".join(f"{name} {words}" for name, _, words, _ in shares))
    drawn = "".join(_bar(place, *share) for place, share in enumerate(shares))
    return (
        f'<svg class="share-bars" role="img" aria-label="{spoken}" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'xmlns="http://www.w3.org/2000/svg">{drawn}</svg>'
    )


def _bar(place: int, name: str, share: float, words: str, recommended: bool) -> str:
    top = 4 + place * _LINE
    base = top + _LINE / 2 + _SIZE * 0.36
    [shown] = wrap(name, _NAME - 12, _SIZE, 1, recommended) or [""]
    kind = "bar chosen" if recommended else "bar"
    return (
        text(_NAME - 10, base, shown, "name chosen" if recommended else "name", "end")
        + rectangle(_NAME, top + 4, _BAR, _LINE - 8, "track", 2)
        + (rectangle(_NAME, top + 4, max(1.0, _BAR * min(1.0, share)), _LINE - 8, kind, 2) if share else "")
        + text(_NAME + _BAR + 8, base, words, "name chosen" if recommended else "name", "start")
    )
