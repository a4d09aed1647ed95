"""Which year and area to count, and where to write the figures."""

from collections.abc import Callable, Sequence
from typing import Any, cast

from textual.app import App

from mappa_tui.domain.statistics.report import Report
from mappa_tui.domain.statistics.years import ReportingYear, YearError
from mappa_tui.screens.ask import AskScreen, Question
from mappa_tui.screens.save_as import SaveAs, of_list, save_as
from mappa_tui.storage.errors import StorageError
from mappa_tui.widgets.host import Host

WORD, CSV = "Word", "CSV"
WHAT = "It names nobody; small counts can still point at somebody who is known to the reader."


def ask_report(
    year: ReportingYear, area: str, areas: Sequence[str], now: ReportingYear
) -> AskScreen:
    """Return the form that asks for a year and an area.

    Args:
        year: the one that is shown.
        area: the one that is shown.
        areas: those that there are.
        now: the present year, after which none can be counted.
    """
    questions = [
        Question("year", "Reporting year", year.name, hint="2015/16", check=_check(now)),
    ]
    if len(areas) > 1:
        questions.append(Question("area", "Area", area, choices=tuple(areas)))
    return AskScreen(
        "Which figures?",
        "A reporting year runs from 1 April to 31 March; 2016 means the one that ends then.",
        questions,
        does="Count",
    )


def _check(now: ReportingYear) -> Callable[[str], str]:
    def check(text: str) -> str:
        try:
            year = ReportingYear.read(text)
        except YearError as error:
            return str(error)
        return "" if year <= now else f"{year.name} has not begun."

    return check


def export_figures(app: "App[Any]", report: Report, marking: str) -> None:
    """Ask for kind and file, write the figures, and note it in the audit."""
    app.run_worker(_export(app, report, marking), exit_on_error=False)


async def _export(app: "App[Any]", report: Report, marking: str) -> None:
    from mappa_tui.exports.save import default_folder
    from mappa_tui.exports.statistics import statistics_csv, statistics_word

    store = cast(Host, app).store
    asked = AskScreen(
        f"The figures of {report.year.name}, {report.area}",
        "Word has the tables as a document; CSV has them for a spreadsheet.",
        [Question("kind", "As", WORD, choices=(WORD, CSV))],
        does="Go on",
    )
    answers = await app.push_screen_wait(asked)
    if answers is None:
        return
    if answers["kind"] == CSV:
        data, ends = statistics_csv(report, marking), "csv"
    else:
        try:
            template = await store.call(lambda store: store.template())
        except StorageError as error:
            app.notify(error.sentence, title=error.title, severity="error", markup=False)
            return
        data, ends = statistics_word(report, marking, template.data if template else None), "docx"
    name = f"MAPPA statistics {report.year.name.replace('/', '-')}.{ends}"
    where = SaveAs(
        f"The figures as {answers['kind'] or WORD}",
        WHAT,
        default_folder() / name,
        of_list("statistics", "The figures", data, f"{report.year.name}, {report.area}"),
    )
    path = await save_as(app, where)
    if path is not None:
        app.notify(f"The figures are in {path}", timeout=12, markup=False)
