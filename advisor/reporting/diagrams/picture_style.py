"""Colours and faces of the architecture picture, for light and dark screens and for print."""

_FACE = 'font-family:"Liberation Sans",Arial,Helvetica,sans-serif'

_LIGHT = {
    ".page": "fill:#fff",
    ".frame": "fill:#fff;stroke:#5b6b7a",
    ".band": "fill:#eef2f6",
    ".box": "fill:#fff;stroke:#5b6b7a",
    ".part": "fill:#f6f8fa;stroke:#8795a3",
    ".outside": "fill:#f1f1f1;stroke:#767676",
    ".actor": "fill:#dfe6ed;stroke:#5b6b7a",
    ".box.add,.box.replace,.box.new": "fill:#e8f1fb;stroke:#0b5cad",
    ".box.advised": "fill:#fff;stroke:#0b5cad",
    ".box.full": "stroke:#a32a1c",
    ".name,.count": "fill:#14202b",
    ".tech,.note": "fill:#3d4c5a",
    ".tier": "fill:#3d4c5a",
    ".tag": "fill:#52606d",
    ".tag.add,.tag.replace,.tag.new": "fill:#0b5cad",
    ".tag.advised": "fill:#fff;stroke:#0b5cad",
    ".tag.full": "fill:#a32a1c",
    ".word": "fill:#fff",
    ".word.advised": "fill:#0b5cad",
    ".flow": "stroke:#3d4c5a",
    ".head": "fill:#3d4c5a",
}

_DARK = {
    ".page": "fill:#10161d",
    ".frame": "fill:#10161d;stroke:#8ea0b2",
    ".band": "fill:#1a232d",
    ".box": "fill:#10161d;stroke:#8ea0b2",
    ".part": "fill:#1a232d;stroke:#6f8093",
    ".outside": "fill:#222;stroke:#9a9a9a",
    ".actor": "fill:#2a3744;stroke:#8ea0b2",
    ".box.add,.box.replace,.box.new": "fill:#12304d;stroke:#7db8f5",
    ".box.advised": "fill:#10161d;stroke:#7db8f5",
    ".box.full": "stroke:#ff9d8f",
    ".name,.count": "fill:#eef3f8",
    ".tech,.note": "fill:#c4d0dc",
    ".tier": "fill:#c4d0dc",
    ".tag": "fill:#b9c5d1",
    ".tag.add,.tag.replace,.tag.new": "fill:#7db8f5",
    ".tag.advised": "fill:#10161d;stroke:#7db8f5",
    ".tag.full": "fill:#ff9d8f",
    ".word": "fill:#10161d",
    ".word.advised": "fill:#7db8f5",
    ".flow": "stroke:#c4d0dc",
    ".head": "fill:#c4d0dc",
}

_SHAPES = {
    "text": _FACE,
    ".name": "font-size:14px;font-weight:700",
    ".tech,.note": "font-size:12px",
    ".count": "font-size:12px;font-weight:700",
    ".tier": "font-size:12px;font-weight:700",
    ".word": "font-size:11px;font-weight:700",
    ".box,.part,.outside,.actor": "stroke-width:1.3",
    ".box.add,.box.replace,.box.new": "stroke-width:2",
    ".box.advised": "stroke-width:1.6;stroke-dasharray:5 3",
    ".box.full": "stroke-width:3",
    ".frame": "stroke-width:1.3;stroke-dasharray:8 4",
    ".flow": "fill:none;stroke-width:1.5",
    ".lip": "fill:none",
}


def _rules(styles: dict[str, str]) -> str:
    """The rules, each selector below the picture, so that a page around it is left alone."""
    return "".join(
        ",".join(f".architecture-picture {part}" for part in selector.split(",")) + f"{{{style}}}"
        for selector, style in styles.items()
    )


STYLE = f"{_rules(_LIGHT)}{_rules(_SHAPES)}@media screen and (prefers-color-scheme:dark){{{_rules(_DARK)}}}"
"""The style sheet; print takes the light colours."""


def arrow_head(key: str) -> str:
    """The arrow head of a picture whose ids begin with that key."""
    return (
        f'<marker id="{key}-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" '
        'orient="auto"><path class="head" d="M0 0 L10 5 L0 10 z"/></marker>'
    )
