"""Checks a Word file of minutes for what schemas do not ask and other readers mend in silence.

It shares nothing with the writer and reads with the standard library alone.
"""

import html
import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DRAWN = f"{WP}docPr"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
DC = "{http://purl.org/dc/elements/1.1/}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
LANGUAGE = "en-GB"
PAGES = ("default", "first", "even")
MAIN = "word/document.xml"
ALLOWED = {
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    MAIN,
    "word/_rels/document.xml.rels",
    *(f"word/{n}.xml" for n in ("styles", "numbering", "settings", "fontTable", "theme")),
    *(f"word/{kind}{number}.xml" for kind in ("header", "footer") for number in (1, 2, 3)),
}
FORBIDDEN = {
    *("ins", "del", "delText", "moveFrom", "moveTo", "vanish", "specVanish", "webHidden"),
    *("comment", "commentReference", "commentRangeStart", "commentRangeEnd", "altChunk"),
    *("object", "pict", "drawing", "docVars", "attachedTemplate", "trackRevisions"),
    *("gridSpan", "vMerge", "hMerge"),
}
OF_A_TEMPLATE = re.compile(
    r"word/media/image\d+\.(png|jpeg)|word/_rels/(header|footer)[123]\.xml\.rels"
    r"|docProps/custom\.xml|docMetadata/LabelInfo\.xml"
)
"""Parts that an area's own template may bring."""
IN_MARGINS = {"drawing", "gridSpan", "vMerge"}
"""What the headers and footers of such a template may have."""


def check(data: bytes, withheld: Sequence[str] = (), *, own_template: bool = False) -> list[str]:
    """Return what is wrong with the Word file `data`, in words; nothing if all is well.

    Args:
        data: the file.
        withheld: what must stand nowhere in it.
        own_template: whether it was written over an area's own template.
    """
    try:
        with ZipFile(BytesIO(data)) as package:
            names = [member.filename for member in package.infolist()]
            dates = {member.date_time for member in package.infolist()}
            members = {name: package.read(name) for name in names}
            remark = package.comment
    except BadZipFile as problem:
        return [f"not a package: {problem}"]
    found = [*_parts(names, dates, remark, own_template), *_withheld(members, withheld)]
    texts = {name: text for name, text in members.items() if "/media/" not in name}
    try:
        trees = {name: ElementTree.fromstring(text) for name, text in texts.items()}
    except ElementTree.ParseError as problem:
        return [*found, f"not XML: {problem}"]
    missing = sorted(ALLOWED - trees.keys())
    if missing:
        return [*found, *(f"part missing: {name}" for name in missing)]
    body = trees[MAIN].find(f"{W}body")
    if body is None:
        return [*found, "the document has no body"]
    for name, tree in trees.items():
        found += _everywhere(name, tree, own_template)
    found += [*_links(names, trees), *_doubles(trees)]
    found += [*_opening(body, trees), *_sections(body, trees), *_headings(body)]
    found += [*_tables(body), *_language(trees), *_styles(trees)]
    return found


def _parts(
    names: list[str],
    dates: set[tuple[int, int, int, int, int, int]],
    remark: bytes,
    own_template: bool,
) -> Iterator[str]:
    for name, count in Counter(names).items():
        if name not in ALLOWED and not (own_template and OF_A_TEMPLATE.fullmatch(name)):
            yield f"part not allowed: {name}"
        if count > 1:
            yield f"part twice in the package: {name}"
    if dates != {(1980, 1, 1, 0, 0, 0)}:
        yield "the package's dates are not fixed"
    if remark:
        yield "the package has a comment"


def _withheld(members: dict[str, bytes], withheld: Sequence[str]) -> Iterator[str]:
    for name, raw in members.items():
        text = raw.decode("utf-8", errors="replace")
        attributes = re.findall(r"=\"([^\"]*)\"|='([^']*)'", text)
        ended = re.sub(r"</w:p>|<w:(?:tab|br|cr)\s*/>", " ", text)
        forms = [_plain(html.unescape(re.sub(r"<[^>]*>", "", form))) for form in (ended, text)] + [
            _plain(html.unescape(one or other)) for one, other in attributes
        ]
        forms.append(_plain(name))
        for number, secret in enumerate(withheld, 1):
            sought = _plain(secret)
            if sought and any(sought in form for form in forms):
                yield f"withheld string {number} stands in {name}"


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _everywhere(name: str, tree: Element, own_template: bool) -> Iterator[str]:
    is_own = own_template and tree.tag in (f"{W}hdr", f"{W}ftr")
    for element in tree.iter():
        tag = element.tag.removeprefix(W)
        if tag in FORBIDDEN and not (is_own and tag in IN_MARGINS):
            yield f"w:{tag} in {name}"
        if tag == "p" and not is_own and not _text(element).strip():
            yield f"empty paragraph in {name}"
        if tag == DRAWN and not element.get("descr", "").strip():
            yield f"a picture without an alternative text in {name}"
        if tag == "t":
            yield from _written(name, element)
        if element.get("TargetMode") == "External":
            yield f"a link out of the package in {name}"


