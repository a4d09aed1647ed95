"""The lists of a case that the meeting room shows too: dates, conditions, people, risks."""

from collections.abc import Callable, Sequence

from mappa_tui.domain.case import Condition, LevelChange, RelevantDate
from mappa_tui.domain.dates import short_date
from mappa_tui.domain.event import Event
from mappa_tui.domain.noun import Noun
from mappa_tui.domain.people import Person
from mappa_tui.domain.risk import Risk, Tool
from mappa_tui.widgets.pane import Listing
from mappa_tui.widgets.rows import Column, Row
from mappa_tui.widgets.session import Session


def dates_listing(session: Session) -> Listing:
    """Return the relevant dates."""

    def row(record: Noun) -> Row:
        assert isinstance(record, RelevantDate)
        day = short_date(record.on, year=True) if record.on else "no date"
        return Row(str(record.id), (record.what or "what?", record.note, day))

    return Listing(
        "Relevant dates",
        (Column(), Column(style="$m-muted"), Column(width=11, right=True)),
        lambda: sorted(session.record.dates, key=lambda each: str(each.on or "9999")),
        row,
        lambda: RelevantDate(case_id=session.record.case.id),
        empty="No dates yet: release, licence end, sentence end, parole, tribunal.",
    )


def conditions_listing(session: Session) -> Listing:
    """Return licence conditions and orders."""

    def row(record: Noun) -> Row:
        assert isinstance(record, Condition)
        end = short_date(record.ends, year=True) if record.ends else record.until or "end unknown"
        return Row(str(record.id), (record.text or "which?", record.kind or "kind?", end))

    return Listing(
        "Licence conditions and orders",
        (Column("condition"), Column("kind", 12, "$m-muted"), Column("ends", 14)),
        lambda: session.record.conditions,
        row,
        lambda: Condition(case_id=session.record.case.id),
        empty="No conditions or orders yet.",
    )


def people_listing(session: Session, *, victims_only: bool = False) -> Listing:
    """Return the register of people, or the victims in it."""

    def records() -> Sequence[Noun]:
        people = session.record.people
        return [each for each in people if each.is_victim] if victims_only else people

    def row(record: Noun) -> Row:
        assert isinstance(record, Person)
        about = ", ".join(text for text in (record.part, record.relation) if text)
        if not victims_only:
            return Row(str(record.id), (record.label or "–", record.name or "no name", about))
        asks = record.views or record.conditions
        below = (asks,) if asks else ()
        scheme = f"scheme: {record.contact_scheme or 'not asked'}"
        vlo = f"VLO: {record.vlo or 'not asked'}"
        return Row(str(record.id), (record.label or "–", about, f"{scheme}, {vlo}"), below=below)

    part = "victim" if victims_only else ""
    return Listing(
        "Victims and potential victims" if victims_only else "People",
        (Column("label", 6), Column("who"), Column("what")),
        records,
        row,
        lambda: Person(case_id=session.record.case.id, part=part),
        empty="Nobody yet." if not victims_only else "No victim yet: identified or potential.",
        gap_kinds=("victim_unprotected",),
    )


def risks_listing(session: Session, meeting_id: Callable[[], object]) -> Listing:
    """Return the risks, numbered within the case."""

    def row(record: Noun) -> Row:
        assert isinstance(record, Risk)
        below = (f"no answer, because: {record.unanswered_reason}",)
        return Row(
            str(record.id),
            (f"R{record.number}", record.text or "what could happen?"),
            style="$m-muted" if record.status != "live" else "",
            below=below if record.unanswered_reason else (),
        )

    def new() -> Risk:
        record = session.record
        at = meeting_id()
        number = max((each.number for each in record.risks), default=0) + 1
        return Risk.model_validate({"case_id": record.case.id, "meeting_id": at, "number": number})

    return Listing(
        "Risks: what could happen",
        (Column(width=4), Column()),
        lambda: sorted(session.record.risks, key=lambda each: each.number),
        row,
        new,
        empty="No risk yet: one line each.",
        gap_kinds=("risk_present",),
    )


def tools_listing(session: Session) -> Listing:
    """Return the results of assessment tools."""

    def row(record: Noun) -> Row:
        assert isinstance(record, Tool)
        day = short_date(record.on, year=True) if record.on else "no date"
        return Row(str(record.id), (record.tool or "which?", record.score or "score?", day))

    return Listing(
        "Tools",
        (Column(width=14), Column(), Column(width=11, right=True)),
        lambda: session.record.tools,
        row,
        lambda: Tool(case_id=session.record.case.id),
        empty="No tool results yet.",
    )


def levels_listing(session: Session) -> Listing:
    """Return the history of category and level."""

    def row(record: Noun) -> Row:
        assert isinstance(record, LevelChange)
        day = short_date(record.on, year=True) if record.on else "no date"
        level = f"Level {record.level}" if record.level.isdigit() else record.level or "level?"
        told = ". ".join(text for text in (record.status, record.reason) if text)
        return Row(str(record.id), (day, f"Category {record.category or '?'}, {level}", told))

    return Listing(
        "Level history",
        (Column(width=12), Column(width=22), Column(style="$m-muted")),
        lambda: sorted(session.record.level_changes, key=lambda each: str(each.on or "")),
        row,
        lambda: LevelChange(case_id=session.record.case.id),
        empty="No level recorded yet.",
    )


def events_listing(session: Session) -> Listing:
    """Return the events that the annual report counts."""

    def row(record: Noun) -> Row:
        assert isinstance(record, Event)
        day = short_date(record.on, year=True) if record.on else "no date"
        return Row(str(record.id), (day, record.what or "what?", record.note))

    return Listing(
        "Events that the annual report counts",
        (Column(width=12), Column(), Column(style="$m-muted")),
        lambda: sorted(session.record.events, key=lambda each: str(each.on or "")),
        row,
        lambda: Event(case_id=session.record.case.id),
        empty="None yet: orders imposed, returns to custody, breaches of notification.",
    )
