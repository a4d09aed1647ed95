"""Every Word document there is, over the program's template and an area's, by both checkers.

A meeting's documents come from the catalogue; another adds itself here in one line.
"""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from mappa_tui.domain.area import default_area
from mappa_tui.exports.blocks import Document
from mappa_tui.exports.catalogue import PAPERS, Source, paper
from mappa_tui.exports.referral_form import referral_form
from mappa_tui.exports.statistics import statistics_document
from mappa_tui.exports.word import write_word
from mappa_tui.exports.word_template import read_template
from tests.exports.house_checker import check
from tests.exports.templates import landscape, with_crest
from tests.exports.test_statistics import MARKING, REPORT
from tests.exports.test_word import audited
from tests.records import empty, next_review, running, whole

MADE = {"whole": whole, "at work": running, "review": next_review, "nothing": empty}


def built(key: str, of: str) -> Document:
    """Return the first copy of a document of the catalogue."""
    record = MADE[of]()
    document = paper(key).build(Source(record), paper(key).copies(record)[0])
    assert isinstance(document, Document)
    return document


DOCUMENTS: dict[str, Callable[[], Document]] = {
    f"{each.key}, {of}": partial(built, each.key, of)
    for each in PAPERS
    if each.is_word
    for of, make in MADE.items()
    if each.copies(make()) and (of == "whole" or each.key == "minutes")
}
DOCUMENTS["statistics"] = lambda: statistics_document(REPORT, MARKING)
DOCUMENTS["referral form"] = lambda: referral_form(default_area(), dt.date(2025, 10, 14))
OWN: dict[str, Callable[[], bytes]] = {"crest": with_crest, "landscape": landscape}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_both_checkers_find_nothing(name: str, tmp_path: Path) -> None:
    data = write_word(DOCUMENTS[name]())
    assert check(data) == []
    assert audited(data, tmp_path) == []


@pytest.mark.parametrize("template", OWN)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_nor_over_an_areas_own_template(name: str, template: str) -> None:
    own = read_template("own.docx", OWN[template]()).template
    assert check(write_word(DOCUMENTS[name](), own.data), own_template=True) == []
