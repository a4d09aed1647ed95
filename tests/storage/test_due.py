"""What all cases owe, as it is read out of the vault."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest

from mappa_tui.domain.action import CARRIED, DONE, Action, ActionOutcome
from mappa_tui.domain.case import LEFT, Case, Condition, LevelChange, RelevantDate
from mappa_tui.domain.change import Put, Set
from mappa_tui.domain.disclosure import DEFER, NOT_DISCLOSE, Disclosure
from mappa_tui.domain.due import (
    ACTION,
    DATE,
    DEFERRED,
    DRAFT,
    ENDING,
    FIRST,
    MINUTES,
    RELEASE,
    REVIEW,
)
from mappa_tui.domain.meeting import ON_PAPER, PLANNED, Meeting
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.referral import LEVEL_2, Referral
from mappa_tui.storage import due
from mappa_tui.storage.store import Store
from tests.storage.steps import held, issue, new_case, ready, sign

TODAY = dt.date(2025, 10, 14)
DECIDED: dict[str, Any] = {
    "decided_on": TODAY,
    "decided_by": "A. Sadiq",
    "reason": "Adds value.",
}
SOON, FAR = dt.date(2025, 11, 14), dt.date(2026, 6, 1)

Lines = list[tuple[str, dt.date | None, str]]


def owed(store: Store, *kinds: str) -> Lines:
    found = [line for some in store.owed() for line in some if not kinds or line.kind in kinds]
    return sorted(((line.kind, line.on, line.what) for line in found), key=str)


def given(store: Store, **values: Any) -> UUID:
    return new_case(store, **values).id


def test_the_demonstration_owes_its_minutes_its_review_and_what_it_decided(store: Store) -> None:
    meeting_id = ready(store)
    assert [(kind, on) for kind, on, _ in owed(store) if kind not in (ACTION, ENDING, DATE)] == [
        (DEFERRED, dt.date(2025, 10, 28)),
        (DRAFT, dt.date(2025, 10, 21)),
        (MINUTES, dt.date(2025, 10, 28)),
        (REVIEW, dt.date(2026, 1, 6)),
    ]
    assert [on for _, on, what in owed(store, ENDING) if "Curfew" in what] == [dt.date(2026, 1, 8)]
    assert len(owed(store, ACTION)) == 8
    sign(store, meeting_id)
    assert [on for _, on, _ in owed(store, MINUTES, DRAFT)] == [dt.date(2025, 10, 28)]
    issue(store, meeting_id)
    store.amend(meeting_id, "A name was wrong.")
    assert owed(store, DRAFT) == []


def test_a_planned_review_is_named(store: Store) -> None:
    case = given(store, level="3")
    rows = [
        Meeting(case_id=case, number=1, level="3", state=ON_PAPER, date=dt.date(2025, 9, 9)),
        Meeting(case_id=case, number=2, level="3", state=PLANNED, date=dt.date(2025, 10, 22)),
    ]
    store.write([Put(row) for row in rows])
    assert owed(store) == [
        (REVIEW, dt.date(2025, 10, 21), "Review at the latest: planned for 22 Oct 2025, too late")
    ]


def test_a_referral_owes_a_first_meeting_at_whatever_level_the_case_stands(store: Store) -> None:
    case = given(store, level="1")
    row = Referral(case_id=case, received=TODAY, decision=LEVEL_2, **DECIDED)
    store.write([Put(row), Put(Referral(case_id=case, received=TODAY, decision="declined"))])
    assert [(kind, on) for kind, on, _ in owed(store)] == [(FIRST, dt.date(2025, 11, 11))]
    store.write([Set("Referral", row.id, {"in_error": True})], case_id=case)
    assert owed(store) == []


def test_what_is_done_in_error_over_or_far_is_not_owed(store: Store) -> None:
    case = given(store, level="1")
    before = TODAY - dt.timedelta(1)
    rows: list[Noun] = [
        Action(case_id=case, task="done", due=TODAY, status=DONE),
        Action(case_id=case, task="wrong", due=TODAY, in_error=True),
        Action(case_id=case, task="far", due=FAR),
        Action(case_id=case, task="late", due=before),
        Action(case_id=case, task="undated"),
        Condition(case_id=case, text="over", ends=before),
        Condition(case_id=case, text="far", ends=FAR),
        Condition(case_id=case, text="endless", until="further order"),
        Condition(case_id=case, text="near", kind="order", ends=SOON),
        RelevantDate(case_id=case, what="over", on=before),
        RelevantDate(case_id=case, what="Parole"),
        RelevantDate(case_id=case, what="Tribunal", on=SOON),
    ]
    store.write([Put(row) for row in rows])
    assert owed(store) == [
        (ACTION, None, "A5 undated"),
        (ACTION, before, "A4 late"),
        (ENDING, SOON, "Ends: near"),
        (DATE, None, "Parole"),
        (DATE, SOON, "Tribunal"),
    ]


def test_a_level_is_owed_before_release_unless_mappa_was_left(store: Store) -> None:
    for surname in ("Inside", "Gone"):
        case = given(store, surname=surname, level="")
        store.write([Put(RelevantDate(case_id=case, what="Release", on=FAR))])
    left = LevelChange(case_id=case, level=LEFT, on=dt.date(2025, 9, 1))
    store.write([Put(left)], case_id=case)
    lines = [line for some in store.owed() for line in some]
    assert [(line.kind, line.on, line.case_title) for line in lines] == [
        (RELEASE, dt.date(2025, 12, 1), "M. INSIDE")
    ]


@pytest.mark.parametrize(
    ("recipient", "decision", "still"),
    [
        (" the CLUB ", NOT_DISCLOSE, False),
        ("the club", "", True),
        ("the school", NOT_DISCLOSE, True),
    ],
)
def test_a_deferred_disclosure_is_owed_until_a_later_meeting_decides(
    store: Store, recipient: str, decision: str, still: bool
) -> None:
    case = new_case(store, level="1")
    first, second = held(store, case), held(store, case)
    row = Disclosure(
        case_id=case.id, meeting_id=first, recipient="The club", decision=DEFER, defer_to=SOON
    )
    store.write([Put(row)], first)
    anew = Disclosure(case_id=case.id, meeting_id=second, recipient=recipient, decision=decision)
    store.write([Put(anew)], second)
    expected = [(DEFERRED, SOON, "Decide disclosure (a) anew: The club")]
    assert owed(store, DEFERRED) == (expected if still else [])


def test_all_is_read_however_many_there_are(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(due, "_AT_ONCE", 2)
    cases = [Case(surname=f"Case {n}", level="2") for n in range(5)]
    store.write([Put(case) for case in cases])
    actions = [Action(case_id=case.id, task="Ring", due=TODAY) for case in cases]
    store.write([Put(action) for action in actions])
    slices = list(store.owed())
    assert max(map(len, slices)) == 2
    assert len(owed(store, ACTION)) == 5
    assert len(owed(store, FIRST)) == 5


def test_an_action_says_what_gave_it_the_date_that_it_has(store: Store) -> None:
    whose = new_case(store)
    case = whose.id
    action = Action(case_id=case, number=1, made_on=TODAY, task="Ring", due=SOON)
    store.write([Put(action)])

    def source() -> str:
        [line] = [line for some in store.owed() for line in some if line.kind == ACTION]
        return line.source

    def moved(day: dt.date, to: dt.date, **values: Any) -> None:
        row = ActionOutcome(case_id=case, action_id=action.id, heard_on=day, was_due=SOON)
        told = {"outcome": CARRIED, "new_due": to, **values}
        store.write([Put(row.model_copy(update=told))], case_id=case)

    assert source() == "set by the meeting of 14 Oct 2025"
    moved(dt.date(2025, 10, 20), dt.date(2025, 11, 20))
    assert source() == "set by the meeting of 14 Oct 2025"  # without a reason it moves nothing
    moved(dt.date(2025, 10, 21), dt.date(2025, 11, 21), reason="He is away.")
    assert source() == "moved on 21 Oct 2025"
    moved(dt.date(2025, 11, 4), dt.date(2025, 11, 24), meeting_id=held(store, whose))
    assert source() == "moved by the meeting of 4 Nov 2025"
    store.write([Set("Action", action.id, {"due": dt.date(2025, 12, 1)})])
    assert source() == "as entered"
