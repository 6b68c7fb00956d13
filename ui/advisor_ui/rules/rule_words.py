"""Rules in words, as Markdown: facts by their ids, since this is what their owners write, all else by its title."""

from collections.abc import Iterable

from advisor.model.condition import Condition
from advisor.model.rule import Conclusion
from advisor.model.rulebase import RuleBase
from advisor.reporting.rulebase_site import rule_phrases
from advisor.reporting.rulebase_site.links import Links
from advisor.reporting.rulebase_site.pieces import Line, Phrase, Piece, coded
from advisor_ui.markdown import literal

Lines = list[tuple[int, str]]


class Spoken(Links):
    """Titles instead of links."""

    def fact(self, fact: str) -> Phrase:
        """A fact by its id."""
        return coded(fact)

    @staticmethod
    def _to(folder: str, name: str, title: str, known: bool) -> Phrase:
        return (Piece(title or name, strong=known),)


def condition_lines(condition: Condition, base: RuleBase) -> Lines:
    """The condition as nested sentences; at the top all of them must hold."""
    return list(_nested(rule_phrases.condition_lines(condition, Spoken(base)), 0))


def conclusion_words(conclusion: Conclusion, base: RuleBase) -> str:
    """One conclusion as a sentence."""
    return _markdown(rule_phrases.conclusion_phrase(conclusion, Spoken(base)))


def _nested(lines: Iterable[Line], depth: int) -> Iterable[tuple[int, str]]:
    for line in lines:
        yield depth, _markdown(line.phrase)
        yield from _nested(line.below, depth + 1)


def _markdown(phrase: Phrase) -> str:
    return "".join(map(_piece, phrase))


def _piece(piece: Piece) -> str:
    if piece.code:
        return f"`{piece.text}`"
    text = literal(piece.text)
    return f"**{text}**" if piece.strong and text.strip() else text
