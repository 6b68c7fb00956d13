"""The index of the pages that explain findings."""

from collections.abc import Iterable

from advisor.authoring.findings import FindingKind, Level

_INTRODUCTION = """\
# Findings of `advisor rules check`

One page a kind: what it is, why it matters, how to mend it, with examples. An error must be mended, a warning should,
a hint may. A rule can silence a kind of warning or hint on itself by `ignore: {<kind>: <reason>}`; errors it cannot.

`advisor rules check` shows errors and warnings, and hints with `--level hint`; it ends with 1 when there is an error or
a warning (`--fail-on error` lets warnings pass), with 0 otherwise, and with 2 when there is no rule base to check.
`--format json`, `sarif` and `github` write the same findings for programs, code hosts and workflows.

In the examples, `# <-- kind` marks the line on which the finding stands, and `# …` stands for the rest of a file.
"""

_HEADINGS = {Level.ERROR: "Errors", Level.WARNING: "Warnings", Level.HINT: "Hints"}


def index_page(kinds: Iterable[FindingKind]) -> str:
    """The index in Markdown: the kinds of each level by id, each with a link to its page."""
    given = sorted(kinds, key=lambda kind: kind.id)
    parts = [_INTRODUCTION]
    for level, heading in _HEADINGS.items():
        lines = [f"- [{kind.id}]({kind.id}.md): {kind.title}" for kind in given if kind.level is level]
        if lines:
            parts.append(f"## {heading}\n\n" + "\n".join(lines) + "\n")
    return "\n".join(parts)
