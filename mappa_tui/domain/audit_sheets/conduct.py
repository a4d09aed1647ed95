"""Sheet L, the audit of the meeting: how it was held, as far as its record says."""

import datetime as dt
from collections.abc import Iterable

from mappa_tui.domain.audit_sheets.answer import (
    AUDITOR,
    NO,
    NOT_APPLICABLE,
    NOT_RECORDED,
    PARTLY,
    YES,
    Answer,
    first,
    says_none,
    sentences,
    still_open,
)
from mappa_tui.domain.gap import Where
from mappa_tui.domain.heard import contributors, not_heard
from mappa_tui.domain.lengths import ItemLength, held_minutes, lengths
from mappa_tui.domain.meeting import INVITED, Invitation
from mappa_tui.domain.noun import RESTRICTED
from mappa_tui.domain.plan_rules import measures_in_force
from mappa_tui.domain.record import MeetingRecord, live
from mappa_tui.domain.signoff import absent_of_quorum, asks
from mappa_tui.domain.text import counted, listed

ON_TIME = 5
"""Minutes after the planned start that still count as on time (practice)."""
_FURTHEST = 3
"""Items that are named as furthest from their planned minutes."""


def on_time(record: MeetingRecord) -> Answer:
    """Whether the meeting began when it was called for."""
    meeting, at = record.meeting, Where("opening", "started")
    if meeting.started is None:
        return Answer(NOT_RECORDED, "No start is recorded.", at)
    if meeting.starts is None:
        began = f"Began at {meeting.started:%H:%M}; for when it was called is not recorded."
        return Answer(NOT_RECORDED, began, at)
    late = _minutes(meeting.started) - _minutes(meeting.starts)
    after = f", {counted(late, 'minute')} later" if late > 0 else ""
    return Answer(
        NO if late > ON_TIME else YES,
        f"Called for {meeting.starts:%H:%M}, began at {meeting.started:%H:%M}{after}. "
        f"Up to {ON_TIME} minutes count as on time.",
        at,
    )


def papers(record: MeetingRecord) -> Answer:
    """When papers went out is not in a meeting's record."""
    reports = sum(row.report == "yes" for row in live(record.invitations))
    return Answer(
        NOT_RECORDED,
        f"The record does not say when papers were sent. {counted(reports, 'report')} came in.",
        Where("attendance", "agency"),
    )


def statements(record: MeetingRecord) -> Answer:
    """Whether the statements were read, or attention was drawn to them."""
    meeting = record.meeting
    given = (
        ("confidentiality", meeting.confidentiality, meeting.confidentiality_at),
        ("diversity", meeting.diversity, meeting.diversity_at),
    )
    said = [f"The {name} statement was {_given(how, at)}." for name, how, at in given if how]
    lacks = [name for name, how, _ in given if not how]
    left_out = [name for name, how, _ in given if how == "not done"]
    lacking = (left_out or lacks)[:1]
    verdict = PARTLY if lacking else YES
    if len(lacks) == len(given):
        verdict = NOT_RECORDED
    elif len(left_out) == len(given):
        verdict = NO
    return Answer(
        verdict,
        sentences(*said, f"Not recorded: {listed(lacks)}." if lacks else ""),
        Where("opening", lacking[0] if lacking else "confidentiality"),
    )


def agencies_came(record: MeetingRecord) -> Answer:
    """Whether every invited agency was there, the Responsible Authority among them."""
    rows, at = _members(record), Where("attendance", "agency")
    if not rows or all(row.status == INVITED for row in rows):
        return Answer(NOT_RECORDED, "Who came is not recorded.", at)
    invited, came = _agencies(rows), _agencies(row for row in rows if row.came)
    away = _away(rows)
    unmarked, needed = asks(record, "attendance_marked"), absent_of_quorum(record)
    return Answer(
        NO if not came else PARTLY if away or needed or unmarked else YES,
        sentences(
            f"{len(came)} of {len(invited)} invited agencies were there.",
            f"Not there: {listed(away)}." if away else "",
            f"Of those that every meeting needs, not there: {listed(needed)}." if needed else "",
            still_open(record, unmarked),
        ),
        first(unmarked, at),
    )


