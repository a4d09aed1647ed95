"""The statistics of a year and an area: what is counted, and who."""

import asyncio
from typing import TYPE_CHECKING
from uuid import UUID

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList, Static

from mappa_tui.commands import bindings
from mappa_tui.domain.statistics.report import ALL_AREAS, Report, areas, report
from mappa_tui.domain.statistics.standing import History
from mappa_tui.domain.statistics.years import ReportingYear
from mappa_tui.screens.importing.choosing import ask_import
from mappa_tui.screens.page import PageScreen, whole_footer
from mappa_tui.screens.pick import PickScreen
from mappa_tui.screens.statistics.asking import ask_report, export_figures
from mappa_tui.screens.statistics.plots import plots
from mappa_tui.screens.statistics.rows import NOBODY, counted, rows
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.bars import NARROW, KeyBar, TopBar
from mappa_tui.widgets.ends import Rule
from mappa_tui.widgets.keys import take_keys
from mappa_tui.widgets.pane import Heading
from mappa_tui.widgets.rows import Column, Row, RowList
from mappa_tui.widgets.say import DANGER, MUTED, said

if TYPE_CHECKING:
    from mappa_tui.domain.statistics.counted import Offender

TITLES = {"previous_item": "Before", "next_item": "After", "open": "Who"}
BESIDE = 5
CASES = (Column(width=10), Column(), Column(width=22, style=MUTED))


class StatisticsScreen(PageScreen[None]):
    """The nine tables, the growth and the indicators of one year."""

    BINDINGS = bindings(
        "choose_report",
        "next_item",
        "previous_item",
        "export_figures",
        "import_csv",
        "back",
        "help",
        "leave",
    )
    answers = (
        "open",
        "previous_item",
        "next_item",
        "choose_report",
        "export_figures",
        "import_csv",
        "back",
        "help",
    )
    title_words = "Statistics"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]  # noqa: RUF012
    DEFAULT_CSS = """
    StatisticsScreen #figures { width: 1fr; padding: 1 2 0 2; }
    StatisticsScreen #beside { width: 42; border-left: vkey $m-line; padding: 1 1 0 1; }
    StatisticsScreen.-narrow #beside { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._offenders: tuple[Offender, ...] = ()
        self._year: ReportingYear | None = None
        self._area = ALL_AREAS
        self._marking = ""
        self.report: Report | None = None
        """What is shown."""

    @property
    def year(self) -> ReportingYear:
        """The year that is shown: the present one at first."""
        return self._year or ReportingYear.of(self.mappa.clock.today())

    def compose(self) -> ComposeResult:
        """Lay out the figures, and the plots beside them."""
        yield TopBar()
        with Horizontal():
            with Vertical(id="figures"):
                yield Heading(self.title_words)
                yield Rule()
                yield RowList(Column(), empty="Counting …")
            with Vertical(id="beside"):
                yield Static("", id="plots", markup=False)
        yield KeyBar(whole_footer(*self.answers), titles=lambda: TITLES)

    async def on_mount(self) -> None:
        """Count."""
        self.set_interval(1.0, self._say)
        self._say()
        self.query_one(RowList).focus()
        await self.read()
        take_keys(self)

    async def on_screen_resume(self) -> None:
        """Count anew what an import or a case may have changed."""
        if self.ready.is_set():
            await self.read()

    def on_resize(self) -> None:
        """Show the plots where there is room for them."""
        self.call_after_refresh(self._show)

    async def read(self) -> None:
        """Read everybody, and count."""
        try:
            self._offenders = await self.mappa.store.call(lambda opened: opened.offenders())
            if self._area not in areas(self._offenders):
                self._area = ALL_AREAS
            await self.count()
        except StorageError as error:
            self.query_one(RowList).show_rows([Row("", (said((error.sentence, DANGER)),))])

    async def count(self) -> None:
        """Count the year, of those who were read."""
        year, chosen, today = self.year, self._area, self.mappa.clock.today()
        opened = self.mappa.store
        work, area = await opened.call(lambda store: (store.work(year), store.area))
        self._marking = area.marking
        # Beside the storage thread, so that nobody's save waits for it.
        self.report = await asyncio.to_thread(
            report, self._offenders, work, year, chosen, today, area
        )
        self._show()

    def _show(self) -> None:
        if self.report is None:
            return
        found, listing = self.report, self.query_one(RowList)
        if not self._offenders:
            listing.show_rows([Row("", (line,)) for line in NOBODY.splitlines()])
        else:
            # Beside the cursor's sign, and a scrollbar that may still come.
            width = max(listing.size.width - BESIDE, 40)
            shown = rows(found, width)
            if self.size.width < NARROW:
                looks = plots(found, width).split("\n")
                shown += [
                    Row("", ("",)),
                    *(Row(f"plot {at}", (line,)) for at, line in enumerate(looks)),
                ]
            listing.show_rows(shown)
            beside = self.query_one("#plots", Static)
            beside.update(plots(found, beside.size.width or 39))
        self._say()

    def _say(self) -> None:
        self.say_time()
        heading = f"{self.year.name}, {self._area}"
        if self.report is not None and not self.report.is_whole:
            heading += "; the year is not over"
        self.query_one(Heading).say(heading)

    async def _go(self, year: ReportingYear, area: str) -> None:
        self._year, self._area = year, area
        self._say()
        try:
            await self.count()
        except StorageError as error:
            self.tell(error)

    async def action_next_item(self) -> None:
        """Show the year after."""
        if self.year >= ReportingYear.of(self.mappa.clock.today()):
            self.notify("The years after this one have not begun.", markup=False)
        else:
            await self._go(self.year.back(-1), self._area)

    async def action_previous_item(self) -> None:
        """Show the year before."""
        await self._go(self.year.back(), self._area)

    @work
    async def action_choose_report(self) -> None:
        """Ask for the year and the area."""
        now = ReportingYear.of(self.mappa.clock.today())
        screen = ask_report(self.year, self._area, areas(self._offenders), now)
        answers = await self.app.push_screen_wait(screen)
        if answers is not None:
            year = ReportingYear.read(answers["year"])
            await self._go(year, answers.get("area") or ALL_AREAS)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if self.report is not None and event.option_id:
            self._list_cases(*counted(self.report, event.option_id))

    @work
    async def _list_cases(self, title: str, whom: list[tuple[UUID, str]]) -> None:
        if not whom:
            self.notify(f"{title}: none." if title else "Nobody is behind this.", markup=False)
            return
        by_id = {each.id: each for each in self._offenders}
        found = []
        for at, (case, says) in enumerate(whom):
            offender = by_id[case]
            told = says or self._stands(offender)
            found.append(Row(f"{at} {case}", (offender.crn, offender.title, told)))
        chosen = await self.app.push_screen_wait(PickScreen(title, CASES, found))
        if chosen:
            await self.mappa.open_case(UUID(chosen.partition(" ")[2]), "category")

    def _stands(self, offender: "Offender") -> str:
        assert self.report is not None
        standing = History(offender).on(self.report.as_of)
        if standing is None:
            return "not under MAPPA then"
        return f"Category {standing.category or '?'}, Level {standing.level or '?'}"

    def action_export_figures(self) -> None:
        """Write the figures to a file."""
        if self.report is not None:
            export_figures(self.app, self.report, self._marking)

    def action_import_csv(self) -> None:
        """Take a register, level history or events from a CSV file."""
        ask_import(self.app)
