"""An area's own Word template: what is refused, taken, added, left behind; and printed over it."""

import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from docx import Document as open_word
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from mappa_tui.exports.blocks import for_audience
from mappa_tui.exports.packing import packaged_template
from mappa_tui.exports.word import write_word
from mappa_tui.exports.word_template import Reading, TemplateRefused, read_template
from mappa_tui.exports.word_template.package import MOST_UNPACKED
from tests.exports.house_checker import check
from tests.exports.templates import (
    ALT,
    DOCUMENT,
    MOTTO,
    SECRETS,
    TEMPLATES,
    TYPES,
    crest,
    members,
    plain,
    repacked,
)
from tests.exports.test_word import audited, document

MARKING = "OFFICIAL-SENSITIVE"


def read(name: str) -> Reading:
    return read_template(f"{name}.docx", TEMPLATES[name]())


def margins(data: bytes) -> dict[str, str]:
    """Return the text of each header and footer."""
    section = open_word(BytesIO(data)).sections[-1]
    pages = {"": "", "first_page_": "first ", "even_page_": "even "}
    return {
        f"{told}{kind}": "\n".join(p.text for p in getattr(section, f"{page}{kind}").paragraphs)
        for page, told in pages.items()
        for kind in ("header", "footer")
    }


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_document_over_it_is_valid_and_keeps_the_house_rules(name: str, tmp_path: Path) -> None:
    template = read(name).template.data
    for status in ("DRAFT, not signed", "Version 2, signed 1 December 2026"):
        data = write_word(document(status), template)
        assert check(data, SECRETS, own_template=True) == []
        assert audited(data, tmp_path) == []
        assert data == write_word(document(status), template)


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_same_file_gives_the_same_template(name: str) -> None:
    assert read(name).template.sha256 == read(name).template.sha256


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_marking_stands_on_every_page_beside_what_the_area_says(name: str) -> None:
    found = margins(write_word(document(), read(name).template.data))
    assert len(found) == 6
    for place, text in found.items():
        assert MARKING in text, place
        assert ("DRAFT" in text) == place.endswith("header")
        assert not place.endswith("footer") or re.search(r"Page \d* ?of", text), place


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_restricted_copy_says_so_on_every_page(name: str) -> None:
    found = margins(write_word(for_audience(document(), "restricted"), read(name).template.data))
    heads = [text for place, text in found.items() if place.endswith("header")]
    assert len(heads) == 3
    assert all(f"{MARKING} · RESTRICTED · DRAFT" in text for text in heads)


def test_a_crest_stays_where_it_was_with_its_text_and_without_its_author() -> None:
    reading = read("crest")
    data = write_word(document(), reading.template.data)
    found = margins(data)
    assert found["first header"].split("\n")[-1] == MOTTO
    assert "Odd" in found["header"]
    assert "Even" in found["even footer"]
    with ZipFile(BytesIO(data)) as package:
        assert package.read("word/media/image1.png") == crest()
    assert f'descr="{ALT}"' in members(data)["word/header2.xml"]
    told = "\n".join(reading.found)
    assert f"Header of page 1: picture “{ALT}” and “{MOTTO}”" in told
    assert "A first page of its own" in told
    assert "Even pages of their own" in told
    assert any("the marking" in line for line in reading.scrubbed)


def test_a_header_linked_to_the_section_before_is_found_and_the_page_lies_across() -> None:
    reading = read("landscape")
    data = write_word(document(), reading.template.data)
    assert MOTTO in margins(data)["header"]
    word = open_word(BytesIO(data))
    [section] = word.sections
    assert (section.page_width or 0) > (section.page_height or 0)
    assert "2 sections: the page of the last one is used" in reading.found
    widths = set(re.findall(r'<w:tblW w:w="(\d+)"', members(data)[DOCUMENT]))
    room = 15840 - 2 * 1800 - 567
    assert widths == {str(room)}


def test_a_document_of_the_program_is_a_template_without_what_it_was_about() -> None:
    before = write_word(document("Version 2, signed 1 December 2026"))
    after = write_word(document(), read_template("minutes.docx", before).template.data)
    assert check(after, own_template=True) == []
    assert margins(after) == margins(write_word(document()))


def test_how_a_page_was_before_somebody_changed_it_does_not_count() -> None:
    old = '<w:sectPrChange w:id="1" w:author="A"><w:sectPr><w:pgSz w:w="1"/></w:sectPr>'

    def edit(text: str) -> str:
        return text.replace("</w:sectPr>", f"{old}</w:sectPrChange></w:sectPr>")

    reading = read_template("a.docx", repacked(plain(), {DOCUMENT: edit}))
    assert reading.found == read("plain").found


