"""The golden thread as a table: what answers each risk, and what keeps each victim safe."""

from collections.abc import Iterator

from mappa_tui.domain.noun import RESTRICTED
from mappa_tui.domain.record import MeetingRecord
from mappa_tui.domain.risk import Risk
from mappa_tui.domain.thread import Line, Planned, golden_thread, name_of, short, words_of
from mappa_tui.exports.blocks import Block, Heading, Row, Table
from mappa_tui.exports.minutes.parts import handled, lines, without

_WORD = 24
"""Letters of a measure that a cell quotes."""


def matrix(record: MeetingRecord) -> Iterator[Block]:
    """Yield the risks and victims against the pillars and the contingency."""
    thread = golden_thread(record)
    yield Heading("What answers each risk and protects each victim", 2)
    yield Table(
        "Golden thread",
        ("Risk or victim", *(column.title for column in thread.columns)),
        tuple(_row(line) for line in thread.lines),
        (6, *(4 for _ in thread.columns)),
        empty="No risks and no victims recorded.",
    )


def _row(line: Line) -> Row:
    who = "risks" if isinstance(line.record, Risk) else "people"
    handling = line.record.handling

    def cells(*, standard: bool) -> tuple[str, ...]:
        return (
            lines([f"{line.ref} {line.words}".strip(), _nothing(line)]),
            *(_cell(cell, standard=standard) for cell in line.cells),
        )

    return Row(
        cells(standard=False),
        handled(handling),
        f"Restricted {who} are left out.",
        cells(standard=True),
    )


def _nothing(line: Line) -> str:
    return "None yet, and no reason." if line.gap else without(line.record, line.reason)


def _cell(rows: tuple[Planned, ...], *, standard: bool) -> str:
    shown = [row for row in rows if not (standard and handled(row.handling) == RESTRICTED)]
    return "\n".join(f"{name_of(row)} {short(words_of(row), _WORD)}" for row in shown) or "–"
