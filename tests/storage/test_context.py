"""The record kept between writes is the one that a fresh start would load."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID, uuid5

from hypothesis import given, settings
from hypothesis import strategies as st

from mappa_tui.domain.action import Action, ActionOutcome
from mappa_tui.domain.case import Case
from mappa_tui.domain.change import Change, Edit, Put, Set
from mappa_tui.domain.clock import Clock
from mappa_tui.domain.disclosure import Disclosure
from mappa_tui.domain.meeting import Meeting
from mappa_tui.domain.people import Person
from mappa_tui.domain.plan import Measure
from mappa_tui.domain.risk import Risk
from mappa_tui.storage.store import Store
from tests.access import let_in

ROOT = UUID(int=0)


def an_id(name: str) -> UUID:
    return uuid5(ROOT, name)


CASE = Case(id=an_id("case"), surname="Ellery", category="1", level="2")
OF_CASE: dict[str, Any] = {"case_id": CASE.id}
ROWS = [
    CASE,
    Meeting(id=an_id("m1"), number=1, **OF_CASE),
    Meeting(id=an_id("m2"), number=2, **OF_CASE),
    Person(id=an_id("person"), label="V1", **OF_CASE),
    Risk(id=an_id("risk"), **OF_CASE),
    Measure(id=an_id("measure"), victims="V1", **OF_CASE),
    Action(id=an_id("action"), **OF_CASE),
    ActionOutcome(id=an_id("outcome"), action_id=an_id("action"), **OF_CASE),
    Disclosure(id=an_id("disclosure"), meeting_id=an_id("m1"), **OF_CASE),
]
TYPED = {
    ("Person", "person", "label"): ("V1", "C1", ""),
    ("Measure", "measure", "victims"): ("V1", "C1", "R1", ""),
    ("Measure", "measure", "status"): ("in force", "done"),
    ("Risk", "risk", "status"): ("live", "ended", "?"),
    ("ActionOutcome", "outcome", "outcome"): ("done", "cancelled", ""),
    ("Disclosure", "disclosure", "decision"): ("disclose", "defer"),
    ("Action", "action", "due"): ("ASAP", "1 Nov 2025", ""),
    ("Case", "case", "category"): ("1", "2", "3"),
}
CHANGES: list[Change] = [
    Edit(noun, an_id(name), field, text)
    for (noun, name, field), texts in TYPED.items()
    for text in texts
]
CHANGES += [Set("Meeting", an_id("m1"), {"state": state}) for state in ("postponed", "closed")]
PLACES = st.sampled_from([{"meeting_id": an_id("m1")}, {"meeting_id": an_id("m2")}, {}])


def told(store: Store) -> Any:
    """Return both meetings without what is given at random: the ids that storing makes up."""
    given_ids = {str(row.id) for row in ROWS}

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            kept = {n: plain(v) for n, v in value.items()}
            if kept.get("id") not in given_ids:
                kept.pop("id", None)
            return kept
        return [plain(each) for each in value] if isinstance(value, list) else value

    meetings = (store.meeting(an_id(name)) for name in ("m1", "m2"))
    return [plain(json.loads(meeting.model_dump_json())) for meeting in meetings]


@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(CHANGES), PLACES), min_size=2, max_size=8))
def test_a_store_that_stays_open_writes_what_one_opened_afresh_writes(
    steps: list[tuple[Change, dict[str, UUID]]],
) -> None:
    with TemporaryDirectory() as folder:
        kept = Store(Path(folder, "kept"), Clock(), let_in("me"))
        fresh = Store(Path(folder, "fresh"), Clock(), let_in("me"))
        for store in (kept, fresh):
            store.write([Put(row) for row in ROWS])
        for change, place in steps:
            kept.write([change], **place)
            fresh.close()
            fresh = Store(Path(folder, "fresh"), Clock(), let_in("me"))
            fresh.write([change], **place)
        assert told(kept) == told(fresh)
        kept.close()
        fresh.close()
