"""A picture of lines on two logarithmic axes, as SVG."""

from math import ceil, floor, log10

from advisor.reporting.svg import number

_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 720, 420, 80, 20, 190, 60
_COLOURS = ("#1f5fa8", "#b3541e", "#2d7d46", "#7a3e9d", "#8a1538", "#555555")


def line_plot(lines: dict[str, list[tuple[float, float]]], across: str, up: str) -> str:
    """The lines, each a list of (x, y) above 0, with the names of the axes."""
    points = [point for line in lines.values() for point in line]
    x_low, x_high = _decades([x for x, _ in points])
    y_low, y_high = _decades([y for _, y in points])

    def place(x: float, y: float) -> tuple[float, float]:
        width, height = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
        return (
            _LEFT + width * (log10(x) - x_low) / (x_high - x_low),
            _TOP + height * (y_high - log10(y)) / (y_high - y_low),
        )

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" '
        'font-size="13" role="img">',
        f"<title>{up} by {across}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
    ]
    for decade in range(y_low, y_high + 1):
        _, y = place(10**x_low, 10**decade)
        parts.append(f'<path d="M{_LEFT} {number(y)}H{_WIDTH - _RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{number(y + 4)}" text-anchor="end">{10.0**decade:g}</text>')
    for decade in range(x_low, x_high + 1):
        x, _ = place(10**decade, 10**y_low)
        parts.append(f'<path d="M{number(x)} {_TOP}V{_HEIGHT - _BOTTOM}" stroke="#ddd"/>')
        parts.append(
            f'<text x="{number(x)}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle">{10.0**decade:,g}</text>'
        )
    for (name, line), colour in zip(lines.items(), _COLOURS, strict=False):
        places = [place(*point) for point in line]
        path = "L".join(f"{number(x)} {number(y)}" for x, y in places)
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{number(x)}" cy="{number(y)}" r="3" fill="{colour}"/>' for x, y in places]
        x, y = places[-1]
        parts.append(f'<text x="{number(x + 8)}" y="{number(y + 4)}" fill="{colour}">{name}</text>')
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    parts.append(f'<text x="{number(middle)}" y="{_HEIGHT - 16}" text-anchor="middle">{across}</text>')
    parts.append(f'<text transform="translate(20 {_HEIGHT // 2}) rotate(-90)" text-anchor="middle">{up}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _decades(values: list[float]) -> tuple[int, int]:
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    return low, max(high, low + 1)
