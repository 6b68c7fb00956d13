"""What a change of the rules does: on a terminal, as a comment on a pull request, and as profiles that show it."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from advisor.authoring.replay.results import Replay
from advisor.reporting.authoring.impact_words import TITLES, ImpactWords, verdict
from advisor.reporting.profile_yaml import profile_yaml
from advisor.reporting.wording import clean


def rule_impact_markdown(replay: Replay) -> str:
    """The impact as a comment on a pull request."""
    return "\n".join(_markdown(replay)) + "\n"


def print_rule_impact(replay: Replay, console: Console) -> None:
    """The impact on a terminal."""
    words = ImpactWords(replay)
    console.print(Text(verdict(replay), style="bold"), soft_wrap=True)
    console.print(Text(f"Before: {clean(replay.before.name)}. After: {clean(replay.after.name)}."), soft_wrap=True)
    for title, lines in words.chapters():
        console.print()
        console.print(Text(title, style="bold"))
        for depth, line in lines:
            console.print(Text("  " * (depth + 1) + line), soft_wrap=True)


def witness_files(replay: Replay) -> Iterator[tuple[str, str]]:
    """Per change that has one, the name of a file and its witness as a profile that `advise` takes."""
    words = ImpactWords(replay)
    for number, effect in enumerate(replay.effects, 1):
        if effect.witness:
            remarks = (f"{TITLES[effect.kind]}: {words.change(effect)}", *words.causes(effect.causes))
            profile = effect.witness.pair.after
            yield f"{number:02}-{effect.kind}-{_file_part(effect.name)}.yaml", profile_yaml(profile, remarks)


def _markdown(replay: Replay) -> Iterator[str]:
    words = ImpactWords(replay)
    yield "## Impact of the rule changes"
    yield ""
    yield f"**{_escaped(verdict(replay))}**"
    yield ""
    yield f"Before: {_escaped(replay.before.name)} · After: {_escaped(replay.after.name)}"
    for title, lines in words.chapters():
        folded = title in ("What differs", "How this was found")
        yield ""
        yield f"<details><summary>{title}</summary>\n" if folded else f"### {title}\n"
        yield from ("  " * depth + f"- {_escaped(line)}" for depth, line in lines)
        if folded:
            yield "\n</details>"


def _file_part(name: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in name).strip("-") or "project"


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>|#" else letter for letter in clean(text))
