"""`mappa-tui area`: an area's settings and its Word template, without the screen."""

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from mappa_tui.exits import DONE, MISUSED, Refused, confirm, taken_words

if TYPE_CHECKING:
    from mappa_tui.storage.store import Store


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line's parser."""
    area = commands.add_parser(
        "area", help="the settings of the area to a file, or from one; its Word template"
    )
    what = area.add_subparsers(dest="what", metavar="export, import or template", required=True)
    settings_out = what.add_parser("export", help="write all settings to one TOML file")
    settings_out.add_argument("--overwrite", action="store_true", help="replace it if it exists")
    settings_in = what.add_parser("import", help="take settings from a TOML file")
    settings_in.add_argument("--yes", action="store_true", help="do not ask")
    template = what.add_parser(
        "template", help="take a .docx or .dotx as the Word template, or say which there is"
    )
    template.add_argument("--remove", action="store_true", help="go back to the program's own")
    template.add_argument("--yes", action="store_true", help="do not ask")
    template.add_argument("file", type=Path, nargs="?", metavar="FILE", help="the file")
    for each in (settings_out, settings_in):
        each.add_argument("file", type=Path, metavar="FILE", help="the file")
    for each in (settings_out, settings_in, template):
        each.add_argument(
            "--as", dest="name", metavar="NAME", help="who you are (default: who came in last)"
        )


def run(
    asked: argparse.Namespace,
    open_store: "Callable[[str | None], AbstractContextManager[Store]]",
) -> int:
    """Carry it out; return the exit code. Raises Refused."""
    does = {"export": _write, "import": _take_in, "template": _template}[asked.what]
    if asked.what == "template" and asked.remove and asked.file:
        raise Refused("Give a FILE or --remove, not both.", MISUSED)
    with open_store(asked.name) as store:
        return does(store, asked)


def _write(store: "Store", asked: argparse.Namespace) -> int:
    from mappa_tui.domain.area_file import area_file
    from mappa_tui.domain.exported import Contents
    from mappa_tui.widgets.exporting import Taken, put

    to: Path = asked.file
    data = area_file(store.area_settings).encode()
    contents = Contents(paper="area", title="The area’s settings", noun="area")
    try:
        put(store, to, lambda: data, contents, "", replace=asked.overwrite)
    except Taken as taken:
        raise Refused(taken_words(to, is_ours=bool(taken.sha256))) from None
    except OSError as error:
        why = error.strerror or "the folder cannot be used"
        raise Refused(f"{to} was not written: {why}.") from None
    print(f"The settings are in {to.resolve()}")
    return DONE


def _take_in(store: "Store", asked: argparse.Namespace) -> int:
    from mappa_tui.domain.area_file import AreaFileError
    from mappa_tui.domain.area_settings import differences
    from mappa_tui.storage.area_files import read_area

    try:
        new = read_area(asked.file, store.area_settings)
    except AreaFileError as error:
        raise Refused(f"{asked.file} is not taken in.\n{error}") from None
    changes = [f"{each.label}: {each.words}" for each in differences(store.area_settings, new)]
    if not changes:
        print("The file says what is set already.")
        return DONE
    print("\n".join(changes))
    if not asked.yes:
        confirm("", "import")
    store.set_area(new, "from a file")
    print("The settings are taken in. They count for meetings that are begun from now on.")
    return DONE


def _template(store: "Store", asked: argparse.Namespace) -> int:
    if asked.file is not None:
        return _take_template(store, asked)
    now = store.template()
    if not asked.remove:
        print(f"The Word template is {now.words if now else 'the program’s own'}.")
    elif now is None:
        print("The Word template is the program’s own already.")
    else:
        if not asked.yes:
            confirm(f"{now.words} is taken out.", "take it out")
        store.set_template(None)
        print("Documents look as the program’s own from now on.")
    return DONE


def _take_template(store: "Store", asked: argparse.Namespace) -> int:
    from mappa_tui.exports.word_template import TemplateRefused, read_template_file

    try:
        reading = read_template_file(asked.file)
    except TemplateRefused as error:
        raise Refused(f"{asked.file} is not taken. {error}") from None
    for label, words in reading.lines:
        print("\n".join(f"{label}: {line}" for line in words.split("\n")))
    if not asked.yes:
        confirm("", "take it")
    store.set_template(reading.template)
    print("Every document is printed over it from now on.")
    return DONE
