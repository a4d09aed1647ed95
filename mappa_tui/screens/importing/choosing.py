"""What is imported, and from which file."""

from typing import Any

from textual.app import App

from mappa_tui.imports.sheet import Sheet
from mappa_tui.imports.sheets import SHEETS
from mappa_tui.imports.template import columns_in_words, template
from mappa_tui.screens.ask import AskScreen, Question
from mappa_tui.screens.importing.screen import ImportScreen
from mappa_tui.screens.pick import PickScreen
from mappa_tui.screens.save_as import SaveAs, of_list, save_as
from mappa_tui.screens.which_file import file_fault, path_of
from mappa_tui.widgets.rows import Column, Row

EMPTY = "empty "
TEMPLATE = "The headings alone, to fill in. Spreadsheets open it; save it as CSV UTF-8 again."


def ask_import(app: "App[Any]") -> None:
    """Ask what to import and from where, then read the file."""
    app.run_worker(_ask(app), exit_on_error=False)


async def _ask(app: "App[Any]") -> None:
    chosen = await app.push_screen_wait(_kinds())
    if chosen is None:
        return
    sheet = SHEETS[chosen.removeprefix(EMPTY)]
    if chosen.startswith(EMPTY):
        await _write_empty(app, sheet)
        return
    answers = await app.push_screen_wait(_where(sheet))
    if answers is not None:
        path = path_of(answers["path"])
        await app.push_screen(ImportScreen(sheet, path))


def _kinds() -> PickScreen:
    rows = [Row(key, (sheet.title, sheet.what)) for key, sheet in SHEETS.items()]
    rows += [
        Row(f"{EMPTY}{key}", ("Empty file", f"the headings of: {sheet.title}"))
        for key, sheet in SHEETS.items()
    ]
    columns = (Column(width=14), Column(style="$m-muted"))
    return PickScreen("Import from CSV: what does the file hold?", columns, rows)


def _where(sheet: Sheet) -> AskScreen:
    needed = [heading for heading, words in columns_in_words(sheet) if words.endswith("needed")]
    more = [column.heading for column in sheet.columns if column.heading not in needed]
    return AskScreen(
        f"Import: {sheet.title}",
        f"A CSV file with {sheet.what}. Needed: {', '.join(needed)}. Can be there: "
        f"{', '.join(more)}. It is read and checked first; nothing is stored before you say so.",
        [Question("path", "File", check=file_fault)],
        does="Read it",
    )


async def _write_empty(app: "App[Any]", sheet: Sheet) -> None:
    from mappa_tui.exports.save import default_folder

    asked = SaveAs(
        f"An empty file: {sheet.title}",
        TEMPLATE,
        default_folder() / f"{sheet.key}.csv",
        of_list("template", f"An empty file: {sheet.title}", template(sheet)),
    )
    path = await save_as(app, asked)
    if path is not None:
        app.notify(f"The headings are in {path}", timeout=12, markup=False)