def test_missing_styles_come_from_the_program_and_the_areas_own_stay() -> None:
    plain_one, bare = read("plain"), read("bare")
    assert plain_one.added[-1] == "the numbers of headings"
    assert {"Statement", "Table Text", "Protective Marking", "Minutes Table"} <= {*plain_one.added}
    assert "Title" not in plain_one.added
    assert {"Normal", "Title", "Heading 1", "Heading 2", "Heading 3"} <= {*bare.added}
    own = open_word(BytesIO(plain())).styles["Heading 1"].font
    kept = open_word(BytesIO(write_word(document(), plain_one.template.data)))
    assert kept.styles["Heading 1"].font.size == own.size
    assert kept.styles["Heading 1"].font.color.rgb == own.color.rgb


def test_headings_are_numbered_on_one_list() -> None:
    for name in ("plain", "bare"):
        parts = members(read(name).template.data)
        styles, lists = parts["word/styles.xml"], parts["word/numbering.xml"]
        numbers = [
            re.search(rf'w:styleId="Heading{n}".*?<w:numId w:val="(\d+)"', styles, re.S)
            for n in (1, 2, 3)
        ]
        [number] = {found[1] for found in numbers if found}
        assert f'<w:num w:numId="{number}">' in lists
        assert lists.count('w:pStyle w:val="Heading1"') == 1


def test_a_style_is_known_by_its_name_whatever_its_id() -> None:
    def renamed(text: str) -> str:
        return re.sub('"Heading1"', '"berschrift1"', text)

    data = repacked(plain(), {"word/styles.xml": renamed})
    reading = read_template("a.docx", data)
    assert "Heading 1" not in reading.added
    assert check(write_word(document(), reading.template.data), own_template=True) == []
    kept = open_word(BytesIO(reading.template.data)).styles
    own = open_word(BytesIO(plain())).styles
    assert kept["Heading 1"].font.size == own["Heading 1"].font.size


def test_what_lay_about_in_the_file_is_left_behind_and_named() -> None:
    reading = read("dirty")
    parts = members(reading.template.data)
    for secret in (*SECRETS, "rsid", "Case officer", "2013-12-23"):
        assert not [name for name, text in parts.items() if secret in text], secret
    said = "\n".join(reading.scrubbed)
    for words in (
        "The text of its body: 1 paragraph",
        "Author, dates and other properties",
        "omments",
        "custom XML data",
        "document variables",
        "path of an attached template",
        "1 link out of the file",
        "Hidden text",
        "Deleted text",
        "Fields that Word fills in",
    ):
        assert words in said
    assert f"Header: “{MOTTO} of the county”" in reading.found


def test_a_sensitivity_label_stays() -> None:
    reading = read("dirty")
    data = write_word(document(), reading.template.data)
    assert "MSIP_Label_1f2d_Enabled" in members(data)["docProps/custom.xml"]
    assert "Sensitivity label: OFFICIAL-SENSITIVE Police" in reading.found


def test_the_label_of_newer_releases_of_word_stays_too(tmp_path: Path) -> None:
    part = "docMetadata/LabelInfo.xml"
    link = (
        '<Relationship Id="label" Type="http://schemas.microsoft.com/office/2020/02/'
        f'relationships/classificationlabels" Target="{part}"/></Relationships>'
    )
    content = (
        '<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata">'
        f'<clbl:label id="{{1f2d}}" enabled="1" method="Privileged" owner="{SECRETS[0]}"/>'
        "</clbl:labelList>"
    )
    edits = {
        part: lambda text: content,
        "_rels/.rels": lambda text: text.replace("</Relationships>", link),
    }
    reading = read_template("a.docx", repacked(plain(), edits))
    data = write_word(document(), reading.template.data)
    assert check(data, SECRETS, own_template=True) == []
    assert audited(data, tmp_path) == []
    assert 'id="{1f2d}" enabled="1"' in members(data)[part]
    assert "Sensitivity label: its name is not in the file" in reading.found


def test_white_letters_never_stand_on_an_areas_own_ground() -> None:
    named = '<w:style w:type="table" w:styleId="T"><w:name w:val="Minutes Table"/></w:style>'

    def edit(text: str) -> str:
        return text.replace("</w:styles>", f"{named}</w:styles>")

    reading = read_template("a.docx", repacked(plain(), {"word/styles.xml": edit}))
    assert {"Table Heading", "Minutes Table"} <= {*reading.added}
    written = members(write_word(document(), reading.template.data))[DOCUMENT]
    assert 'w:fill="1F3864"' in written


def with_member(name: str, content: str = "x") -> bytes:
    return repacked(plain(), {name: lambda text: content})


