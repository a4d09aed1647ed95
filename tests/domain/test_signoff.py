"""What stops sign-off, and what is worth a look: each row of the table asks and is answered."""

from collections.abc import Callable
from datetime import date

import pytest

from mappa_tui.domain import plan_rules
from mappa_tui.domain.disclosure import INSIDE, NOT_DISCLOSE
from mappa_tui.domain.meeting import CLOSED, INVITED, Meeting
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.plan import IN_FORCE
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.signoff import RULES, gaps, stopping
from tests.records import empty, running, whole

Spoil = Callable[[MeetingRecord], None]


def of_meeting(**values: object) -> Spoil:
    return lambda record: record.put(record.meeting.model_copy(update=values))


def of_row(name: str, index: int, **values: object) -> Spoil:
    def spoil(record: MeetingRecord) -> None:
        rows: list[Noun] = getattr(record, name)
        record.put(rows[index].model_copy(update=values))

    return spoil


def none_of(*names: str) -> Spoil:
    def spoil(record: MeetingRecord) -> None:
        for name in names:
            getattr(record, name).clear()

    return spoil


def no_measures_of(pillar: str) -> Spoil:
    def spoil(record: MeetingRecord) -> None:
        record.measures = [row for row in record.measures if row.pillar != pillar]

    return spoil


def refused(record: MeetingRecord) -> None:
    first = record.considered[0]
    record.put(first.model_copy(update={"decision": NOT_DISCLOSE}))


CASES: tuple[tuple[str, Spoil, str, str], ...] = (
    ("lead_agency", of_meeting(lead_agency=""), "who leads?", "level"),
    ("attendance_marked", none_of("invitations"), "who came?", "attendance"),
    (
        "attendance_marked",
        of_row("invitations", 0, status=INVITED),
        "Police: who came?",
        "attendance",
    ),
    ("action_outcome", none_of("outcomes"), "A3: what became of it?", "last_meeting"),
    (
        "action_outcome",
        of_row("outcomes", 0, evidence=""),
        "A1: what became of it?",
        "last_meeting",
    ),
    (
        "action_outcome",
        of_row("outcomes", 2, new_due=None),
        "A3: what became of it?",
        "last_meeting",
    ),
    (
        "action_outcome",
        of_row("outcomes", 1, outcome="cancelled"),
        "A2: what became of it?",
        "last_meeting",
    ),
    ("risk_present", none_of("risks"), "what could happen?", "risk"),
    ("risk_present", none_of("assessments"), "how high is the overall risk?", "risk"),
    (
        "risk_present",
        of_row("assessments", 1, overall=""),
        "how high is the overall risk?",
        "risk",
    ),
    (
        "pillar_empty",
        no_measures_of("monitoring"),
        "Monitoring and control: no measure, and no reason why?",
        "monitoring",
    ),
    ("measure_owner", of_row("measures", 4, agency="", owner=""), "M5: who?", "monitoring"),
    (
        "measure_owner",
        of_row("measures", 4, agency="", owner="Jo Doe"),
        "M5: which agency?",
        "monitoring",
    ),
    ("measure_when", of_row("measures", 4, when=""), "M5: by when, or how often?", "monitoring"),
    ("risk_unanswered", of_row("contingencies", 1, risks=""), "R6: what answers it?", "risk"),
    (
        "victim_unprotected",
        of_row("measures", 10, victims=""),
        "C1: what keeps C1 safe?",
        "victim_safety",
    ),
    (
        "contingency_missing",
        none_of("contingencies"),
        "what if the plan fails?",
        "contingency",
    ),
    (
        "contingency_missing",
        of_row("contingencies", 0, response=""),
        "K1: what is done?",
        "contingency",
    ),
    (
        "contingency_missing",
        of_row("contingencies", 0, agency=""),
        "K1: who?",
        "contingency",
    ),
    (
        "disclosure_unanswered",
        of_meeting(child_sex_offender=""),
        "child sex offender (s.327B): yes, no or unknown?",
        "disclosure",
    ),
    ("disclosure_unanswered", none_of("disclosures"), "must anybody be told?", "disclosure"),
    ("presumption_unrebutted", refused, "(a) why not, against the presumption?", "disclosure"),
    ("level_reason", of_meeting(level_after=""), "which level from now on?", "level"),
    ("level_reason", of_meeting(level_reason=""), "why is Level 2 enough?", "level"),
    (
        "level_reason",
        of_meeting(level_reason="", level_after="3"),
        "why is Level 3 needed?",
        "level",
    ),
    (
        "level_reason",
        of_meeting(level_reason="", level_after="1"),
        "why can one agency manage alone?",
        "level",
    ),
    (
        "level_reason",
        of_meeting(level_reason="", level_after="left MAPPA"),
        "why may MAPPA end?",
        "level",
    ),
    ("action_complete", of_row("actions", 4, task=""), "A5: what is to be done?", "actions"),
    ("action_complete", of_row("actions", 8, owner=""), "A9: who?", "actions"),
    ("action_complete", of_row("actions", 8, agency=""), "A9: which agency?", "actions"),
    ("action_complete", of_row("actions", 8, due=None), "A9: by when?", "actions"),
    ("review_date", of_meeting(next_date=None), "when next?", "close"),
    ("review_date", of_meeting(next_step="exit"), "what follows the exit?", "close"),
    (
        "closing_time",
        of_meeting(state=CLOSED, closed=None),
        "when did it close?",
        "close",
    ),
    (
        "statement_read",
        of_meeting(confidentiality="not done"),
        "was the confidentiality statement read or pointed to?",
        "opening",
    ),
    (
        "quorum",
        of_meeting(lead_agency="NHS England"),
        "NHS England was not there",
        "attendance",
    ),
    (
        "report_missing",
        of_row("invitations", 5, report="no"),
        "Prison: nobody, no report",
        "attendance",
    ),
    (
        "not_confirmed",
        none_of("confirmations"),
        "index offence of 22 July, not confirmed",
        "case_summary",
    ),
    ("diversity_empty", of_meeting(needs=""), "which needs were considered?", "equality"),
    ("checks_open", none_of("checks"), "Adults safeguarding: not answered", "checks"),
    (
        "checks_open",
        none_of("neighbours"),
        "neighbouring arrangements: not asked yet",
        "checks",
    ),
    ("read_back", of_meeting(read_back=""), "were the actions read back?", "actions"),
    (
        "review_late",
        of_meeting(next_date=date(2026, 1, 7)),
        "the review lies more than 12 weeks on",
        "close",
    ),
)
DISCLOSURE_FIELDS = (
    ("recipient_kind", "(a) is this disclosure, or sharing?"),
    ("recipient", "(a) who is considered?"),
    ("decision", "(a) tell, or not?"),
    ("reasons", "(a) why?"),
    ("test_harm", "(a) is a child at risk of serious harm?"),
    ("test_necessary", "(a) is telling necessary to protect?"),
    ("relation", "(a) who are they to him or her?"),
    ("address", "(a) which address?"),
    ("protects", "(a) who is protected, and from what?"),
    ("what", "(a) what will they be told?"),
    ("lead", "(a) who will tell them?"),
    ("lead_agency", "(a) which agency tells them?"),
    ("how", "(a) how will they be told?"),
    ("when", "(a) by when will they be told?"),
    ("lawful", "(a) what makes it lawful?"),
    ("necessary", "(a) why is it necessary?"),
    ("proportionate", "(a) why is it proportionate?"),
    ("conditions", "(a) may they pass it on?"),
)


