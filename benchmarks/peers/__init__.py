"""The same rules in other engines: each module's `prepare(base)` translates them, and its `assess` says which fire.

The engines are CLIPS (clipspy), ZEN (zen-engine, in two forms) and rule-engine. They know neither unknown answers nor
ranges, so they are given exact answers, and they only fire rules: none of them scores or ranks options.
"""

from typing import Protocol

from benchmarks.generated import Answers


class Peer(Protocol):
    """A rule base made ready in another engine."""

    def assess(self, answers: Answers) -> set[str]:
        """The ids of the rules that fire, chaining included."""
