"""The catalogue, and what a document says of what it does not have."""

import datetime as dt
import re
from collections import Counter

import pytest

from mappa_tui.domain.meeting import CLOSED, IN_PROGRESS, PLANNED
from mappa_tui.exports.blocks import (
    Block,
    Document,
    Fields,
    Handling,
    Heading,
    Paragraph,
    Row,
    Table,
    for_audience,
)
from mappa_tui.exports.catalogue import ONE, PAPERS, Copy, Paper, Source, free_name, paper
from mappa_tui.exports.word import write_word
from mappa_tui.exports.written import top_marking
from tests.records import empty, running, whole

from .documents import owed
from .reading import text_of


def kept_back(*blocks: Block) -> list[tuple[str, str, str]]:
    document = Document("Minutes", "X1", "OFFICIAL", "DRAFT", dt.date(2025, 10, 14), blocks)
    found = for_audience(document, "standard").left_out
    return [(each.where, each.text, each.why) for each in found]


def test_no_two_documents_have_one_key_or_one_file() -> None:
    assert len({each.key for each in PAPERS}) == len(PAPERS)
    assert len({(each.file or each.key, each.suffix) for each in PAPERS}) == len(PAPERS)
    assert all(re.fullmatch("[a-z-]+", each.key) for each in PAPERS)
    assert not any(each.says.endswith(".") for each in PAPERS)


@pytest.mark.parametrize("each", PAPERS, ids=lambda each: each.key)
@pytest.mark.parametrize("made", [whole, running, empty])
def test_every_document_can_be_made_of_every_meeting(each: Paper, made: object) -> None:
    source = Source(made())  # type: ignore[operator]
    for copy in each.copies(source.record):
        assert each.content(source, copy) == each.content(source, copy)


@pytest.mark.parametrize("each", PAPERS, ids=lambda each: each.key)
def test_no_file_is_called_by_a_person(each: Paper) -> None:
    source = Source(whole())
    names = [each.name(source, copy) for copy in each.copies(source.record)]
    assert len(set(names)) == len(names)
    people = [row.name for row in source.record.people]
    people += [row.name for row in source.record.invitations]
    words = {word.casefold() for name in [*people, "Ellery"] for word in name.split()}
    words = {word for word in words if len(word) > 2}
    assert not [name for name in names if words & set(re.split(r"\W+", name.casefold()))]


def test_the_restricted_copies_are_those_of_the_named_readers() -> None:
    record = whole()
    copies = paper("restricted").copies(record)
    assert [(copy.number, copy.name) for copy in copies] == [
        (1, "DI Priya Nair"),
        (2, "DC Owen Marsh"),
        (3, "Karen Whitlock"),
    ]
    record.meeting = record.meeting.model_copy(update={"restricted_to": " \n"})
    assert paper("restricted").copies(record) == []


def test_a_meeting_owes_its_minutes_once_it_is_closed() -> None:
    record = whole()
    assert record.meeting.state == CLOSED
    found = Counter(each.key for each, _ in owed(Source(record)))
    assert found == {
        "minutes": 1,
        "restricted": 3,
        "slips": 6,
        "actions": 1,
        "disclosure": 3,
        "calendar": 1,
    }
    record.meeting = record.meeting.model_copy(update={"state": IN_PROGRESS})
    assert owed(Source(record)) == []


def test_a_planned_meeting_owes_its_invitations() -> None:
    record = whole()
    record.meeting = record.meeting.model_copy(update={"state": PLANNED})
    found = Counter(each.key for each, _ in owed(Source(record)))
    assert found == {"invitation": len(record.invitations), "calendar": 1}


def test_what_is_sent_is_told_from_the_others_by_its_agency() -> None:
    source = Source(whole())
    slips, invitation = paper("slips"), paper("invitation")
    names = [slips.name(source, copy) for copy in slips.copies(source.record)]
    assert "X482913-3 actions 2025-10-14 DRAFT Police.docx" in names
    # The area knows Housing; what was typed behind it stays out of the name.
    assert "X482913-3 actions 2025-10-14 DRAFT Housing.docx" in names
    names = [invitation.name(source, copy) for copy in invitation.copies(source.record)]
    assert names[:4] == [
        "X482913-3 invitation 2025-10-14 Police copy 1.docx",
        "X482913-3 invitation 2025-10-14 MAPPA-unit.docx",
        "X482913-3 invitation 2025-10-14 Probation copy 3.docx",
        "X482913-3 invitation 2025-10-14 Probation copy 4.docx",
    ]
    record = source.record
    record.invitations = [
        row.model_copy(update={"agency": "Joanne Feld"}) for row in record.invitations[:1]
    ]
    [copy] = invitation.copies(record)
    assert invitation.name(source, copy) == "X482913-3 invitation 2025-10-14 copy 1.docx"


