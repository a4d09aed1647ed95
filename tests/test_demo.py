"""The demonstration's data: the same each time, and as the scenario says."""

from datetime import time
from itertools import combinations

from mappa_tui.demo import DEMO_STARTS, demonstration, whole_meeting
from mappa_tui.domain.meeting import ON_PAPER
from mappa_tui.domain.signoff import gaps, stopping
from tests.records import running, whole


def test_it_is_the_same_each_time_and_no_id_comes_twice() -> None:
    for nouns in (demonstration, whole_meeting):
        assert [row.model_dump() for row in nouns()] == [row.model_dump() for row in nouns()]
        assert not [1 for a, b in combinations(nouns(), 2) if a.id == b.id]


def test_no_record_breaks_a_rule() -> None:
    for row in (*demonstration(), *whole_meeting()):
        assert row.faults() == {}


def test_the_whole_meeting_is_the_running_one_gone_on() -> None:
    later = {row.id for row in whole_meeting()}
    assert {row.id for row in demonstration()} < later


def test_it_starts_forty_minutes_into_the_meeting_at_item_12() -> None:
    record = running()
    assert DEMO_STARTS.isoformat() == "2025-10-14T10:42:00+01:00"
    assert record.meeting.started == time(10, 2)
    assert sum(entry.seconds for entry in record.entries) == 40 * 60
    assert [entry.item for entry in record.entries if not entry.left] == ["victim_safety"]
    taken = [record.agenda.number(entry.item) for entry in record.entries]
    assert sorted(taken) == list(range(1, 13))


def test_the_running_meeting_shows_its_three_gaps_in_the_items_taken() -> None:
    questions = [gap.question for gap in stopping(gaps(running()))]
    assert questions[:3] == [
        "R6: what answers it?",
        "M5: by when, or how often?",
        "C1: what keeps C1 safe?",
    ]


def test_the_whole_meeting_took_as_long_as_it_says() -> None:
    record = whole()
    assert sum(entry.seconds for entry in record.entries) == 72 * 60
    assert record.meeting.closed == time(11, 14)


def test_both_earlier_meetings_were_on_paper() -> None:
    states = [row.state for row in whole().meetings[:2]]
    assert states == [ON_PAPER, ON_PAPER]


def test_ten_of_fourteen_came_and_ten_agencies_were_heard() -> None:
    record = running()
    assert [sum(row.came for row in record.invitations), len(record.invitations)] == [10, 14]
    said = {row.agency for row in record.contributions}
    assert len(said) == 10


def test_the_notes_of_item_12_name_no_restricted_place() -> None:
    for record in (running(), whole()):
        for row in (*record.entries, *record.measures):
            assert "Leisure" not in str(row.model_dump())