def asked(record: MeetingRecord, key: str) -> list[str]:
    return [gap.question for gap in gaps(record) if gap.key == key]


def test_a_whole_meeting_can_be_signed() -> None:
    assert stopping(gaps(whole())) == []


def test_every_rule_is_tried_here() -> None:
    tried = {key for key, *_ in CASES}
    assert tried | {"disclosure_fields", "presumption_recipient_understands"} == {
        rule.key for rule in RULES
    }


@pytest.mark.parametrize(("key", "spoil", "question", "item"), CASES)
def test_a_gap_comes_with_what_is_missing_and_goes_with_it(
    key: str, spoil: Spoil, question: str, item: str
) -> None:
    assert question not in asked(whole(), key)
    record = whole()
    spoil(record)
    found = [gap for gap in gaps(record) if gap.key == key and gap.question == question]
    assert len(found) == 1
    rule = next(rule for rule in RULES if rule.key == key)
    assert (found[0].stops, found[0].why, found[0].item) == (rule.stops, rule.why, item)


@pytest.mark.parametrize(("name", "question"), DISCLOSURE_FIELDS)
def test_each_field_that_disclosing_needs_is_asked_for(name: str, question: str) -> None:
    record = whole()
    first = record.considered[0]
    emptied = None if name == "when" else ""
    record.put(first.model_copy(update={name: emptied}))
    (gap,) = [gap for gap in gaps(record) if gap.key == "disclosure_fields"]
    assert (gap.question, gap.noun, gap.record_id, gap.field, gap.stops) == (
        question,
        "Disclosure",
        first.id,
        name,
        True,
    )
    record.put(first)
    assert asked(record, "disclosure_fields") == []


@pytest.mark.parametrize(
    ("name", "question"),
    [("defer_to", "(c) until when?"), ("defer_who", "(c) who decides then?")],
)
def test_deferring_needs_a_date_and_somebody(name: str, question: str) -> None:
    record = whole()
    emptied = None if name == "defer_to" else ""
    record.put(record.considered[2].model_copy(update={name: emptied}))
    assert asked(record, "disclosure_fields") == [question]