def test_a_restricted_copy_says_so_in_its_files_name() -> None:
    record = whole()
    [police] = [row for row in record.open_actions if row.agency == "Police"][:1]
    record.put(police.model_copy(update={"handling": "restricted"}))
    source, slips, disclosure = Source(record), paper("slips"), paper("disclosure")
    [copy] = [each for each in slips.copies(record) if each.is_restricted]
    assert police.owner in copy.name
    name = f"X482913-3 actions 2025-10-14 DRAFT RESTRICTED Police copy {copy.number}.docx"
    assert slips.name(source, copy) == name
    *_, open_one, restricted = disclosure.copies(record)
    assert disclosure.name(source, restricted).endswith("DRAFT RESTRICTED copy 3.docx")
    assert disclosure.whom(restricted) == f"about {restricted.name}, restricted"
    assert disclosure.whom(open_one) == "about Claire Prior"
    # And on each of its pages.
    for each, one in ((slips, copy), (disclosure, restricted), (disclosure, open_one)):
        built = each.build(source, one)
        assert isinstance(built, Document)
        assert ("RESTRICTED" in top_marking(built)) == one.is_restricted


def test_two_recipients_of_one_name_have_a_record_each() -> None:
    record = whole()
    record.disclosures = [
        row.model_copy(update={"recipient": "Dawn Prior"}) for row in record.disclosures
    ]
    names = [copy.name for copy in paper("disclosure").copies(record)]
    assert names == ["Dawn Prior", "Dawn Prior (2)", "Dawn Prior (3)"]


def test_a_file_says_what_it_is_without_a_name() -> None:
    source, copies = Source(whole()), [Copy("DI Priya Nair", 1), Copy("DC Owen Marsh", 2)]
    restricted = paper("restricted")
    said = {restricted.identity(source, copy) for copy in copies}
    said.add(paper("minutes").identity(source, ONE[0]))
    assert len(said) == 3
    assert all(re.fullmatch("urn:uuid:[0-9a-f-]{36}", each) for each in said)


def test_what_is_left_out_is_told_with_its_heading_and_never_printed() -> None:
    hidden: Handling = "restricted"
    table = Table(
        "Risks",
        ("Ref", "Text", "Protects"),
        (
            Row(("R1", "open", "V1, V2"), standard_cells=("R1", "open", "V1")),
            Row(("R2", "of the operation", "V2"), hidden, "Left out."),
        ),
        (1, 1, 1),
    )
    found = kept_back(
        Heading("Plan"),
        Paragraph("seen"),
        Paragraph("not seen", handling=hidden),
        table,
        Heading("Recipient (c)", 2, hidden),
        Fields("Recipient", (("Name", "Mr Secret"), ("How", "by letter")), hidden),
    )
    assert found == [
        ("Plan", "not seen", "restricted"),
        ("Plan", "R1: V1, V2", "names what is restricted"),
        ("Plan", "R2 · of the operation · V2", "restricted"),
        ("Recipient (c)", "Name: Mr Secret\nHow: by letter", "restricted"),
    ]


def test_the_minutes_count_what_they_leave_out() -> None:
    built = paper("minutes").build(Source(whole()), ONE[0])
    assert isinstance(built, Document)
    assert any("Ripford Leisure Centre" in each.text for each in built.left_out)
    assert "Ripford Leisure Centre" not in text_of(built)
    without = write_word(built)
    assert write_word(Document(**{name: getattr(built, name) for name in _FIELDS})) == without


_FIELDS = ("title", "subject", "marking", "status", "dated", "blocks", "stamp")


def test_a_free_name_is_the_next_of_its_kind(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "minutes v1.docx"
    assert free_name(path) == path
    path.touch()
    assert free_name(path).name == "minutes v1 (2).docx"
    free_name(path).touch()
    assert free_name(path).name == "minutes v1 (3).docx"
