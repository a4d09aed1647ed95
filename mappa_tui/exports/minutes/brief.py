"""What came of the meeting, in brief: for somebody who reads no further."""

from collections.abc import Iterator, Sequence

from mappa_tui.domain.action import Action
from mappa_tui.domain.disclosure import DEFER, DISCLOSE, Disclosure
from mappa_tui.domain.meeting import LEAVES, Decision
from mappa_tui.domain.noun import STANDARD
from mappa_tui.domain.record import MeetingRecord, live
from mappa_tui.domain.text import counted, listed
from mappa_tui.exports.blocks import RESTRICTED, Row, Table
from mappa_tui.exports.minutes.parts import (
    NONE_RECORDED,
    NOT_ANSWERED,
    answered,
    capital,
    handled,
    lines,
    weekday,
)
from mappa_tui.exports.minutes.rosh import last_assessment, level_of

KEPT_BACK = "What is restricted is left out."
_NO_DISSENT = ("none", "no", "nobody", "no dissent", "not applicable", "n/a")

Said = tuple[str, str]
"""A sentence with its handling."""


def brief(record: MeetingRecord) -> Table:
    """Return the outcome: risk, level, decisions, disclosures, differing views, what is next."""
    points: list[tuple[str, Sequence[Said]]] = [
        ("Risk of serious harm", list(_harm(record))),
        ("Level", [(_level(record), STANDARD)]),
        ("Decisions", [(f"D{r.number} {r.text}", r.handling) for r in _decisions(record)]),
        ("Disclosure", [(_decided(row), row.handling) for row in record.considered]),
        ("Differing views", list(dissents(record))),
    ]
    rows = [_row(label, said) for label, said in points]
    rows += [_actions(record), _row("Next", [(_next(record), STANDARD)])]
    return Table("In brief", ("About", "What came of it"), tuple(rows), (4, 14))


def dissents(record: MeetingRecord) -> Iterator[Said]:
    """Yield each view that differed, with what it was about."""
    meeting = record.meeting
    if is_dissent(meeting.level_dissent):
        settled = f" Settled: {meeting.dissent_settled}" if meeting.dissent_settled.strip() else ""
        yield f"On the level: {meeting.level_dissent}{settled}", STANDARD
    for decision in _decisions(record):
        if is_dissent(decision.dissent):
            yield f"On D{decision.number}: {decision.dissent}", decision.handling
    for row in record.considered:
        if is_dissent(row.dissent):
            yield f"On disclosure {row.letter}: {row.dissent}", row.handling


def is_dissent(text: str) -> bool:
    """Whether a text under dissent tells of one; `None` does not."""
    said = text.strip().rstrip(".").casefold()
    return bool(said) and said not in _NO_DISSENT


def _row(label: str, said: Sequence[Said]) -> Row:
    shown = [text for text, handling in said if handled(handling) != RESTRICTED]
    standard = lines([*shown, KEPT_BACK if len(shown) < len(said) else ""])
    whole = lines([text for text, _ in said]) or NONE_RECORDED
    return Row((label, whole), standard_cells=(label, standard or NONE_RECORDED))


def _harm(record: MeetingRecord) -> Iterator[Said]:
    now, before = record.assessment, last_assessment(record)
    if now is None:
        yield "Not assessed", STANDARD
        return
    yield f"Overall: {level_of(now, before, 'overall').lower()}", now.handling
    for group in ("children", "public", "known_adult", "staff"):
        level = level_of(now, before, f"{group}_community")
        if "(was" in level:
            words = f"{capital(group.replace('_', ' '))}, in the community: {level.lower()}"
            yield words, now.handling


def _level(record: MeetingRecord) -> str:
    now, was = record.meeting.level_after, record.meeting.level
    led = f"Lead agency: {answered(record.meeting.lead_agency)}"
    if not now.isdecimal():
        return lines([answered(now), led])
    change = f"Stays at Level {now}" if now == was else f"Level {now} from now"
    return lines([change + (f", was Level {was}" if was and now != was else ""), led])


def _decisions(record: MeetingRecord) -> list[Decision]:
    return sorted(live(record.decisions), key=lambda row: row.number)


def _decided(row: Disclosure) -> str:
    words = f"{row.letter} {row.recipient or 'recipient not named'}: "
    words += row.decision or NOT_ANSWERED.lower()
    if row.decision == DISCLOSE and row.when:
        words += f", by {weekday(row.when)}"
    if row.decision == DEFER and row.defer_to:
        words += f" to {weekday(row.defer_to)}"
    return words


def _actions(record: MeetingRecord) -> Row:
    def said(rows: Sequence[Action]) -> str:
        first = min((row.due for row in rows if row.due), default=None)
        names = [f"A{row.number}" for row in rows if row.due == first]
        due = f"; due first, on {weekday(first)}: {listed(names)}" if first else ""
        return f"{counted(len(rows), 'action')} open{due}"

    rows = record.open_actions
    shown = [row for row in rows if handled(record.handling_of(row)) != RESTRICTED]
    standard = lines([said(shown), KEPT_BACK if len(shown) < len(rows) else ""])
    return Row(("Actions", said(rows)), standard_cells=("Actions", standard))


def _next(record: MeetingRecord) -> str:
    meeting = record.meeting
    if meeting.next_step == LEAVES:
        return "Leaves MAPPA management at Levels 2 and 3"
    when = weekday(meeting.next_date, meeting.next_time)
    return f"Review on {when}" if meeting.next_date else NOT_ANSWERED
