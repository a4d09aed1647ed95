"""How long each item took, and how much was written under it."""

from mappa_tui.domain.lengths import ItemLength, lengths
from mappa_tui.domain.meeting import Contribution
from mappa_tui.domain.noun import RESTRICTED
from mappa_tui.domain.record import MeetingRecord
from tests.records import empty, running, whole


def length(record: MeetingRecord, key: str) -> ItemLength:
    return next(each for each in lengths(record) if each.item == key)


def test_each_item_has_its_minutes_as_planned_and_as_taken() -> None:
    assert (length(whole(), "disclosure").planned, length(whole(), "disclosure").taken) == (6, 11)
    assert length(running(), "close").taken is None
    assert sum(each.taken or 0 for each in lengths(whole())) == 72


def test_words_count_under_the_item_where_they_stand_and_restricted_ones_nowhere() -> None:
    record = empty()
    row = Contribution(meeting_id=record.meeting.id, item="risk", text="one two three")
    record.contributions = [row]
    assert (length(record, "risk").words, length(record, "risk").longest) == (3, 3)
    record.contributions = [row.model_copy(update={"handling": RESTRICTED})]
    assert length(record, "risk").words == 0
