"""Action slips: each agency has its own actions, and nobody has a restricted one but its owner."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_tui.domain.action import DONE, Action
from mappa_tui.domain.agency_names import agencies_named, same_name
from mappa_tui.domain.meeting import LEAVES, Invitation
from mappa_tui.domain.noun import HANDLING, RESTRICTED, STANDARD
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.exports.blocks import for_audience
from mappa_tui.exports.slips import LEFT_OUT, Slip, action_table, slip, slips
from tests.records import empty, running, whole

from .documents import faults
from .reading import text_of


def acting(*rows: dict[str, Any]) -> MeetingRecord:
    """Return a meeting with these actions alone."""
    record = empty()
    for number, row in enumerate(rows, 1):
        given = {"agency": "Police", "owner": "DC Marsh", "due": dt.date(2025, 10, 17)}
        record.put(
            Action(
                case_id=record.case.id, number=number, **{**given, "task": f"Task {number}", **row}
            )
        )
    return record


def names(record: MeetingRecord) -> list[str]:
    return [each.name for each in slips(record)]


def read(record: MeetingRecord, name: str) -> str:
    return text_of(slip(record, next(each for each in slips(record) if each.name == name)))


def test_each_agency_has_its_own_open_actions_and_what_they_need() -> None:
    record = acting(
        {"helpers": "Leanne Cross"},
        {"agency": "Housing", "owner": "Sunil Rao"},
        {"status": DONE},
        {"in_error": True},
    )
    record.put(Invitation(meeting_id=record.meeting.id, agency="Probation", name="Leanne Cross"))
    record.case.crn = "X482913"
    record.meeting.chair, record.meeting.minute_taker = "DI Nair", "L. Cross"
    record.meeting.next_date, record.meeting.next_time = dt.date(2026, 1, 6), dt.time(10)
    assert names(record) == ["Housing", "Police", "Probation"]
    text = read(record, "Police")
    assert "A1 | Task 1 | DC Marsh, Police\nwith Leanne Cross | Friday 17 October 2025" in text
    assert "Case reference: X482913" in text
    assert "Next meeting: Tuesday 6 January 2026 at 10:00" in text
    assert "Report back to: L. Cross (minute-taker) and DI Nair (chair)" in text
    assert not [task for task in ("Task 2", "Task 3", "Task 4") if task in text]
    helping = read(record, "Probation")
    assert "No actions of this agency are open." in helping
    assert helping.index("To help with") < helping.index("Task 1")


def test_a_restricted_action_goes_to_its_owner_alone(tmp_path: Path) -> None:
    record = acting(
        {"task": "Hidden task", "handling": RESTRICTED, "helpers": "Housing"},
        {},
        {"owner": "PC Hall", "task": "Other task", "handling": RESTRICTED},
    )
    assert names(record) == [
        "Police",
        "Police, restricted, for DC Marsh",
        "Police, restricted, for PC Hall",
    ]
    police = read(record, "Police")
    assert LEFT_OUT in police
    assert not [task for task in ("Hidden", "Other") if task in police]
    assert faults(slip(record, Slip("Police")), tmp_path, ("Hidden task", "Other task")) == []
    own = read(record, "Police, restricted, for DC Marsh")
    assert "Restricted copy for: DC Marsh, Police. For nobody else." in own
    assert "A1\nRestricted | Hidden task" in own
    assert not [task for task in ("Task 2", "Other task") if task in own]
    cut = text_of(for_audience(slip(record, Slip("Police", "DC Marsh")), "standard"))
    assert "Hidden task" not in cut


def test_nothing_else_of_the_case_is_on_a_slip() -> None:
    record = whole()
    secret = [
        record.case.surname,
        record.case.forenames,
        record.case.address,
        *(row.name for row in record.people),
        *(row.text for row in record.risks),
        *(row.text for row in record.contributions),
        *(row.what for row in record.measures),
    ]
    tasks = " ".join(row.task for row in record.actions)
    withheld = [text for text in secret if text.strip() and text not in tasks]
    assert len(withheld) > 20
    for each in slips(record):
        text = text_of(slip(record, each))
        assert [one for one in withheld if one.casefold() in text.casefold()] == []


@pytest.mark.parametrize("make", [whole, running, empty])
def test_every_slip_and_the_table_of_all_are_right_in_form(make: Any, tmp_path: Path) -> None:
    record = make()
    for each in slips(record):
        assert faults(slip(record, each, "DRAFT, not signed"), tmp_path) == []
    assert faults(for_audience(action_table(record), "standard"), tmp_path) == []


def test_the_table_of_all_has_every_open_action_by_date() -> None:
    later, sooner = dt.date(2025, 12, 1), dt.date(2025, 11, 1)
    record = acting(
        {"due": later}, {"due": sooner}, {"handling": RESTRICTED}, {"due": None}, {"status": DONE}
    )
    text = text_of(for_audience(action_table(record), "standard"))
    assert text.index("Task 2") < text.index("Task 1") < text.index("Task 4")
    assert LEFT_OUT in text
    assert "Task 3" not in text
    assert "Task 5" not in text
    assert "Task 3" in text_of(action_table(record))


def test_what_is_not_known_is_said() -> None:
    record = acting({"agency": "", "owner": ""}, {})
    assert names(record) == ["Police"]
    text = read(record, "Police")
    assert "Case reference: CRN not recorded" in text
    assert "Next meeting: Not yet set" in text
    record.meeting.next_step = LEAVES
    assert "Next meeting: None: managed at Levels 2 and 3 no longer" in read(record, "Police")


@pytest.mark.parametrize(
    ("helpers", "agencies"),
    [
        ("Leanne Cross and housing", ["Probation", "Housing"]),
        ("Housing, Ripford Borough", ["Housing, Ripford Borough"]),
        ("children\u2019s social care", ["Children's social care"]),
        ("a social worker", []),
        ("Policeman", []),
        ("", []),
    ],
)
def test_helpers_name_agencies_by_themselves_or_by_their_people(
    helpers: str, agencies: list[str]
) -> None:
    record = empty()
    for agency, name in (("Probation", "Leanne Cross"), ("Housing, Ripford Borough", "")):
        record.put(Invitation(meeting_id=record.meeting.id, agency=agency, name=name))
    assert agencies_named(record, helpers) == agencies


AGENCY = st.sampled_from(["Police", "police ", "Housing", "", "Health, mental health trust"])
OWNER = st.sampled_from(["DC Marsh", "dc  marsh", "PC Hall", ""])


@given(
    rows=st.lists(
        st.tuples(AGENCY, OWNER, AGENCY, st.sampled_from(HANDLING)), min_size=1, max_size=6
    )
)
def test_no_copy_has_a_restricted_task_that_is_not_its_readers(
    rows: list[tuple[str, str, str, str]],
) -> None:
    record = acting(
        *(
            {"agency": agency, "owner": owner, "helpers": helpers, "handling": handling}
            for agency, owner, helpers, handling in rows
        )
    )
    shown: set[int] = set()
    for each in slips(record):
        text = text_of(slip(record, each))
        for row in record.actions:
            if f"Task {row.number}" not in text:
                continue
            shown.add(row.number)
            owns = row.agency.strip().casefold() == each.agency.casefold()
            if row.handling == RESTRICTED:
                assert owns
                assert same_name(row.owner, each.reader)
            else:
                assert each.reader == ""
    wanted = {
        row.number
        for row in record.actions
        if row.agency.strip() and (row.handling != RESTRICTED or row.owner)
    }
    assert wanted <= shown
    assert STANDARD in HANDLING
