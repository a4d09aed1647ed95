"""Referrals through the write path: what they set, and what a case is read with."""

import datetime as dt

from mappa_tui.domain.case import Case, LevelChange
from mappa_tui.domain.change import Edit, Put, Set
from mappa_tui.domain.disclosure import DISCLOSE, Disclosure
from mappa_tui.domain.meeting import CANCELLED
from mappa_tui.domain.referral import DECLINED, LEVEL_2, LEVEL_3, Referral
from mappa_tui.storage.store import Store
from tests.storage.steps import held, new_case, only, put, signed


def referred(store: Store, **values: object) -> tuple[Case, Referral]:
    case = new_case(store, level="1", category="1", status="community")
    given = {"received": dt.date(2025, 10, 1), "level": "2", **values}
    return case, put(store, Referral(case_id=case.id, **given))  # type: ignore[arg-type]


def decide(store: Store, row: Referral, decision: str) -> None:
    typed = {"decision": decision, "decided_on": "3 Oct 2025", "decided_by": "DI Nair"}
    edits = [Edit("Referral", row.id, name, text) for name, text in typed.items()]
    store.write([*edits, Edit("Referral", row.id, "reason", "A shared plan")])


def test_an_accepted_referral_sets_the_level_as_its_decision_is_typed(store: Store) -> None:
    case, row = referred(store)
    store.write([Edit("Referral", row.id, "decision", LEVEL_2)])
    assert store.case(case.id).case.level == "1"
    decide(store, row, LEVEL_2)
    record = store.case(case.id)
    [step] = record.level_changes
    assert (record.case.level, step.level, step.status) == ("2", "2", "community")
    assert (step.on, step.reason) == (dt.date(2025, 10, 3), "A shared plan")
    written = store.write([Edit("Referral", row.id, "decision", LEVEL_3)])
    assert (only(written, Case).level, only(written, LevelChange).id) == ("3", step.id)
    assert len(store.case(case.id).level_changes) == 1


def test_a_decision_taken_back_is_taken_back_in_the_vault_too(store: Store) -> None:
    case, row = referred(store)
    decide(store, row, LEVEL_2)
    written = store.write([Edit("Referral", row.id, "decision", DECLINED)])
    assert (only(written, Case).level, only(written, LevelChange).in_error) == ("1", True)
    [kept] = store.case(case.id).referrals
    assert (kept.decision, kept.reason) == (DECLINED, "A shared plan")
    store.write([Edit("Referral", row.id, "decision", LEVEL_3)])
    store.write([Set("Referral", row.id, {"in_error": True})])
    record = store.case(case.id)
    assert (record.case.level, [each.in_error for each in record.level_changes]) == ("1", [True])


def test_a_referral_put_whole_with_its_case_sets_the_level_too(store: Store) -> None:
    case = Case(surname="Osei", crn="X100200", category="2")
    row = Referral(
        case_id=case.id,
        received=dt.date(2025, 10, 1),
        decision=LEVEL_3,
        decided_on=dt.date(2025, 10, 2),
        decided_by="DI Nair",
        reason="Media interest",
    )
    store.write([Put(case), Put(row)])
    record = store.case(case.id)
    assert record.case.level == "3"
    assert [each.id for each in record.level_changes] == [record.referrals[0].level_change_id]


def test_the_meeting_is_planned_for_the_last_day_in_time(store: Store) -> None:
    case, row = referred(store)
    decide(store, row, LEVEL_3)
    # 10 working days from 1 October; at the area's interval for Level 3.
    first = store.plan(case.id)
    meeting = store.meeting(first).meeting
    assert (meeting.date, meeting.level) == (dt.date(2025, 10, 15), "3")
    second = store.plan(case.id)
    assert store.meeting(second).meeting.date is None
    for each in (first, second):
        store.write([Set("Meeting", each, {"state": CANCELLED})], each)
    assert store.meeting(store.plan(case.id)).meeting.date == dt.date(2025, 10, 15)


def test_a_day_that_is_over_is_not_planned_for(store: Store) -> None:
    case, row = referred(store, received=dt.date(2025, 9, 1))
    decide(store, row, LEVEL_3)
    assert store.meeting(store.plan(case.id)).meeting.date is None


def test_a_case_is_read_with_the_disclosures_of_all_its_meetings(store: Store) -> None:
    case = new_case(store)
    rows = []
    for _ in range(2):
        meeting_id = held(store, case)
        row = Disclosure(case_id=case.id, meeting_id=meeting_id, decision=DISCLOSE)
        rows.append(put(store, row, meeting_id))
    assert [each.id for each in store.case(case.id).disclosures] == [row.id for row in rows]
    assert [each.id for each in store.meeting(meeting_id).disclosures] == [rows[1].id]
    written = store.write([Edit("Disclosure", rows[0].id, "done_by", "DC Marsh")], case_id=case.id)
    assert only(written, Disclosure).done_by == "DC Marsh"
    assert store.case(case.id).disclosures[0].done_by == "DC Marsh"


def test_signed_minutes_hold_no_referral_and_no_other_meetings_disclosure(store: Store) -> None:
    meeting_id = signed(store)
    case = store.meeting(meeting_id).case
    put(store, Referral(case_id=case.id, agency="A marked agency"))
    before = store.meeting(meeting_id)
    [version] = store.versions(meeting_id)
    assert "A marked agency" not in version.content
    assert "referrals" not in version.content
    assert {row.meeting_id for row in before.disclosures} == {meeting_id}


def test_what_comes_true_of_a_disclosure_is_entered_from_the_case_after_signing(
    store: Store,
) -> None:
    meeting_id = signed(store)
    case = store.meeting(meeting_id).case
    row = store.case(case.id).disclosures[0]
    store.write([Edit("Disclosure", row.id, "response", "Took it in")], case_id=case.id)
    assert store.case(case.id).disclosures[0].response == "Took it in"
    signed_row = next(each for each in store.meeting(meeting_id).disclosures if each.id == row.id)
    assert signed_row.response == ""


def test_cases_are_named_so_that_they_are_told_apart(store: Store) -> None:
    new_case(store, born=dt.date(1979, 2, 3), category="1")
    new_case(store, surname="Adams", forenames="", crn="")
    lines = [(each.name, each.crn, each.born, each.level) for each in store.case_names()]
    assert lines == [
        ("ADAMS", "", None, "2"),
        ("Martin ELLERY", "X482913", dt.date(1979, 2, 3), "2"),
    ]