def reports(record: MeetingRecord) -> Answer:
    """Whether each invited agency that was not there sent a report."""
    rows, at = _members(record), Where("attendance", "report")
    if not rows or all(row.status == INVITED for row in rows):
        return Answer(NOT_RECORDED, "Who came is not recorded.", at)
    away = _away(rows)
    if not away:
        return Answer(NOT_APPLICABLE, "No invited agency is marked as absent.", at)
    sent = _agencies(row for row in rows if row.agency in away and row.report == "yes")
    silent = [agency for agency in away if agency not in sent]
    return Answer(
        YES if not silent else PARTLY if sent else NO,
        sentences(
            f"{len(sent)} of {len(away)} absent agencies sent a report.",
            f"No report from {listed(silent)}." if silent else "",
        ),
        first(asks(record, "report_missing"), at),
    )


def agenda(record: MeetingRecord) -> Answer:
    """Whether every item of the agenda was taken."""
    items = record.agenda.items
    opened = {row.item for row in record.entries if row.opened}
    missed = [item for item in items if item.key not in opened]
    taken = len(items) - len(missed)
    at = missed[0] if missed else items[0]
    return Answer(
        NOT_RECORDED if not taken else PARTLY if missed else YES,
        sentences(
            f"{taken} of {len(items)} items were opened.",
            f"Not opened: {listed([item.title for item in missed])}." if missed and taken else "",
            "In which order they were taken is not recorded." if taken else "",
        ),
        Where(item=at.key),
    )


def last_actions(record: MeetingRecord) -> Answer:
    """Whether the meeting heard what became of each open action."""
    found, rows = asks(record, "action_outcome"), record.reviewed
    at = first(found, Where("actions_review", "last_minutes"))
    if not rows:
        return Answer(NOT_APPLICABLE, "No action of an earlier meeting was open.", at)
    return Answer(
        PARTLY if len(found) < len(rows) and found else NO if found else YES,
        sentences(
            f"Open before this meeting: {counted(len(rows), 'action')}. What became of it is "
            f"recorded of {len(rows) - len(found)}.",
            still_open(record, found),
        ),
        at,
        tuple(f"A{row.number}" for row in rows if record.handling_of(row) != RESTRICTED),
    )


def exchanged(record: MeetingRecord) -> Answer:
    """Whether every agency that came brought what it knows."""
    came, silent, at = contributors(record), not_heard(record), Where("information")
    entries = live(record.contributions)
    there = _agencies(row for row in _members(record) if row.came)
    writing = [agency for agency in there if agency not in came]
    if not came and not entries:
        return Answer(NOT_RECORDED, "No information by an agency is recorded.", at)
    return Answer(
        NO if not entries else PARTLY if silent or not came else YES,
        sentences(
            f"{len(came) - len(silent)} of {len(came)} agencies that came to speak were heard.",
            f"Not counted, there for the minutes alone: {listed(writing)}." if writing else "",
            f"Not heard: {listed(silent)}." if silent else "",
        ),
        at,
    )


def considered(record: MeetingRecord) -> Answer:
    """What was made of the information; whether it was considered is for a person to say."""
    at = Where("information")
    if not live(record.contributions):
        return Answer(NOT_RECORDED, "No information by an agency is recorded.", at)
    decisions = live(record.decisions)
    reasoned = sum(bool(row.rationale.strip()) for row in decisions)
    made = [row for row in measures_in_force(record) if row.meeting_id == record.meeting.id]
    noted = sum(bool(row.notes.strip()) for row in record.entries)
    return Answer(
        AUDITOR,
        f"This meeting made {counted(len(made), 'measure')} and "
        f"{counted(len(decisions), 'decision')}"
        + (f", {reasoned} of them with a rationale. " if decisions else ". ")
        + f"Discussion is noted under {counted(noted, 'item')}.",
        at,
    )


