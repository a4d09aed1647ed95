"""Every Word document there is, over the program's template and an area's, by both checkers.

A new document adds itself here in one line.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from mappa_tui.exports.blocks import Document, for_audience
from mappa_tui.exports.minutes import draft_status, minutes
from mappa_tui.exports.statistics import statistics_document
from mappa_tui.exports.word import write_word
from mappa_tui.exports.word_template import read_template
from tests.exports.house_checker import check
from tests.exports.templates import landscape, with_crest
from tests.exports.test_statistics import MARKING, REPORT
from tests.exports.test_word import audited
from tests.records import empty, next_review, running, whole

DOCUMENTS: dict[str, Callable[[], Document]] = {
    "minutes": lambda: for_audience(minutes(whole(), draft_status()), "standard"),
    "minutes of a meeting at work": lambda: for_audience(
        minutes(running(), draft_status()), "standard"
    ),
    "minutes of a review": lambda: for_audience(minutes(next_review(), draft_status()), "standard"),
    "minutes of nothing": lambda: for_audience(minutes(empty(), draft_status()), "standard"),
    "restricted copy": lambda: for_audience(minutes(whole(), draft_status()), "restricted"),
    "statistics": lambda: statistics_document(REPORT, MARKING),
}
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
