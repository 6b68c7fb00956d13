"""Lists and mappings in brackets: on one line where they fit, else as their author broke them, else item by item."""

from dataclasses import dataclass, replace

from advisor.authoring.formatting.tree import Collection, Node, Scalar

WIDTH = 160
"""The longest line, in characters; only a text that was written longer stays so."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of text that no line break divides.

    `broken` tells that the author broke the line before it; `alone` that a break must stand there; `last` that one must
    follow, since a comment ends the line.
    """

    text: str
    broken: bool = False
    alone: bool = False
    last: bool = False


def flow_lines(node: Collection, start: int, indent: int) -> list[str] | None:
    """The lines of a bracketed collection; the first starts at the column `start`, the others at `indent`.

    None when it reads better without brackets: too long for a line, not broken by its author, and more than a list of
    words.
    """
    atoms = _atoms(node)
    atoms[0] = replace(atoms[0], broken=False, alone=False)
    forced = any(atom.alone or atom.last for atom in atoms)
    joined = " ".join(atom.text for atom in atoms)
    if not forced and start + len(joined) <= WIDTH:
        return [joined]
    kept = _broken_as_written(atoms)
    fits = all((indent if i else start) + len(line) <= WIDTH for i, line in enumerate(kept))
    if len(kept) > 1 and fits:
        return [line if i == 0 else " " * indent + line for i, line in enumerate(kept)]
    nested = node.kind == "mapping" or any(isinstance(entry.value, Collection) for entry in node.entries)
    return None if nested else _filled(atoms, start, indent)


def _broken_as_written(atoms: list[Atom]) -> list[str]:
    lines: list[str] = []
    ended = True
    for atom in atoms:
        if ended or atom.broken or atom.alone:
            lines.append(atom.text)
        else:
            lines[-1] += f" {atom.text}"
        ended = atom.last
    return lines


def _filled(atoms: list[Atom], start: int, indent: int) -> list[str]:
    lines: list[str] = []
    ended = True
    for atom in atoms:
        if ended or atom.alone or len(lines[-1]) + (0 if lines[1:] else start) + 1 + len(atom.text) > WIDTH:
            lines.append((" " * indent if lines else "") + atom.text)
        else:
            lines[-1] += f" {atom.text}"
        ended = atom.last
    return lines


def _atoms(node: Node) -> list[Atom]:
    """The pieces of a node; those of a collection carry its brackets and commas."""
    if isinstance(node, Scalar):
        return _pieces(node)
    opening, closing = "{}" if node.kind == "mapping" else "[]"
    atoms: list[Atom] = []
    for number, entry in enumerate(node.entries):
        first = entry.key or entry.value
        own = _entry_atoms(entry.key, entry.value)
        above = [Atom(line, alone=True, last=True) for line in first.remarks.above if line]
        own[0] = replace(own[0], broken=first.remarks.broken, alone=bool(above))
        if number < len(node.entries) - 1:
            own[-1] = replace(own[-1], text=f"{own[-1].text},")
        if beside := _beside(entry.value) or (entry.key.remarks.beside if entry.key else ""):
            own[-1] = replace(own[-1], text=f"{own[-1].text}{beside}", last=True)
        atoms += above + own
    if node.inside:
        atoms += [Atom(line, alone=True, last=True) for line in node.inside]
    return _enclosed(atoms, opening, closing)


def _entry_atoms(key: Scalar | None, value: Node) -> list[Atom]:
    own = _atoms(value)
    if key is None:
        return own
    name = " ".join(key.lines)
    own[0] = replace(own[0], text=f"{name}: {own[0].text}" if own[0].text else name)
    return own


def _enclosed(atoms: list[Atom], opening: str, closing: str) -> list[Atom]:
    if not atoms:
        return [Atom(opening + closing)]
    first, *rest = atoms
    atoms = [Atom(opening), *atoms] if first.alone else [replace(first, text=opening + first.text), *rest]
    if atoms[-1].last:
        return [*atoms, Atom(closing, alone=True)]
    return [*atoms[:-1], replace(atoms[-1], text=atoms[-1].text + closing)]


def _pieces(node: Scalar) -> list[Atom]:
    """A text with empty lines, or with a line that ends in a backslash, keeps its breaks; a plain break is a blank."""
    fixed = "" in node.lines[1:] or any(line.endswith("\\") for line in node.lines[:-1])
    if fixed:
        return [Atom(line, broken=i > 0, alone=i > 0) for i, line in enumerate(node.lines)]
    return [Atom(line, broken=i > 0) for i, line in enumerate(node.lines)]


def _beside(value: Node) -> str:
    return value.remarks.beside
