from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mappa_tui.domain.case import Case
from mappa_tui.domain.change import Change, Edit, Put, Set
from mappa_tui.domain.clock import Clock
from mappa_tui.domain.meeting import Issue, Meeting, Version
from mappa_tui.domain.noun import Noun, asked
from mappa_tui.domain.text import clean, one_line
from mappa_tui.storage.store import Store
from mappa_tui.storage.tables import NOUNS
from tests.access import let_in
from tests.storage.steps import by_id, held

TEXTS = st.text(st.characters(exclude_categories=()), max_size=40)
FIELDS = [
    (noun, field)
    for noun in NOUNS.values()
    if noun is not Version
    for field, info in noun.model_fields.items()
    if info.title and asked(noun, field).kind in ("line", "lines")
]


@pytest.fixture(scope="module")
def meeting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, UUID]]:
    store = Store(tmp_path_factory.mktemp("vault"), Clock(), let_in("me"))
    yield store, held(store)
    store.close()


def a_record(store: Store, meeting_id: UUID, noun: type[Noun]) -> Noun:
    """Return a record of that noun in the meeting, a new one where it can be new."""
    record = store.meeting(meeting_id)
    if noun is Case:
        return record.case
    if noun is Meeting:
        return record.meeting
    needed: dict[str, Any] = {"case_id": record.case.id, "meeting_id": meeting_id}
    needed |= {
        "action_id": meeting_id,
        "measure_id": meeting_id,
        "item": "x",
        "check": "x",
        "section": "x",
        "version": 1,
    }
    row = noun(**{name: value for name, value in needed.items() if name in noun.model_fields})
    store.write([Put(row)], meeting_id)
    return row


def read_back(store: Store, meeting_id: UUID, row: Noun, field: str) -> str:
    if isinstance(row, Issue):
        return str(getattr(by_id(store.issues(meeting_id), row), field))
    record = store.meeting(meeting_id)
    found = record.find(type(row).__name__, row.id)
    waiting = record.draft(type(row).__name__, row.id, field)
    return waiting.text if waiting else str(getattr(found, field))


@pytest.mark.parametrize(("noun", "field"), FIELDS, ids=lambda x: getattr(x, "__name__", x))
def test_what_is_typed_into_a_field_reads_back_by_the_one_rule_for_text(
    meeting: tuple[Store, UUID], noun: type[Noun], field: str
) -> None:
    store, meeting_id = meeting
    row = a_record(store, meeting_id, noun)
    rule = clean if asked(noun, field).kind == "lines" else one_line
    for typed in ("One\r\ntwo\x85three\x00\ud800", "\ttab\n\n  and blanks  "):
        store.write([Edit(noun.__name__, row.id, field, typed)], meeting_id)
        assert read_back(store, meeting_id, row, field) == rule(typed)


@settings(deadline=None)
@given(lines=TEXTS, line=TEXTS, given_text=TEXTS)
def test_any_text_reads_back_by_the_one_rule_for_text(
    meeting: tuple[Store, UUID], lines: str, line: str, given_text: str
) -> None:
    store, meeting_id = meeting
    case_id = store.meeting(meeting_id).case.id
    changes: list[Change] = [
        Edit("Case", case_id, "offence", lines),
        Edit("Case", case_id, "crn", line),
        Set("Case", case_id, {"account": given_text}),
    ]
    store.write(changes, meeting_id)
    case = store.meeting(meeting_id).case
    assert case.offence == (clean(lines) if clean(lines).strip() else "")
    assert case.crn == (one_line(line) if one_line(line).strip() else "")
    assert case.account == clean(given_text)
