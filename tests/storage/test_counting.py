"""What the statistics read from the vault, and what they make of it."""

import datetime as dt

from mappa_tui.domain.action import Action, ActionOutcome
from mappa_tui.domain.case import LevelChange
from mappa_tui.domain.change import Edit, Set
from mappa_tui.domain.event import SHPO, Event
from mappa_tui.domain.meeting import CLOSED, Issue, Meeting
from mappa_tui.domain.statistics.years import ReportingYear
from mappa_tui.storage.store import Store
from tests.storage.steps import held, issue, new_case, put, signed

YEAR = ReportingYear(2026)
"""In which the demonstration's meetings lie."""


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_offenders_come_with_their_history_and_events_by_name(store: Store) -> None:
    older = new_case(store, surname="Older", forenames="", crn="X2", category="2", area="Vale")
    new_case(store, surname="Ellery", crn="X1")
    put(store, LevelChange(case_id=older.id, on=day("2015-05-01"), category="2", level="3"))
    put(store, LevelChange(case_id=older.id, on=day("2015-06-01"), in_error=True))
    put(store, Event(case_id=older.id, what=SHPO, on=day("2015-07-01")))
    put(store, Event(case_id=older.id, what=SHPO, in_error=True))
    first, second = store.offenders()
    assert (first.title, first.crn, first.level) == ("M. ELLERY", "X1", "2")
    assert (second.title, second.area, second.category) == ("OLDER", "Vale", "2")
    assert [(each.on, each.level) for each in second.steps] == [(day("2015-05-01"), "3")]
    assert [each.what for each in second.events] == [SHPO]


def test_a_signed_and_issued_meeting_counts_with_who_came_and_what_it_decided(
    store: Store,
) -> None:
    meeting_id = signed(store)
    issue(store, meeting_id)
    put(store, Issue(meeting_id=meeting_id, version=1, on=day("2025-10-20")))
    put(store, Issue(meeting_id=meeting_id, version=2, on=day("2025-11-20")))
    work = store.work(YEAR)
    [found] = [each for each in work.meetings if each.number == 3]
    assert (found.title, found.on, found.level) == ("Level 2 review 3", day("2025-10-14"), "2")
    assert (found.level_after, found.exits, found.on_paper) == ("2", False, False)
    assert found.disclosure
    assert (found.issued, found.is_issued) == (day("2025-10-20"), True)
    came = {each.agency: each.came for each in found.invited}
    assert came["Police"]
    assert not all(came.values())
    on_paper = [each.number for each in work.meetings if each.on_paper]
    assert on_paper == [1, 2]


def test_a_meeting_without_the_disclosure_check_lacks_it(store: Store) -> None:
    meeting_id = held(store)
    values = {"state": CLOSED, "date": day("2025-10-14")}
    store.write([Set("Meeting", meeting_id, values)], meeting_id)
    assert [each.disclosure for each in store.work(YEAR).meetings] == [False]
    answered = {"child_sex_offender": "no", "no_recipient": "Nobody lives with him."}
    store.write([Set("Meeting", meeting_id, answered)], meeting_id)
    assert [each.disclosure for each in store.work(YEAR).meetings] == [True]


def test_meetings_that_were_not_held_do_not_count(store: Store) -> None:
    meeting_id = store.plan(new_case(store).id)
    store.write([Edit("Meeting", meeting_id, "date", "14/10/2025")], meeting_id)
    put(store, Meeting(case_id=store.offenders()[0].id, number=2, state="on paper"))
    assert store.work(YEAR).meetings == ()


def test_an_action_is_due_when_it_was_first_due(store: Store) -> None:
    case = new_case(store)

    def action(due: str, *heard: ActionOutcome, status: str = "open") -> Action:
        row = put(store, Action(case_id=case.id, due=day(due), status=status))
        for outcome in heard:
            put(store, outcome.model_copy(update={"action_id": row.id, "case_id": case.id}))
        return row

    def moved(was: str, to: str) -> ActionOutcome:
        return ActionOutcome(
            case_id=case.id,
            action_id=case.id,
            outcome="carried forward",
            was_due=day(was),
            new_due=day(to),
        )

    def done(on: str | None, was: str) -> ActionOutcome:
        given = day(on) if on else None
        heard = day("2025-10-14")
        return ActionOutcome(
            case_id=case.id,
            action_id=case.id,
            outcome="done",
            done_on=given,
            heard_on=heard,
            was_due=day(was),
            evidence="seen",
        )

    action("2025-06-01")
    action("2026-05-01", moved("2025-07-01", "2026-05-01"))
    action("2025-08-01", moved("2025-03-01", "2025-08-01"))
    action("2025-09-01", done("2025-08-30", "2025-09-01"))
    action("2025-09-02", done(None, "2025-09-02"))
    action("2025-09-03", status="cancelled")
    found = {task.ref: (task.due, task.is_done, task.done) for task in store.work(YEAR).actions}
    assert found == {
        "A1": (day("2025-06-01"), False, None),
        "A2": (day("2025-07-01"), False, None),
        "A4": (day("2025-09-01"), True, day("2025-08-30")),
        "A5": (day("2025-09-02"), True, day("2025-10-14")),
    }
