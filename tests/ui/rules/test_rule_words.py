import pytest

from advisor.engine.program import Program
from advisor.model.condition import All, Any, Comparison, FactReference, Not, Test
from advisor.model.rule import Disfavour, Veto
from advisor_ui.rules.rule_words import conclusion_words, condition_lines

REALTIME = Test("realtime", Comparison.IS, True)
PEAK = Test("peak_rps", Comparison.AT_LEAST, 2000.0, (500.0, 10_000.0))


@pytest.mark.parametrize(
    ("condition", "lines"),
    [
        (REALTIME, [(0, "`realtime` is **yes**")]),
        (Not(REALTIME), [(0, "`realtime` is not **yes**")]),
        (Test("realtime", Comparison.KNOWN, False), [(0, "`realtime` is not known")]),
        (Test("peak_rps", Comparison.AT_LEAST, FactReference("avg_rps")), [(0, "`peak_rps` is at least `avg_rps`")]),
        (Not(Test("team_skills", Comparison.IS, frozenset())), [(0, "`team_skills` is not empty")]),
        (All(()), [(0, r"always\: it speaks of every project")]),
        (
            PEAK,
            [
                (
                    0,
                    "`peak_rps` is at least **2,000 requests/s** "
                    "(the border may as well lie anywhere from 500 requests/s to 10,000 requests/s)",
                )
            ],
        ),
        (
            All((REALTIME, Any((REALTIME, All((REALTIME, Not(REALTIME))))))),
            [
                (0, "`realtime` is **yes**"),
                (0, r"at least one of these\:"),
                (1, "`realtime` is **yes**"),
                (1, r"all of these together\:"),
                (2, "`realtime` is **yes**"),
                (2, "`realtime` is not **yes**"),
            ],
        ),
    ],
)
def test_conditions_in_words(shipped: Program, condition, lines) -> None:
    assert condition_lines(condition, shipped.base) == lines


def test_choices_are_named_by_their_labels(shipped: Program) -> None:
    [(_, words)] = condition_lines(Test("regulated", Comparison.INCLUDES, "pci_dss"), shipped.base)
    assert words == "`regulated` includes **PCI DSS**"


def test_a_selector_names_the_options_that_it_covers(shipped: Program) -> None:
    against = Disfavour.model_validate(
        {"disfavour": {"framework": {"concurrency": "process_per_request"}}, "criterion": "throughput", "strength": 3}
    )
    words = conclusion_words(against, shipped.base)
    assert words.startswith(
        "speaks **decisively against** every option of **Backend framework** whose concurrency is process"
    )
    covered = [
        option.name
        for option in shipped.base.options["framework"].values()
        if option.attributes.get("concurrency") == "process_per_request"
    ]
    assert covered
    assert all(name in words for name in covered)


def test_a_list_of_ids_names_options_only(shipped: Program) -> None:
    veto = Veto.model_validate({"veto": {"framework": ["php_laravel"]}, "reason": "It costs $5 and $6."})
    assert conclusion_words(veto, shipped.base) == r"rules out **Laravel (PHP)**\: It costs \$5 and \$6."


def test_every_shipped_rule_reads(shipped: Program) -> None:
    for rule in shipped.base.rules.values():
        assert all(words for _, words in condition_lines(rule.when, shipped.base)), rule.id
        assert all(conclusion_words(conclusion, shipped.base) for conclusion in rule.then), rule.id
