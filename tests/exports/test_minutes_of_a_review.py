"""The minutes of a review: what changed, what was confirmed, and the golden thread."""

from datetime import date
from typing import Any

from mappa_tui.domain.disclosure_rules import taken_up
from mappa_tui.domain.meeting import Confirmation
from mappa_tui.domain.noun import RESTRICTED
from mappa_tui.domain.people import Person
from mappa_tui.domain.plan import CHANGED, Measure, MeasureReview
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.risk import Risk
from mappa_tui.domain.sections import AMENDED, CONFIRMED
from mappa_tui.exports.blocks import for_audience
from mappa_tui.exports.minutes import draft_status, minutes
from mappa_tui.exports.word import write_word
from tests.records import empty, next_review, whole

from .house_checker import check
from .reading import printed, section

SECRET = "zx-secret"
SINCE = "What changed since 14 October 2025"


def restricted(record: MeetingRecord) -> None:
    """Restrict a risk, a victim and a measure, each told by SECRET."""
    kept: dict[str, Any] = {"case_id": record.case.id, "handling": RESTRICTED}
    record.put(Risk(number=99, text=SECRET, **kept))
    record.put(Person(part="victim", label="V9", relation=SECRET, **kept))
    record.put(Measure(number=98, pillar="supervision", what=SECRET, risks="R1 R99", **kept))


def test_what_changed_stands_under_the_first_item() -> None:
    record = next_review()
    assert section(record, "Opening").endswith(
        f"{SINCE}\nWhat changed\nAbout | What changed\nNothing changed."
    )
    record.put(record.meeting.model_copy(update={"level_after": "3"}))
    text = section(record, "Opening")
    assert "Category and level | Level: was 2, now 3" in text
    assert check(write_word(for_audience(minutes(record, draft_status()), "standard"))) == []


def test_minutes_without_an_earlier_meeting_or_of_an_earlier_release_say_nothing_of_it() -> None:
    for record in (empty(), whole()):
        assert "What changed" not in section(record, "Opening")
        assert ", checked:" not in printed(record)
        assert "reviewed" not in printed(record)


def test_restricted_changes_are_left_out_and_it_is_said_once() -> None:
    record = next_review()
    restricted(record)
    text = section(record, "Opening")
    assert [word for word in (SECRET, "R99", "V9", "M98") if word in text] == []
    assert text.count("Restricted changes are left out.") == 1
    shown = section(record, "Opening", "restricted")
    assert [word for word in ("R99 new", "V9 new", "M98 new") if word not in shown] == []


def test_each_section_and_measure_says_how_it_was_looked_at() -> None:
    record = next_review()
    mine = record.meeting.id
    day = date(2025, 11, 25)
    record.put(Confirmation(meeting_id=mine, section="victims", mark=CONFIRMED, on=day))
    row = Confirmation(meeting_id=mine, section="risks", mark=AMENDED, on=day, note="R7 is new.")
    record.put(row)
    first = record.measures[0].id
    case = record.case.id
    review = MeasureReview(case_id=case, meeting_id=mine, measure_id=first, mark=CHANGED)
    record.put(review.model_copy(update={"reason": "At home now."}))
    confirmed = "Victims, checked: Confirmed current on 25 November 2025"
    assert confirmed in section(record, "Victims")
    risk = section(record, "Risk assessment")
    assert "Risks, checked: Amended on 25 November 2025: R7 is new." in risk
    assert "checked: Not confirmed at this meeting; from 14 October 2025" in risk
    supervision = section(record, "Supervision")
    assert "Twice-weekly reporting\nChanged: At home now." in supervision
    assert supervision.count("Not reviewed at this meeting.") == 2
    record.put(row.model_copy(update={"handling": RESTRICTED}))
    risk = section(record, "Risk assessment")
    assert "R7 is new." not in risk
    assert "What was amended is restricted." in risk
    assert "Amended: R7 is new." in section(record, "Risk assessment", "restricted")


