"""Reading a Structurizr workspace in tests, by the rules of its language reference."""

from dataclasses import dataclass, field

_CHILDREN = {
    "workspace": {"model", "views"},
    "model": {"person", "softwareSystem", "->", "deploymentEnvironment"},
    "softwareSystem": {"container"},
    "container": {"properties"},
    "->": {"properties"},
    "deploymentEnvironment": {"deploymentNode"},
    "deploymentNode": {"deploymentNode", "containerInstance", "instances"},
    "containerInstance": {"tags"},
    "views": {"container", "deployment", "styles"},
    "styles": {"element"},
    "element": {"shape", "stroke", "strokeWidth"},
}
"""Which statements may stand in which block; those of `properties` are pairs of strings."""

_VIEW = {"include", "exclude", "autoLayout"}
_MOST = {"person": 3, "softwareSystem": 3, "container": 4, "->": 3, "deploymentNode": 5, "workspace": 2}
"""How many strings a statement takes at most."""


@dataclass
class Statement:
    """One statement: its keyword, its words without the keyword and identifiers, and what stands in its block."""

    keyword: str
    words: list[str]
    id: str = ""
    ends: tuple[str, str] = ("", "")
    children: list["Statement"] = field(default_factory=list)

    def all(self, keyword: str) -> list["Statement"]:
        """The statements of that keyword in it, at any depth."""
        return [
            one for child in self.children for one in ([child] if child.keyword == keyword else []) + child.all(keyword)
        ]


def read_workspace(text: str) -> Statement:
    """The workspace that a text is; a fault against the language fails the test."""
    lines = [line for line in text.splitlines() if line.strip()]
    root, *rest = lines
    found = Statement("workspace", tokens(root)[1:-1])
    left = _block(found, rest, known := set())
    assert left == [], "something stands behind the workspace"
    assert known, "nothing was defined"
    return found


def _block(parent: Statement, lines: list[str], known: set[str]) -> list[str]:
    while lines:
        words, lines = tokens(lines[0]), lines[1:]
        if words == ["}"]:
            return lines
        opens = words[-1] == "{"
        statement = _statement(parent, words[:-1] if opens else words, known)
        parent.children.append(statement)
        if opens:
            lines = _block(statement, lines, known)
    raise AssertionError(f"the block of {parent.keyword} is never closed")


def _statement(parent: Statement, words: list[str], known: set[str]) -> Statement:
    if parent.keyword == "properties":
        assert len(words) == 2, words
        return Statement("pair", words)
    if words[1:2] == ["->"]:
        assert {words[0], words[2]} <= known, f"{words[:3]} before its ends are defined"
        statement = Statement("->", words[3:], ends=(words[0], words[2]))
    elif words[1:2] == ["="]:
        assert words[0] not in known, f"{words[0]} is defined twice"
        known.add(words[0])
        statement = Statement(words[2], words[3:], words[0])
    else:
        statement = Statement(words[0], words[1:])
    if parent.keyword in ("container", "deployment") and statement.keyword in _VIEW:
        return statement
    assert statement.keyword in _CHILDREN[parent.keyword], f"{statement.keyword} in {parent.keyword}"
    assert len(statement.words) <= _MOST.get(statement.keyword, 99), statement
    if statement.keyword == "containerInstance":
        assert statement.words[0] in known
    return statement


def tokens(line: str) -> list[str]:
    """The words and strings of a line, as the language's own reader cuts them."""
    found, word, quoted, started = [], "", False, False
    for place, char in enumerate(line.strip()):
        before = line.strip()[place - 1] if place else ""
        if not started:
            if char != " ":
                started, quoted, word = True, char == '"', "" if char == '"' else char
        elif char == '"' and before == "\\":
            word += char
        elif (quoted and char == '"') or (not quoted and char == " "):
            found.append(word)
            started = False
        else:
            word += char
    return [*found, word] if started else found