def _written(name: str, element: Element) -> Iterator[str]:
    text = element.text or ""
    if re.search("[\n\r\t]", text):
        yield f"a line end or tab inside w:t in {name}"
    if text != text.strip() and element.get(SPACE) != "preserve":
        yield f"spaces that are not preserved in {name}"


def _links(names: list[str], trees: dict[str, Element]) -> Iterator[str]:
    """Find references that lead nowhere, or to a part of another kind."""
    for name, tree in trees.items():
        folder, base = posixpath.split(name)
        links = trees.get(posixpath.join(folder, "_rels", f"{base}.rels"), ())
        known = {link.get("Id", ""): link.get("Type", "").rpartition("/")[2] for link in links}
        for link in links:
            if link.get("TargetMode") == "External":
                continue  # said elsewhere
            if posixpath.normpath(posixpath.join(folder, link.get("Target", ""))) not in names:
                yield f"a reference to a missing part in {name}"
        for element in tree.iter():
            for attribute in (f"{R}id", f"{R}embed", f"{R}link"):
                identity = element.get(attribute)
                wanted = element.tag.removeprefix(W).removesuffix("Reference")
                if identity is not None and identity not in known:
                    yield f"a reference to nothing in {name}"
                elif identity and wanted in ("header", "footer") and known[identity] != wanted:
                    yield f"a {wanted} that is none in {name}"


def _doubles(trees: dict[str, Element]) -> Iterator[str]:
    """Find ids that are there twice where each has to be its own."""
    for name, tree in trees.items():
        for tag, attribute in (
            (f"{RELATIONSHIPS}Relationship", "Id"),
            (f"{W}style", f"{W}styleId"),
            (f"{W}num", f"{W}numId"),
            (f"{W}abstractNum", f"{W}abstractNumId"),
        ):
            ids = Counter(element.get(attribute, "") for element in tree.iter(tag))
            yield from (f"id twice in {name}: {key}" for key, n in ids.items() if n > 1)
    drawn = Counter(each.get("id", "") for tree in trees.values() for each in tree.iter(DRAWN))
    yield from (f"two pictures with the id {key}" for key, n in drawn.items() if n > 1)


def _text(element: Element) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    runs = (node for run in element.iter(f"{W}r") for node in run)
    return "".join(
        (node.text or "") if node.tag == f"{W}t" else signs.get(node.tag, "") for node in runs
    )


def _style(paragraph: Element) -> str:
    return _value(paragraph.find(f"{W}pPr/{W}pStyle"))


def _value(element: Element | None, name: str = "val") -> str:
    return "" if element is None else element.get(f"{W}{name}", "")


def _opening(body: Element, trees: dict[str, Element]) -> Iterator[str]:
    first = [_style(paragraph) for paragraph in body[:2]]
    if first[:1] != ["ProtectiveMarking"] or not _text(body[0]).strip():
        yield "the first body line is not the protective marking"
    if first[1:] != ["Title"]:
        yield "the second body line is not the title"
    elif _text(body[1])[:255] != trees["docProps/core.xml"].findtext(f"{DC}title"):
        yield "the file's title is not the document's"
    if not trees["docProps/core.xml"].findtext(f"{DC}title"):
        yield "the file has no title"


def _sections(body: Element, trees: dict[str, Element]) -> Iterator[str]:
    marking = _text(body[0]).strip()
    status = next((_text(p) for p in body.iter(f"{W}p") if _style(p) == "Status"), "")
    targets = {
        link.get("Id", ""): posixpath.join("word", link.get("Target", ""))
        for link in trees["word/_rels/document.xml.rels"]
    }
    sections = list(body.iter(f"{W}sectPr"))
    if not sections:
        yield "the document has no section"
    for section in sections:
        for kind in ("header", "footer"):
            for page in PAGES:
                path = f"{W}{kind}Reference[@{W}type='{page}']"
                link = section.find(path)
                name = targets.get("" if link is None else link.get(f"{R}id", ""), "")
                place = f"the {kind} of {page} pages"
                if name not in trees:
                    yield f"{place} is missing"
                    continue
                yield from _margin(trees[name], place, marking)
                if kind == "header" and status.startswith("DRAFT"):
                    yield from _draft(trees[name], place)


