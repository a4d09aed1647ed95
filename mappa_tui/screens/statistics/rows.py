"""The figures of a report as the rows of a list."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from mappa_tui.domain.statistics.indicators import Indicator
from mappa_tui.domain.statistics.report import Report
from mappa_tui.domain.statistics.tables import Table
from mappa_tui.widgets.rows import Row
from mappa_tui.widgets.say import MUTED, apart, said

NOBODY = """Nobody is in the record yet.

i takes a register from a CSV file; home's c begins a single case."""
FEWEST = 7
"""Cells that a column of figures has at least."""


def rows(report: Report, width: int) -> list[Row]:
    """Return all rows, `width` cells wide; the key of a row says whom it counts, see `counted`."""
    found: list[Row] = []
    for at, table in enumerate((*report.tables, *report.growth)):
        found += _table(table, at, width, numbered=at < len(report.tables))
    found += [_blank(), _bold("Indicators")]
    found += [_indicator(each, at, width) for at, each in enumerate(report.indicators)]
    found += [_blank(), _bold("What these figures cannot tell")]
    notes = [Row(f"note {at}", (each.text,), mark="!") for at, each in enumerate(report.notes)]
    # It has a key, so that the cursor brings it in sight.
    found += notes or [Row("nothing", (said(("Nothing is unknown.", MUTED)),))]
    return found[1:]


def counted(report: Report, key: str) -> tuple[str, list[tuple[UUID, str]]]:
    """Return what the row `key` is, and each case that it counts with what is said of it."""
    kind, _, place = key.partition(" ")
    if kind == "note":
        note = report.notes[int(place)]
        return note.text, [(case, "") for case in note.cases]
    if kind == "indicator":
        indicator = report.indicators[int(place)]
        missed = [(each.case_id, each.what) for each in indicator.missed]
        return f"{indicator.label}: not reached in", list(missed)
    if kind != "line":
        return "", []
    at, line_at = place.split(".")
    table = (*report.tables, *report.growth)[int(at)]
    line = table.lines[int(line_at)]
    whom: dict[UUID, list[str]] = {}
    # A sum at the end counts nobody else than the columns before it.
    grid = len(line.cells) > 1 and table.columns[-1] == "Total"
    cells = line.cells[:-1] if grid else line.cells[:1]
    for name, cell in zip(table.columns, cells, strict=False):
        for case in cell.cases:
            whom.setdefault(case, []).append(name if grid else "")
    title = f"{table.title}: {line.label}"
    return title, [(case, _times(names)) for case, names in whom.items()]


def _times(names: Sequence[str]) -> str:
    return f"{names[0]} {len(names)} times".strip() if len(names) > 1 else names[0]


def _table(table: Table, at: int, width: int, *, numbered: bool) -> Iterator[Row]:
    yield _blank()
    yield _bold(f"{at + 1}  {table.title}" if numbered else table.title)
    if len(table.columns) > 1:
        yield Row("", (apart(said(""), said((_figures(table, table.columns), MUTED)), width),))
    for line_at, line in enumerate(table.lines):
        figures = _figures(table, [cell.text for cell in line.cells])
        yield Row(f"line {at}.{line_at}", (apart(said(line.label), said(figures), width),))
    for note in table.notes:
        yield Row("", (said((note, MUTED)),))


def _figures(table: Table, texts: Sequence[str]) -> str:
    """Return figures under their headings, right-aligned at the end of the row."""
    widths = [
        max(FEWEST, len(name), *(len(line.cells[at].text) for line in table.lines))
        for at, name in enumerate(table.columns)
    ]
    return "  ".join(text.rjust(width) for text, width in zip(texts, widths, strict=True))


def _indicator(indicator: Indicator, at: int, width: int) -> Row:
    mark = {True: "✓", False: "!", None: ""}[indicator.is_reached]
    is_part = at > 0 and indicator.key == "attendance"
    label = f"  {indicator.label}" if is_part else indicator.label
    share = _share(indicator.done, indicator.of, indicator.percent, indicator.target)
    return Row(f"indicator {at}", (apart(said(label), said(share), width),), mark=mark)


def _share(done: int, of: int, percent: str, target: int | None) -> str:
    aim = "no target" if target is None else f"of {target} %"
    return f"{f'{done:,}/{of:,}':>9}  {percent:>7}  {aim:>9}"


def _blank() -> Row:
    return Row("", ("",))


def _bold(text: str) -> Row:
    return Row("", (said((text, "bold")),))
