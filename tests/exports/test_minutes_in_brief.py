"""What stands at the head of the minutes, for somebody who reads no further."""

from mappa_tui.domain.before import known_before
from mappa_tui.domain.meeting import Decision
from mappa_tui.domain.noun import RESTRICTED
from mappa_tui.domain.record import MeetingRecord
from tests.records import empty, whole

from .reading import printed, section


def head(record: MeetingRecord, *, restricted: bool = False) -> str:
    text = printed(record, "restricted" if restricted else "standard")
    return text[text.index("in brief:") : text.index("Opening")]


def test_the_outcome_stands_before_the_first_item() -> None:
    text = head(whole())
    for words in (
        "Risk of serious harm | Overall: very high (was high)\n"
        "Children, in the community: very high (was high)",
        "Level | Stays at Level 2\nLead agency: Probation",
        "Decisions | D1 Bring the review forward",
        "Disclosure | (a) Dawn Prior: disclose, by Friday 17 October 2025\n(b) Claire Prior: ",
        "Actions | 8 actions open; due first, on Wednesday 15 October 2025: A7",
        "Next | Review on Tuesday 25 November 2025 at 10:00",
    ):
        assert words in text
    assert "Leisure" not in text
    assert "Differing views | What is restricted is left out." in text
    shown = head(whole(), restricted=True)
    assert "On disclosure (c): Ms Whitlock would tell now; settled by that date." in shown


def test_differing_views_are_told_with_what_they_were_about() -> None:
    record = whole()
    level = {"level_dissent": "Mr Rao would go to Level 3.", "dissent_settled": "By the chair."}
    record.put(record.meeting.model_copy(update=level))
    decision = record.decisions[0]
    for dissent in ("None", "No dissent.", ""):
        record.put(decision.model_copy(update={"dissent": dissent}))
        assert "On D1" not in head(record)
        assert "Dissent: " not in section(record, "Level decision").partition("Decisions\n")[2]
    record.put(decision.model_copy(update={"dissent": "Ms Salter: too soon."}))
    text = head(record)
    assert "On the level: Mr Rao would go to Level 3. Settled: By the chair." in text
    assert "On D1: Ms Salter: too soon." in text


def test_what_is_restricted_is_not_counted_in_it() -> None:
    record = whole()
    ids = {"case_id": record.case.id, "meeting_id": record.meeting.id}
    record.assessments = [
        row.model_copy(update={"handling": RESTRICTED}) for row in record.assessments
    ]
    record.put(record.open_actions[0].model_copy(update={"handling": RESTRICTED}))
    texts = []
    for number in (98, 99):
        row = {"number": number, "text": "zx-secret", "handling": RESTRICTED, **ids}
        record.put(Decision.model_validate(row))
        texts.append(head(record))
    assert texts[0] == texts[1]
    assert "zx-secret" not in texts[0]
    assert "Risk of serious harm | What is restricted is left out." in texts[0]
    assert "Actions | 7 actions open" in texts[0]
    assert "D98 zx-secret\nD99 zx-secret\n[Restricted in part]" in head(record, restricted=True)


def test_an_empty_meeting_says_what_is_not_known() -> None:
    text = head(empty())
    assert "Risk of serious harm | Not assessed" in text
    assert "Next | Not answered" in text
    assert "Actions | 0 actions open" in text


def test_what_is_new_is_told_by_number_where_there_is_much_of_it() -> None:
    record = whole()
    assert record.last_meeting is not None
    record.before = known_before(record, record.last_meeting)
    text = section(record, "Opening")
    assert "Risks | New: R1, R2, R3, R4, R5, R6\n" in text
    assert "Contingency | K1 new: Seen with a child or inside the exclusion zone\nK2 new:" in text
    assert "Actions | New: A5, A6, A7, A8, A9, A10, A11\nA1 done on 12 August 2025" in text
