"""The tables: one for each noun, made from the noun itself, the audit, and the vault's own."""

import datetime as dt
import re
import types
from typing import Any, cast
from uuid import UUID, uuid4

from pydantic_core import PydanticUndefined
from sqlalchemy import ForeignKey, Index, Table
from sqlmodel import Field, SQLModel
from sqlmodel._compat import SQLModelConfig

from mappa_tui.domain.action import Action
from mappa_tui.domain.case import Case
from mappa_tui.domain.meeting import Issue, Version
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.record import LISTS

_BELONGS_TO = {"case_id": "case.id", "meeting_id": "meeting.id"}


def _table(noun: type[Noun]) -> Table:
    """Return the table of `noun`: its fields, its key, and indexes on what it belongs to."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", noun.__name__).lower()
    annotations: dict[str, Any] = {"id": UUID}
    body: dict[str, Any] = {
        "__module__": __name__,
        "__tablename__": name,
        "__annotations__": annotations,
        "id": Field(default_factory=uuid4, primary_key=True),
    }
    for field, parent in _BELONGS_TO.items():
        if info := noun.model_fields.get(field):
            annotations[field] = info.annotation
            default = PydanticUndefined if info.is_required() else None
            # Checked at the commit, so that the order of a write's changes is free.
            key = ForeignKey(parent, deferrable=True, initially="DEFERRED")
            body[field] = Field(default, index=True, sa_column_args=(key,))
    if "record_id" in noun.model_fields:
        annotations["record_id"] = UUID
        body["record_id"] = Field(index=True)
    row = types.new_class(
        f"{noun.__name__}Row", (SQLModel, noun), {"table": True}, lambda space: space.update(body)
    )
    return cast(Table, row.__table__)  # type: ignore[attr-defined]


class _Row(SQLModel):
    """A row that says nothing of what it holds."""

    model_config = SQLModelConfig(hide_input_in_errors=True)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    __str__ = __repr__


class AuditRow(_Row, table=True):
    """Who did what to which field, and when; appended only, never what stood there."""

    __tablename__ = "audit"
    __table_args__ = {"sqlite_autoincrement": True}

    sequence: int | None = Field(default=None, primary_key=True)
    at: dt.datetime
    who: str
    action: str
    """One of `storage.audit.ACTIONS`."""
    noun: str = ""
    record_id: UUID | None = None
    field: str = ""
    reason: str = ""
    recipient: str = ""
    content: str = ""
    previous: str = ""
    mac: str = ""


class VaultRow(_Row, table=True):
    """What the vault is, in one row: it has to fit the key file beside it."""

    __tablename__ = "vault"

    id: str = Field(primary_key=True)
    generation: int
    """Counts the changes of who gets in."""
    audit_key: bytes


class SettingRow(_Row, table=True):
    """A setting of this vault, or what it has to remember between two starts."""

    __tablename__ = "setting"

    name: str = Field(primary_key=True)
    value: str


class TemplateRow(_Row, table=True):
    """The area's own Word template, if it has one: one row at most."""

    __tablename__ = "template"

    sha256: str = Field(primary_key=True)
    name: str
    data: bytes


class FindableRow(_Row, table=True):
    """The number of a record in the index of words (`storage.finding`)."""

    __tablename__ = "findable"

    id: int | None = Field(default=None, primary_key=True)
    noun: str
    record_id: UUID = Field(unique=True, index=True)
    case_id: UUID | None


class RewordedRow(_Row, table=True):
    """A record whose words changed since the index last took them in."""

    __tablename__ = "reworded"

    record_id: UUID = Field(primary_key=True)
    noun: str


class ExportedRow(_Row, table=True):
    """A file that was written outside the vault (`domain.exported`)."""

    __tablename__ = "exported"

    id: int | None = Field(default=None, primary_key=True)
    at: dt.datetime
    who: str
    paper: str
    title: str
    whom: str
    noun: str
    record_id: UUID | None = Field(default=None, index=True)
    version: str
    path: str
    name: str = Field(index=True)
    size: int
    sha256: str = Field(index=True)
    has_password: bool
    identity: str = Field(index=True)
    template: str


_NOUNS: tuple[type[Noun], ...] = (Case, *LISTS, Issue, Version)

TABLES: dict[type[Noun], Table] = {noun: _table(noun) for noun in _NOUNS}
"""The table of each noun."""

_ACTION = TABLES[Action].c
# What is open by its date, without reading all that ever was done.
Index("ix_action_open", _ACTION.in_error, _ACTION.status, _ACTION.due, _ACTION.case_id)

NOUNS: dict[str, type[Noun]] = {noun.__name__: noun for noun in TABLES}
"""The nouns by name."""

AUDIT: Table = cast(Table, AuditRow.__table__)  # type: ignore[attr-defined]

VAULT: Table = cast(Table, VaultRow.__table__)  # type: ignore[attr-defined]

SETTING: Table = cast(Table, SettingRow.__table__)  # type: ignore[attr-defined]

TEMPLATE: Table = cast(Table, TemplateRow.__table__)  # type: ignore[attr-defined]

EXPORTED: Table = cast(Table, ExportedRow.__table__)  # type: ignore[attr-defined]

METADATA = SQLModel.metadata
