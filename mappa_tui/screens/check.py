"""The chair's own check before sign-off: the audit sheets K and L, as the record answers them."""

from collections.abc import Sequence

from textual.content import Content

from mappa_tui.domain.audit_sheets import (
    AUDITOR,
    NOT_APPLICABLE,
    SHEETS,
    YES,
    Answered,
    answered,
    stands,
)
from mappa_tui.domain.lengths import ItemLength, lengths
from mappa_tui.screens.leading import LeadingScreen
from mappa_tui.widgets.bars import NARROW
from mappa_tui.widgets.rows import Column, Row
from mappa_tui.widgets.say import MUTED, Part, said
from mappa_tui.widgets.session import Session

MARKS = {YES: "✓", AUDITOR: "", NOT_APPLICABLE: ""}
"""What stands before a line; any other answer is worth a look."""
SAID = {AUDITOR: "yours to say"}
"""How the chair is told of answers that are worded for the auditor."""


class CheckScreen(LeadingScreen[Answered]):
    """Each question with its answer; it leads to where the answer stands."""

    opens = "Go there"

    def __init__(self, session: Session) -> None:
        super().__init__(session, answered(session.meeting))

    def heading(self) -> tuple[str, str]:
        """Say how many are answered with yes."""
        return "Check before sign-off", f"{_yes(self.lines)} of {len(self.lines)} yes"

    def about(self) -> str:
        """Say what the answers are."""
        return "As an auditor would ask, answered from the record. It stops nothing."

    def on_resize(self) -> None:
        """Have the evidence below each question where there is no room for it at the side."""
        self.show_lines()

    def columns(self) -> tuple[Column, ...]:
        """Return the columns: the answer, the question, and where there is room its place."""
        places = () if self._narrow else (Column(width=2, right=True), Column(width=16))
        return (Column(width=13), Column(), *places)

    @property
    def _narrow(self) -> bool:
        return self.size.width < NARROW

    def rows(self) -> list[Row]:
        """Return the questions of each sheet below its title."""
        rows: list[Row] = []
        for sheet, title in SHEETS.items():
            mine = [line for line in self.lines if line.question.sheet == sheet]
            count = f"   {_yes(mine)} of {len(mine)} yes"
            if rows:
                rows.append(Row("", ("",)))
            rows.append(Row("", (said((f"{sheet}  {title}", "bold"), (count, MUTED)),)))
            rows += [self._row(line) for line in mine]
        return rows

    def _row(self, line: Answered) -> Row:
        verdict = SAID.get(line.verdict, line.verdict)
        cells: tuple[str | Content, ...] = (
            verdict,
            said(line.question.text, (f"\n{line.evidence}", MUTED)),
        )
        if not self._narrow:
            agenda = self.record.agenda
            place = (str(agenda.number(line.item)), said((agenda.item(line.item).name, MUTED)))
            cells = (verdict, line.question.text, *place)
        return Row(str(self.lines.index(line)), cells, mark=MARKS.get(line.verdict, "!"))

    def preview(self, line: Answered) -> Content:
        """Return the answer in full, and where it stands."""
        parts: list[Part] = [
            (line.question.text, "bold"),
            f"\n\n{SAID.get(line.verdict, line.verdict)}\n\n{line.evidence}\n\n",
            (stands(self.record, line), MUTED),
            "\n\n",
            ("Enter", "bold $m-accent"),
            " opens the item there.",
        ]
        if line.question.by_item:
            parts += ["\n\n", ("     taken planned words", MUTED)]
            parts += [f"\n{_length(each)}" for each in lengths(self.record)]
        return said(*parts)


def _yes(lines: Sequence[Answered]) -> int:
    return sum(line.verdict == YES for line in lines)


def _length(each: ItemLength) -> str:
    taken = "–" if each.taken is None else each.taken
    return f"{each.number:>3} {taken:>6} {each.planned:>7} {each.words:>5,}"
