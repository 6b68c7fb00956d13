"""A case as one writes it in a rule's file."""

import json
import re
from collections.abc import Mapping
from typing import Any

from advisor.loading.document import plain_value

_PLAIN = re.compile(r"[A-Za-z0-9_.+-]([A-Za-z0-9_.%/+ -]*[A-Za-z0-9_.%/+-])?\Z")
"""Texts that need no quotes between braces."""


def case_text(value: Any) -> str:
    """A plain value in YAML on one line, mappings and lists in braces and brackets."""
    match value:
        case Mapping():
            return "{" + ", ".join(f"{key}: {case_text(inner)}" for key, inner in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(case_text, value)) + "]"
        case str() if _PLAIN.match(value) and plain_value(value) == value:
            return value
        case _:
            return json.dumps(value, ensure_ascii=False)
