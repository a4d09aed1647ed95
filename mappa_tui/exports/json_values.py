"""How one record of the meeting reads in JSON: which fields, under which names, as which values."""

import datetime as dt
from collections.abc import Collection
from typing import Any
from uuid import UUID

from mappa_tui.domain.noun import Noun, asked
from mappa_tui.domain.text import clean

Json = dict[str, Any]
_OF_PROGRAM = ("in_error", "position", "at")
"""Fields that are no part of what was said or decided."""


def plain(noun: Noun, leave: Collection[str] = (), hidden: Collection[str] = ()) -> Json:
    """Return the fields of a record by name, `levelReason`; what is empty is null.

    Identities are left out: risks, measures and the like are known by their numbers.

    Args:
        noun: the record.
        leave: fields that stay out.
        hidden: numbers and labels that `risks` and `victims` do not name.
    """
    found: Json = {}
    for name in type(noun).model_fields:
        value = getattr(noun, name)
        if name in _OF_PROGRAM or name in leave or _is_identity(noun, name):
            continue
        if asked(type(noun), name).kind == "refs":
            value = [label for label in value.split() if label not in hidden]
        found[camel(name)] = as_json(value)
    return found


def camel(name: str) -> str:
    """Return `levelReason` for `level_reason`."""
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def as_json(value: Any) -> Any:
    """Return a value as JSON has it: days as 2025-10-14, times as 10:02, nothing as null."""
    if isinstance(value, str):
        return clean(value) if value.strip() else None
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


def _is_identity(noun: Noun, name: str) -> bool:
    annotation = type(noun).model_fields[name].annotation
    return UUID in (annotation, *getattr(annotation, "__args__", ()))
