"""What changed since the last meeting."""

from datetime import date
from typing import Any

import pytest

from mappa_tui.domain.action import CARRIED, DONE, Action, ActionOutcome
from mappa_tui.domain.before import known_before, left_by
from mappa_tui.domain.case import Condition, RelevantDate
from mappa_tui.domain.changes import changes
from mappa_tui.domain.disclosure import DISCLOSE
from mappa_tui.domain.disclosure_rules import taken_up
from mappa_tui.domain.entry import shown
from mappa_tui.domain.noun import RESTRICTED, Noun
from mappa_tui.domain.people import Person
from mappa_tui.domain.plan import CHANGED, WITHDRAWN, Contingency, Measure, MeasureReview
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.risk import Risk
from tests.records import next_review, whole


def told(record: MeetingRecord) -> list[str]:
    return [f"{row.about}: {row.text}" for row in changes(record)]


def alter(record: MeetingRecord, name: str, index: int, **values: object) -> None:
    rows: list[Noun] = getattr(record, name)
    record.put(rows[index].model_copy(update=values))


def test_what_came_along_as_it_was_is_no_change() -> None:
    assert told(next_review()) == []


def test_without_an_earlier_meeting_nothing_is_told() -> None:
    assert whole().before is None
    assert told(whole()) == []


def test_a_meeting_after_one_on_paper_tells_what_is_known() -> None:
    record = whole()
    assert record.last_meeting is not None
    record.before = known_before(record, record.last_meeting)
    found = told(record)
    assert found[:2] == [
        "Risk of serious harm: Children: was high, now very high",
        "Risk of serious harm: Overall: was high, now very high",
    ]
    assert "Risks: R1 new: Meets a child through a partner" in found
    assert "Measures: M11 new: Safety plan" in found
    assert "Contingency: K2 new: The place at Tansley Lodge ends without an address" in found
    assert "Actions: A1 done on 12 August 2025: Refer to Horizon" in found
    carried = "Actions: A3 carried forward to 28 October 2025: Report on move-on addresses"
    assert f"{carried} outside Harrow Park: Two landlords refused." in found
    assert "Actions: A11 new: Offer the psychology appointment" in found
    assert not [line for line in found if "Conditions" in line or "Victims" in line]


def test_category_level_and_lead_agency() -> None:
    record = next_review()
    record.put(record.meeting.model_copy(update={"level_after": "3", "lead_agency": "Police"}))
    record.put(record.case.model_copy(update={"category": "2"}))
    assert told(record) == [
        "Category and level: Category: was 1, now 2",
        "Category and level: Level: was 2, now 3",
        "Category and level: Lead agency: was Probation, now Police",
    ]


def test_what_the_case_summary_reads() -> None:
    record = next_review()
    values = {"address": "9 Station Road\nDerby", "status": "custody", "account": "Longer now."}
    was = record.case
    record.put(was.model_copy(update={**values, "level": "3", "visor": ""}))
    alter(record, "dates", 0, on=date(2026, 2, 2))
    alter(record, "dates", 1, in_error=True)
    record.put(RelevantDate(case_id=was.id, what="Parole", on=date(2026, 3, 2)))
    address = was.address.replace("\n", " ")
    first, second = whole().dates[:2]
    assert told(record) == [
        f"Case summary: Status: was {was.status}, now custody",
        f"Case summary: ViSOR or MAPPS: was {was.visor}, now not recorded",
        f"Case summary: Address: was {address}, now 9 Station Road Derby",
        "Case summary: Account: amended",
        f"Case summary: {first.what}: date: was {shown(first.on)}, now Monday 2 February 2026",
        "Case summary: New date: Parole, Monday 2 March 2026",
        f"Case summary: No longer a date: {second.what}, {shown(second.on)}",
    ]
    record.before = left_by(whole()).model_copy(update={"case": None, "dates": None})
    assert told(record) == []


def test_the_words_of_an_assessment() -> None:
    record = next_review()
    values = {"children_community": "high", "staff_custody": "low", "reduces": "Work."}
    alter(record, "assessments", 2, **values)
    assert told(record) == [
        "Risk of serious harm: Children: was very high, now high",
        "Risk of serious harm: Staff, custody: was not recorded, now low",
        "Risk of serious harm: Amended: what reduces it",
    ]


def test_risks_that_are_new_changed_or_ended() -> None:
    record = next_review()
    record.put(Risk(case_id=record.case.id, number=7, text="Loses the flat"))
    alter(record, "risks", 1, text="Hides a device")
    alter(record, "risks", 5, status="ended")
    alter(record, "risks", 3, in_error=True)
    assert told(record) == [
        "Risks: R2 changed: what could happen: was Hides a device, contact online, now Hides a "
        "device",
        "Risks: R6 ended: No address after 8 January 2026",
        "Risks: R7 new: Loses the flat",
        "Risks: R4 ended: Empty evenings, drink",
    ]


def test_why_a_risk_has_no_answer_and_a_victim_no_measure() -> None:
    record = next_review()
    alter(record, "risks", 1, unanswered_reason="C1 has moved away")
    alter(record, "people", 0, unprotected_reason="Abroad.")
    assert told(record) == [
        "Risks: R2 changed: no answer, because: C1 has moved away",
        "Victims: V1 amended: why there is no measure",
    ]
    assert record.before is not None
    record.before.risks[1] = record.risks[1]
    alter(record, "risks", 1, unanswered_reason="")
    assert told(record)[0] == "Risks: R2 changed: why it has no answer was taken out"


