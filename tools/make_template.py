"""Makes the Word template with the styles of the minutes, from the XML text below.

Members are stored, not deflated: the file is the same bytes with any zlib.
Run it after a change here: `python tools/make_template.py`.
"""

import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

TARGET = Path(__file__).parents[1] / "mappa_tui" / "exports" / "template" / "minutes.docx"

NAVY = "1F3864"
INK = "1A1A1A"
GREY = "404040"
RED = "A6121F"
RULE = "B8C2D0"
MARGIN = 1134

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
TYPES = "application/vnd.openxmlformats-officedocument"
PAGES = ("default", "first", "even")


def packed() -> bytes:
    """Return the template's bytes."""
    memory = BytesIO()
    with ZipFile(memory, "w", ZIP_STORED) as target:
        for name, text in members().items():
            member = ZipInfo(name)
            member.create_system = 0
            target.writestr(member, f"{HEAD}{text}\n")
    return memory.getvalue()


def members() -> dict[str, str]:
    """Return each member of the template by its name in the package."""
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": package_relationships(),
        "docProps/core.xml": core(),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": document_relationships(),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": fonts(),
        "word/theme.xml": theme(),
        **{f"word/header{n}.xml": header() for n, _ in enumerate(PAGES, 1)},
        **{f"word/footer{n}.xml": footer() for n, _ in enumerate(PAGES, 1)},
    }


def parts() -> dict[str, str]:
    """Return the kind of each part that the main document refers to, by its name."""
    numbers = range(1, len(PAGES) + 1)
    return {
        "styles": "styles",
        "numbering": "numbering",
        "settings": "settings",
        "fontTable": "fontTable",
        "theme": "theme",
        **{f"header{n}": "header" for n in numbers},
        **{f"footer{n}": "footer" for n in numbers},
    }


def content_types() -> str:
    """Return the content type of every part."""
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{content_type(kind)}"/>'
        for name, kind in {"document": "document.main", **parts()}.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>"
    )


def content_type(kind: str) -> str:
    """Return the content type of a part of one kind."""
    return f"{TYPES}.{'theme' if kind == 'theme' else f'wordprocessingml.{kind}'}+xml"


def package_relationships() -> str:
    """Return the package's own relationships."""
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>'
    )


def document_relationships() -> str:
    """Return the main document's relationships; a part's name is its id."""
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
            for name, kind in parts().items()
        )
        + "</Relationships>"
    )


def core() -> str:
    """Return the properties that every document shares; the writer adds the others."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        "<dc:title>Minutes</dc:title><dc:subject>Minutes</dc:subject>"
        "<dc:creator>mappa-tui</dc:creator><dc:language>en-GB</dc:language>"
        "<cp:lastModifiedBy>mappa-tui</cp:lastModifiedBy>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:modified>'
        "</cp:coreProperties>"
    )


def document() -> str:
    """Return a body that holds nothing but the page."""
    references = "".join(
        f'<w:{kind}Reference w:type="{page}" r:id="{kind}{n}"/>'
        for n, page in enumerate(PAGES, 1)
        for kind in ("header", "footer")
    )
    return (
        f'<w:document xmlns:w="{MAIN}" xmlns:r="{OFFICE}"><w:body><w:sectPr>{references}'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="1304" w:right="{MARGIN}" w:bottom="1304" w:left="{MARGIN}" '
        'w:header="567" w:footer="510" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def header() -> str:
    """Return a header with the marking's place."""
    return f'<w:hdr xmlns:w="{MAIN}">{line("ProtectiveMarking", run("OFFICIAL-SENSITIVE"))}</w:hdr>'


def footer() -> str:
    """Return a footer with the marking's place and the page's number."""
    pages = run("Page ") + counter("PAGE") + run(" of ") + counter("NUMPAGES")
    marking = line("ProtectiveMarking", run("OFFICIAL-SENSITIVE"))
    return f'<w:ftr xmlns:w="{MAIN}">{marking}{line("Footer", pages)}</w:ftr>'


