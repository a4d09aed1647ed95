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
from mappa_tui.screens.leading import LeadingScreen
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
    columns = (Column(width=13), Column())

    def __init__(self, session: Session) -> None:
        super().__init__(session, answered(session.meeting))

    def heading(self) -> tuple[str, str]:
        """Say how many are answered with yes."""
        return "Check before sign-off", f"{_yes(self.lines)} of {len(self.lines)} yes"

    def about(self) -> str:
        """Say what the answers are."""
        return "What an auditor would ask, as the record answers it. It does not stop sign-off."

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
        words = said(line.question.text, (f"\n{line.evidence}", MUTED))
        verdict = SAID.get(line.verdict, line.verdict)
        mark = MARKS.get(line.verdict, "!")
        return Row(str(self.lines.index(line)), (verdict, words), mark=mark)

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
        return said(*parts)


def _yes(lines: Sequence[Answered]) -> int:
    return sum(line.verdict == YES for line in lines)
