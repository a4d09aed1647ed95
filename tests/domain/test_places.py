"""Where each record is shown: every noun of the demonstration leads somewhere that is there."""

from typing import Any

import pytest

from mappa_tui.domain.action import Action
from mappa_tui.domain.case import Condition
from mappa_tui.domain.meeting import Contribution, Invitation, ItemEntry, Meeting
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.people import Person
from mappa_tui.domain.places import place_of
from mappa_tui.domain.plan import Measure
from mappa_tui.domain.record import LISTS, CaseRecord
from mappa_tui.domain.risk import RiskAssessment
from mappa_tui.domain.sections import SECTIONS
from mappa_tui.screens.case import MORE
from tests.records import whole

RECORD = whole()


def _first(noun: type[Noun]) -> Any:
    return getattr(RECORD, LISTS[noun])[0]


def _everything() -> list[Noun]:
    return [row for name in LISTS.values() for row in getattr(RECORD, name)]


@pytest.mark.parametrize("noun", _everything(), ids=lambda noun: type(noun).__name__)
def test_every_record_is_shown_at_an_item_or_a_section_that_is_there(noun: Noun) -> None:
    place = place_of(RECORD, RECORD.agenda, noun, "")
    items = {item.key for item in RECORD.agenda.items}
    sections = {section.key for section in (*SECTIONS, *MORE)}
    assert place.stop in (items if place.meeting_id else sections)


def test_what_was_said_is_shown_in_its_meeting_and_the_rest_in_the_case() -> None:
    def stop(noun: Noun, field: str = "") -> tuple[bool, str]:
        place = place_of(RECORD, RECORD.agenda, noun, field)
        return place.meeting_id == RECORD.meeting.id, place.stop

    assert stop(_first(Action)) == (False, "actions")
    assert stop(_first(Condition)) == (False, "conditions")
    assert stop(_first(Person)) == (False, "people")
    assert stop(RECORD.case, "address") == (False, "address")
    assert stop(_first(Measure)) == (True, RECORD.agenda.key_of("pillar", _first(Measure).pillar))
    assert stop(_first(Invitation)) == (True, "attendance")
    assert stop(_first(ItemEntry)) == (True, _first(ItemEntry).item)
    assert stop(_first(Contribution)) == (True, "information")
    assert stop(RECORD.meeting, "needs") == (True, "equality")
    assert stop(RECORD.meeting, "level_reason") == (True, RECORD.agenda.key_of("decision"))


def test_of_a_meeting_on_paper_the_case_has_the_line() -> None:
    paper = next(each for each in RECORD.meetings if each.state == "on paper")
    assessed = RiskAssessment(case_id=RECORD.case.id, meeting_id=paper.id)
    place = place_of(RECORD, RECORD.agenda, assessed, "nature")
    assert (place.meeting_id, place.stop, place.record_id) == (None, "meetings", paper.id)


def test_a_plan_without_a_meeting_is_looked_for_in_the_case() -> None:
    record = CaseRecord(area=RECORD.area, case=RECORD.case)
    place = place_of(record, RECORD.agenda, _first(Measure), "what")
    assert place.meeting_id is None


def test_a_planned_meeting_is_shown_as_its_plan() -> None:
    planned = Meeting(case_id=RECORD.case.id, number=9, state="planned")
    record = RECORD.model_copy(update={"meetings": [*RECORD.meetings, planned]})
    assert place_of(record, RECORD.agenda, planned, "place").stop == "when"
    invited = Invitation(meeting_id=planned.id)
    assert place_of(record, RECORD.agenda, invited, "agency").stop == "invited"
