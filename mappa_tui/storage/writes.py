"""The one write path: each change with its number, its consequences and its audit."""

import datetime as dt
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Update, bindparam, insert, update

from mappa_tui.domain.case import Case
from mappa_tui.domain.change import Change, Edit, Put, Set, Written
from mappa_tui.domain.consequences import consequences
from mappa_tui.domain.entry import AnyNoun, EntryError
from mappa_tui.domain.labels import Plan, enter_in, relabelled
from mappa_tui.domain.meeting import ISSUED, SIGNED, Draft, Meeting, Version
from mappa_tui.domain.noun import Noun, asked
from mappa_tui.domain.people import Person
from mappa_tui.domain.plan import Contingency, Measure
from mappa_tui.storage import drafts, finding, reads
from mappa_tui.storage.audit import ALTER, COLLECT, DISCLOSE, Chain, Entry
from mappa_tui.storage.context import Context, Contexts
from mappa_tui.storage.disclosed import disclosed
from mappa_tui.storage.errors import Missing
from mappa_tui.storage.locks import check_lock, check_state
from mappa_tui.storage.numbering import numbered
from mappa_tui.storage.tables import NOUNS, TABLES
from mappa_tui.storage.tidy import tidy, tidy_text
from mappa_tui.storage.vault.keys.slots import Head

_OWN_PATH = (Version, Draft)
"""What comes about by signing and by typing, never by a change of its own."""

_BY_THE_PROGRAM = {("ItemEntry", "seconds"), ("Meeting", "at")}
"""What it counts and remembers by itself: the audit is of what people do."""


@dataclass(frozen=True, slots=True, repr=False)
class Prepared:
    """A new record made ready to be stored with many others."""

    record: Noun
    values: dict[str, Any]
    hashed: str
    """What the audit says of its content."""
    reason: str


