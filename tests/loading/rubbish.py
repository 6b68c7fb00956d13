"""Hypothesis strategies for files that nobody meant to write."""

from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from advisor.loading.document import read_document

WORDS = tuple((Path(__file__).parent.parent / "fixtures" / "rubbish_words.txt").read_text(encoding="utf-8").split())
SIGNS = tuple("\t\n:-[]{}&*!|>#'\"%@`,")

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.sampled_from(WORDS),
    st.text(max_size=8),
)
trees: st.SearchStrategy[Any] = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(WORDS) | st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


@st.composite
def flipped(draw: st.DrawFn, texts: list[bytes]) -> bytes:
    """A real file with some bytes replaced, inserted or lost."""
    content = bytearray(draw(st.sampled_from(texts)))
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, max(0, len(content) - 1)))
        match draw(st.sampled_from(("replace", "insert", "lose", "swap"))):
            case "replace":
                content[place : place + 1] = draw(st.binary(min_size=1, max_size=1))
            case "insert":
                content[place:place] = draw(st.sampled_from((*WORDS, *SIGNS))).encode()
            case "lose":
                del content[place : place + draw(st.integers(1, 20))]
            case _:
                other = draw(st.integers(0, max(0, len(content) - 1)))
                content[place : place + 10], content[other : other + 10] = (
                    content[other : other + 10],
                    content[place : place + 10],
                )
    return bytes(content)


@st.composite
def bent(draw: st.DrawFn, texts: list[bytes]) -> bytes:
    """A real file with another value, often of another type, at some place."""
    data = read_document(draw(st.sampled_from(texts)), "real.yaml").data
    where, key, parent = data, None, None
    for _ in range(draw(st.sampled_from((1, 2, 3, 9, 9, 9)))):
        keys = list(where) if isinstance(where, dict) else list(range(len(where))) if isinstance(where, list) else []
        if not keys:
            break
        parent, key = where, draw(st.sampled_from(keys))
        where = where[key]
    value = draw(st.one_of(st.sampled_from(WORDS), st.integers(-1, 10_000), trees))
    if parent is None:
        data = value
    else:
        parent[key] = value
    return yaml.safe_dump(data, allow_unicode=True).encode("utf-8", "surrogatepass")


def rubbish(texts: list[bytes]) -> st.SearchStrategy[bytes]:
    """Files that start from real ones, and files that do not."""
    dumped = trees.map(lambda tree: yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "surrogatepass"))
    return st.one_of(st.binary(max_size=200), flipped(texts), flipped(texts), bent(texts), bent(texts), dumped)
