"""What the builders of the minutes share: words for values, people, references and notes."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from mappa_tui.domain import carried
from mappa_tui.domain.agenda import Item
from mappa_tui.domain.dates import long_date, plain_date
from mappa_tui.domain.meeting import Contribution
from mappa_tui.domain.noun import RESTRICTED, THIRD_PARTY
from mappa_tui.domain.people import Person
from mappa_tui.domain.record import MeetingRecord, live
from mappa_tui.domain.risk import Risk
from mappa_tui.domain.thread import name_of, plan_in_force
from mappa_tui.exports.blocks import Block, Handling, Heading, Paragraph

NOT_ANSWERED = "Not answered"
NONE_RECORDED = "None recorded"
_OWN_CASE = re.compile(r"[A-Z0-9]|^[a-z]\.")
"""What a word has that is no plain one: capitals, digits, or a letter with a full stop."""


def capital(text: str) -> str:
    """Return `text` with a capital first letter; what is written so, as s.327A, is left alone."""
    first = text.split(maxsplit=1)[:1]
    if first and _OWN_CASE.search(first[0]):
        return text
    return text[:1].upper() + text[1:]


def answered(text: str) -> str:
    """Return a choice as it is printed, or that it was not made."""
    return capital(text) or NOT_ANSWERED


def recorded(text: str) -> str:
    """Return a text, or that there is none."""
    return text if text.strip() else NONE_RECORDED


def day(date: dt.date | None, otherwise: str = NONE_RECORDED) -> str:
    """Return `17 October 2025`, or that there is no date."""
    return plain_date(date) if date else otherwise


def weekday(date: dt.date | None, time: dt.time | None = None) -> str:
    """Return `Friday 17 October 2025 at 10:00`, as binding dates read."""
    if date is None:
        return NONE_RECORDED
    return f"{long_date(date)} at {clock(time)}" if time else long_date(date)


def clock(time: dt.time | None) -> str:
    """Return `10:02`, or that there is no time."""
    return f"{time:%H:%M}" if time else NONE_RECORDED


def who(owner: str, agency: str, helpers: str = "") -> str:
    """Return `Joanne Feld, Probation`, and on a line of its own who helps."""
    people = ", ".join(name for name in (owner, agency) if name) or "Nobody named"
    return f"{people}\nwith {helpers}" if helpers else people


def handled(handling: str) -> Handling:
    """Return the handling of an entry for its block; an unknown one is kept back."""
    known: tuple[Handling, ...] = ("standard", "third party")
    return handling if handling in known else "restricted"


def marked(ref: str, handling: str) -> str:
    """Return what names a row, with a mark where no filter of blocks marks it."""
    return f"{ref}\nRestricted" if handled(handling) == RESTRICTED else ref


def refs(text: str, hidden: Iterable[str] = ()) -> str:
    """Return `R1, R3`, without those that are `hidden`."""
    out = set(hidden)
    return ", ".join(label for label in text.split() if label not in out) or NONE_RECORDED


def restricted_labels(record: MeetingRecord) -> frozenset[str]:
    """Return the numbers and labels of risks and people that standard minutes leave out."""
    risks = {f"R{row.number}" for row in record.risks if row.handling == RESTRICTED}
    people = {row.label for row in record.people if row.is_restricted}
    return frozenset(risks | people)


def answering(record: MeetingRecord, label: str, *, standard: bool) -> list[str]:
    """Return what is in force and names a risk or a victim: `M1`, `K1`."""
    return [
        name_of(row)
        for row in plan_in_force(record)
        if not (standard and row.handling == RESTRICTED)
        and label in f"{row.risks} {row.victims}".split()
    ]


def without(row: Risk | Person, reason: str) -> str:
    """Return why the plan has nothing for a risk or a victim; nothing where it has."""
    what = "No answer" if isinstance(row, Risk) else "No measure"
    return f"{what}, because: {reason}" if reason else ""


def checked(record: MeetingRecord, section: str) -> str:
    """Return whether what came along was confirmed or amended, and else how old it is."""
    mark = record.confirmation(section)
    if mark is None:
        since = carried.since(record, section)
        return "Not confirmed at this meeting" + (f"; from {plain_date(since)}" if since else "")
    words = capital(mark.mark) + (f" on {plain_date(mark.on)}" if mark.on else "")
    is_said = mark.note.strip() and handled(mark.handling) != RESTRICTED
    return f"{words}: {mark.note}" if is_said else words


def amended(record: MeetingRecord, section: str) -> Iterator[Block]:
    """Yield what was amended, where that is restricted and stands by itself."""
    mark = record.confirmation(section)
    if mark and mark.note.strip() and handled(mark.handling) == RESTRICTED:
        instead = "What was amended is restricted."
        yield Paragraph(f"Amended: {mark.note}", handling="restricted", instead=instead)


def checks(record: MeetingRecord, item: Item) -> Iterator[Block]:
    """Yield how each section that came along under `item` was marked."""
    for section in carried.sections(record, item.kind):
        yield Paragraph(f"{section.title}, checked: {checked(record, section.key)}")
        yield from amended(record, section.key)


def said(row: Contribution, *, named: bool) -> Paragraph:
    """Return one contribution; with its agency where no heading names that."""
    kind = capital(row.kind)
    if row.handling == THIRD_PARTY:
        kind += f" ({row.handling})"
    source = [row.agency if named else "", row.contributor]
    lead = ", ".join([kind, *(part for part in source if part)])
    agency = row.agency or "an agency"
    return Paragraph(
        f"{lead}: {row.text}" if row.text.strip() else f"{lead}.",
        handling=handled(row.handling),
        instead=f"Restricted information was shared by {agency}.",
    )


def contributions(record: MeetingRecord, item: Item) -> list[Contribution]:
    """Return what was contributed under `item`, in order.

    What names no item of the agenda belongs to the item of information.
    """
    home = record.agenda.key_of("information")
    rows = [
        row
        for row in live(record.contributions)
        if (row.item if record.agenda.number(row.item) else home) == item.key
    ]
    return sorted(rows, key=lambda row: (row.position, str(row.id)))


def notes(record: MeetingRecord, item: Item) -> Iterator[Block]:
    """Yield what was written freely under `item`."""
    entry = record.entry(item.key)
    if entry and entry.notes.strip():
        yield from noted("Discussion", entry.notes, entry.handling)


def noted(title: str, text: str, handling: str) -> Iterator[Block]:
    """Yield a text written freely, under its own heading."""
    kept = handled(handling)
    yield Heading(title, 2, kept, title)
    yield Paragraph(text, handling=kept, instead="Restricted notes were taken here.")


def lines(parts: Sequence[str]) -> str:
    """Return those of `parts` that say something, each on its line."""
    return "\n".join(part for part in parts if part.strip())
