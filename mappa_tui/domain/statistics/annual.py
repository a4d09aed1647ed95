"""The nine tables of an area's annual report for one reporting year.

Source: the published MAPPA annual reports, with their notes. Each function says in its first
words whom it counts; `docs/statistics.md` has the rules in one place.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from uuid import UUID

from mappa_tui.domain.dates import plain_date
from mappa_tui.domain.event import (
    BACK_FOR_LICENCE,
    BACK_FOR_ORDER,
    BREACHED_NOTIFICATION,
    BY_RISK_ORDER,
    NOTIFICATION_ORDER,
    REVOKED,
    SHPO,
    SHPO_TRAVEL,
)
from mappa_tui.domain.levels import level_fault
from mappa_tui.domain.statistics.counted import Offender
from mappa_tui.domain.statistics.grid import TOTAL, Grid
from mappa_tui.domain.statistics.standing import COMMUNITY, UNKNOWN, History, Standing
from mappa_tui.domain.statistics.tables import (
    NOT_KNOWN,
    Line,
    Table,
    counted,
    figure,
    number,
    per,
)
from mappa_tui.domain.statistics.years import ReportingYear

ALL_LEVELS = ("1", "2", "3")
MANAGED = ("2", "3")
"""The levels with formal meetings."""
WHERE_UNKNOWN = "not known whether in the community"

Histories = Sequence[tuple[Offender, History]]


def annual_tables(
    histories: Histories, year: ReportingYear, today: dt.date, population: int | None
) -> tuple[Table, ...]:
    """Return the nine tables.

    Args:
        histories: the offenders of the area.
        year: the reporting year.
        today: the last day of which anything is known.
        population: residents of the area aged 10 and over in that year, if known.
    """
    span = (year, year.until(today))
    breached = "Cautioned or convicted for breach of notification"
    revoked = "Lifetime notification revoked on application"
    by_risk_order = "Subject to notification by breach of a sexual risk order"
    return (
        eligible(histories, *span),
        at_levels_2_and_3(histories, *span),
        people("3", breached, BREACHED_NOTIFICATION, histories, *span),
        people("4", revoked, REVOKED, histories, *span),
        orders(histories, *span),
        people("6", by_risk_order, BY_RISK_ORDER, histories, *span),
        returned_for_licence(histories, *span),
        returned_for_order(histories, *span),
        per_100_000(histories, *span, population),
    )


def eligible(histories: Histories, year: ReportingYear, until: dt.date) -> Table:
    """Table 1: everybody under MAPPA at the end of 31 March, wherever they are.

    The whereabouts are said below the table, since reports call this total the offenders
    managed in the community.
    """
    grid = Grid(year, ALL_LEVELS, lambda level, category: bool(level_fault(category, level)))
    where: dict[str, int] = {}
    for offender, history in histories:
        standing = history.on(until)
        if standing is not None:
            grid.add(offender.id, standing)
            where[standing.status] = where.get(standing.status, 0) + 1
    title = f"MAPPA-eligible offenders on {plain_date(until)}"
    return grid.table("1", title, (_whereabouts(where),) if where else ())


def at_levels_2_and_3(histories: Histories, year: ReportingYear, until: dt.date) -> Table:
    """Table 2: everybody at Level 2 or 3 while in the community on any day of the year.

    Counted once, at the highest such level, in the category held there last.
    """
    grid = Grid(year, MANAGED)
    for offender, history in histories:
        managed = [
            standing for standing in history.between(year.first, until) if standing.level in MANAGED
        ]
        highest = _highest(each for each in managed if each.status == COMMUNITY)
        perhaps = _highest(each for each in managed if each.status in (UNKNOWN, "unknown"))
        if highest is not None:
            grid.add(offender.id, highest)
        elif perhaps is not None:
            grid.add_apart(offender.id, perhaps)
    return grid.table("2", "Levels 2 and 3 over the year, in the community", apart=WHERE_UNKNOWN)


def people(
    key: str, title: str, what: str, histories: Histories, year: ReportingYear, until: dt.date
) -> Table:
    """Tables 3, 4 and 6: the people, each once, to whom `what` happened in the year."""
    cases = tuple(dict.fromkeys(_each(histories, what, year.first, until)))
    return Table(key, title, (TOTAL,), (Line("Registered sexual offenders", (counted(cases),)),))


def orders(histories: Histories, year: ReportingYear, until: dt.date) -> Table:
    """Table 5: the orders that courts imposed in the year; somebody with two counts twice.

    An order makes who gets it a registered sexual offender, so that nothing is asked of the
    category on that day.
    """
    rows = (
        ("SHPO", SHPO),
        ("SHPO with foreign travel restriction", SHPO_TRAVEL),
        ("Notification order", NOTIFICATION_ORDER),
    )
    lines = tuple(
        Line(label, (counted(_each(histories, what, year.first, until)),)) for label, what in rows
    )
    return Table("5", "Orders imposed by the courts", (TOTAL,), lines)


def returned_for_licence(histories: Histories, year: ReportingYear, until: dt.date) -> Table:
    """Table 7: everybody at Level 2 or 3 who went back to custody for breach of licence.

    Counted once in the year, at the highest level held on such a day.
    """
    title = "Levels 2 and 3 returned to custody for breach of licence"
    return _returned("7", title, BACK_FOR_LICENCE, histories, year, until)


def returned_for_order(histories: Histories, year: ReportingYear, until: dt.date) -> Table:
    """Table 8: the same for breach of a SOPO or SHPO, which only Category 1 can have."""
    title = "Levels 2 and 3 sent to custody for breach of SOPO or SHPO"
    return _returned(
        "8", title, BACK_FOR_ORDER, histories, year, until, lambda _, category: category != "1"
    )


def per_100_000(
    histories: Histories, year: ReportingYear, until: dt.date, population: int | None
) -> Table:
    """Table 9: Category 1 of table 1 to 100,000 residents aged 10 and over, rounded half up."""
    cases = registered(histories, year, until)
    rate = str(per(len(cases), population)) if population else NOT_KNOWN
    lines = (
        Line(f"On {plain_date(until)}", (counted(cases),)),
        Line(
            "Residents aged 10 and over", (figure(number(population) if population else NOT_KNOWN),)
        ),
        Line("Per 100,000", (figure(rate, cases),)),
    )
    title = "Registered sexual offenders per 100,000 residents aged 10 and over"
    return Table("9", title, (TOTAL,), lines)


def registered(histories: Histories, year: ReportingYear, day: dt.date) -> list[UUID]:
    """Return the registered sexual offenders, Category 1, at the end of `day`."""
    return [
        offender.id
        for offender, history in histories
        if (standing := history.on(day)) is not None and standing.placed(year).category == "1"
    ]


def days_of(offender: Offender, what: str, first: dt.date, last: dt.date) -> list[dt.date]:
    """Return the days within the span on which that happened."""
    return [
        event.on
        for event in offender.events
        if event.what == what and event.on is not None and first <= event.on <= last
    ]


def held_on(history: History, day: dt.date) -> list[Standing]:
    """Return the standings that `day` began and ended with.

    Both, since going back to custody may itself end the management at that level.
    """
    both = (history.on(day - dt.timedelta(days=1)), history.on(day))
    return [standing for standing in both if standing is not None]


def _each(histories: Histories, what: str, first: dt.date, last: dt.date) -> Iterator[UUID]:
    for offender, _ in histories:
        yield from (offender.id for _ in days_of(offender, what, first, last))


def _returned(
    key: str,
    title: str,
    what: str,
    histories: Histories,
    year: ReportingYear,
    until: dt.date,
    never: Callable[[str, str], bool] = lambda level, category: False,
) -> Table:
    grid = Grid(year, MANAGED, never)
    for offender, history in histories:
        days = days_of(offender, what, year.first, until)
        held = [standing for day in days for standing in held_on(history, day)]
        found = _highest(each for each in held if each.level in (*MANAGED, UNKNOWN))
        if found is not None:
            grid.add(offender.id, found)
    return grid.table(key, title)


def _highest(standings: Iterable[Standing]) -> Standing | None:
    """Return the last of those at the highest level."""
    found = None
    for standing in standings:
        if found is None or standing.level >= found.level:
            found = standing
    return found


def _whereabouts(where: dict[str, int]) -> str:
    known = [
        f"{number(where[name])} in {name}" for name in ("custody", "hospital") if name in where
    ]
    unknown = where.get(UNKNOWN, 0) + where.get("unknown", 0)
    parts = [f"{number(where.get(COMMUNITY, 0))} in the community", *known]
    parts += [f"{number(unknown)} where is not known"] if unknown else []
    return "Of these " + ", ".join(parts) + "."
