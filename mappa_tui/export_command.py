"""`mappa-tui export` and `mappa-tui verify FILE`: documents without the screen."""

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from mappa_tui.exits import DONE, FOUND, MISUSED, Refused, taken_words

if TYPE_CHECKING:
    from mappa_tui.exports.catalogue import Copy, Paper, Source
    from mappa_tui.storage.store import Store

OpenStore = Callable[[str | None], "AbstractContextManager[Store]"]


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line's parser."""
    export = commands.add_parser("export", help="write a document of a meeting, the minutes first")
    export.add_argument("meeting", help="CRN and number in the series, such as X482913/3")
    export.add_argument(
        "--to", required=True, metavar="FILE", help="the file to write, or its folder"
    )
    export.add_argument(
        "--what", default="minutes", metavar="KEY", help="which document (default: minutes)"
    )
    export.add_argument(
        "--copy", default="", metavar="NAME", help="for whom, where there are several copies"
    )
    export.add_argument(
        "--overwrite",
        action="store_true",
        help="replace the file, if it is as this program wrote it",
    )
    export.add_argument(
        "--as", dest="name", metavar="NAME", help="who you are (default: who came in last)"
    )


def run(asked: argparse.Namespace, open_store: OpenStore) -> int:
    """Write the document; return the exit code. Raises Refused."""
    from mappa_tui.widgets.exporting import Taken, Wanted, placed, source_of, titled, write

    paper = _paper(asked.what)
    with open_store(asked.name) as store:
        found = store.find_meeting(asked.meeting)
        if found is None:
            raise Refused(f"There is no meeting {asked.meeting}: give CRN/number, as X482913/3.")
        source = source_of(store, found)
        copy = _copy(paper, source, asked.copy)
        to = placed(asked.to, paper.name(source, copy))
        try:
            written = write(store, source, Wanted(paper, copy, to, asked.overwrite))
        except Taken as taken:
            raise Refused(taken_words(to, is_ours=bool(taken.sha256))) from None
        except OSError as error:
            why = error.strerror or "the folder cannot be used"
            raise Refused(f"{to} was not written: {why}.") from None
    print(f"{titled(paper, copy)}: written to {written.path}")
    return DONE


def check(asked: argparse.Namespace, open_store: OpenStore) -> int:
    """Say whether a file is as the program wrote it; return the exit code. Raises Refused."""
    from mappa_tui.domain.exported import UNCHANGED
    from mappa_tui.widgets.exporting import check

    with open_store(asked.name) as store:
        try:
            verdict = check(store, asked.file)
        except OSError as error:
            why = error.strerror or "it is no file"
            raise Refused(f"{asked.file} cannot be read: {why}.") from None
    is_good = verdict.how == UNCHANGED
    print(f"{'  ' if is_good else '! '}{verdict.sentence()}")
    if verdict.written is not None:
        print(f"  Written to {verdict.written.path}")
    for label, digest in verdict.hashes():
        print(f"  {label} {digest}")
    return DONE if is_good else FOUND


def _paper(key: str) -> "Paper":
    from mappa_tui.exports.catalogue import PAPERS

    for paper in PAPERS:
        if paper.key == key.strip().casefold():
            return paper
    listed = "\n".join(f"  {each.key:<12} {each.title}" for each in PAPERS)
    raise Refused(f"There is no document {key}. There are:\n{listed}", MISUSED)


def _copy(paper: "Paper", source: "Source", name: str) -> "Copy":
    copies = paper.copies(source.record)
    sought = name.strip().casefold()
    fit = [each for each in copies if sought in (each.name.casefold(), str(each.number))]
    if len(fit) == 1 or (len(copies) == 1 and not sought):
        return (fit or list(copies))[0]
    if not copies:
        raise Refused(f"There is no copy of it: {paper.nobody}.")
    if len(copies) == 1 and not copies[0].name:
        raise Refused(f"There is one copy of it for all: leave --copy out, not {name}.", MISUSED)
    listed = "\n".join(f"  {each.number:<3} {each.name}" for each in copies)
    raise Refused(f"Say for whom with --copy NAME, or its number:\n{listed}", MISUSED)
