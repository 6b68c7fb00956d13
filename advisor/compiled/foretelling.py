"""What fires for a profile, by the compiled reader, in the words of the engine."""

from advisor.compiled.evaluator import compiled
from advisor.compiled.words import SURETIES
from advisor.engine.findings import Foretell
from advisor.engine.program import Program
from advisor.engine.surety import Surety
from advisor.model.profile import Profile


def foretell(program: Program, profile: Profile, priority: tuple[str, ...]) -> Foretell:
    """Tells what fires when given decisions are taken from outside."""
    reader = compiled(program)

    def fired(fixed: dict[str, str]) -> dict[str, Surety]:
        words = reader.one(profile, priority, fixed).rules
        return {rule: surety for rule, word in words.items() if (surety := SURETIES[word]) is not None}

    return fired
