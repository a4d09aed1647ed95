"""The agenda is data: items of a few kinds, each with its prompts and its share of the time."""

import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mappa_tui.domain.meeting import Meeting
from mappa_tui.domain.plan import PILLARS
from mappa_tui.domain.text import one_line
from mappa_tui.domain.toml_text import Path

KINDS = (
    "opening",
    "attendance",
    "actions_review",
    "case",
    "information",
    "narrative",
    "risk",
    "victims",
    "pillar",
    "contingency",
    "disclosure",
    "checks",
    "decision",
    "actions",
    "close",
)
REQUIRED = ("risk", "victims", "contingency", "disclosure", "decision", "actions", "close")
MOST_MINUTES = 600
"""No item is planned to take longer."""


class AgendaError(ValueError):
    """An agenda that cannot be used; the message says why in a sentence."""


class Check(BaseModel):
    """One question of the item of other checks."""

    model_config = ConfigDict(hide_input_in_errors=True)

    key: str
    title: str


class Item(BaseModel):
    """One item of the agenda; stored by key, shown by number."""

    key: str
    kind: str
    title: str
    short: str = ""
    minutes: int = 2
    prompts: list[str] = Field(default_factory=list)
    level_3_minutes: int | None = None
    """Where a Level 3 meeting is planned otherwise; None: as at Level 2."""
    level_3_prompts: list[str] | None = None
    pillar: str = ""
    fields: list[str] = Field(default_factory=list)
    """Fields of the meeting that a narrative item asks for, before its notes."""
    begins_group: bool = Field(default=False, alias="break")
    checks: list[Check] = Field(default_factory=list, alias="check")

    model_config = ConfigDict(hide_input_in_errors=True, populate_by_name=True)

    @property
    def name(self) -> str:
        """The short title, as the agenda's column shows it."""
        return self.short or self.title

    def minutes_at(self, level: str) -> int:
        """Return the planned minutes in a meeting of `level`."""
        own = self.level_3_minutes if level == "3" else None
        return self.minutes if own is None else own

    def prompts_at(self, level: str) -> list[str]:
        """Return the prompts in a meeting of `level`."""
        own = self.level_3_prompts if level == "3" else None
        return self.prompts if own is None else own


class Agenda(BaseModel):
    """The items in the order in which they are taken."""

    model_config = ConfigDict(hide_input_in_errors=True)

    name: str
    items: list[Item]

    def number(self, key: str) -> int:
        """Return the shown number of the item `key`; 0 if the agenda has it no longer."""
        return next((n for n, item in enumerate(self.items, 1) if item.key == key), 0)

    def item(self, key: str) -> Item:
        """Return the item `key`; raises KeyError."""
        for item in self.items:
            if item.key == key:
                return item
        raise KeyError(key)

    def key_of(self, kind: str, pillar: str = "") -> str:
        """Return the key of the first item of a kind (and pillar), or of the first item."""
        for item in self.items:
            if item.kind == kind and item.pillar == pillar:
                return item.key
        return self.items[0].key

    def minutes_at(self, level: str) -> int:
        """Return the planned minutes of all items in a meeting of `level`."""
        return sum(item.minutes_at(level) for item in self.items)


def read_agenda(text: str) -> Agenda:
    """Read an agenda from TOML; raises AgendaError with a sentence."""
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise AgendaError(f"The agenda file is not valid TOML: {error}.") from None
    try:
        agenda = Agenda(name=data.get("name", "Agenda"), items=data.get("item", []))
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise AgendaError(f"The agenda file has something wrong at {where}.") from None
    for _, sentence in agenda_faults(agenda):
        raise AgendaError(sentence)
    return agenda


def standard_agenda() -> Agenda:
    """Return the agenda that ships with the program."""
    folder = resources.files("mappa_tui.domain") / "agendas"
    return read_agenda((folder / "standard.toml").read_text(encoding="utf-8"))


def agenda_faults(agenda: Agenda) -> Iterator[tuple[Path, str]]:
    """Yield all that makes an agenda useless: where it stands, and a sentence."""
    known: set[str] = set()
    checks: set[str] = set()
    for at, item in enumerate(agenda.items):
        if item.key in known:
            yield ("item", at, "key"), f"The agenda names {item.key} twice."
        known.add(item.key)
        for name, sentence in _item_faults(item):
            yield ("item", at, name), sentence
        for place, check in enumerate(item.checks):
            if check.key in checks:
                yield (
                    ("item", at, "check", place, "key"),
                    f"The agenda asks the check {check.key} twice.",
                )
            checks.add(check.key)
    kinds = {item.kind for item in agenda.items}
    pillars = {item.pillar for item in agenda.items}
    missing = [kind for kind in REQUIRED if kind not in kinds]
    missing += [pillar.replace("_", " ") for pillar in PILLARS if pillar not in pillars]
    for kind in missing:
        yield ("item",), f"The agenda leaves out {kind}, which every MAPP meeting needs."


def _item_faults(item: Item) -> Iterator[tuple[str, str]]:
    named = f"The agenda's item {item.key}"
    if not item.key.strip():
        yield "key", "An item of the agenda has no key."
    if item.kind not in KINDS:
        yield "kind", f"{named} is of an unknown kind: {item.kind}."
    if item.kind == "pillar" and item.pillar not in PILLARS:
        yield "pillar", f"{named} names no known pillar."
    if not item.title.strip() or one_line(item.title) != item.title:
        yield "title", f"{named} needs a title, on one line."
    for name in ("minutes", "level_3_minutes"):
        minutes = getattr(item, name)
        if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
            yield name, f"{named} needs minutes from 0 to {MOST_MINUTES}."
    for field in item.fields:
        if field not in Meeting.model_fields:
            yield "fields", f"{named} asks for {field}, which no meeting has."
    if any(not check.title.strip() for check in item.checks):
        yield "check", f"{named} has a check without a title."
