import datetime as dt
from pathlib import Path

import pytest

from mappa_tui.domain import agenda
from mappa_tui.domain.action import Action
from mappa_tui.domain.change import Edit, Set
from mappa_tui.domain.clock import Clock
from mappa_tui.domain.meeting import CANCELLED, POSTPONED
from mappa_tui.domain.risk import RiskAssessment
from mappa_tui.storage.errors import AgendaUnusable, Missing
from mappa_tui.storage.store import Store
from tests.access import let_in
from tests.storage.steps import issue, new_case, put, sign, signed


def test_home_lists_cases_by_name(store: Store) -> None:
    new_case(store, surname="older", forenames="Zoe")
    new_case(store, surname="Ellery", category="1")
    lines = store.home().cases
    assert [line.title for line in lines] == ["M. ELLERY", "Z. OLDER"]
    assert (lines[0].crn, lines[0].category, lines[0].level) == ("X482913", "1", "2")


def test_home_lists_meetings_by_date_and_the_undated_last(store: Store) -> None:
    case = new_case(store)
    days = ("", "21 Oct 2025", "14 Oct 2025")
    meetings = [store.plan(case.id) for _ in days]
    for meeting_id, day in zip(meetings, days, strict=True):
        store.write([Edit("Meeting", meeting_id, "date", day)], meeting_id)
    lines = store.home().meetings
    assert [line.id for line in lines] == [meetings[2], meetings[1], meetings[0]]
    assert lines[0].title == "Level 2 review 3"
    assert lines[0].case_title == "M. ELLERY"


def test_meetings_called_off_are_not_listed(store: Store) -> None:
    case = new_case(store)
    for state in (CANCELLED, POSTPONED):
        meeting_id = store.plan(case.id)
        store.write([Set("Meeting", meeting_id, {"state": state})], meeting_id)
    assert store.home().meetings == ()


def test_an_issued_meeting_is_listed_until_its_next_one_is_planned(store: Store) -> None:
    meeting_id = signed(store)
    issue(store, meeting_id)
    [line] = store.home().meetings
    assert (line.id, line.state) == (meeting_id, "issued")
    planned = store.plan(line.case_id)
    [line] = store.home().meetings
    assert (line.id, line.date) == (planned, dt.date(2025, 11, 25))
    store.write([Set("Meeting", planned, {"state": POSTPONED})], planned)
    assert [each.id for each in store.home().meetings] == [meeting_id]


def test_home_lists_open_actions_by_due_date(store: Store) -> None:
    case = new_case(store)
    for due in (None, dt.date(2025, 11, 1), dt.date(2025, 10, 20)):
        put(store, Action(case_id=case.id, due=due))
    put(store, Action(case_id=case.id, status="done"))
    put(store, Action(case_id=case.id, in_error=True))
    assert [line.number for line in store.home().actions] == [3, 2, 1]


@pytest.mark.parametrize("reference", ["X482913/1", "x482913/1", " x482913 / 1 "])
def test_a_meeting_is_found_by_crn_and_number(store: Store, reference: str) -> None:
    case = new_case(store)
    first, second = store.plan(case.id), store.plan(case.id)
    assert store.find_meeting(reference) == first
    assert store.find_meeting("X482913/2") == second


@pytest.mark.parametrize("reference", ["", "/", "X482913", "X482913/9", "X1/1", "/1", "X482913/²"])
def test_a_reference_that_names_no_meeting_finds_none(store: Store, reference: str) -> None:
    store.plan(new_case(store, crn="").id)
    store.plan(new_case(store).id)
    assert store.find_meeting(reference) is None


def test_the_next_meeting_takes_along_what_the_last_one_had(store: Store) -> None:
    meeting_id = signed(store)
    last = store.meeting(meeting_id)
    record = store.meeting(store.plan(last.case.id))
    assert record.meeting.number == last.meeting.number + 1
    assert record.last_meeting is not None
    assert record.last_meeting.id == meeting_id
    assert [row.agency for row in record.invitations] == [row.agency for row in last.invitations]
    assert record.assessment is not None
    assert last.assessment is not None
    assert record.assessment.overall == last.assessment.overall
    assert [row.number for row in record.open_actions] == [row.number for row in last.open_actions]


def test_nothing_comes_along_from_a_meeting_that_was_called_off(store: Store) -> None:
    case = new_case(store)
    first = store.plan(case.id)
    store.write([Edit("Meeting", first, "place", "Room 4")], first)
    off = store.plan(case.id)
    store.write([Edit("Meeting", off, "place", "")], off)
    store.write([Set("Meeting", off, {"state": CANCELLED})], off)
    record = store.meeting(store.plan(case.id))
    assert (record.meeting.number, record.meeting.place) == (3, "Room 4")
    assert record.last_meeting is not None
    assert record.last_meeting.id == first


def test_a_meeting_shows_the_assessments_of_the_case_and_its_own(store: Store) -> None:
    case = new_case(store)
    meetings = [store.plan(case.id) for _ in range(2)]
    record = store.meeting(meetings[1])
    assert len(record.assessments) == 2
    assert isinstance(record.assessment, RiskAssessment)
    assert record.assessment.meeting_id == meetings[1]


def test_what_is_not_there_is_said_to_be_missing(store: Store) -> None:
    case = new_case(store)
    with pytest.raises(Missing):
        store.meeting(case.id)
    assert store.signed(case.id) is None


def test_an_agenda_in_the_folder_is_used(tmp_path: Path, clock: Clock) -> None:
    shipped = Path(agenda.__file__).parent / "agendas" / "standard.toml"
    text = shipped.read_text(encoding="utf-8").replace("Standard agenda", "Ours")
    (tmp_path / "agenda.toml").write_text(text, encoding="utf-8")
    store = Store(tmp_path, clock, let_in("me"))
    assert store.meeting(store.plan(new_case(store).id)).agenda.name == "Ours"
    store.close()
    (tmp_path / "agenda.toml").write_text("name = 'Nothing in it'", encoding="utf-8")
    with pytest.raises(AgendaUnusable, match="leaves out risk"):
        Store(tmp_path, clock, let_in("me"))


def test_signed_minutes_keep_the_agenda_that_they_were_held_with(
    tmp_path: Path, clock: Clock
) -> None:
    store = Store(tmp_path, clock, let_in("me"))
    meeting_id = signed(store)
    then = store.meeting(meeting_id).agenda
    store.close()
    own = then.model_copy(update={"name": "Ours"})
    lines = ['name = "Ours"']
    for item in own.items:
        lines += ["[[item]]", f'key = "{item.key}"', f'kind = "{item.kind}"']
        lines += [f'title = "{item.title}"', f'pillar = "{item.pillar}"']
    (tmp_path / "agenda.toml").write_text("\n".join(lines), encoding="utf-8")
    store = Store(tmp_path, clock, let_in("me"))
    assert store.area_settings.agenda.name == "Ours"
    assert store.meeting(meeting_id).agenda == then
    store.amend(meeting_id, "A word is missing")
    assert store.meeting(meeting_id).agenda == then
    sign(store, meeting_id)
    store.close()
