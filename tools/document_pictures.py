"""Makes the pictures of the documents themselves, from the demonstration's closed meeting.

Run it after a change of the documents: `python tools/document_pictures.py`. It needs
LibreOffice (`soffice`) and poppler (`pdftoppm`).
"""

import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from mappa_tui.demo import DEMO_STARTS, whole_meeting
from mappa_tui.domain.change import Put
from mappa_tui.domain.clock import Clock
from mappa_tui.exports.catalogue import PAPERS, Paper, Source
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault.keys.access import Access
from mappa_tui.widgets.exporting import source_of

FOLDER = Path(__file__).parents[1] / "docs" / "documents"
DOTS = 60
"""To the inch: enough to read headings, and small enough to keep."""
PAGES = 2
"""Of each document, at most."""


def main() -> None:
    """Write the first pages of the first copy of each Word document."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="mappa-documents-") as name:
        folder = Path(name)
        source = _source(folder / "vault")
        for paper in PAPERS:
            copies = paper.copies(source.record)
            if paper.is_word and copies:
                _draw(paper, paper.content(source, copies[0]), folder)


def _source(vault: Path) -> Source:
    access = Access("L. Cross", bytes(32))
    with closing(Store(vault, Clock(lambda: DEMO_STARTS), access)) as store:
        store.write([Put(noun) for noun in whole_meeting()])
        meeting = store.find_meeting("X482913/3")
        assert meeting is not None
        return source_of(store, meeting)


def _draw(paper: Paper, data: bytes, folder: Path) -> None:
    file = folder / f"{paper.key}.docx"
    file.write_bytes(data)
    convert = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(convert, check=True, capture_output=True)
    pages = ["pdftoppm", "-r", str(DOTS), "-png", "-l", str(PAGES), str(file.with_suffix(".pdf"))]
    subprocess.run([*pages, str(FOLDER / paper.key)], check=True)
    print(paper.title)


if __name__ == "__main__":
    main()
