"""A tree of a YAML document → its text in one layout: two blanks of indentation, lists indented below their key."""

from advisor.authoring.formatting.flow import flow_lines
from advisor.authoring.formatting.tree import Collection, Node, Scalar, Tree


def print_tree(tree: Tree) -> str:
    """The text of a document, with one line end at its end; empty for an empty document without comments."""
    body = _value_lines(tree.root, 0, 0) or _block(tree.root, 0)
    while body and not body[0]:
        body.pop(0)
    lines = [*_stripped(tree.head, 0), *_beside(body, tree.root.remarks.beside), *_stripped(tree.tail, -1)]
    return "".join(f"{line}\n" for line in lines)


def _stripped(lines: list[str], end: int) -> list[str]:
    """The lines without a blank one at the beginning (0) or at the end (-1)."""
    kept = list(lines)
    while kept and not kept[end]:
        kept.pop(end)
    return kept


def _block(node: Node, indent: int) -> list[str]:
    assert isinstance(node, Collection)
    lines: list[str] = []
    for number, entry in enumerate(node.entries):
        above = entry.key.remarks.above if entry.key else _above(entry.value)
        lines += [f"{' ' * indent}{line}" if line else "" for line in above if line or number]
        lines += _item(entry.value, indent) if entry.key is None else _pair(entry.key, entry.value, indent)
    return lines + [f"{' ' * indent}{line}" for line in node.inside]


def _above(item: Node) -> list[str]:
    """The comments above an item of a list, and those above what stands first in it: both go above its dash."""
    above, item.remarks.above = item.remarks.above, []
    if isinstance(item, Collection) and not item.flow and item.entries:
        first = item.entries[0]
        inner = _above(first.key or first.value)
        above = above + [line for line in inner if line]
    return above


def _pair(key: Scalar, value: Node, indent: int) -> list[str]:
    name = f"{' ' * indent}{' '.join(key.lines)}:"
    above = [f"{' ' * (indent + 2)}{line}" for line in value.remarks.above if line]
    below = above or key.remarks.beside or (_long(value) and value.remarks.broken)
    lines = _value_lines(value, indent + 2 if below else len(name) + 1, indent + 2)
    if lines is None:
        return [f"{name}{key.remarks.beside or value.remarks.beside}", *above, *_block(value, indent + 2)]
    if below:
        lines = _beside(lines, value.remarks.beside)
        return [f"{name}{key.remarks.beside}", *above, f"{' ' * (indent + 2)}{lines[0]}", *lines[1:]]
    return _beside([f"{name} {lines[0]}".rstrip(), *lines[1:]], value.remarks.beside)


def _item(value: Node, indent: int) -> list[str]:
    dash = f"{' ' * indent}- "
    lines = _value_lines(value, indent + 2, indent + 2)
    if lines is not None:
        return _beside([f"{dash}{lines[0]}".rstrip(), *lines[1:]], value.remarks.beside)
    first, *rest = _beside(_block(value, indent + 2), value.remarks.beside)
    return [dash + first.lstrip(), *rest]


def _value_lines(value: Node, start: int, indent: int) -> list[str] | None:
    """The lines of a text or of a bracketed collection, the first without indentation; None for a block."""
    if isinstance(value, Collection):
        return flow_lines(value, start, indent) if value.flow else None
    if value.block:
        return _literal(value.lines, indent)
    return [line if number == 0 or not line else f"{' ' * indent}{line}" for number, line in enumerate(value.lines)]


def _literal(lines: list[str], indent: int) -> list[str]:
    """A text after `|` or `>`: its lines keep their indentation relative to each other."""
    header, *content = lines
    depth = min((len(line) - len(line.lstrip(" ")) for line in content if line.strip(" ")), default=0)
    given = next((int(character) for character in header.split("#")[0] if character.isdigit()), 0)
    if given:
        indent, depth = indent - 2 + given, min(depth, given + indent - 2)
    return [header, *(f"{' ' * indent}{line[depth:]}" if line.strip(" ") else "" for line in content)]


def _long(value: Node) -> bool:
    """Whether a value is a text of several lines, which may well start below its key."""
    return isinstance(value, Scalar) and not value.block and len(value.lines) > 1


def _beside(lines: list[str], comment: str) -> list[str]:
    """The lines with a comment at the end of the last; of a text after `|`, the header holds its own."""
    return [*lines[:-1], f"{lines[-1]}{comment}"] if comment else lines