class Writing:
    """One transaction at work."""

    def __init__(
        self,
        connection: Connection,
        contexts: Contexts,
        chain: Chain,
        waiting: set[UUID],
        author: str,
        moment: dt.datetime,
        today: dt.date,
    ) -> None:
        self.connection = connection
        self.contexts = contexts
        self.moment = moment
        self.chain = chain
        self._waiting = waiting
        self._author = author
        self._today = today
        self._stored: dict[UUID, Noun] = {}
        self._dropped: list[UUID] = []
        self._audit: list[Entry] = []
        self._reworded: dict[UUID, type[Noun]] = {}

    def apply(
        self,
        change: Change,
        meeting_id: UUID | None = None,
        case_id: UUID | None = None,
        reason: str = "",
    ) -> None:
        """Make one change, and what follows from it.

        Args:
            change: what changes.
            meeting_id: the meeting in which it was typed, if it was in one.
            case_id: the case, if it is known.
            reason: what the audit says of where a new record comes from.
        """
        if isinstance(change, Put):
            self._put(change.record, meeting_id, case_id, reason)
            return
        noun = NOUNS[change.noun]
        if noun in _OWN_PATH:
            raise ValueError(f"{change.noun} has no changes of its own.")
        context = self._context(noun, change.record_id, meeting_id, case_id)
        before = self._find(context, noun, change.record_id)
        if isinstance(change, Edit):
            self._edit(context, before, change)
        else:
            self._set(context, before, change)

    def finish(self) -> Head:
        """Write the audit of what was done, and what is to be found anew, before the commit.

        Returns:
            the audit's head from the commit on.
        """
        finding.note(self.connection, self._reworded, self._waiting)
        return self.chain.append(self.connection, self._audit)

    def written(self) -> Written:
        """Return what was stored, detached."""
        records = tuple(noun.model_copy() for noun in self._stored.values())
        return Written(records, tuple(self._dropped))

    def add(self, context: Context | None, noun: Noun, reason: str = "") -> None:
        """Store a new record."""
        noun = numbered(self.connection, noun)
        self.connection.execute(insert(TABLES[type(noun)]), noun.model_dump())
        if finding.is_findable(type(noun)):
            self._reworded[noun.id] = type(noun)
        self._log(COLLECT, noun, reason=reason, content=noun)
        self._note_disclosed(None, noun)
        self._stored[noun.id] = noun
        if isinstance(noun, Case):
            context = self.contexts.of_new_case(noun)
        elif context is None and (case_id := reads.case_of(self.connection, noun)):
            context = self.contexts.of_case(self.connection, case_id)
        if context is not None:
            context.keep(noun, new=True)
            self._follow(context, noun)
            self._judge_drafts(context, noun, ())

    def add_all(self, prepared: Sequence[Prepared]) -> None:
        """Store many new records that have no number and from which nothing follows."""
        by_noun = sorted(prepared, key=lambda one: type(one.record).__name__)
        for noun, each in groupby(by_noun, lambda one: type(one.record)):
            rows = list(each)
            self.connection.execute(insert(TABLES[noun]), [one.values for one in rows])
            if finding.is_findable(noun):
                self._reworded |= {one.record.id: noun for one in rows}
            for one in rows:
                self._log(COLLECT, one.record, reason=one.reason, hashed=one.hashed)

    def alter(self, context: Context, before: Noun, after: Noun, *, by_rule: bool = False) -> None:
        """Store what differs between two states of a record, and what follows from it."""
        names = type(before).model_fields
        values = {n: v for n in names if (v := getattr(after, n)) != getattr(before, n)}
        if values or not by_rule:
            self._stored[after.id] = after
        if not values:
            return
        if not by_rule:
            self._check(context, before, after, values)
        if by_rule and context.working is not None:
            self._change(before, self._unmoved(before, values))
        else:
            self._change(before, values)
        self._note_disclosed(before, after)
        context.keep(after, new=False)
        if isinstance(before, Person) and isinstance(after, Person):
            self._follow_label(context, before, after)
        self._follow(context, after, before)
        self._judge_drafts(context, after, values)

    def change(self, noun: Noun, values: dict[str, Any], reason: str = "") -> None:
        """Give a row values outside the rules, as signing does."""
        self._change(noun, values, reason)

    def note(
        self,
        action: str,
        noun: str = "",
        record_id: UUID | None = None,
        recipient: str = "",
        reason: str = "",
        hashed: str = "",
    ) -> None:
        """Put in the audit what is no change of a record; `hashed` is a keyed hash of it."""
        told = (action, noun, record_id, "", reason, recipient, hashed)
        self._audit.append(Entry(self.moment, self._author, *told))

    def replace_content(self, working: Version) -> None:
        """Store the content of an amendment at work; its changes have their own audit."""
        values = {"_id": working.id, "content": working.content}
        self.connection.execute(_update(Version), values)

    def _context(
        self, noun: type[Noun], record_id: UUID, meeting_id: UUID | None, case_id: UUID | None
    ) -> Context:
        if meeting_id is not None:
            return self.contexts.of_meeting(self.connection, meeting_id)
        if case_id is None:
            case_id = reads.case_of(self.connection, reads.one(self.connection, noun, record_id))
        if case_id is None:
            raise Missing
        return self.contexts.of_case(self.connection, case_id)

    def _find(self, context: Context, noun: type[AnyNoun], record_id: UUID) -> AnyNoun:
        found = context.record.find(noun.__name__, record_id)
        return found if isinstance(found, noun) else reads.one(self.connection, noun, record_id)

    def _put(
        self, record: Noun, meeting_id: UUID | None, case_id: UUID | None, reason: str
    ) -> None:
        noun = type(record)
        if noun in _OWN_PATH:
            raise ValueError(f"{noun.__name__} has no changes of its own.")
        fresh = tidy(noun, record.model_dump())
        if isinstance(fresh, Meeting) and fresh.state in (SIGNED, ISSUED):
            raise ValueError("A new meeting is not signed yet.")
        context = None
        if meeting_id is not None:
            context = self.contexts.of_meeting(self.connection, meeting_id)
        elif noun is not Case and (owner := case_id or reads.case_of(self.connection, fresh)):
            context = self.contexts.of_case(self.connection, owner)
        if context is not None and not isinstance(fresh, Meeting):
            check_lock(self.connection, context, fresh, ())
        self.add(context, fresh, reason)

    def _edit(self, context: Context, before: Noun, change: Edit) -> None:
        try:
            after = enter_in(context.record, before, change.field, change.text, self._today)
        except EntryError:
            typed = tidy_text(type(before), change.field, change.text)
            self._check(context, before, before, {change.field: typed})
            self._keep_draft(context, before, change.field, typed)
            return
        self._drop_draft(context, before, change.field)
        self.alter(context, before, after)

    def _set(self, context: Context, before: Noun, change: Set) -> None:
        settable = type(before).model_fields.keys() - {"id"}
        if unknown := change.values.keys() - settable:
            raise ValueError(f"{change.noun} has no {', '.join(sorted(unknown))} to set.")
        for field in change.values:
            self._drop_draft(context, before, field)
        self.alter(context, before, tidy(type(before), {**before.model_dump(), **change.values}))

    def _keep_draft(self, context: Context, noun: Noun, field: str, typed: str) -> None:
        name = type(noun).__name__
        found = drafts.waiting(self.connection, context, name, noun.id, field)
        draft = Draft(noun=name, record_id=noun.id, field=field, text=typed)
        if found is not None:
            draft = found.model_copy(update={"text": typed})
        self._stored[draft.id] = draft
        if draft != found:
            drafts.keep(self.connection, context, draft, new=found is None)
            self._log(ALTER, noun, field, content=typed)

    def _drop_draft(self, context: Context, noun: Noun, field: str) -> None:
        name = type(noun).__name__
        found = drafts.waiting(self.connection, context, name, noun.id, field)
        if found is not None:
            drafts.drop(self.connection, context, found)
            self._stored.pop(found.id, None)
            self._dropped.append(found.id)

    def _judge_drafts(self, context: Context, changed: Noun, fields: Container[str]) -> None:
        """Store what waits in other fields of a record, or points at it, and is valid now."""
        for draft in context.record.drafts:
            noun = context.record.find(draft.noun, draft.record_id)
            if noun is None or (noun.id == changed.id and draft.field in fields):
                continue
            if noun.id != changed.id and asked(type(noun), draft.field).kind != "refs":
                continue
            try:
                after = enter_in(context.record, noun, draft.field, draft.text, self._today)
            except EntryError:
                continue
            self._drop_draft(context, noun, draft.field)
            self.alter(context, noun, after)

    def _check(self, context: Context, before: Noun, after: Noun, values: dict[str, Any]) -> None:
        if isinstance(before, Meeting) and isinstance(after, Meeting):
            if after.state != before.state:
                check_state(before, after.state)
            if values.keys() == {"state"} and after.state == ISSUED:
                return
        check_lock(self.connection, context, before, values)

    def _follow(self, context: Context, changed: Noun, was: Noun | None = None) -> None:
        for after in consequences(context.record, changed, was):
            before = context.record.find(type(after).__name__, after.id)
            if before is None:
                self.add(context, after)
            else:
                self.alter(context, before, after, by_rule=True)

    def _follow_label(self, context: Context, before: Person, after: Person) -> None:
        if before.label in ("", after.label):
            return
        tables = (TABLES[Measure].c.case_id, TABLES[Contingency].c.case_id)
        stored: list[Plan] = [
            *reads.rows(self.connection, Measure, tables[0] == before.case_id),
            *reads.rows(self.connection, Contingency, tables[1] == before.case_id),
        ]
        for row, followed in relabelled(stored, before.label, after.label):
            self._change(row, {"victims": followed.victims})
        record = context.record
        shown: list[Plan] = [*record.measures, *record.contingencies]
        for _, followed in relabelled(shown, before.label, after.label):
            context.keep(followed, new=False)
            self._stored[followed.id] = followed

    def _unmoved(self, before: Noun, values: dict[str, Any]) -> dict[str, Any]:
        """Leave out what the case has moved on from since the minutes were signed."""
        now = reads.one(self.connection, type(before), before.id)
        return {n: v for n, v in values.items() if getattr(now, n) == getattr(before, n)}

    def _change(self, noun: Noun, values: dict[str, Any], reason: str = "") -> None:
        if not values:
            return
        self.connection.execute(_update(type(noun)), {"_id": noun.id, **values})
        if not finding.rewords(type(noun)).isdisjoint(values):
            self._reworded[noun.id] = type(noun)
        for field, value in values.items():
            self._log(ALTER, noun, field, reason, value)

    def _note_disclosed(self, before: Noun | None, after: Noun) -> None:
        told = disclosed(self.connection, before, after)
        if told is not None:
            self.note(DISCLOSE, told.noun, told.record_id, told.recipient)

    def _log(
        self,
        action: str,
        noun: Noun,
        field: str = "",
        reason: str = "",
        content: Any = None,
        hashed: str = "",
    ) -> None:
        kind = type(noun).__name__
        if (kind, field) in _BY_THE_PROGRAM:
            return
        hashed = hashed or self.chain.hashed(content)
        entry = Entry(self.moment, self._author, action, kind, noun.id, field, reason, "", hashed)
        self._audit.append(entry)


@cache
def _update(noun: type[Noun]) -> Update:
    table = TABLES[noun]
    return update(table).where(table.c.id == bindparam("_id"))
