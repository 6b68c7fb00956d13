"""What is tried on the page *Sizing* beside what is saved: answers, and ranges in the place of assumptions."""

from typing import Any

from advisor_ui import services, state
from advisor_ui.questions import answer_sheet
from advisor_ui.services import SavedAssessment

Raw = int | float | str | list[int | float | str] | None


def factors(saved: SavedAssessment) -> dict[str, Any]:
    """The ranges that count: the saved ones, but for those that were changed."""
    return {name: raw for name, raw in {**saved.factors, **state.tried_factors()}.items() if raw is not None}


def document(saved: SavedAssessment) -> dict[str, Any]:
    """What is tried, as a profile document."""
    return _with(answer_sheet.tried_document(saved), factors(saved))


def as_shipped(saved: SavedAssessment) -> dict[str, Any]:
    """What is tried, with every assumption as the rule base has it."""
    return _with(answer_sheet.tried_document(saved), {})


def differs() -> bool:
    """Whether anything is tried."""
    return bool(state.tried() or state.tried_factors())


def factor_field(name: str, part: str) -> str:
    """The key of a field of an assumption; `part` is `low` or `high`."""
    return state.field_key(f"factor-{name}", part)


def fill_factor(saved: SavedAssessment, name: str) -> None:
    """Let the fields of an assumption show its own range, where it has one."""
    ends = _ends(factors(saved).get(name))
    for part, text in zip(("low", "high"), ends, strict=True):
        state.fill_field(factor_field(name, part), text)


def factor_changed(name: str) -> None:
    """Keep a range after a change of one of its fields (a callback)."""
    saved = services.saved(state.assessment_id())
    if saved is None:
        return
    texts = [str(state.field(factor_field(name, part)) or "").strip() for part in ("low", "high")]
    given = [_number(text) for text in texts if text]
    try_factor(saved, name, given if len(set(given)) > 1 else given[0] if given else None)


def try_factor(saved: SavedAssessment, name: str, raw: Raw) -> None:
    """Try a range; the saved one again is no change."""
    if raw == saved.factors.get(name):
        state.forget_tried_factors(name)
    else:
        state.try_factor(name, raw)


def as_assumed(name: str) -> None:
    """Give an assumption the rule base's range again (a callback)."""
    saved = services.saved(state.assessment_id())
    state.forget_fields(f"factor-{name}")
    if saved is not None:
        try_factor(saved, name, None)


def put_back_factor(name: str) -> None:
    """Give an assumption the saved range again (a callback)."""
    state.forget_fields(f"factor-{name}")
    state.forget_tried_factors(name)


def put_back() -> None:
    """Give everything the saved value again (a callback)."""
    answer_sheet.put_back()
    state.forget_tried_factors()


def keep() -> None:
    """Save what is tried (a callback)."""
    saved = services.saved(state.assessment_id())
    if saved is None:
        return
    answer_sheet.keep()
    for name, raw in state.tried_factors().items():
        services.save_factor(saved.id, name, raw)
    state.forget_tried_factors()


def keep_range(identifier: str, name: str, low: float, high: float) -> None:
    """Save a measured range as the profile's own (a callback)."""
    put_back_factor(name)
    services.save_factor(identifier, name, [float(f"{low:.4g}"), float(f"{high:.4g}")])


def raw_words(raw: Any) -> str:
    """A range as it was typed."""
    low, high = _ends(raw)
    return low if low == high else f"{low} to {high}"


def _with(profile: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in profile.items() if key != "factors"}
    return {**kept, "factors": own} if own else kept


def _ends(raw: Any) -> tuple[str, str]:
    ends = raw if isinstance(raw, list) else [raw, raw]
    low, high = (*ends, "", "")[:2]
    return _text(low), _text(high)


def _text(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.12g}"
    return "" if value is None else str(value)


def _number(text: str) -> int | float | str:
    """A typed number as a profile file would hold it: digits alone become a number, all else stays as typed."""
    if text.isdecimal():
        return int(text) if len(text) < 16 else text
    return float(text) if text.replace(".", "", 1).isdecimal() else text
