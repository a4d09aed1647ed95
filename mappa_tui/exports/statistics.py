"""The figures of a reporting year as blocks for Word, and as CSV."""

from collections.abc import Iterator

from mappa_tui.domain.dates import plain_date
from mappa_tui.domain.statistics.indicators import Indicator
from mappa_tui.domain.statistics.report import Report
from mappa_tui.domain.statistics.tables import Table as Figures
from mappa_tui.exports.blocks import Block, Document, Heading, Paragraph, Row, Table
from mappa_tui.exports.csv_text import csv_text
from mappa_tui.exports.word import write_word

INDICATORS = ("Indicator", "Reached", "Of", "Share", "Target")
NO_TARGET = "no target"
NOTHING_UNKNOWN = "Nothing in the record is unknown, or at odds with itself, in these figures."


def statistics_document(report: Report, marking: str) -> Document:
    """Return the figures as a document."""
    return Document(
        title=f"MAPPA statistics {report.year.name}",
        subject=report.area[:1].upper() + report.area[1:],
        marking=marking,
        status=as_of(report),
        dated=report.as_of,
        blocks=tuple(_blocks(report)),
    )


def statistics_word(report: Report, marking: str, template: bytes | None = None) -> bytes:
    """Return the figures as a Word file, over an area's own template if it has one."""
    return write_word(statistics_document(report, marking), template)


def statistics_csv(report: Report, marking: str) -> bytes:
    """Return the figures as CSV in UTF-8: each table under its title, a blank line between."""
    head = ([f"MAPPA statistics {report.year.name}", report.area], [as_of(report)])
    return csv_text([marking], (*head, *_csv_lines(report)))


def as_of(report: Report) -> str:
    """Return the span that the figures cover, and whether the year is over."""
    span = f"{plain_date(report.year.first)} to {plain_date(report.as_of)}"
    return span if report.is_whole else f"{span}: the year is not over"


def indicator_cells(indicator: Indicator) -> tuple[str, ...]:
    """Return an indicator as the cells of its row."""
    target = NO_TARGET if indicator.target is None else f"{indicator.target} %"
    counts = (f"{indicator.done:,}", f"{indicator.of:,}")
    return (indicator.label, *counts, indicator.percent, target)


def _blocks(report: Report) -> Iterator[Block]:
    for table in (*report.tables, *report.growth):
        yield Heading(table.title)
        yield _table(table)
        yield from (Paragraph(note, role="note") for note in table.notes)
    yield Heading("Indicators")
    rows = tuple(Row(indicator_cells(each)) for each in report.indicators)
    yield Table("Indicators", INDICATORS, rows, (6, 2, 2, 2, 2))
    yield Heading("What these figures cannot tell")
    for note in report.notes:
        yield Paragraph(note.text)
    if not report.notes:
        yield Paragraph(NOTHING_UNKNOWN)


def _table(table: Figures) -> Table:
    header = ("Counted", *(_spelt_out(name) for name in table.columns))
    rows = tuple(Row((line.label, *(cell.text for cell in line.cells))) for line in table.lines)
    return Table(table.title, header, rows, (4, *(2 for _ in table.columns)))


def _spelt_out(column: str) -> str:
    return column.replace("Cat ?", "Category not known").replace("Cat ", "Category ")


def _csv_lines(report: Report) -> Iterator[list[str]]:
    for table in (*report.tables, *report.growth):
        yield []
        yield [table.title]
        yield ["", *(_spelt_out(name) for name in table.columns)]
        for line in table.lines:
            yield [line.label, *(_plain(cell.text) for cell in line.cells)]
        yield from ([note] for note in table.notes)
    yield []
    yield [*INDICATORS]
    yield from ([_plain(cell) for cell in indicator_cells(each)] for each in report.indicators)
    yield []
    yield ["What these figures cannot tell"]
    yield from ([note.text] for note in report.notes)


def _plain(text: str) -> str:
    """Return a figure as a spreadsheet counts with it: `1106`."""
    bare = text.replace(",", "")
    return bare if bare.isdigit() else text