def in_types(old: str, new: str) -> bytes:
    return repacked(plain(), {TYPES: lambda text: text.replace(old, new)})


def bomb() -> bytes:
    memory = BytesIO()
    with ZipFile(memory, "w", ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"\0" * (MOST_UNPACKED + 1))
    return memory.getvalue()


def lying_bomb() -> bytes:
    """Return a package one of whose members unpacks to far more than it says of itself."""
    memory = BytesIO()
    with ZipFile(memory, "w", ZIP_DEFLATED) as package:
        package.writestr(TYPES, b"\0" * 50_000_000)
        package.filelist[0].file_size = 10
    return memory.getvalue()


def squeezed() -> bytes:
    memory = BytesIO()
    with ZipFile(memory, "w", ZIP_LZMA) as package:
        package.writestr(TYPES, "<Types/>")
    return memory.getvalue()


def narrow(text: str) -> str:
    return re.sub(r'w:w="12240"', 'w:w="7000"', text)


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512)
ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="urn:x">&a;</w:document>'
REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "by its name": ("a.DOCM", plain, "may hold macros"),
    "macros of a template": ("a.dotm", plain, "may hold macros"),
    "a macro's part": ("a.docx", lambda: with_member("word/vbaProject.bin"), "holds macros"),
    "a macro's kind": (
        "a.docx",
        lambda: in_types(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
        "holds macros",
    ),
    "no package": ("a.docx", lambda: b"Dear all,", "no Word file"),
    "nothing": ("a.docx", lambda: b"", "no Word file"),
    "cut off": ("a.docx", lambda: plain()[:5000], "no Word file"),
    "a workbook": ("a.docx", lambda: in_types("document.main", "sheet.main"), "no Word file"),
    "a password": (
        "a.docx",
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
        "has a password",
    ),
    "an old one": ("a.doc", lambda: OLE, "Word 2003"),
    "a bomb": ("a.docx", bomb, "unpacks to more"),
    "a bomb that lies": ("a.docx", lying_bomb, "no Word file"),
    "squeezed otherwise": ("a.docx", squeezed, "no Word file"),
    "too large": ("a.docx", lambda: bytes(20_000_001), "too large: 20 MB"),
    "broken XML": (
        "a.docx",
        lambda: repacked(plain(), {DOCUMENT: lambda text: text[:-20]}),
        "word/document.xml in it cannot be read",
    ),
    "entities": (
        "a.docx",
        lambda: repacked(plain(), {DOCUMENT: lambda text: ENTITY}),
        "declares entities",
    ),
    "another Word": (
        "a.docx",
        lambda: repacked(
            plain(),
            {
                "_rels/.rels": lambda text: text.replace(
                    "http://schemas.openxmlformats.org/officeDocument/2006",
                    "http://purl.oclc.org/ooxml/officeDocument",
                )
            },
        ),
        "Strict Open XML",
    ),
    "a narrow page": (
        "a.docx",
        lambda: repacked(plain(), {DOCUMENT: narrow}),
        "less than 8 cm",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_taken_is_refused_in_one_sentence_or_two(name: str) -> None:
    called, make, said = REFUSED[name]
    with pytest.raises(TemplateRefused, match=said):
        read_template(called, make())


def test_a_locked_member_is_refused() -> None:
    data = bytearray(plain())
    with ZipFile(BytesIO(data)) as package:
        at = package.start_dir
    data[at + 8] |= 1
    with pytest.raises(TemplateRefused, match="has a password"):
        read_template("a.docx", bytes(data))
    assert zipfile.is_zipfile(BytesIO(data))


@given(st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_a_damaged_file_is_refused_or_gives_a_whole_document(chance: Random) -> None:
    """Elements and attributes lost, moved, doubled, wrong: never another error."""
    whole = packaged_template()
    name = chance.choice([each for each in members(whole) if "theme" not in each])

    def damage(text: str) -> str:
        tree = etree.fromstring(text.encode())
        for _ in range(chance.choice((1, 3))):
            each = chance.choice(list(tree.iter()))
            match chance.choice(("lose", "double", "bare", "wrong")):
                case "lose" if each is not tree:
                    each.getparent().remove(each)
                case "double" if each is not tree:
                    each.addnext(deepcopy(each))
                case "bare" if each.attrib:
                    del each.attrib[chance.choice(list(each.attrib))]
                case "wrong" if each.attrib:
                    each.set(chance.choice(list(each.attrib)), chance.choice(("", "-1", "x", "0")))
        return str(etree.tostring(tree, encoding="unicode"))

    try:
        template = read_template("a.docx", repacked(whole, {name: damage})).template
    except TemplateRefused:
        return
    assert check(write_word(document(), template.data), own_template=True) == []
