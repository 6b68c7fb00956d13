"""Trying many profiles at once: the quick way to a witness, where there is one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from advisor.authoring.proofs.drawing import SHARES, Drawer
from advisor.authoring.proofs.goals import Case, Goal
from advisor.compiled.evaluator import Compiled
from advisor.model.profile import Answer, Profile

BATCH = 1_000
ROUNDS = 2
"""How often every share of answers is drawn; a round that brings nothing new is the last."""
PASSES = 6
"""How often hints are followed; each time other profiles are drawn near them."""
NEAR = 60
"""How many profiles are drawn near each hint."""
LOOKED_AT = 6
"""How many profiles of a batch are looked at one by one, where a batch says too little."""
LOOKED_AT_NEAR = 20
"""About how many of those drawn near a hint, from those with few answers to those with many."""
STACK = "existing_stack"
HINTS = 12
"""How many hints of a goal are followed."""


class Trials:
    """The witnesses that trying has found so far: for each goal the profile with the fewest answers."""

    def __init__(self, reader: Compiled, goals: Iterable[Goal]) -> None:
        self.found: dict[Goal, Profile] = {}
        self.tried = 0
        self._reader = reader
        self._drawer = Drawer(reader)
        self._knows_stack = STACK in reader.program.base.questions
        self._goals = [goal for goal in goals if type(goal).among is not Goal.among]

    @property
    def missing(self) -> list[Goal]:
        """The goals that nothing has reached."""
        return [goal for goal in self._goals if goal not in self.found]

    def draw(self) -> int:
        """Try one round of profiles, with few answers and with many; how many goals were reached for the first time."""
        before = len(self.found)
        for share in SHARES if self._goals else ():
            self._try(self._drawer.profiles(BATCH, share), self._goals)
        return len(self.found) - before

    def follow_hints(self, goal: Goal) -> None:
        """Try profiles near what the goal's rules hold to be typical."""
        questions = self._reader.program.base.questions
        for facts, _ in zip(goal.hints(), range(HINTS), strict=False):
            answers: dict[str, Answer] = {}
            for name, raw in self._with_choices(facts).items():
                answer = self._drawer.answer(name, raw) if name in questions else None
                if answer is not None:
                    answers[name] = answer
            drawn = self._drawer.profiles(1, 0.0, answers)
            for share in (0.1, 0.3, 0.6):
                drawn += self._drawer.profiles(NEAR, share, answers)
            self._try(drawn, [goal], thoroughly=True)
            if goal in self.found:
                return

    def _with_choices(self, facts: Mapping[str, Any]) -> Mapping[str, Any]:
        """The facts, with what they say of choices told as parts in use, which are mostly chosen again."""
        chosen = [str(raw) for name, raw in facts.items() if name.startswith("chosen.") and name.count(".") == 1]
        parts = [part for part in chosen if self._drawer.answer(STACK, [part])] if self._knows_stack else []
        told = facts.get(STACK, [])
        return {**facts, STACK: [*told, *parts]} if parts and isinstance(told, list | tuple) else facts

    def _try(self, profiles: Sequence[Profile], goals: Sequence[Goal], thoroughly: bool = False) -> None:
        self.tried += len(profiles)
        sizes = np.array([len(profile.answers) for profile in profiles])
        # What takes a whole run is looked at once for all goals.
        cases = [Case(self._reader.program, profile) for profile in profiles]
        start = 0
        for many in self._reader.many(profiles, lambda profile: profile.priority):
            for goal in goals:
                hits = goal.among(many)
                if hits is None or not hits.any():
                    continue
                rows = np.broadcast_to(hits, many.count).nonzero()[0]
                ordered = rows[np.argsort(sizes[start + rows], kind="stable")] + start
                worth_a_look = ordered[:1]
                if goal.rough:
                    apart = max(len(ordered) // LOOKED_AT_NEAR, 1)
                    worth_a_look = ordered[::apart] if thoroughly else ordered[:LOOKED_AT]
                self._keep_best(goal, [cases[row] for row in worth_a_look])
            start += many.count

    def _keep_best(self, goal: Goal, cases: Sequence[Case]) -> None:
        """Take the first of these that reaches the goal, if it has fewer answers than what is known."""
        known = self.found.get(goal)
        for case in cases:
            if known is not None and len(known.answers) <= len(case.profile.answers):
                return
            if not goal.rough or goal.seems(case):
                self.found[goal] = case.profile
                return
