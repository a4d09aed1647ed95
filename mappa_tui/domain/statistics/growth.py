"""How the counts of 31 March changed over the years."""

import datetime as dt
from collections.abc import Mapping

from mappa_tui.domain.statistics.annual import Histories
from mappa_tui.domain.statistics.grid import TOTAL, category_name
from mappa_tui.domain.statistics.standing import UNKNOWN, History
from mappa_tui.domain.statistics.tables import (
    NEVER,
    NOT_KNOWN,
    Cell,
    Line,
    Table,
    counted,
    figure,
    per,
    tenths,
)
from mappa_tui.domain.statistics.years import ReportingYear

SHOWN_YEARS = 5
ALL = "All"
FROM_RECORD = (
    "Counted from this record: who left MAPPA before they were entered in it is in no year."
)

Counts = dict[str, Cell]
"""The count of each category, of an unknown one, and of all."""


def growth_tables(
    histories: Histories,
    year: ReportingYear,
    today: dt.date,
    population: Mapping[int, int],
) -> tuple[Table, ...]:
    """Return registered sexual offenders year by year, and every category against before.

    A change is in percent of the earlier count, rounded half up to a tenth.

    Args:
        histories: the offenders of the area.
        year: the newest of the years.
        today: the last day of which anything is known.
        population: residents aged 10 and over, by the year in which a reporting year ends.
    """
    years = [year.back(back) for back in range(SHOWN_YEARS + 1)]
    dated = [each for each in histories if _has_past(each[1])]
    counts = {each: _counts(dated, each, today) for each in years[1:]}
    counts[year] = _counts(histories, year, today)
    return _registered(counts, years, population), _against(counts, years)


def _has_past(history: History) -> bool:
    """Whether anything is known of the years before: its own day, or at least a category."""
    last = history.last()
    return history.is_dated or (last is not None and last.category != UNKNOWN)


def _counts(histories: Histories, year: ReportingYear, today: dt.date) -> Counts:
    day = year.until(today)
    standing = [(offender.id, history.on(day)) for offender, history in histories]
    there = [(case, each.placed(year)) for case, each in standing if each is not None]
    found = {
        category: counted(case for case, each in there if each.category == category)
        for category in (*year.categories, UNKNOWN)
    }
    return found | {ALL: counted(case for case, _ in there)}


def _registered(
    counts: Mapping[ReportingYear, Counts],
    years: list[ReportingYear],
    population: Mapping[int, int],
) -> Table:
    most = max((len(counts[year]["1"].cases) for year in years), default=0)
    lines = []
    for year in years[:SHOWN_YEARS]:
        now = counts[year]["1"]
        people = population.get(year.ends)
        rate = str(per(len(now.cases), people)) if people else NOT_KNOWN
        cells = (now, figure(_change(now, counts[year.back()]["1"])), figure(rate))
        lines.append(Line(year.name, cells, len(now.cases) / most if most else 0.0))
    title = "Registered sexual offenders over five years"
    return Table("growth", title, (TOTAL, "Change", "Per 100k"), tuple(lines), (FROM_RECORD,))


def _against(counts: Mapping[ReportingYear, Counts], years: list[ReportingYear]) -> Table:
    now, before, long_ago = years[0], years[1], years[-1]
    lines = []
    for name in counts[now]:
        shown = [counts[each].get(name) for each in (now, before, long_ago)]
        if name == UNKNOWN and not any(cell and cell.cases for cell in shown):
            continue
        cells = [counts[now][name]]
        for earlier in (before, long_ago):
            then = counts[earlier].get(name)
            cells += [then or figure(NEVER), figure(_change(counts[now][name], then))]
        lines.append(Line(ALL if name == ALL else category_name(name), tuple(cells)))
    columns = (now.name, before.name, "Change", long_ago.name, "Change")
    return Table("changes", "Against one year and five years before", columns, tuple(lines))


def _change(now: Cell, before: Cell | None) -> str:
    if before is None:
        return NEVER
    return tenths(len(now.cases) - len(before.cases), len(before.cases))
