"""Texts of users and rules inside Streamlit's Markdown: their characters mean themselves."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>$#~|:])")


def literal(text: object) -> str:
    """The text with every character that Markdown, formulae or directives would read made plain."""
    return _SPECIAL.sub(r"\\\1", str(text)).replace("\n", " ")


def coded(text: object) -> str:
    """The text made plain but for `code`, which stays code."""
    parts = str(text).replace("\n", " ").split("`")
    if len(parts) % 2 == 0:
        return literal(text)
    return "".join(f"`{part}`" if place % 2 and part else literal(part) for place, part in enumerate(parts))


def bullets(lines: list[tuple[int, str]]) -> str:
    """Markdown of a nested list: pairs of depth (from 0) and text."""
    return "\n".join(f"{'    ' * depth}- {text}" for depth, text in lines)