def test_sharing_within_mappa_needs_a_recipient_alone() -> None:
    record = whole()
    inside = {"recipient_kind": INSIDE, "reasons": "", "how": "", "decision": ""}
    record.put(record.considered[0].model_copy(update=inside))
    assert asked(record, "disclosure_fields") == []


def test_the_two_tests_are_asked_of_a_child_sex_offender_alone() -> None:
    record = whole()
    record.put(record.considered[0].model_copy(update={"test_harm": ""}))
    assert asked(record, "disclosure_fields") == ["(a) is a child at risk of serious harm?"]
    record.put(record.meeting.model_copy(update={"child_sex_offender": "no"}))
    assert asked(record, "disclosure_fields") == []


def test_a_presumption_is_met_in_words() -> None:
    record = whole()
    refused(record)
    assert asked(record, "presumption_unrebutted")
    answered = record.considered[0].model_copy(update={"rebuttal": "She has moved abroad."})
    record.put(answered)
    assert asked(record, "presumption_unrebutted") == []


def test_whether_a_recipient_understands_is_worth_a_look() -> None:
    record = whole()
    assert asked(record, "presumption_recipient_understands") == [
        "(a) does Dawn Prior understand?",
        "(b) does Claire Prior understand?",
    ]
    for row in record.considered:
        record.put(row.model_copy(update={"understands": "yes"}))
    assert asked(record, "presumption_recipient_understands") == []


def test_reasons_stand_in_for_what_is_missing() -> None:
    record = whole()
    none_of("disclosures", "contingencies")(record)
    no_measures_of("monitoring")(record)
    record.put(record.meeting.model_copy(update={"no_recipient": "Nobody is near."}))
    entry = record.entry("monitoring")
    assert entry is not None
    record.put(entry.model_copy(update={"no_measures": "In custody."}))
    for risk in record.risks:
        record.put(risk.model_copy(update={"unanswered_reason": "Watched."}))
    for person in record.victims:
        record.put(person.model_copy(update={"unprotected_reason": "Abroad."}))
    assert [gap.key for gap in stopping(gaps(record))] == ["contingency_missing"]


def test_an_exit_with_what_follows_needs_no_review() -> None:
    record = whole()
    of_meeting(next_step="exit", next_date=None, exit_follows="Level 1")(record)
    assert asked(record, "review_date") == asked(record, "review_late") == []


def test_what_was_entered_in_error_or_has_ended_does_not_count() -> None:
    record = whole()
    of_row("contingencies", 1, in_error=True)(record)
    assert asked(record, "risk_unanswered") == ["R6: what answers it?"]
    of_row("risks", 5, in_error=True)(record)
    assert asked(record, "risk_unanswered") == []
    of_row("measures", 10, status="withdrawn")(record)
    assert asked(record, "victim_unprotected") == ["C1: what keeps C1 safe?"]
    assert {row.status for row in plan_rules.measures_in_force(record)} == {IN_FORCE}


def test_a_question_leads_to_the_field_that_is_empty() -> None:
    record = whole()
    of_row("measures", 4, agency="", owner="")(record)
    of_row("measures", 5, agency="", owner="Jo Doe")(record)
    fields = {gap.question: gap.field for gap in gaps(record) if gap.key == "measure_owner"}
    assert fields == {"M5: who?": "owner", "M6: which agency?": "agency"}


def test_reading_back_stops_nobody_and_is_not_asked_without_an_action() -> None:
    record = whole()
    of_meeting(read_back="")(record)
    assert stopping(gaps(record)) == []
    record.actions = []
    assert asked(record, "read_back") == []


def test_gaps_that_stop_come_first_each_in_agenda_order() -> None:
    record = running()
    found = gaps(record)
    order = [(not gap.stops, record.agenda.number(gap.item)) for gap in found]
    assert order == sorted(order)
    assert "M5: by when, or how often?" in [gap.question for gap in found]
    assert "C1: what keeps C1 safe?" in [gap.question for gap in found]


def test_every_gap_leads_to_an_item_and_a_record() -> None:
    for record in (empty(), running(), whole()):
        keys = {item.key for item in record.agenda.items}
        for gap in gaps(record):
            assert gap.item in keys
            assert gap.question
            assert gap.why
            assert record.find(gap.noun, gap.record_id) is not None


def test_a_first_meeting_has_nothing_carried_to_confirm() -> None:
    record = whole()
    record.last_meeting = None
    record.confirmations.clear()
    assert asked(record, "not_confirmed") == []


def test_a_review_inside_the_interval_of_its_level_is_in_time() -> None:
    record = whole()
    of_meeting(next_date=date(2026, 1, 6))(record)
    assert asked(record, "review_late") == []
    of_meeting(level_after="3")(record)
    assert asked(record, "review_late") == ["the review lies more than 6 weeks on"]


def test_an_undated_meeting_asks_without_a_date() -> None:
    record = whole()
    record.last_meeting = Meeting(case_id=record.case.id)
    assert asked(record, "not_confirmed") == ["address, not confirmed"]
