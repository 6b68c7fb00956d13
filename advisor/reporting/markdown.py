"""Untrusted text in Markdown: every character that could be read as mark-up is neutralised."""

import re

from markupsafe import Markup

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MARKS = re.compile(r"[\\`*_\[\]|~#$&<>]|(?<=\w):(?=//)|(?<=\bwww)\.")
_AT_START = re.compile(r"^(?:([-+=])(?=[-=\s]|$)|(\d+)([.)])(?=\s|$))")


def neutral(value: object) -> Markup:
    """Text that Markdown shows as it is; what is `Markup` already stays."""
    if isinstance(value, Markup):
        return value
    escaped = _MARKS.sub(lambda match: _ENTITIES.get(match[0], f"\\{match[0]}"), " ".join(str(value).split()))
    return Markup(_AT_START.sub(_unlisted, escaped))


def _unlisted(match: re.Match[str]) -> str:
    """The start of what would be a list or a heading, made plain text."""
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"


def code(value: object) -> Markup:
    """Text as a code span that it cannot leave; also safe inside a table."""
    inner = " ".join(str(value).replace("`", "'").replace("|", "¦").split())
    return Markup(f"`{inner}`") if inner else Markup("")


def link(title: object, address: str) -> Markup:
    """A link, or the title alone when there is no web address."""
    safe = re.sub(
        r"[^\w:/?#@!$&'*+,;=%.~-]",
        lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()),
        address,
        flags=re.A,
    )
    return Markup(f"[{neutral(title)}]({safe})") if address else neutral(title)
