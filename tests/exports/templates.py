"""Word templates as areas have them, good and bad, built for the tests."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document as new_word
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Cm

SECRETS = (
    "J. Smithson",
    r"\\fs01\users",
    "Ellery v. Crown",
    "case number 4711",
    "a remark about him",
    "shot at her house",
)
"""What lay about in the file of the area, and must not go out with every document."""
ALT = "Crest of Derwent Vale Police"
MOTTO = "Derwent Vale Police"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT = "word/document.xml"
TYPES = "[Content_Types].xml"
RELS = "word/_rels/document.xml.rels"
SETTINGS = "word/settings.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def crest(text: bytes = b"") -> bytes:
    """Return a PNG of one dot, with a text that its program wrote into it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        sum_ = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + sum_

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    told = chunk(b"tEXt", b"Author\0" + text) if text else b""
    dot = chunk(b"IDAT", zlib.compress(b"\0\x1f\x38\x64"))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + told + dot + chunk(b"IEND", b"")


def saved(word: WordDocument) -> bytes:
    """Return the file."""
    memory = BytesIO()
    word.save(memory)
    return memory.getvalue()


def repacked(data: bytes, edits: dict[str, Callable[[str], str]]) -> bytes:
    """Return the package with some members changed; a new one is made from nothing."""
    memory = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(memory, "w", ZIP_DEFLATED) as target:
        names = source.namelist()
        for name in (*names, *(each for each in edits if each not in names)):
            content = source.read(name) if name in names else b""
            if name in edits:
                content = edits[name](content.decode()).encode()
            target.writestr(ZipInfo(name), content)
    return memory.getvalue()


def plain() -> bytes:
    """Return the file that python-docx begins with: American, without our styles."""
    return saved(new_word())


def template_kind() -> bytes:
    """Return the same as a `.dotx`."""
    return repacked(plain(), {TYPES: lambda text: text.replace("document.main", "template.main")})


def with_crest() -> bytes:
    """Return one with a crest, a motto and a page number; first and even pages differ."""
    word = new_word()
    section = word.sections[0]
    word.settings.odd_and_even_pages_header_footer = True
    section.different_first_page_header_footer = True
    header = section.first_page_header
    run = header.paragraphs[0].add_run()
    run.add_picture(BytesIO(crest(SECRETS[0].encode())), width=Cm(2))
    header.add_paragraph(MOTTO)
    header.add_paragraph("OFFICIAL - SENSITIVE")
    section.even_page_footer.paragraphs[0].text = "Even"
    section.header.paragraphs[0].text = "Odd"
    data = saved(word)
    [name] = [name for name in members(data) if 'descr=""' in name or _has_picture(data, name)]
    told = f'descr="{ALT}" name="C:\\{SECRETS[0]}"'
    return repacked(data, {name: lambda text: text.replace('name="Picture 1"', told, 1)})


def members(data: bytes) -> dict[str, str]:
    """Return the parts that are text."""
    with ZipFile(BytesIO(data)) as package:
        return {
            name: package.read(name).decode("utf-8", "replace")
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        }


def _has_picture(data: bytes, name: str) -> bool:
    return "<pic:pic" in members(data)[name]


def landscape() -> bytes:
    """Return one whose last section lies across, its header linked to that before."""
    word = new_word()
    word.sections[0].header.paragraphs[0].text = MOTTO
    word.add_paragraph(SECRETS[5])
    section = word.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.gutter = Cm(1)
    return saved(word)


def bare() -> bytes:
    """Return one that has a body, and nothing else: no styles, no page."""
    memory = BytesIO()
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with ZipFile(memory, "w") as target:
        target.writestr(
            TYPES,
            f'<Types xmlns="{package}/content-types"><Override PartName="/{DOCUMENT}" '
            f'ContentType="{kind}"/></Types>',
        )
        target.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" '
            f'Type="{OFFICE}/officeDocument" Target="{DOCUMENT}"/></Relationships>',
        )
        target.writestr(DOCUMENT, f'<w:document xmlns:w="{W}"><w:body><w:p/></w:body></w:document>')
    return memory.getvalue()


def dirty() -> bytes:
    """Return one with all that lies about in files: names, paths, remarks, a label."""
    word = new_word()
    core = word.core_properties
    core.author = core.last_modified_by = SECRETS[0]
    core.comments = SECRETS[4]
    header = word.sections[0].header.paragraphs[0]
    header.text = MOTTO
    word.add_comment(word.add_paragraph(SECRETS[2]).runs, SECRETS[4], SECRETS[0], "JS")
    outside = (
        f'<Relationship Id="out" Type="{OFFICE}/attachedTemplate" '
        f'Target="file:///{SECRETS[1]}/n.dotm" TargetMode="External"/></Relationships>'
    )
    hidden = (
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRETS[3]}</w:t></w:r>"
        f'<w:del w:id="7" w:author="{SECRETS[0]}"><w:r><w:delText>{SECRETS[2]}</w:delText></w:r>'
        f'</w:del><w:ins w:id="8" w:author="{SECRETS[0]}"><w:r><w:t> of the county</w:t></w:r>'
        '</w:ins><w:fldSimple w:instr=" FILENAME \\p ">'
        f"<w:r><w:t>{SECRETS[1]}</w:t></w:r></w:fldSimple></w:p>"
    )
    variables = (
        f'<w:attachedTemplate xmlns:r="{OFFICE}" r:id="out"/>'
        f'<w:docVars><w:docVar w:name="n" w:val="{SECRETS[3]}"/></w:docVars></w:settings>'
    )
    label = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{n}" name="{name}">'
        f"<vt:lpwstr>{text}</vt:lpwstr></property>"
        for n, (name, text) in enumerate(
            (
                ("MSIP_Label_1f2d_Enabled", "true"),
                ("MSIP_Label_1f2d_Name", "OFFICIAL-SENSITIVE Police"),
                ("Case officer", SECRETS[0]),
            ),
            2,
        )
    )
    properties = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'docPropsVTypes">{label}</Properties>'
    )
    custom = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    data = saved(word)
    [name] = [name for name, text in members(data).items() if MOTTO in text]
    return repacked(
        data,
        {
            name: lambda text: text.replace("</w:p>", hidden, 1),
            SETTINGS: lambda text: text.replace("</w:settings>", variables),
            "word/_rels/settings.xml.rels": lambda text: (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                f'relationships">{outside}'
            ),
            "customXml/item1.xml": lambda text: f"<data>{SECRETS[3]}</data>",
            "docProps/custom.xml": lambda text: properties,
            "_rels/.rels": lambda text: text.replace(
                "</Relationships>",
                f'<Relationship Id="label" Type="{OFFICE}/custom-properties" '
                'Target="docProps/custom.xml"/></Relationships>',
            ),
            TYPES: lambda text: text.replace(
                "</Types>",
                f'<Override PartName="/docProps/custom.xml" ContentType="{custom}"/></Types>',
            ),
        },
    )


TEMPLATES: dict[str, Callable[[], bytes]] = {
    "plain": plain,
    "dotx": template_kind,
    "crest": with_crest,
    "landscape": landscape,
    "bare": bare,
    "dirty": dirty,
}
"""Templates that are taken."""