def test_measures_that_are_new_changed_ended_or_gone() -> None:
    record = next_review()
    mine: dict[str, Any] = {"case_id": record.case.id, "meeting_id": record.meeting.id}
    record.put(Measure(number=12, what="Evening visits", **mine))
    alter(record, "measures", 0, when="weekly", risks="R1", owner="Amir Sadiq")
    ended = {"status": WITHDRAWN, "status_reason": "Nobody comes."}
    alter(record, "measures", 1, **ended)
    seventh = record.measures[6].id
    record.put(MeasureReview(measure_id=seventh, mark=CHANGED, reason="It began.", **mine))
    record.measures = [row for row in record.measures if row.number != 3]
    assert told(record) == [
        "Measures: M1 changed: by when: was twice a week, now weekly; who: was Joanne Feld, now "
        "Amir Sadiq; which risks it answers",
        "Measures: M2 withdrawn: Keywork on evenings: Nobody comes.",
        "Measures: M7 changed: Horizon: It began.",
        "Measures: M12 new: Evening visits",
        "Measures: M3 no longer in the plan: Benefits and work-search plan",
    ]


def test_the_contingency() -> None:
    record = next_review()
    alter(record, "contingencies", 0, status=WITHDRAWN)
    alter(record, "contingencies", 1, response="A room in Derby")
    record.put(Contingency(case_id=record.case.id, number=3, trigger="He is not at home"))
    assert told(record) == [
        "Contingency: K1 withdrawn: Seen with a child or inside the exclusion zone",
        "Contingency: K2 changed: response: was Emergency placement, now A room in Derby",
        "Contingency: K3 new: He is not at home",
    ]


def test_conditions_that_are_new_changed_gone_or_whose_day_came() -> None:
    record = next_review()
    record.put(Condition(case_id=record.case.id, text="GPS tag"))
    alter(record, "conditions", 1, ends=date(2026, 4, 8))
    alter(record, "conditions", 4, in_error=True)
    assert record.before is not None
    ended = record.before.conditions[5].model_copy(update={"ends": date(2025, 11, 1)})
    record.before.conditions[5] = ended
    record.put(ended)
    curfew = "Curfew from 21:00 to 07:00, with electronic monitoring"
    assert told(record) == [
        f"Conditions and orders: {curfew}: ends on: was Thursday 8 January 2026, now Wednesday 8 "
        "April 2026",
        "Conditions and orders: Ended on Saturday 1 November 2025: Notify any developing "
        "relationship",
        "Conditions and orders: New: GPS tag",
        "Conditions and orders: No longer in force: Polygraph testing",
    ]


def test_victims_are_told_of_without_their_words() -> None:
    record = next_review()
    record.put(Person(case_id=record.case.id, label="V3", part="victim", relation="neighbour"))
    alter(record, "people", 0, views="She has moved far away.", vlo="report")
    alter(record, "people", 2, part="other")
    assert told(record) == [
        "Victims: V1 amended: VLO, views",
        "Victims: V3 new: victim, neighbour",
        "Victims: C1 no longer among the victims",
    ]


def test_actions_done_carried_cancelled_new_and_done_between_meetings() -> None:
    record = next_review()
    mine: dict[str, Any] = {"case_id": record.case.id, "meeting_id": record.meeting.id}
    rows = {row.number: row for row in record.actions}
    record.put(rows[5].model_copy(update={"status": DONE}))
    record.put(rows[9].model_copy(update={"status": "cancelled", "cancel_reason": "Not needed."}))
    later: dict[str, Any] = {"outcome": CARRIED, "new_due": date(2025, 12, 9), "reason": "No flat."}
    record.put(ActionOutcome(action_id=rows[3].id, **mine, **later))
    record.put(Action(number=12, task="Visit him", **mine))
    assert told(record) == [
        "Actions: A3 carried forward to 9 December 2025: Report on move-on addresses outside "
        "Harrow Park: No flat.",
        "Actions: A5 done: Apply to vary the licence: zone, curfew, GPS",
        "Actions: A9 cancelled: Report what the device held: Not needed.",
        "Actions: A12 new: Visit him",
    ]


def test_disclosures_that_were_made_or_decided_anew() -> None:
    record = next_review()
    first, _, deferred = record.pending
    record.put(first.model_copy(update={"done_on": date(2025, 10, 16)}))
    record.put(taken_up(record, deferred).model_copy(update={"decision": DISCLOSE}))
    assert told(record) == [
        "Disclosures: (a) of Tuesday 14 October 2025 made on 16 October 2025",
        "Disclosures: (c) of Tuesday 14 October 2025 decided anew, as (a): disclose",
    ]
    assert [row.handling for row in changes(record)] == ["third party", RESTRICTED]


@pytest.mark.parametrize("then", [True, False])
def test_what_is_restricted_now_or_was_then_is_a_restricted_change(then: bool) -> None:
    record = next_review()
    assert record.before is not None
    kept = {"handling": RESTRICTED}
    if then:
        was = record.before.measures[3]
        record.before.measures[3] = was.model_copy(update=kept)
        alter(record, "measures", 3, what="Something else")
    else:
        alter(record, "measures", 3, what="Something else", **kept)
    [row] = changes(record)
    assert (row.about, row.handling) == ("Measures", RESTRICTED)


def test_an_action_of_a_restricted_disclosure_is_kept_back() -> None:
    record = next_review()
    row = record.pending[0]
    record.put(row.model_copy(update={"handling": RESTRICTED}))
    [action] = [each for each in record.actions if each.disclosure_id == row.id]
    record.put(action.model_copy(update={"status": DONE}))
    assert [each.handling for each in changes(record)] == [RESTRICTED]
