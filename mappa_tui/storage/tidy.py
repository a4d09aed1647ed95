"""The one rule for text, held by every record that is stored."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from mappa_tui.domain.entry import AnyNoun
from mappa_tui.domain.noun import Noun, asked
from mappa_tui.domain.text import clean, one_line


def tidy_text(noun: type[Noun], field: str, text: str) -> str:
    """Return `text` as the field holds it: cleaned, and on one line where it has only one."""
    return clean(text) if _has_lines(noun, field) else one_line(text)


def tidy(noun: type[AnyNoun], values: Mapping[str, Any]) -> AnyNoun:
    """Return a record with these values; raises where a type is wrong."""
    texts = {
        name: tidy_text(noun, name, value)
        for name, value in values.items()
        if isinstance(value, str) and name in noun.model_fields
    }
    return noun.model_validate({**values, **texts})


@cache
def _has_lines(noun: type[Noun], field: str) -> bool:
    return asked(noun, field).kind == "lines"
