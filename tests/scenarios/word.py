"""Reads a Word file as its readers do: items, lines and rows, and each part of the file."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from docx import Document
from docx.table import Table

ITEM = "Heading 1"


class Minutes:
    """The minutes in a Word file."""

    def __init__(self, path: Path) -> None:
        self.items: dict[str, list[str]] = {}
        """What stands under each item: paragraphs, and the rows of tables with ` | ` between."""
        self.opening: list[str] = []
        """What stands before the first item."""
        self.parts: dict[str, str] = {}
        """Every part of the file, as text."""
        under = self.opening
        for style, text in _blocks(path):
            if style == ITEM:
                under = self.items.setdefault(text, [])
            else:
                under.append(text)
        with ZipFile(path) as package:
            for name in package.namelist():
                self.parts[name] = package.read(name).decode("utf-8", errors="replace")

    @property
    def text(self) -> str:
        """The whole text, line by line."""
        items = (line for title, lines in self.items.items() for line in (title, *lines))
        return "\n".join((*self.opening, *items))

    def rows(self, item: str, ref: str) -> list[str]:
        """Return the rows of an item that begin with a letter and a number, such as A1."""
        return [
            line
            for line in self.items[item]
            if line.startswith(ref) and line[1:].partition(" | ")[0].isdigit()
        ]


def _blocks(path: Path) -> Iterator[tuple[str, str]]:
    for block in Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = (" ".join(cell.text.split()) for cell in row.cells)
                yield "", " | ".join(cells)
        elif block.text.strip():
            yield block.style.name if block.style else "", " ".join(block.text.split())
