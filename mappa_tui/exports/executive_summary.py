"""The executive summary that answers a request for the minutes.

A short list of fixed fields and a text written for it (guidance on requests for minutes). What
holds a withheld string, is third party or is restricted is left out and listed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from mappa_tui.domain.dates import long_date
from mappa_tui.domain.disclosure import DEFER, DISCLOSE, INSIDE, NOT_DISCLOSE, REVIEWED
from mappa_tui.domain.judged import Judged
from mappa_tui.domain.meeting import LEAVES, Version
from mappa_tui.domain.plan import IN_FORCE
from mappa_tui.domain.record import CaseRecord, MeetingRecord, live
from mappa_tui.domain.summary import Summary
from mappa_tui.domain.text import counted, listed
from mappa_tui.exports.blocks import (
    UNDATED,
    Block,
    Document,
    Fields,
    Heading,
    LeftOut,
    Paragraph,
    Row,
    Table,
)
from mappa_tui.exports.minutes.parts import answered, recorded, weekday
from mappa_tui.exports.minutes.status import DRAFT
from mappa_tui.exports.minutes.status import stamp as stamp_of
from mappa_tui.exports.withheld import Withheld, withheld

STATEMENT = (
    "This summary answers a request for the minutes of the meeting. The minutes themselves are "
    "closed: they hold what agencies shared in confidence, and speak of other people."
)
NO_TEXT = "No text was written for this summary."
OVER_ITS_END = "A withheld name or sentence runs over its end."
LEFT_OUT = "Something is left out here."
"""Said once under a heading, so that nobody learns how much it was."""

_OVER = 4
"""Paragraphs over which a withheld string is looked for, should it be parted by line ends."""
_TELLING = {
    DISCLOSE: "to be told",
    NOT_DISCLOSE: "not to be told",
    DEFER: "deferred",
    REVIEWED: "told before, reviewed",
    "": "not decided",
}


def executive_summary(record: MeetingRecord, history: Sequence[Version]) -> Document:
    """Return the summary of a meeting, with what was left out of it.

    Args:
        record: the meeting, with its `summary`: as it stands, or as a signed version holds it.
        history: its versions; without a signed one at the end, the summary is a DRAFT.
    """
    kept = _Sieve(withheld(record))
    meeting = record.meeting
    day = long_date(meeting.date) if meeting.date else "undated"
    about = [
        kept.line(record.case.crn),
        day,
        kept.line(meeting.area or record.area.name),
    ]
    blocks = tuple(kept.blocks(tuple(_blocks(record))))
    is_signed = bool(history) and history[-1].signed_at is not None
    return Document(
        title=f"MAPP executive summary: {meeting.printed_title}",
        subject=", ".join(part for part in about if part),
        marking=record.area.marking,
        # Who signed, and why it was amended, stays with the minutes.
        status=f"From version {history[-1].number} of the minutes" if is_signed else DRAFT,
        stamp=stamp_of(history),
        dated=meeting.date or UNDATED,
        blocks=blocks,
        left_out=tuple(kept.left_out),
    )


def judged(record: CaseRecord, summary: Summary) -> Judged:
    """Return what is withheld and stands in the text, while it is typed."""
    assert isinstance(record, MeetingRecord)
    found = _why(withheld(record), summary.text)
    if not summary.text.strip():
        return Judged()
    if not found:
        return Judged((("✓", "It holds no withheld name, address or restricted sentence."),))
    return Judged(
        (("!", found), ("", "The summary leaves out each paragraph that does: write it anew."))
    )


def _blocks(record: MeetingRecord) -> Iterator[Block]:
    case, meeting = record.case, record.meeting
    yield Paragraph(STATEMENT, "statement")
    yield Heading("The meeting")
    level = meeting.level_after
    if meeting.next_step == LEAVES:
        follows = ("What next", "Leaves MAPPA management at Levels 2 and 3")
    else:
        follows = ("Next review", weekday(meeting.next_date, meeting.next_time))
    yield Fields(
        "The meeting",
        (
            ("Subject of the meeting", case.full_name),
            ("Held on", weekday(meeting.date)),
            ("Category", answered(meeting.category or case.category)),
            ("Level from now", f"Level {level}" if level.isdecimal() else answered(level)),
            ("Reason", answered(meeting.level_reason)),
            ("Lead agency", answered(meeting.lead_agency)),
            ("Agencies present", recorded("; ".join(_present(record)))),
            follows,
        ),
    )
    yield Heading("Risk management plan")
    yield _pillars(record)
    yield Heading("Disclosure")
    yield Paragraph(_disclosure(record))
    yield Heading("Summary")
    text = record.summary.text if record.summary else ""
    paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
    yield from (Paragraph(line) for line in paragraphs or [NO_TEXT])


def _present(record: MeetingRecord) -> list[str]:
    rows = sorted(live(record.invitations), key=lambda row: (row.position, str(row.id)))
    there = (row.agency for row in rows if row.came and row.part != "observer" and row.agency)
    return list(dict.fromkeys(there))


def _pillars(record: MeetingRecord) -> Table:
    def count(pillar: str) -> str:
        found = [row for row in record.pillar(pillar) if row.status == IN_FORCE]
        return str(len(found))

    pillars = [item for item in record.agenda.items if item.kind == "pillar"]
    return Table(
        "Measures in the plan",
        ("Pillar", "Measures"),
        tuple(Row((item.title, count(item.pillar))) for item in pillars),
        (7, 3),
    )


def _disclosure(record: MeetingRecord) -> str:
    """Return how many people were considered, and how that was decided; restricted ones too."""
    rows = [row for row in record.considered if row.recipient_kind != INSIDE]
    if not rows:
        nobody = "Nobody was identified who must be told."
        asked = bool(record.meeting.no_recipient.strip())
        return f"Disclosure was considered. {nobody}" if asked else "No decision is recorded."
    counts = [(sum(row.decision == key for row in rows), words) for key, words in _TELLING.items()]
    decided = listed([f"{number} {words}" for number, words in counts if number])
    people = "1 person" if len(rows) == 1 else f"{len(rows)} people"
    return f"Disclosure was considered for {people}: {decided}."


class _Sieve:
    """Lets through what whoever asks may have, and keeps a list of the rest."""

    def __init__(self, strings: Withheld) -> None:
        self.left_out: list[LeftOut] = []
        self._strings = strings
        self._heading = "Head"

    def line(self, text: str) -> str:
        """Return a line of the head, or nothing if it holds what is withheld."""
        return text if self._passes(text, "standard") else ""

    def blocks(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """Yield what passes; under each heading it is said once if something did not."""
        over = _over_lines(self._strings, blocks)
        known = len(self.left_out)
        for block in blocks:
            if isinstance(block, Heading):
                yield from self._said(known)
                self._heading, known = block.text, len(self.left_out)
                yield block
            elif isinstance(block, Paragraph):
                passes = self._passes(block.text, block.handling)
                if passes and block in over:
                    passes = self._leave(block.text, OVER_ITS_END)
                if passes:
                    yield block
            elif isinstance(block, Fields):
                pairs = [row for row in block.rows if self._passes(": ".join(row), block.handling)]
                if pairs:
                    yield replace(block, rows=tuple(pairs))
            else:
                rows = [
                    row for row in block.rows if self._passes(" · ".join(row.cells), row.handling)
                ]
                if rows or not block.rows:
                    yield replace(block, rows=tuple(rows))
        yield from self._said(known)

    def _said(self, known: int) -> Iterator[Block]:
        if len(self.left_out) > known:
            yield Paragraph(LEFT_OUT, "note")

    def _passes(self, text: str, handling: str) -> bool:
        if handling != "standard":
            return self._leave(text, f"It is {handling}.")
        why = _why(self._strings, text)
        return self._leave(text, why) if why else True

    def _leave(self, text: str, why: str) -> bool:
        self.left_out.append(LeftOut(self._heading, text, why))
        return False


def _why(strings: Withheld, text: str) -> str:
    """Return in words what is withheld and stands in a text, or nothing."""
    names = strings.names_in(text)
    held = []
    if names:
        kind = "name or address" if len(names) == 1 else "names or addresses"
        held.append(f"the withheld {kind} {listed([f'“{name}”' for name in names])}")
    if found := len(strings.sentences_in(text)):
        held.append(f"{counted(found, 'sentence')} of a restricted entry")
    return f"It holds {listed(held)}." if held else ""


def _over_lines(strings: Withheld, blocks: Sequence[Block]) -> list[Block]:
    """Return the paragraphs over whose ends a withheld string runs."""
    texts = [block for block in blocks if isinstance(block, Paragraph)]

    @cache
    def held(start: int, end: int) -> set[str]:
        return set(strings.standing_in(" ".join(each.text for each in texts[start:end])))

    found: list[Block] = []
    for length in range(2, _OVER + 1):
        for start in range(len(texts) - length + 1):
            end = start + length
            if held(start, end) - held(start, end - 1) - held(start + 1, end):
                found += texts[start:end]
    return found
