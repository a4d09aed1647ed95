"""What of a report is looked at rather than read: growth, levels, indicators."""

from collections.abc import Iterator

from textual.content import Content

from mappa_tui.domain.statistics.indicators import (
    ACTIONS,
    ATTENDANCE,
    DISCLOSURE,
    MINUTES,
    REVIEWS,
    Indicator,
)
from mappa_tui.domain.statistics.report import Report
from mappa_tui.widgets.plot import bar
from mappa_tui.widgets.say import MUTED, marked, said, stacked

LABEL, LONGER = 12, 16
SHORT = {
    ATTENDANCE: "agencies came",
    REVIEWS: "reviews in time",
    MINUTES: "minutes in time",
    DISCLOSURE: "disclosure",
    ACTIONS: "actions in time",
}


def plots(report: Report, width: int) -> Content:
    """Return the plots below each other, `width` cells wide."""
    parts = [*_growth(report, width), Content(""), *_levels(report, width), Content("")]
    return stacked([*parts, *_indicators(report, width)])


def _growth(report: Report, width: int) -> Iterator[Content]:
    table = report.growth[0]
    yield said(("Registered sexual offenders", "bold"))
    for line in table.lines:
        yield _line(line.label, line.share or 0.0, line.cells[0].text, width)


def _levels(report: Report, width: int) -> Iterator[Content]:
    table = report.tables[1]
    yield said(("Levels 2 and 3 over the year", "bold"))
    total = table.line("Total").cells
    most = max((len(cell.cases) for cell in total[:-1]), default=0)
    for name, cell in zip(table.columns, total[:-1], strict=False):
        yield _line(name, len(cell.cases) / most if most else 0.0, cell.text, width)


def _indicators(report: Report, width: int) -> Iterator[Content]:
    yield said(("Indicators", "bold"))
    for key in dict.fromkeys(each.key for each in report.indicators):
        whole: Indicator = next(each for each in report.indicators if each.key == key)
        mark = marked({True: "✓", False: "!", None: ""}[whole.is_reached])
        share = whole.done / whole.of if whole.of else 0.0
        yield said(mark, " ", _line(SHORT[key], share, whole.percent, width - 2, LONGER))


def _line(name: str, share: float, figure: str, width: int, label: int = LABEL) -> Content:
    room = max(width - label - 9, 4)
    return said(f"{name:<{label}}", (bar(share, room), MUTED), f" {figure:>8}")
