"""The pages of the questionnaire: first the core questions, then the sections with what is left of them."""

from dataclasses import dataclass

from advisor.model.question import Question
from advisor.model.rulebase import RuleBase

CORE_PER_PAGE = 6
LARGEST_PAGE = 10


@dataclass(frozen=True)
class Step:
    """One page of the questionnaire; `place` says where it stands, such as `Section 2 of 11`."""

    id: str
    title: str
    place: str
    intro: str
    questions: tuple[Question, ...]


def steps(base: RuleBase) -> tuple[Step, ...]:
    """Every page in order; the same for every assessment, so that counts and addresses stay."""
    return (*_core_steps(base), *_section_steps(base))


def step_of(question: str, all_steps: tuple[Step, ...]) -> Step:
    """The page on which a question is asked."""
    return next(step for step in all_steps if any(one.id == question for one in step.questions))


def _core_steps(base: RuleBase) -> list[Step]:
    core = [question for section in base.sections for question in section.questions if question.core]
    pages = _pages(core, CORE_PER_PAGE)
    intro = (
        "A few questions suffice for a first recommendation. Answer what you know; "
        "“I don't know” is a good answer, and a range is better than a guess."
    )
    return [
        Step(f"first-{number}", "First questions", f"Page {number} of {len(pages)}", intro if number == 1 else "", page)
        for number, page in enumerate(pages, 1)
    ]


def _section_steps(base: RuleBase) -> list[Step]:
    left = [(section, [question for question in section.questions if not question.core]) for section in base.sections]
    left = [(section, questions) for section, questions in left if questions]
    found = []
    for number, (section, questions) in enumerate(left, 1):
        pages = _pages(questions, LARGEST_PAGE)
        for part, page in enumerate(pages, 1):
            place = f"Section {number} of {len(left)}" + (f", part {part} of {len(pages)}" if len(pages) > 1 else "")
            identifier = section.id if part == 1 else f"{section.id}-{part}"
            found.append(Step(identifier, section.title, place, section.intro if part == 1 else "", page))
    return found


def _pages(questions: list[Question], largest: int) -> list[tuple[Question, ...]]:
    """Questions in pages of nearly equal size, none larger than `largest`."""
    count = max(1, -(-len(questions) // largest))
    size = -(-len(questions) // count)
    return [tuple(questions[start : start + size]) for start in range(0, len(questions), size)]
