"""Minutes as their readers see them: as plain text."""

from mappa_tui.domain.record import MeetingRecord
from mappa_tui.exports.blocks import (
    Audience,
    Block,
    Document,
    Fields,
    Heading,
    Paragraph,
    Table,
    for_audience,
)
from mappa_tui.exports.minutes import draft_status, minutes


def printed(record: MeetingRecord, audience: Audience = "standard") -> str:
    return text_of(for_audience(minutes(record, draft_status()), audience))


def text_of(document: Document) -> str:
    parts = [document.title, document.subject, document.status]
    for block in document.blocks:
        parts += strings(block)
    return "\n".join(parts)


def strings(block: Block) -> list[str]:
    match block:
        case Heading(text=text) | Paragraph(text=text):
            return [text]
        case Table(caption=caption, header=header, rows=rows, empty=none):
            cells = [" | ".join(row.cells) for row in rows]
            return [caption, " | ".join(header), *(cells or [none])]
        case Fields(caption=caption, rows=pairs):
            return [caption, *(f"{label}: {value}" for label, value in pairs)]


def section(record: MeetingRecord, title: str, audience: Audience = "standard") -> str:
    """Return what stands below the agenda item `title`."""
    document = for_audience(minutes(record, draft_status()), audience)
    found: list[str] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.text == title
        elif inside:
            found += strings(block)
    return "\n".join(found)


def without(record: MeetingRecord, name: str) -> MeetingRecord:
    return record.model_copy(update={name: []})
