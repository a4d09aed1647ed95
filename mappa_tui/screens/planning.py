"""Planning a meeting from a list: its day is asked for first, where nothing says it yet."""

from typing import Any
from uuid import UUID

from textual.screen import Screen

from mappa_tui.domain.meeting import PLANNED
from mappa_tui.domain.referred import entered
from mappa_tui.screens.ask import AskScreen, Question
from mappa_tui.widgets.host import host
from mappa_tui.widgets.questions import Answers


async def plan_from_list(screen: Screen[Any], case_id: UUID) -> None:
    """Open the planned meeting of a case, or plan one; Esc leaves none behind."""
    app = host(screen)
    record = await app.store.call(lambda store: store.case(case_id))
    meeting = await app.store.call(lambda store: store.next_meeting(case_id))
    read_only = await app.store.call(lambda store: store.read_only)
    # Where nothing can be planned, that is said before anything is asked.
    if read_only or meeting.date or any(each.state == PLANNED for each in record.meetings):
        await app.plan_meeting(case_id)
        return
    today = app.clock.today()

    def check(text: str) -> str:
        return entered(meeting, {"date": text}, today)[1].get("date", "")

    async def answered(answers: Answers | None) -> None:
        if answers is not None:
            on = entered(meeting, {"date": answers["date"]}, today)[0].date
            await app.plan_meeting(case_id, on)

    form = AskScreen(
        f"Plan {meeting.title} of {record.case.title}?",
        "Where the day is not known yet, it can stay empty.",
        [Question("date", "Date", hint="a date, such as 14 Nov", check=check)],
        does="Plan it",
    )
    screen.app.push_screen(form, answered)
