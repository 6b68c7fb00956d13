"""In which order the keys of an item stand: that of the fields of its model; unknown keys follow as written."""

from collections.abc import Iterator
from types import UnionType
from typing import Any, Union, get_args, get_origin

from advisor.authoring.formatting.tree import Collection, Entry, Node
from advisor.model.base import Item
from advisor.model.decision import Attribute
from advisor.model.question import Question
from advisor.model.rule import Target
from advisor.model.table import Row

_OWN_FORM = (Target,)
"""Models whose YAML form has other keys than they have fields."""

ORDERS: dict[type[Item], tuple[str, ...]] = {
    Question: (
        *("id", "order", "ask", "why", "type", "keys", "values", "unit", "ask_when", "assume", "open", "core"),
        *("effort", "change", "minimum", "maximum", "best", "prior", "choices"),
    ),
    Attribute: ("type", "choices", "unit", "meaning"),
    Row: ("id", "title", "when", "then", "because", "evidence", "limits"),
}
"""Where another order reads better: a question from what is asked to what may be answered, a row as a rule."""


def put_in_order(node: Node, models: tuple[type[Item], ...]) -> None:
    """Sort the keys of a mapping that states one of these models, and of every item within it."""
    if not isinstance(node, Collection):
        return
    if node.kind == "list":
        for entry in node.entries:
            put_in_order(entry.value, models)
        return
    model = _model_of(node, models)
    if model is None:
        return
    fields = list(ORDERS.get(model, tuple(model.model_fields)))
    for entry in node.entries:
        if (name := _name(entry)) in fields:
            _order_below(entry.value, model.model_fields[name].annotation)
    node.entries.sort(key=lambda entry: fields.index(name) if (name := _name(entry)) in fields else len(fields))


def _order_below(node: Node, annotation: Any) -> None:
    """Sort inside a value; a mapping of items by id (choices, attributes) has its items one level down."""
    inner = tuple(_models_in(annotation))
    if not inner:
        return
    if isinstance(node, Collection) and node.kind == "mapping" and _model_of(node, inner) is None:
        for entry in node.entries:
            put_in_order(entry.value, inner)
    else:
        put_in_order(node, inner)


def _model_of(node: Collection, models: tuple[type[Item], ...]) -> type[Item] | None:
    """The model most of whose fields the mapping names, if it names one that all others lack."""
    names = {_name(entry) for entry in node.entries}
    fitting = [model for model in models if names & set(model.model_fields)]
    return max(fitting, key=lambda model: len(names & set(model.model_fields)), default=None)


def _models_in(annotation: Any) -> Iterator[type[Item]]:
    """The item models that an annotation mentions."""
    if isinstance(annotation, type) and issubclass(annotation, Item):
        if annotation not in _OWN_FORM:
            yield annotation
    elif get_origin(annotation) in (Union, UnionType) or get_args(annotation):
        for argument in get_args(annotation):
            yield from _models_in(argument)


def _name(entry: Entry) -> str:
    return entry.key.lines[0].strip("'\"") if entry.key else ""
