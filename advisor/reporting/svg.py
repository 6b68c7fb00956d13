"""Shapes and texts of a picture as SVG, with text kept inside its box by measured widths."""

from html import escape

_NARROW = "iljtfrI.,:;'!|()[] -"
_WIDE = "mwMW@%&"


def text_width(text: str, size: float, bold: bool = False) -> float:
    """A generous estimate of the width of a text in a usual sans-serif face."""
    total = sum(
        0.36 if char in _NARROW else 0.9 if char in _WIDE else 0.68 if char.isupper() else 0.57 for char in text
    )
    wide = sum(0.45 for char in text if ord(char) > 0x2E7F)
    return (total + wide) * size * (1.07 if bold else 1.0)


def wrap(text: str, width: float, size: float, lines: int, bold: bool = False) -> list[str]:
    """The text in at most so many lines that fit the width; what doesn't fit ends in an ellipsis."""
    found: list[str] = []
    rest = text.split()
    while rest and len(found) < lines:
        line = rest.pop(0)
        while rest and text_width(f"{line} {rest[0]}", size, bold) <= width:
            line = f"{line} {rest.pop(0)}"
        if rest and len(found) == lines - 1:
            line += "…"
        found.append(_cut(line, width, size, bold))
    return found


def _cut(line: str, width: float, size: float, bold: bool) -> str:
    if text_width(line, size, bold) <= width:
        return line
    while line and text_width(f"{line}…", size, bold) > width:
        line = line[:-1]
    return f"{line.rstrip(' …')}…"


def number(value: float) -> str:
    """A coordinate without needless digits."""
    return f"{value:.1f}".removesuffix(".0")


def rectangle(x: float, y: float, width: float, height: float, kind: str, radius: float = 6) -> str:
    """A rectangle with rounded corners."""
    places = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return f'<rect class="{kind}" {places} rx="{number(radius)}"/>'


def cylinder(x: float, y: float, width: float, height: float, kind: str) -> str:
    """An upright cylinder: a store."""
    rim, right, bottom = 8.0, x + width, y + height
    outline = (
        f"M{number(x)} {number(y + rim)} A{number(width / 2)} {rim:.0f} 0 0 1 {number(right)} {number(y + rim)}"
        f" V{number(bottom - rim)} A{number(width / 2)} {rim:.0f} 0 0 1 {number(x)} {number(bottom - rim)} Z"
    )
    lip = f"M{number(x)} {number(y + rim)} A{number(width / 2)} {rim:.0f} 0 0 0 {number(right)} {number(y + rim)}"
    return f'<path class="{kind}" d="{outline}"/><path class="{kind} lip" d="{lip}"/>'


def pipe(x: float, y: float, width: float, height: float, kind: str) -> str:
    """A lying cylinder: a queue or a log."""
    rim = 9.0
    left, right, top, bottom, bend = (number(one) for one in (x + rim, x + width - rim, y, y + height, height / 2))
    outline = (
        f"M{left} {top} H{right} A{rim:.0f} {bend} 0 0 1 {right} {bottom}"
        f" H{left} A{rim:.0f} {bend} 0 0 1 {left} {top} Z"
    )
    lip = f"M{right} {top} A{rim:.0f} {bend} 0 0 0 {right} {bottom}"
    return f'<path class="{kind}" d="{outline}"/><path class="{kind} lip" d="{lip}"/>'


def arrow(points: list[tuple[float, float]], head: str) -> str:
    """A line through the points with the arrow head of that id at its end."""
    path = " L".join(f"{number(x)} {number(y)}" for x, y in points)
    return f'<path class="flow" d="M{path}" marker-end="url(#{head})"/>'


def text(x: float, y: float, content: str, kind: str, anchor: str = "middle") -> str:
    """One line of text, its baseline at y."""
    return f'<text class="{kind}" x="{number(x)}" y="{number(y)}" text-anchor="{anchor}">{escape(content)}</text>'


def lines_of_text(x: float, y: float, lines: list[tuple[str, str, float]]) -> str:
    """Lines of (content, class, size) centred on (x, y)."""
    leading = 1.28
    height = sum(size * leading for _, _, size in lines)
    shown, top = [], y - height / 2
    for content, kind, size in lines:
        shown.append(text(x, top + size * 1.0, content, kind))
        top += size * leading
    return "".join(shown)
