"""The blank profile loads as it is, and with every answer line uncommented."""

import re

from advisor.engine.program import Program
from advisor.loading.profile import read_profile
from advisor.reporting.blank_profile import blank_profile

ANSWER = re.compile(r"^  # ([a-z0-9_]+: )", re.MULTILINE)


def test_it_loads_as_written(small: Program) -> None:
    profile = read_profile(blank_profile(small.base).encode(), "blank.yaml", small.base)
    assert profile.answers == {}
    assert profile.name == "my-project"


def test_every_answer_line_is_valid(small: Program) -> None:
    text = ANSWER.sub(r"  \1", blank_profile(small.base))
    profile = read_profile(text.encode(), "filled.yaml", small.base)
    assert set(profile.answers) == set(small.base.questions)


def test_every_answer_line_of_the_shipped_questions_is_valid(shipped: Program) -> None:
    text = blank_profile(shipped.base)
    lines = {match[1].rstrip(": ") for match in ANSWER.finditer(text)}
    assert lines == set(shipped.base.questions)
    for line in text.splitlines():
        if ANSWER.match(line):
            alone = "profile: one\nanswers:\n" + ANSWER.sub(r"  \1", line)
            read_profile(alone.encode(), "one.yaml", shipped.base)


def test_core_questions_come_first(small: Program) -> None:
    asked = [match[1].rstrip(": ") for match in ANSWER.finditer(blank_profile(small.base))]
    core = [question.id for question in small.base.questions.values() if question.core]
    assert asked[: len(core)] == core


def test_choices_are_explained(small: Program) -> None:
    text = blank_profile(small.base)
    assert "background_jobs: Background jobs" in text
    assert "a number in requests/s" in text
