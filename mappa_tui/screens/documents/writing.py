"""Writing one document: where, with a password or not, and where it lies."""

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from mappa_tui.domain.exported import Exported
from mappa_tui.exports.catalogue import Copy, Paper, Source
from mappa_tui.exports.save import default_folder
from mappa_tui.screens.save_as import Given, SaveAs, save_as
from mappa_tui.widgets.exporting import Wanted, titled, write

if TYPE_CHECKING:
    from mappa_tui.storage.store import Store


async def write_document(screen: Screen[Any], source: Source, paper: Paper, copy: Copy) -> bool:
    """Ask where, and write; return whether that was done."""

    def into(store: "Store", given: Given) -> Exported:
        wanted = Wanted(paper, copy, given.path, given.replace, given.password)
        return write(store, source, wanted)

    title = titled(paper, copy)
    asked = SaveAs(
        f"{title} in Word" if paper.is_word else title,
        f"{paper.says}.",
        default_folder() / paper.name(source, copy),
        into,
        may_have_password=paper.is_word,
    )
    path = await save_as(screen.app, asked)
    if path is not None:
        screen.notify(f"{title}: written to {path}", timeout=12, markup=False)
    return path is not None