def summarised(record: MeetingRecord) -> Answer:
    """Whether the actions were read back; the chair's summing up leaves no other trace."""
    read = {"yes": "were read back", "no": "were not read back"}.get(record.meeting.read_back)
    return Answer(
        AUDITOR,
        f"The actions {read} at the end." if read else "Reading the actions back is not recorded.",
        Where("actions", "read_back"),
    )


def dissent(record: MeetingRecord) -> Answer:
    """Whether dissent was asked for, and where there was any, how it was settled."""
    meeting, at = record.meeting, Where("decision", "level_dissent")
    told = [meeting.level_dissent, *(row.dissent for row in record.considered)]
    told += [row.dissent for row in live(record.decisions) if row.dissent.strip()]
    asked = [text for text in told if text.strip()]
    if not asked:
        return Answer(NOT_RECORDED, "Dissent is recorded nowhere, nor that there was none.", at)
    unasked = len(told) - len(asked)
    elsewhere = sum(_differs(text) for text in asked) - _differs(meeting.level_dissent)
    is_open = _differs(meeting.level_dissent) and not meeting.dissent_settled.strip()
    on_level = "Dissent on the level is noted"
    return Answer(
        PARTLY if unasked or is_open else AUDITOR if elsewhere else YES,
        sentences(
            f"{on_level}; how it was settled is not recorded." if is_open else "",
            f"{on_level}, with how it was settled."
            if _differs(meeting.level_dissent) and not is_open
            else "",
            f"At {counted(elsewhere, 'other decision')}, somebody differed; whether it says how "
            "to go on is for the auditor to read there."
            if elsewhere
            else "",
            "Asked for, and none." if not any(map(_differs, asked)) else "",
            f"At {counted(unasked, 'decision')}, it is not recorded whether anybody differed."
            if unasked
            else "",
        ),
        Where("decision", "dissent_settled") if is_open else at,
    )


def proportion(record: MeetingRecord) -> Answer:
    """How the time was spent; whether in proportion to importance is for a person to say."""
    found = lengths(record)
    at = Where("information")
    taken = [each for each in found if each.taken is not None]
    if not taken:
        return Answer(NOT_RECORDED, "No time by item is recorded.", at)
    most = sorted(taken, key=lambda each: (-_off(each), each.number))[:_FURTHEST]
    held = held_minutes(record.meeting)
    how_long = (
        f"{sum(each.taken or 0 for each in taken)} minutes were taken by its items"
        if held is None
        else f"{counted(held, 'minute')} from start to close"
    )
    named = [f"{each.title} {each.taken} of {each.planned}" for each in most if _off(each)]
    return Answer(
        AUDITOR,
        sentences(
            f"{how_long}, {record.meeting.planned_minutes} planned for the meeting.",
            f"Furthest from their plan: {listed(named)}." if named else "",
        ),
        at,
    )


def _off(each: ItemLength) -> int:
    return abs((each.taken or 0) - each.planned)


def _differs(text: str) -> bool:
    """Whether a field of dissent names some, rather than nothing or that there was none."""
    return bool(text.strip()) and not says_none(text)


def _members(record: MeetingRecord) -> list[Invitation]:
    return [row for row in live(record.invitations) if row.part != "observer"]


def _agencies(rows: Iterable[Invitation]) -> list[str]:
    return list(dict.fromkeys(row.agency for row in rows if row.agency))


def _away(rows: list[Invitation]) -> list[str]:
    """Return the agencies that were marked as not there, and nobody of them as there."""
    others = {row.agency for row in rows if row.came or row.status == INVITED}
    return [agency for agency in _agencies(rows) if agency not in others]


def _given(how: str, at: dt.time | None) -> str:
    if how == "not done":
        return "not given"
    return f"{how} at {at:%H:%M}" if at else how


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute
