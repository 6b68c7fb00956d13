"""Exact reasoning about conditions as they are written, one at a time or against each other, without chaining."""

from advisor.authoring.logic.reasoning import Assignment, Logic, Undecided, Value, logic_of

__all__ = ["Assignment", "Logic", "Undecided", "Value", "logic_of"]
