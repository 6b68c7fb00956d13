"""A profile as the text of a file: what people would write, readable again word for word."""

import re
from typing import Any

import yaml

from advisor.model.profile import Profile

_NUMBER = re.compile(r"[-+]?[0-9.][0-9_.]*([eE][-+]?[0-9]+)?|0[ox][0-9a-fA-F]+")
WIDTH = 110


def profile_yaml(profile: Profile, remarks: tuple[str, ...] = ()) -> str:
    """The profile's answers as a profile file; each remark is a comment at its head."""
    answers = {name: answer.raw for name, answer in profile.answers.items()}
    head = "".join(f"# {line}\n" for remark in remarks for line in remark.splitlines())
    return head + document_yaml({"profile": profile.name, "answers": answers})


def document_yaml(document: dict[str, Any]) -> str:
    """The plain values of a profile as a profile file."""
    return yaml.dump(document, Dumper=_ProfileDumper, sort_keys=False, allow_unicode=True, width=WIDTH)


class _ProfileDumper(yaml.SafeDumper):
    """Writes lists on one line, as people do."""

    def ignore_aliases(self, data: Any) -> bool:
        """Aliases are refused in profiles, so a value that stands twice is written twice."""
        return True

    def represent_sequence(self, tag: str, sequence: Any, flow_style: bool | None = None) -> yaml.SequenceNode:
        """Lists on one line."""
        return super().represent_sequence(tag, sequence, flow_style=True)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # The dumper knows YAML 1.1, our reader 1.2: `1e3` and `0o17` are numbers to the reader only.
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="'" if _NUMBER.fullmatch(text) else None)


_ProfileDumper.add_representer(str, _text)
