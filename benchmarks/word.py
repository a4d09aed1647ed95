"""Minutes in Word: against what cannot be saved, and against python-docx alone.

The floor serialises the finished tree of each part and zips it. python-docx alone writes the same
content by its own calls. All take turns in one run. Run it from the checkout:
`python benchmarks/word.py`.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from io import BytesIO
from itertools import cycle
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

sys.path.insert(0, str(Path(__file__).parents[1]))

from docx import Document as open_word
from docx.document import Document as WordDocument
from lxml import etree

from mappa_tui.exports.blocks import (
    Block,
    Document,
    Fields,
    Heading,
    Paragraph,
    Table,
    for_audience,
)
from mappa_tui.exports.minutes import draft_status, minutes
from mappa_tui.exports.packing import packaged_template, unpacked
from mappa_tui.exports.word import write_word
from tests.records import whole

TARGET = 6
ROUNDS = {5: 20, 50: 10, 500: 3}
"""How often each size is written, by pages."""
PAGES_OF_ONE = 13
"""How many pages the demonstration's minutes print on."""
STYLES = {"body": "Normal", "statement": "Statement", "note": "Note"}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=1, help="times as many rounds")
    asked = parser.parse_args()
    a_page: list[float] = []
    for pages, rounds in ROUNDS.items():
        document = of_pages(pages)
        finished = floor(write_word(document))
        ours, least, plain = taking_turns(
            [partial(write_word, document), finished, partial(written_plainly, document)],
            rounds * asked.rounds,
        )
        a_page.append(ours / pages)
        print(
            f"{pages:3} pages  floor {least * 1000:7.1f} ms, program {ours * 1000:7.1f} ms, "
            f"python-docx alone {plain * 1000:8.1f} ms; {ours / least:.1f} times the floor, "
            f"target at most {TARGET}; python-docx alone {plain / least:.1f}"
        )
    growth = a_page[-1] / a_page[-2]
    print(f"a page of {[*ROUNDS][-1]} takes {growth:.2f} times as long as one of {[*ROUNDS][-2]}")


def of_pages(pages: int) -> Document:
    """Return the demonstration's minutes, cut off or gone through again for so many pages."""
    document = for_audience(minutes(whole(), draft_status()), "standard")
    room = sum(map(length, document.blocks)) * pages / PAGES_OF_ONE
    blocks: list[Block] = []
    for block in cycle(document.blocks):
        if room <= 0:
            break
        blocks.append(block)
        room -= length(block)
    return replace(document, blocks=tuple(blocks))


def length(block: Block) -> int:
    """Return how many characters a block has."""
    match block:
        case Heading(text=text) | Paragraph(text=text):
            return len(text)
        case Table(rows=rows):
            return sum(len(cell) for row in rows for cell in row.cells)
        case Fields(rows=pairs):
            return sum(len(text) for pair in pairs for text in pair)


def floor(data: bytes) -> Callable[[], object]:
    """Return what serialises and zips the finished trees of a file."""
    trees = {name: etree.fromstring(part) for name, part in unpacked(data)}

    def save() -> None:
        with ZipFile(BytesIO(), "w", ZIP_DEFLATED) as package:
            for name, tree in trees.items():
                part = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
                package.writestr(name, part)

    return save


def written_plainly(document: Document) -> bytes:
    """Return the same content as python-docx alone writes it, row by row."""
    word = open_word(BytesIO(packaged_template()))
    word.add_paragraph(document.marking, "Protective Marking")
    word.add_paragraph(document.title, "Title")
    word.add_paragraph(document.status, "Status")
    word.add_paragraph(document.subject, "Subtitle")
    for block in document.blocks:
        match block:
            case Heading(text=text, level=level):
                word.add_paragraph(text, f"Heading {level}")
            case Paragraph(text=text, role=role):
                for line in text.split("\n"):
                    word.add_paragraph(line, STYLES[role])
            case Table(header=header, rows=rows) if rows:
                add_table(word, [header, *(row.cells for row in rows)])
            case Table(empty=empty):
                word.add_paragraph(empty)
            case Fields(rows=pairs):
                add_table(word, [("Item", "Details"), *pairs])
    memory = BytesIO()
    word.save(memory)
    return memory.getvalue()


def add_table(word: WordDocument, rows: Sequence[Sequence[str]]) -> None:
    """Add a table by `add_row().cells`."""
    table = word.add_table(0, len(rows[0]), "Minutes Table")
    for texts in rows:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text


def taking_turns(jobs: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """Do the jobs one after the other, round after round; return the median of each."""
    taken: list[list[float]] = [[] for _ in jobs]
    for _ in range(rounds):
        for job, times in zip(jobs, taken, strict=True):
            begun = time.perf_counter()
            job()
            times.append(time.perf_counter() - begun)
    return [statistics.median(times) for times in taken]


if __name__ == "__main__":
    main()
