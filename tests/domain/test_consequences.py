"""What one change brings with it."""

from datetime import date

import pytest

from mappa_tui.domain.action import CANCELLED, CARRIED, DONE, OPEN, Action, ActionOutcome
from mappa_tui.domain.case import Case, LevelChange
from mappa_tui.domain.consequences import consequences, of_signing
from mappa_tui.domain.disclosure import DEFER, DISCLOSE, INSIDE, OUTSIDE, Disclosure
from mappa_tui.domain.meeting import Meeting
from mappa_tui.domain.noun import RESTRICTED, Noun
from mappa_tui.domain.record import MeetingRecord
from tests.records import whole


def put(record: MeetingRecord, noun: Noun) -> list[Noun]:
    before = record.find(type(noun).__name__, noun.id)
    record.put(noun)
    followed = consequences(record, noun, before)
    for row in followed:
        record.put(row)
    return followed


def action(record: MeetingRecord, number: int) -> Action:
    return next(row for row in record.actions if row.number == number)


def changed(record: MeetingRecord, letter: int, **values: object) -> list[Noun]:
    return put(record, record.considered[letter].model_copy(update=values))


def test_the_demonstrations_actions_are_what_its_disclosures_make() -> None:
    record = whole()
    for row in record.considered[:2]:
        (made,) = consequences(record, row)
        assert made == record.find("Action", made.id)


def test_a_new_disclosure_makes_its_action() -> None:
    record = whole()
    row = Disclosure(
        case_id=record.case.id,
        meeting_id=record.meeting.id,
        number=4,
        made_on=date(2025, 10, 14),
        recipient_kind=OUTSIDE,
        recipient="the club",
        decision=DISCLOSE,
        lead="DC Owen Marsh",
        lead_agency="Police",
        when=date(2025, 10, 20),
        handling=RESTRICTED,
    )
    (made,) = put(record, row)
    assert isinstance(made, Action)
    assert made.task == "Disclosure (d): tell the club"
    assert (made.owner, made.agency, made.due) == ("DC Owen Marsh", "Police", row.when)
    assert (made.item, made.handling, made.disclosure_id) == ("disclosure", RESTRICTED, row.id)


def test_an_action_follows_its_disclosure() -> None:
    record = whole()
    changed(record, 0, how="by telephone", when=date(2025, 10, 16))
    assert action(record, 6).task.endswith("tell Dawn Prior, by telephone")
    assert action(record, 6).due == date(2025, 10, 16)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"decision": DEFER}, "Disclosure (a): the decision is now: defer."),
        ({"decision": ""}, "Disclosure (a): the decision is now: not yet decided."),
        ({"in_error": True}, "Disclosure (a) was entered in error."),
        (
            {"recipient_kind": INSIDE},
            "Disclosure (a): the recipient is now a MAPPA body, which is sharing.",
        ),
    ],
)
def test_another_decision_cancels_the_action_and_back_opens_it(
    values: dict[str, object], reason: str
) -> None:
    record = whole()
    before = record.considered[0]
    changed(record, 0, **values)
    assert (action(record, 6).status, action(record, 6).cancel_reason) == (CANCELLED, reason)
    put(record, before)
    assert (action(record, 6).status, action(record, 6).cancel_reason) == (OPEN, "")


def test_what_was_done_stays_done() -> None:
    record = whole()
    record.put(action(record, 6).model_copy(update={"status": DONE}))
    assert changed(record, 0, decision=DEFER) == []
    assert changed(record, 0, decision=DISCLOSE, how="by letter") == []


def test_two_leads_are_nobodys_action() -> None:
    record = whole()
    changed(record, 0, lead="Jo and Sam")
    assert action(record, 6).owner == ""


def test_an_outcome_closes_moves_or_opens_its_action() -> None:
    record = whole()
    row = next(row for row in record.outcomes if row.outcome == CARRIED)
    put(record, row.model_copy(update={"outcome": DONE}))
    assert (action(record, 3).status, action(record, 3).due) == (DONE, date(2025, 9, 30))
    put(record, row.model_copy(update={"outcome": CANCELLED, "reason": "Housed."}))
    assert (action(record, 3).status, action(record, 3).cancel_reason) == (CANCELLED, "Housed.")
    put(record, row)
    assert (action(record, 3).status, action(record, 3).due) == (OPEN, date(2025, 10, 28))
    put(record, row.model_copy(update={"outcome": ""}))
    assert (action(record, 3).status, action(record, 3).due) == (OPEN, date(2025, 9, 30))


def test_an_outcome_of_an_action_that_is_not_here_changes_nothing() -> None:
    record = whole()
    stray = ActionOutcome(case_id=record.case.id, action_id=record.case.id, outcome=DONE)
    assert consequences(record, stray) == []


def test_what_ends_remembers_the_meeting_and_what_returns_forgets_it() -> None:
    record = whole()
    for row, over in (
        (record.measures[0], "done"),
        (record.contingencies[0], "withdrawn"),
        (record.risks[0], "ended"),
    ):
        put(record, row.model_copy(update={"status": over}))
        ended = record.find(type(row).__name__, row.id)
        assert getattr(ended, "ended_in", None) == record.meeting.id
        assert ended is not None
        put(record, ended.model_copy(update={"status": row.status}))
        assert record.find(type(row).__name__, row.id) == row


def test_meetings_to_come_take_the_cases_category() -> None:
    record = whole()
    followed = consequences(record, record.case.model_copy(update={"category": "2"}))
    assert [row.id for row in followed] == [record.meeting.id]
    assert all(isinstance(row, Meeting) and row.category == "2" for row in followed)


def test_other_changes_bring_nothing() -> None:
    record = whole()
    assert consequences(record, record.people[0]) == []


def test_signing_gives_the_case_its_level_and_lead_agency() -> None:
    record = whole()
    assert of_signing(record) == [record.case]
    later = {"level_after": "3", "level_reason": "Resources.", "lead_agency": "Police"}
    record.put(record.meeting.model_copy(update=later))
    case, step = of_signing(record)
    assert isinstance(case, Case)
    assert (case.level, case.lead_agency) == ("3", "Police")
    assert isinstance(step, LevelChange)
    assert (step.on, step.category, step.level) == (date(2025, 10, 14), "1", "3")


def test_who_leaves_has_no_level() -> None:
    record = whole()
    record.put(record.meeting.model_copy(update={"level_after": "left MAPPA"}))
    case, step = of_signing(record)
    assert isinstance(case, Case)
    assert isinstance(step, LevelChange)
    assert (case.level, step.level) == ("", "left MAPPA")
