"""The referral form as a Word document with fields to fill in, blank or begun from a case."""

import datetime as dt
from collections.abc import Iterator

from mappa_tui.domain.area import Area
from mappa_tui.domain.case import Case
from mappa_tui.domain.dates import plain_date
from mappa_tui.domain.entry import show
from mappa_tui.domain.referral_form import GROUPS, INTRO, NOTES, TITLE, FormField
from mappa_tui.exports.blocks import Block, Control, Document, Form, Heading, Paragraph


def referral_form(area: Area, day: dt.date, case: Case | None = None) -> Document:
    """Return the form.

    Args:
        area: whose marking it has.
        day: the file's own date.
        case: whom it is about, if that is known: the person's fields are filled in.
    """
    return Document(
        title=TITLE,
        subject=area.name,
        marking=area.marking,
        status="",
        dated=day,
        blocks=tuple(_blocks(case)),
    )


def _blocks(case: Case | None) -> Iterator[Block]:
    yield Paragraph(INTRO)
    for title, fields in GROUPS:
        yield Heading(title)
        if title in NOTES:
            yield Paragraph(NOTES[title])
        values = [_value(field, case) for field in fields]
        rows = [
            (field.label, value or field.prompt)
            for field, value in zip(fields, values, strict=True)
        ]
        controls = [
            _control(field, is_empty=not value) for field, value in zip(fields, values, strict=True)
        ]
        yield Form(title, tuple(rows), controls=tuple(controls))


def _value(field: FormField, case: Case | None) -> str:
    if case is None or field.noun is not Case:
        return ""
    value = getattr(case, field.name)
    return plain_date(value) if isinstance(value, dt.date) else show(case, field.name)


def _control(field: FormField, *, is_empty: bool) -> Control:
    how = field.how
    return Control(field.tag, how.choices, how.kind == "date", is_empty)
