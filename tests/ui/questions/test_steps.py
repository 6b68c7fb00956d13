from advisor.engine.program import Program
from advisor_ui.questions.steps import LARGEST_PAGE, step_of, steps


def test_every_question_stands_on_exactly_one_page(shipped: Program) -> None:
    asked = [question.id for step in steps(shipped.base) for question in step.questions]
    assert sorted(asked) == sorted(shipped.base.questions)


def test_core_questions_come_first_and_pages_stay_short(shipped: Program) -> None:
    pages = steps(shipped.base)
    core = [all(question.core for question in step.questions) for step in pages]
    assert core == sorted(core, reverse=True)
    assert core[0]
    assert not core[-1]
    assert max(len(step.questions) for step in pages) <= LARGEST_PAGE


def test_a_question_is_found_on_its_page(shipped: Program) -> None:
    pages = steps(shipped.base)
    assert step_of("growth", pages).id == "traffic_load"
    assert step_of("workload", pages).id == "first-1"
    assert len({step.id for step in pages}) == len(pages)
