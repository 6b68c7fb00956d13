"""CLIPS: the answers are one fact with a slot a question, derived facts are facts of their own, and CLIPS chains.

Of the forms tried, this is the fastest: asserting one fact a question took two to four times as long, and so did
writing facts as text. Rules note that they fired in a few global lists, since a list is copied whenever it grows.
clipspy 1.0.6 does not free all of a fact that it asserts: some 400 bytes an assessment, which CLIPS reports on stderr
when its environment goes.
"""

import clips

from advisor.model.rulebase import RuleBase
from benchmarks.generated import Answers
from benchmarks.peers.clips_elements import atom, elements, holds_many
from benchmarks.peers.layers import derivations_of, layers_of

RULES_IN_LIST = 250


class ClipsRules:
    """One CLIPS environment, reset before every assessment."""

    def __init__(self, base: RuleBase) -> None:
        self._ids = tuple(base.rules)
        self._symbols: dict[bool | str, clips.Symbol] = {True: clips.Symbol("TRUE"), False: clips.Symbol("FALSE")}
        self._symbols |= {
            word: clips.Symbol(word) for item in base.questions.values() for word in item.fact_type.choices
        }
        self._environment = clips.Environment()
        slots = (f"({'multislot' if holds_many(name, base) else 'slot'} {name})" for name in base.questions)
        self._environment.build(f"(deftemplate profile {' '.join(slots)})")
        lists = len(self._ids) // RULES_IN_LIST + 1
        for number in range(lists):
            self._environment.build(f"(defglobal ?*fired{number}* = (create$))")
        self._fired = f"(create$ {' '.join(f'?*fired{number}*' for number in range(lists))})"
        places = {name: place for place, name in enumerate(self._ids)}
        for layer_number, layer in enumerate(layers_of(base)):
            for rule in layer.rules:
                place = places[rule.id]
                actions = [f"(assert ({fact} {atom(value)}))" for fact, value in derivations_of(rule)]
                noted = f"?*fired{place % lists}*"
                actions.append(f"(bind {noted} {noted} {place})")
                # What a rule negates must be settled before: lower layers fire first.
                head = f"(declare (salience {-layer_number})) {elements(rule.when, base)}"
                self._environment.build(f"(defrule {rule.id} {head} => {' '.join(actions)})")
        self._profile = self._environment.find_template("profile")

    def assess(self, answers: Answers) -> set[str]:
        """The ids of the rules that fire."""
        symbols = self._symbols
        slots = {
            name: value
            if isinstance(value, float)
            else tuple([symbols[word] for word in value])
            if isinstance(value, frozenset)
            else symbols[value]
            for name, value in answers.items()
        }
        self._environment.reset()
        self._profile.assert_fact(**slots)
        self._environment.run()
        return {self._ids[place] for place in self._environment.eval(self._fired)}


def prepare(base: RuleBase) -> ClipsRules:
    """The rules, built in a CLIPS environment of their own.

    Raises:
        UntranslatableError: when the rules say what this translation has no words for.
    """
    return ClipsRules(base)
