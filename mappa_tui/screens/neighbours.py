"""The neighbouring arrangements of a case: all of them are listed, asked about or not."""

from mappa_tui.domain.dates import short_date
from mappa_tui.domain.neighbour import ARRANGEMENTS, Neighbour, by_arrangement
from mappa_tui.domain.noun import Noun
from mappa_tui.widgets.answered import AnsweredList
from mappa_tui.widgets.pane import Listing, Opened
from mappa_tui.widgets.rows import Column, Row
from mappa_tui.widgets.session import Session
from mappa_tui.widgets.shapes import SHAPES

KEYS = {"y": "yes", "n": "no", "a": "not applicable", "u": "unknown"}
ASKED = "y yes · n no · a not applicable · u unknown · Enter with date, contact and what matters"


_REST = tuple(
    tuple(name for name in group if name != "arrangement") for group in SHAPES[Neighbour].groups
)
"""What is asked where it is known which arrangement it is."""


class NeighboursList(AnsweredList):
    """The list, in the case and in the item of other checks."""

    def __init__(self, session: Session) -> None:
        self._blank: dict[str, Neighbour] = {}
        columns = (Column("arrangement"), Column("runs", 14))
        listing = Listing(
            "Neighbouring arrangements",
            columns,
            self._records,
            _row,
            lambda: Neighbour(case_id=session.record.case.id),
            self._opened,
            new_key="ctrl+n another",
        )
        super().__init__(session, listing, "runs", KEYS)

    def _records(self) -> list[Neighbour]:
        found: list[Neighbour] = []
        for arrangement, rows in by_arrangement(self.session.record.neighbours):
            found += rows
            if all(row.in_error for row in rows):
                found.append(self._not_asked(arrangement))
        return found

    def _not_asked(self, arrangement: str) -> Neighbour:
        blank = self._blank.get(arrangement)
        if blank is None or self._is_stored(blank):
            blank = Neighbour(case_id=self.session.record.case.id, arrangement=arrangement)
            self._blank[arrangement] = blank
        return blank

    def _is_stored(self, record: Noun) -> bool:
        return self.session.record.find("Neighbour", record.id) is not None

    def _opened(self, record: Noun) -> Opened:
        assert isinstance(record, Neighbour)
        if self._is_stored(record):
            return Opened(record)
        return Opened(record, is_new=True, heading=record.arrangement, groups=_REST)


def _row(record: Noun) -> Row:
    assert isinstance(record, Neighbour)
    name = record.arrangement if record.arrangement in ARRANGEMENTS else "which?"
    about = f", for {record.about}" if record.about else ""
    last = f"last met {short_date(record.last, year=True)}" if record.last else ""
    contact = f"contact: {record.contact}" if record.contact else ""
    beside = ", ".join(part for part in (last, contact) if part)
    below = tuple(text for text in (beside, record.matters) if text)
    mark = "✓" if record.runs else ""
    return Row(str(record.id), (name + about, record.runs or "not asked yet"), mark, below=below)