def _margin(tree: Element, place: str, marking: str) -> Iterator[str]:
    if not marking or marking not in _text(tree):
        yield f"{place} lacks the marking"
    if tree.tag == f"{W}ftr":
        fields = [(code.text or "").strip() for code in tree.iter(f"{W}instrText")]
        for field in ("PAGE", "NUMPAGES"):
            if field not in fields:
                yield f"{place} lacks the field {field}"
        kinds = Counter(_value(mark, "fldCharType") for mark in tree.iter(f"{W}fldChar"))
        if {kinds["begin"], kinds["separate"], kinds["end"]} != {len(fields)}:
            yield f"{place} has a field that does not end"


def _draft(tree: Element, place: str) -> Iterator[str]:
    if "DRAFT" not in _text(tree):
        yield f"{place} does not say DRAFT"


def _headings(body: Element) -> Iterator[str]:
    before = 0
    for paragraph in body.iter(f"{W}p"):
        named = re.fullmatch(r"Heading(\d)", _style(paragraph))
        if named is None:
            continue
        level = int(named[1])
        if level > before + 1:
            yield f"a heading of level {level} follows level {before}"
        before = level


def _tables(body: Element) -> Iterator[str]:
    page = body.find(f"{W}sectPr/{W}pgSz")
    margins = body.find(f"{W}sectPr/{W}pgMar")
    sides = sum(int(_value(margins, side) or 0) for side in ("left", "right", "gutter"))
    room = int(_value(page, "w") or 0) - sides
    for number, table in enumerate(body.iter(f"{W}tbl"), 1):
        for problem in _table(table, room):
            yield f"table {number}: {problem}"
    for one, after in pairwise(body):
        if one.tag == f"{W}tbl" and after.tag != f"{W}p":
            yield "no paragraph stands after a table"


def _table(table: Element, room: int) -> Iterator[str]:
    properties = table.find(f"{W}tblPr")
    grid = [_value(column, "w") for column in table.findall(f"{W}tblGrid/{W}gridCol")]
    for name in ("tblCaption", "tblDescription"):
        if properties is None or not _value(properties.find(f"{W}{name}")).strip():
            yield f"no w:{name}"
    if _value(table.find(f"{W}tblPr/{W}tblLayout"), "type") != "fixed":
        yield "the layout is not fixed"
    if sum(map(_number, grid)) != room or _value(table.find(f"{W}tblPr/{W}tblW"), "w") != str(room):
        yield "the columns do not fill the page"
    rows = table.findall(f"{W}tr")
    if len(rows) < 2:
        yield "no rows below the header"
    for position, row in enumerate(rows):
        for problem in _row(row, grid, is_header=position == 0):
            yield f"row {position}: {problem}"


def _number(text: str) -> int:
    return int(text) if text.isdigit() else -1


def _row(row: Element, grid: list[str], *, is_header: bool) -> Iterator[str]:
    cells = row.findall(f"{W}tc")
    if len(cells) != len(grid):
        yield f"{len(cells)} cells on a grid of {len(grid)}"
    elif [_value(cell.find(f"{W}tcPr/{W}tcW"), "w") for cell in cells] != grid:
        yield "the cells' widths are not the grid's"
    if (row.find(f"{W}trPr/{W}tblHeader") is not None) != is_header:
        yield "not a header row" if is_header else "a header row below the first"
    if row.find(f"{W}trPr/{W}cantSplit") is None:
        yield "the row may split"
    if any(not _text(cell).strip() for cell in cells):
        yield "an empty cell"


def _language(trees: dict[str, Element]) -> Iterator[str]:
    defaults = f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang"
    if _value(trees["word/styles.xml"].find(defaults)) != LANGUAGE:
        yield f"the text's language is not {LANGUAGE}"
    if any(
        _value(mark) not in ("", LANGUAGE)
        for tree in trees.values()
        for mark in tree.iter(f"{W}lang")
    ):
        yield "a text in another language"
    core = trees["docProps/core.xml"]
    if core.findtext(f"{DC}language") != LANGUAGE:
        yield f"the file's language is not {LANGUAGE}"
    if core.findtext(f"{DC}creator") != "mappa-tui":
        yield "the file's author is not mappa-tui"


def _styles(trees: dict[str, Element]) -> Iterator[str]:
    defined = {style.get(f"{W}styleId") for style in trees["word/styles.xml"]}
    for name, tree in trees.items():
        for tag in ("pStyle", "rStyle", "tblStyle"):
            for mark in tree.iter(f"{W}{tag}"):
                if _value(mark) not in defined:
                    yield f"style {_value(mark)} in {name} is not defined"
    for paragraph in trees[MAIN].iter(f"{W}p"):
        if not _style(paragraph):
            yield "a paragraph without a style"
