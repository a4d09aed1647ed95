"""What runs beside MAPPA, as the minutes print it."""

import pytest

from mappa_tui.domain.meeting import CheckAnswer
from mappa_tui.domain.neighbour import ARRANGEMENTS, Neighbour
from mappa_tui.domain.noun import RESTRICTED
from mappa_tui.domain.people import POTENTIAL_VICTIM, Person
from mappa_tui.domain.record import MeetingRecord
from tests.exports.reading import section, without
from tests.records import empty, whole


def rows(record: MeetingRecord, restricted: bool = False) -> list[str]:
    text = section(record, "Other checks", "restricted" if restricted else "standard")
    return text.partition("Neighbouring arrangements\n")[2].splitlines()


def test_all_seven_are_printed_with_what_was_said_of_each() -> None:
    text = "\n".join(rows(whole()))
    assert "MARAC | No\nFor the offender | None recorded" in text
    assert "Prevent or Channel | Not applicable | None recorded" in text
    assert "Child protection | Yes\nFor C1\nContact: Beth Lowry | A strategy discussion" in text
    assert "Integrated offender management | Not asked | None recorded" in text
    for arrangement in ARRANGEMENTS:
        assert f"\n{arrangement} | " in f"\n{text}"


def test_nothing_asked_is_printed_as_not_asked() -> None:
    text = "\n".join(rows(without(whole(), "neighbours")))
    assert text.count("Not asked") == len(ARRANGEMENTS)
    assert "Not asked" in "\n".join(rows(empty()))


@pytest.mark.parametrize("how", ["handling", "label", "name"])
def test_one_that_is_restricted_or_about_somebody_who_is_stays_out(how: str) -> None:
    record = whole()
    hidden = Person(
        case_id=record.case.id,
        label="C2",
        name="Ann Lee",
        part=POTENTIAL_VICTIM,
        handling=RESTRICTED,
    )
    record.put(hidden)
    about = {"handling": "C1", "label": "C2, at risk", "name": "ann lee"}[how]
    row = Neighbour(case_id=record.case.id, arrangement="MARAC", about=about, runs="yes")
    row.matters = "A safe room"
    if how == "handling":
        row.handling = RESTRICTED
    record.put(row)
    assert "A safe room" not in "\n".join(rows(record))
    assert about not in "\n".join(rows(record)).replace("For C1\n", "")
    assert "Restricted arrangements are left out." in "\n".join(rows(record))
    assert "A safe room" in "\n".join(rows(record, restricted=True))
    assert "[Restricted] MARAC | " in "\n".join(rows(record, restricted=True))


def test_answers_to_checks_that_the_agenda_no_longer_has_are_not_lost() -> None:
    record = whole()
    meeting_id = record.meeting.id
    record.put(CheckAnswer(meeting_id=meeting_id, check="own_check", answer="yes", note="Seen."))
    text = section(record, "Other checks")
    assert "Checks that the agenda no longer has" in text
    assert "Own check | Yes | Seen." in text
    assert "no longer has" not in section(whole(), "Other checks")


def test_one_entered_in_error_is_asked_anew() -> None:
    record = whole()
    marac = record.neighbours[0]
    record.put(marac.model_copy(update={"in_error": True}))
    assert "MARAC | Not asked | None recorded" in rows(record)