def line(style: str, runs: str) -> str:
    """Return a paragraph in `style`."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def run(text: str) -> str:
    """Return a run of plain text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def counter(name: str) -> str:
    """Return a field that Word computes."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("1")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def settings() -> str:
    """Return the settings; compatibility mode 15 is Word 2013 and later."""
    return (
        f'<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def fonts() -> str:
    """Return the one font, and what may stand in for it."""
    return (
        f'<w:fonts xmlns:w="{MAIN}"><w:font w:name="Arial"><w:altName w:val="Liberation Sans"/>'
        '<w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def theme() -> str:
    """Return a theme in the minutes' colours; no style uses it, but schema checks ask for it."""
    named = {"dk1": INK, "lt1": "FFFFFF", "dk2": NAVY, "lt2": RULE, "hlink": NAVY}
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{named.get(name, GREY)}"/></a:{name}>'
        for name in (
            *("dk1", "lt1", "dk2", "lt2"),
            *(f"accent{n}" for n in range(1, 7)),
            *("hlink", "folHlink"),
        )
    )
    font = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    outline = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{DRAWING}" name="Minutes"><a:themeElements>'
        f'<a:clrScheme name="Minutes">{colours}</a:clrScheme><a:fontScheme name="Minutes">'
        f"<a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Minutes"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{outline * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def numbering() -> str:
    """Return the one list that numbers the three heading levels."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="Heading{level + 1}"/><w:suff w:val="tab"/>'
        f'<w:lvlText w:val="{number}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:tabs><w:tab w:val="num" w:pos="{indent}"/></w:tabs>'
        f'<w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr></w:lvl>'
        for level, (number, indent) in enumerate((("%1", 567), ("%1.%2", 680), ("%1.%2.%3", 794)))
    )
    return (
        f'<w:numbering xmlns:w="{MAIN}"><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def styles() -> str:
    """Return the styles."""
    return (
        f'<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Arial" w:eastAsia="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
        f'<w:color w:val="{INK}"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
        '<w:name w:val="No List"/><w:semiHidden/></w:style>'
        f"{''.join(paragraph_styles())}{table_styles()}</w:styles>"
    )


def paragraph_styles() -> list[str]:
    """Return the paragraph styles."""
    lines = '<w:spacing w:before="60" w:after="80" w:line="269" w:lineRule="auto"/>'
    return [
        style("Normal", "Normal", lines, based=""),
        style("Title", "Title", "<w:keepNext/>" + gaps(200, 40), letters(40, INK, bold=True)),
        style("Subtitle", "Subtitle", gaps(0, 160), letters(22, GREY)),
        style("Status", "Status", "<w:keepNext/>" + gaps(0, 20), letters(22, INK, bold=True)),
        *headings(),
        style("Statement", "Statement", statement_frame(), letters(19, GREY)),
        style("Note", "Note", gaps(80, 100), letters(19, GREY)),
        style("Caption", "caption", "<w:keepNext/>" + gaps(200, 80), letters(20, NAVY, bold=True)),
        style("TableText", "Table Text", gaps(40, 40), letters(19)),
        style(
            "TableHeading",
            "Table Heading",
            "<w:keepNext/>" + gaps(50, 50),
            letters(19, "FFFFFF", bold=True),
            based="TableText",
        ),
        style(
            "ProtectiveMarking",
            "Protective Marking",
            gaps(0, 0) + '<w:jc w:val="center"/>',
            letters(20, RED, bold=True, capitals=True),
        ),
        style("Header", "header", gaps(0, 0), based="ProtectiveMarking"),
        style("Footer", "footer", gaps(20, 0) + '<w:jc w:val="center"/>', letters(18, GREY)),
        style("Stamp", "Stamp", "", based="Footer"),
    ]


def headings() -> list[str]:
    """Return the three numbered heading styles."""
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="3" w:color="{RULE}"/></w:pBdr>'
    looks = ((30, 360, 120, rule), (24, 260, 80, ""), (21, 200, 60, ""))
    return [
        style(
            f"Heading{level}",
            f"heading {level}",
            "<w:keepNext/><w:keepLines/>"
            f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>'
            f'{frame}{gaps(before, after)}<w:outlineLvl w:val="{level - 1}"/>',
            letters(size, NAVY, bold=True),
            follow="Normal",
        )
        for level, (size, before, after, frame) in enumerate(looks, 1)
    ]


def statement_frame() -> str:
    """Return the bar that stands left of a statement."""
    return (
        f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{NAVY}"/></w:pBdr>'
        + gaps(120, 120)
        + '<w:ind w:left="227"/><w:contextualSpacing/>'
    )


def gaps(before: int, after: int) -> str:
    """Return the room above and below a paragraph, in twentieths of a point."""
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def letters(
    half_points: int, colour: str = "", *, bold: bool = False, capitals: bool = False
) -> str:
    """Return the look of the letters."""
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:caps/>" if capitals else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )


def style(
    key: str, name: str, layout: str, look: str = "", *, based: str = "Normal", follow: str = ""
) -> str:
    """Return a paragraph style."""
    is_ours = name in ("Status", "Statement", "Note", "Stamp") or key[:5] in ("Table", "Prote")
    kind = ' w:default="1"' if name == "Normal" else ' w:customStyle="1"' if is_ours else ""
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{key}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + (f'<w:next w:val="{follow}"/>' if follow else "")
        + f"<w:qFormat/><w:pPr>{layout}</w:pPr>"
        + (f"<w:rPr>{look}</w:rPr>" if look else "")
        + "</w:style>"
    )


def cell_margins(high: int, wide: int) -> str:
    """Return the room around a cell's text, in twentieths of a point."""
    sides = {"top": high, "left": wide, "bottom": high, "right": wide}
    return "".join(f'<w:{side} w:w="{room}" w:type="dxa"/>' for side, room in sides.items())


def table_styles() -> str:
    """Return Word's plain table style and the one of the minutes."""
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
    edge = f'w:val="single" w:sz="8" w:space="0" w:color="{NAVY}"'
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblCellMar>{cell_margins(0, 108)}</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="MinutesTable">'
        '<w:name w:val="Minutes Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>'
        f"<w:tblBorders><w:top {edge}/><w:bottom {edge}/><w:insideH {rule}/></w:tblBorders>"
        f"<w:tblCellMar>{cell_margins(28, 100)}</w:tblCellMar></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{NAVY}"/></w:tcPr></w:tblStylePr>'
        '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr></w:style>'
    )


def main() -> int:
    """Write the template into the package."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(packed())
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
