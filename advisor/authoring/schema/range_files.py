"""The schemas of factors, of what the sizing assumes, and of a price sheet: ids, units and conditions known."""

from collections.abc import Iterable

from advisor.authoring.schema.conditions import condition
from advisor.authoring.schema.facts import Facts
from advisor.authoring.schema.models import schema_of
from advisor.authoring.schema.pieces import Definitions, Schema, described, list_of, mapping, words
from advisor.model.fact import Kind
from advisor.model.factor import Factor
from advisor.model.rulebase import RuleBase
from advisor.model.sizing import Assumption, Price, SheetTitle
from advisor.sizing.assumed import ASSUMED
from advisor.sizing.priced import PRICED
from advisor.sizing.units import CURRENCIES


def sizing_schema(base: RuleBase, definitions: Definitions) -> Schema:
    """The schema of `sizing.yaml`."""
    known = {name: f"In {unit}." if unit else "" for name, unit in ASSUMED.items()}
    entries = schema_of(Assumption, {"Assumption.id": words(known.items()), **_parts("Assumption", base, definitions)})
    return mapping({"assumptions": described(list_of(entries), "What is assumed where nobody told.")})


def prices_schema(base: RuleBase, definitions: Definitions) -> Schema:
    """The schema of `prices.yaml`."""
    known = {name: f"In {unit}, in the sheet's currency." for name, unit in PRICED.items()}
    title = schema_of(SheetTitle, {"SheetTitle.currency": words((word, "") for word in CURRENCIES)})
    entries = schema_of(Price, {"Price.id": words(known.items()), **_parts("Price", base, definitions)})
    return mapping(
        {
            "sheet": described(title, "Whose prices they are."),
            "prices": described(list_of(entries), "Every price that the formulae of cost read."),
        }
    )


def factor_schema(base: RuleBase, definitions: Definitions) -> Schema:
    """The schema of one factor of `facts.yaml`."""
    told = [one.id for one in base.questions.values() if one.type is Kind.ONE and not one.open]
    return schema_of(Factor, _parts("Factor", base, definitions, told))


def _parts(
    model: str, base: RuleBase, definitions: Definitions, facts: Iterable[str] | None = None
) -> dict[str, Schema]:
    if facts is None:
        facts = (name for name in base.fact_types if not name.startswith("size."))
    sources = words((one.id, f"{one.title} ({one.grade})") for one in base.evidence.values())
    cited = list_of(definitions.add("evidence", sources))
    return {
        f"{model}.evidence": cited,
        "Variant.evidence": cited,
        "Variant.when": condition(Facts(base, definitions, facts), definitions, "condition"),
    }
