"""Small leniencies of the file formats: a single word where a list of words is meant, a mapping for a list."""


def as_tuple(value: object) -> object:
    """A single text stands for a list of one."""
    return (value,) if isinstance(value, str) else value


def as_choices(value: object) -> object:
    """A mapping `id: label` or `id: {label, help}` stands for a list of choices."""
    if not isinstance(value, dict):
        return value
    return tuple(
        {"id": key, "label": entry} if isinstance(entry, str) else {"id": key, **(entry or {})}
        for key, entry in value.items()
    )
