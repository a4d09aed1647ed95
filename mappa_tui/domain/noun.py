"""What every noun of the record shares, and how its fields say what they ask."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Any
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field

from mappa_tui.domain.dates import Year

YES_NO = ("yes", "no")
YES_NO_UNKNOWN = ("yes", "no", "unknown")
STANDARD, THIRD_PARTY, RESTRICTED = "standard", "third party", "restricted"
HANDLING = (STANDARD, THIRD_PARTY, RESTRICTED)


class Noun(BaseModel):
    """A record with an identity of its own; quiet when printed, since it holds what people said."""

    model_config = ConfigDict(hide_input_in_errors=True, extra="ignore")

    id: UUID = Field(default_factory=uuid4)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}>"

    __str__ = __repr__

    def faults(self) -> Mapping[str, str]:
        """Return a sentence for each field whose value breaks a rule of this noun."""
        return {}

    def year_meant(self, name: str) -> Year:
        """Return which day and month is meant in the date `name` where no year was typed."""
        return asked(type(self), name).year

    def choices_of(self, name: str) -> tuple[str, ...]:
        """Return the only values that the field `name` of this record can have."""
        return asked(type(self), name).choices


def ask(
    label: str,
    default: Any = "",
    *,
    lines: bool = False,
    choices: tuple[str, ...] = (),
    complete: str = "",
    refs: str = "",
    hint: str = "",
    dated: bool = False,
    year: Year = Year.NEXT,
    later: bool = False,
) -> Any:
    """Declare a field that people fill in: its label, and how it is entered.

    Args:
        label: what stands before the field.
        default: the value of an empty field.
        lines: whether it holds several lines.
        choices: the only values there are, beside empty.
        complete: what typing is completed from: `agency`, `attendee` or `person`.
        refs: `risk` or `victim`, where the field points at those by number or label.
        hint: what an empty field says.
        dated: whether the words may be a date, which is then read back.
        year: which day and month is meant without a year; of what has been, the last.
        later: whether it is seen from the present day, not from the meeting's.
    """
    asked: dict[str, Any] = {
        "lines": lines,
        "choices": list(choices),
        "complete": complete,
        "refs": refs,
        "hint": hint,
        "dated": dated,
        "year": year.name,
        "later": later,
    }
    return Field(default=default, title=label, json_schema_extra=asked)


def handling(default: str = STANDARD) -> Any:
    """Declare who may read the entry (domain section 6 of the guidance: handling)."""
    return ask("Handling", default, choices=HANDLING)


@dataclass(frozen=True, slots=True)
class Asked:
    """How one field of a noun is entered, read off its declaration."""

    name: str
    label: str
    kind: str
    """`line`, `lines`, `choice`, `date`, `time`, `number` or `refs`."""
    choices: tuple[str, ...]
    complete: str
    refs: str
    hint: str
    dated: bool
    """Whether it is a date, or words that may be one."""
    year: Year
    """Which day and month is meant without a year."""
    later: bool
    """Whether a date is seen from the present day, not from the meeting's."""
    empty: Any


@cache
def asked(noun: type[Noun], name: str) -> Asked:
    """Return how the field `name` of `noun` is entered."""
    info = noun.model_fields[name]
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    choices = tuple(str(choice) for choice in _list(extra.get("choices")))
    kinds = {date: "date", time: "time", int: "number"}
    types = getattr(info.annotation, "__args__", (info.annotation,))
    kind = next((kinds[each] for each in types if each in kinds), "line")
    if choices:
        kind = "choice"
    elif extra.get("refs"):
        kind = "refs"
    elif extra.get("lines"):
        kind = "lines"
    return Asked(
        name=name,
        label=info.title or name,
        kind=kind,
        choices=choices,
        complete=str(extra.get("complete") or ""),
        refs=str(extra.get("refs") or ""),
        hint=str(extra.get("hint") or ""),
        dated=kind == "date" or bool(extra.get("dated")),
        year=Year[str(extra.get("year") or Year.NEXT.name)],
        later=bool(extra.get("later")),
        empty=info.get_default(),
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
