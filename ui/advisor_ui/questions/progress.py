"""How much of the questionnaire is answered."""

from dataclasses import dataclass
from typing import Any

from advisor_ui.questions.steps import Step
from advisor_ui.services import Considered


@dataclass(frozen=True)
class Progress:
    """Counts over the questions that arise; `I don't know` counts as an answer."""

    answers: dict[str, Any]
    considered: Considered
    steps: tuple[Step, ...]

    def counted(self, step: Step) -> tuple[int, int]:
        """Answered questions and all questions of a page."""
        asked = [question.id for question in step.questions if self.considered.asked(question.id)]
        return sum(self._is_answered(question) for question in asked), len(asked)

    def counts(self, step: Step) -> str:
        """Such as `3 of 9`."""
        answered, asked = self.counted(step)
        return f"{answered} of {asked}"

    def of_step(self, step: Step) -> str:
        """Such as `3 of 9 answered`."""
        return f"{self.counts(step)} answered"

    @property
    def answered(self) -> int:
        """The number of answers given."""
        return sum(self.counted(step)[0] for step in self.steps)

    @property
    def in_all(self) -> str:
        """Such as `23 of 71 questions are answered.`"""
        asked = sum(self.counted(step)[1] for step in self.steps)
        return f"{self.answered} of {asked} questions are answered."

    def _is_answered(self, question: str) -> bool:
        return self.answers.get(question) is not None and question not in self.considered.problems