def test_what_became_of_earlier_disclosures_is_told_and_restricted_ones_are_not() -> None:
    record = next_review()
    first, _, deferred = record.pending
    made = {"done_on": date(2025, 10, 16), "done_by": "DC Owen Marsh", "response": "She thanks."}
    record.put(first.model_copy(update=made))
    record.put(taken_up(record, deferred).model_copy(update={"decision": "do not disclose"}))
    text = section(record, "Disclosure check")
    made_on = "Made on Thursday 16 October 2025 by DC Owen Marsh.\nShe thanks."
    decided = "Disclose, by Friday 17 October 2025"
    assert f"(a) of 14 October 2025 | Dawn Prior | {decided} | {made_on}" in text
    assert f"(b) of 14 October 2025 | Claire Prior | {decided} | Not answered" in text
    assert "Leisure Centre" not in text
    assert "A disclosure of an earlier meeting is restricted." in text
    shown = section(record, "Disclosure check", "restricted")
    decided = "Defer to Tuesday 28 October 2025"
    assert f"{decided} | [Restricted] Decided anew: do not disclose, as (a)." in shown


def test_the_matrix_stands_with_the_contingency() -> None:
    text = section(whole(), "Contingency")
    assert "Risk or victim | Supervision | Monitoring | Interventions | Victim safety" in text
    assert (
        "R2 Hides a device, contact online | – | M4 Device checks\nM6 Room searches, signed |"
        in text
    )
    assert "C1 niece of Dawn Prior, aged 7 | – | – | – | M11 Safety plan | –" in text
    assert "No risks and no victims recorded." in section(empty(), "Contingency")


def test_a_gap_and_a_reason_are_said_in_the_matrix() -> None:
    record = whole()
    record.put(record.contingencies[1].model_copy(update={"risks": ""}))
    line = "R6 No address after 8 January 2026"
    assert f"{line}\nNone yet, and no reason. | –" in section(record, "Contingency")
    record.put(record.risks[5].model_copy(update={"unanswered_reason": "He has one."}))
    assert f"{line}\nNo answer, because: He has one. | –" in section(record, "Contingency")


def test_only_what_is_in_force_is_named_as_an_answer_or_as_protection() -> None:
    record = whole()
    assert "M5, M9, K1" in section(record, "Victims")
    ended = {4: "withdrawn", 8: "done"}
    for at, status in ended.items():
        record.put(record.measures[at].model_copy(update={"status": status}))
    for row in record.contingencies:
        record.put(row.model_copy(update={"status": "withdrawn"}))
    for item in ("Risk assessment", "Victims"):
        cells = section(record, item)
        assert [ref for ref in ("M5", "M9", "K1", "K2") if ref in cells] == []
    assert "M1, M7, M11" in section(record, "Risk assessment")


def test_why_a_victim_has_no_measure_is_said_beside_a_contingency_that_names_him_or_her() -> None:
    record = whole()
    c1 = next(row for row in record.people if row.label == "C1")
    record.put(c1.model_copy(update={"unprotected_reason": "Abroad."}))
    said = "No measure, because: Abroad."
    for item in ("Victims", "Contingency"):
        assert said not in section(record, item)
    record.put(record.measures[10].model_copy(update={"status": "withdrawn"}))
    record.put(record.contingencies[0].model_copy(update={"victims": "V1 C1"}))
    assert f"K1\n{said}" in section(record, "Victims")
    assert f"C1 niece of Dawn Prior, aged 7\n{said} | –" in section(record, "Contingency")


def test_standard_minutes_have_a_matrix_without_what_is_restricted() -> None:
    record = whole()
    restricted(record)
    text = section(record, "Contingency")
    assert [word for word in (SECRET, "R99", "V9", "M98") if word in text] == []
    assert "Restricted risks are left out." in text
    assert "Restricted people are left out." in text
    assert "M1 Twice-weekly reporting | M5 Wider curfew and GPS" in text
    shown = section(record, "Contingency", "restricted")
    assert "M98 zx-secret" in shown
    assert f"R99 {SECRET}\nNone yet" not in shown
    document = for_audience(minutes(record, draft_status()), "standard")
    assert check(write_word(document), [SECRET]) == []
