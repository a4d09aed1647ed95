"""The agenda is data: items of a few kinds, each with its prompts and its share of the time."""

import tomllib
from importlib import resources
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mappa_tui.domain.plan import PILLARS

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
    _check(agenda)
    return agenda


def standard_agenda() -> Agenda:
    """Return the agenda that ships with the program."""
    folder = resources.files("mappa_tui.domain") / "agendas"
    return read_agenda((folder / "standard.toml").read_text(encoding="utf-8"))


def _check(agenda: Agenda) -> None:
    keys = [item.key for item in agenda.items]
    if twice := sorted({key for key in keys if keys.count(key) > 1}):
        raise AgendaError(f"The agenda names {twice[0]} twice.")
    for item in agenda.items:
        if item.kind not in KINDS:
            raise AgendaError(f"The agenda's item {item.key} is of an unknown kind: {item.kind}.")
        if item.kind == "pillar" and item.pillar not in PILLARS:
            raise AgendaError(f"The agenda's item {item.key} names no known pillar.")
    kinds = {item.kind for item in agenda.items}
    pillars = {item.pillar for item in agenda.items}
    missing = [kind for kind in REQUIRED if kind not in kinds]
    missing += [pillar.replace("_", " ") for pillar in PILLARS if pillar not in pillars]
    if missing:
        raise AgendaError(f"The agenda leaves out {missing[0]}, which every MAPP meeting needs.")
