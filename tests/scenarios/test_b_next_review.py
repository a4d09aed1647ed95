"""The review after scenario A: what was carried, what had to be confirmed, what changed."""

from contextlib import closing
from pathlib import Path

from mappa_tui.domain.clock import Clock
from mappa_tui.domain.disclosure import NOT_DISCLOSE
from mappa_tui.domain.plan import CHANGED, CONTINUES, DONE, WITHDRAWN
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.storage.store import Store
from tests.access import let_in
from tests.scenarios import b_steps as steps
from tests.scenarios.player import WallClock, sitting
from tests.scenarios.word import Minutes
from tests.storage.steps import issue, signed

SINCE = "What changed since 14 October 2025"
CHANGES = [
    "Risk of serious harm | Children: was very high, now high",
    "Risks | R7 new: Loses the new flat",
    f"Measures | M2 withdrawn: Keywork on evenings: {steps.EVENINGS} "
    "M3 done: Benefits and work-search plan: He has work since 3 November. "
    f"M7 changed: Horizon: {steps.HORIZON} M12 new: Evening visits",
    "Actions | A3 carried forward to 9 December 2025: Report on move-on addresses outside Harrow "
    "Park: No flat. A6 done on 16 October 2025: Disclosure (a): tell Dawn Prior, in person at her "
    "home",
    "Disclosures | (a) of Tuesday 14 October 2025 made on 16 October 2025",
    "Restricted changes are left out.",
]


async def test_the_next_review_begins_with_what_is_still_true_and_says_what_changed(
    tmp_path: Path,
) -> None:
    vault, clock, to = tmp_path / "vault", WallClock("2025-10-14 11:20"), tmp_path / "b.docx"
    with closing(Store(vault, Clock(clock.now), let_in())) as store:
        issue(store, signed(store))
    clock.set("2025-11-24 09:00")
    async with sitting(vault, clock) as play:
        await steps.plan(play)
        await steps.begin(play)
        await steps.look_back(play)
        await steps.confirm(play)
        await steps.assess(play)
        await steps.review(play)
        await steps.follow_the_thread(play)
        await steps.follow_disclosures_up(play)
        await steps.look_at_what_is_left(play)
        await steps.read_what_changed(play)
        await steps.export(play, to)
        await play.leave()
    _reviews_set_the_plan(_stored(vault))
    minutes = Minutes(to)
    _what_changed_stands_near_the_beginning(minutes)
    _what_was_looked_at_is_said(minutes)
    _the_matrix_is_printed(minutes)


def _stored(vault: Path) -> MeetingRecord:
    with closing(Store(vault, Clock(), let_in())) as store:
        meeting = store.find_meeting("X482913/4")
        assert meeting is not None
        return store.meeting(meeting)


def _reviews_set_the_plan(record: MeetingRecord) -> None:
    marks = {row.number: (record.review(row) or row) for row in record.measures}
    said = {number: getattr(row, "mark", "") for number, row in marks.items()}
    assert said == {
        **dict.fromkeys((1, 4, 5, 8, 9, 10, 11), CONTINUES),
        **{2: WITHDRAWN, 3: DONE, 6: "", 7: CHANGED, 12: ""},
    }
    ended = {row.number: row.status for row in record.measures if row.ended_in}
    assert ended == {2: WITHDRAWN, 3: DONE}
    [anew] = record.considered
    assert (anew.recipient, anew.decision) == (
        "the manager of Ripford Leisure Centre",
        NOT_DISCLOSE,
    )
    assert anew.follows == record.pending[2].id


def _what_changed_stands_near_the_beginning(minutes: Minutes) -> None:
    opening = minutes.items["Opening"]
    at = opening.index(SINCE)
    assert opening[at + 1] == "About | What changed"
    assert opening[at + 2 :] == CHANGES
    assert "Leisure Centre" not in minutes.text


def _what_was_looked_at_is_said(minutes: Minutes) -> None:
    case = minutes.items["Case summary"]
    assert f"Checked | Amended on 25 November 2025: {steps.ADDRESS}" in case
    assert "Checked: Not confirmed at this meeting; from 14 October 2025" in case
    risk = minutes.items["Risk assessment"]
    assert "Risk assessment, checked: Amended on 25 November 2025" in risk
    control = minutes.rows("Monitoring and control", "M")
    assert "Continues." in control[0]
    assert "Not reviewed at this meeting." in control[2]
    then = minutes.items["Disclosure check"]
    made = "Disclose, by Friday 17 October 2025 | Made on Thursday 16 October 2025 by DC Owen"
    assert [
        line for line in then if line.startswith("(a) of 14 October 2025 | Dawn") and made in line
    ]
    assert "A disclosure of an earlier meeting is restricted." in then


def _the_matrix_is_printed(minutes: Minutes) -> None:
    lines = minutes.items["Contingency"]
    pillars = "Supervision | Monitoring | Interventions | Victim safety | Contingency"
    assert f"Risk or victim | {pillars}" in lines
    assert "R4 Empty evenings, drink | – | M5 Wider curfew and GPS | – | – | –" in lines
    assert "R7 Loses the new flat | M12 Evening visits | – | – | – | –" in lines
