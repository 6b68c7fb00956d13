"""Why the questions may not stop yet, in words."""

from advisor.analysis.asking.stopping import Stop
from advisor.analysis.explaining.counterfactual import plain_answer
from advisor.reporting.naming import Names
from advisor.reporting.wording import listed
from advisor_ui.markdown import literal


def stop_words(stop: Stop, names: Names) -> str:
    """What a decision comes to with the open answers that change it, as Markdown."""
    then, today = (names.option(stop.decision, one) if one else "nothing" for one in (stop.winner, stop.option))
    told = listed(
        f"{names.fact(name)}: {names.value(name, plain_answer(answer), rounded=True)}" for name, answer in stop.told
    )
    title = literal(names.decision(stop.decision))
    return f"{title}: **{literal(then)}** instead of {literal(today)}, with {literal(told)}"
