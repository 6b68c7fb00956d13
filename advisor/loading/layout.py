"""Where the files of a rule base stand; a file that nothing reads is a fault, not a silence."""

from collections.abc import Iterable, Iterator

from advisor.errors import did_you_mean

PAGES = ("pack.yaml", "criteria.yaml", "decisions.yaml", "facts.yaml", "constraints.yaml", "sizing.yaml", "prices.yaml")
_FOLDERS = {
    "questions": "questions/<section>.yaml",
    "options": "options/<decision>/<id>.yaml",
    "practices": "practices/<id>.yaml",
    "risks": "risks/<id>.yaml",
    "controls": "controls/<regime>.yaml",
    "evidence": "evidence/<id>.yaml",
    "knowledge": "knowledge/<topic>/<rule-id>.yaml",
}


def misplaced(names: Iterable[str], decisions: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """For each file that nothing reads: its name, what is wrong, and how to mend it."""
    known = tuple(decisions)
    for name in names:
        folder, *rest = name.split("/")
        if not rest:
            if name not in PAGES:
                hint = did_you_mean(name, PAGES) or f"at the top stand {', '.join(PAGES)}"
                yield name, "nothing reads this file", hint
        elif folder not in _FOLDERS:
            yield name, f"nothing reads the folder `{folder}`", did_you_mean(folder, _FOLDERS) or "remove it"
        elif name.count("/") != _FOLDERS[folder].count("/"):
            yield name, "nothing reads this file", f"files here are called {_FOLDERS[folder]}"
        elif folder == "options" and rest[0] not in known:
            hint = did_you_mean(rest[0], known) or "declare it in decisions.yaml, or check its name"
            yield name, f"the decision `{rest[0]}` is not known", hint
