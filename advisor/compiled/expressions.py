"""Expressions over truth words: shared where equal, folded where constant, and written out as Python source.

An expression is a number; an expression is always made after those that it is made of, so ascending numbers are an
order in which they can be computed.
"""

from collections.abc import Iterable

from advisor.compiled.words import FALSE, HOLDS, MAY_HOLD, TRUE, negation

Expression = int


class Expressions:
    """Builds expressions; equal ones are one."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], Expression] = {}
        self._keys: list[tuple[object, ...]] = []

    def constant(self, word: int) -> Expression:
        """A word that is the same for every profile."""
        return self._made("constant", word)

    def source(self, text: str, *needs: Expression) -> Expression:
        """What a piece of source gives, in which {0}, {1} … stand for other expressions."""
        return self._made("source", text, *needs)

    def word(self, expression: Expression) -> int | None:
        """The word of a constant; None of anything else."""
        key = self._keys[expression]
        return key[1] if key[0] == "constant" and isinstance(key[1], int) else None

    def all_of(self, parts: Iterable[Expression]) -> Expression:
        """Kleene's `and`."""
        return self._joined("&", TRUE, FALSE, parts)

    def any_of(self, parts: Iterable[Expression]) -> Expression:
        """Kleene's `or`."""
        return self._joined("|", FALSE, TRUE, parts)

    def negated(self, part: Expression) -> Expression:
        """Kleene's `not`."""
        word = self.word(part)
        if word is not None:
            return self.constant(negation(word))
        key = self._keys[part]
        return key[1] if key[0] == "not" and isinstance(key[1], int) else self._made("not", part)

    def masked(self, part: Expression, mask: int) -> Expression:
        """The part's bits that the mask keeps."""
        word = self.word(part)
        return self.constant(word & mask) if word is not None else self._made("mask", part, mask)

    def held(self, part: Expression) -> Expression:
        """What holds, as true; what does not surely hold, as false, in each pass."""
        word = self.word(part)
        if word is not None:
            return self.constant((word & HOLDS) * 3)
        return self.source("({0} & %d) * 3" % HOLDS, part)  # noqa: UP031 - braces have a meaning here

    def settled(self, possible: Expression, contradicted: Expression) -> Expression:
        """A word of what may hold and of what may fail to: it surely holds where it cannot fail."""
        return self.any_of(
            (self.masked(possible, MAY_HOLD), self.masked(self.negated(contradicted), HOLDS)),
        )

    def written(self, roots: Iterable[Expression], for_one: bool) -> list[str]:
        """Lines of source that assign every expression that the roots need to `v<number>`; constants stay in place.

        `for_one` gives the form for plain integers, in which a table negates.
        """
        needed: set[Expression] = set()
        waiting = list(roots)
        while waiting:
            expression = waiting.pop()
            if expression not in needed:
                needed.add(expression)
                waiting.extend(self._needs(expression))
        return [
            f"v{number} = {self._text(number, for_one)}"
            for number in sorted(needed)
            if self._keys[number][0] != "constant"
        ]

    def name(self, expression: Expression) -> str:
        """How source refers to an expression."""
        word = self.word(expression)
        return f"v{expression}" if word is None else str(word)

    def _joined(self, operator: str, neutral: int, decisive: int, parts: Iterable[Expression]) -> Expression:
        constant, kept = neutral, dict[Expression, None]()
        for part in parts:
            word = self.word(part)
            if word is None:
                kept[part] = None
            else:
                constant = constant & word if operator == "&" else constant | word
        if constant == decisive or not kept:
            return self.constant(constant)
        operands = list(kept) if constant == neutral else [*kept, self.constant(constant)]
        return operands[0] if len(operands) == 1 else self._made(operator, *sorted(operands))

    def _made(self, *key: object) -> Expression:
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._keys)
            self._keys.append(key)
        return number

    def _needs(self, expression: Expression) -> tuple[Expression, ...]:
        kind, *rest = self._keys[expression]
        match kind:
            case "constant":
                return ()
            case "source":
                return tuple(rest[1:])  # type: ignore[arg-type]
            case "mask" | "not":
                return (rest[0],)  # type: ignore[return-value]
            case _:
                return tuple(rest)  # type: ignore[arg-type]

    def _text(self, expression: Expression, for_one: bool) -> str:
        kind, *rest = self._keys[expression]
        names = [self.name(part) for part in self._needs(expression)]
        match kind:
            case "source":
                return str(rest[0]).format(*names)
            case "not":
                return f"NEGATIONS[{names[0]}]" if for_one else f"negation({names[0]})"
            case "mask":
                return f"{names[0]} & {rest[1]}"
            case _:
                return f" {kind} ".join(names)
