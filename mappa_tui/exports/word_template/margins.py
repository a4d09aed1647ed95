"""Headers and footers of a template: what may stay of them, and the place of the marking."""

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from mappa_tui.exports.word_template.allowed import LOOKS, allowed
from mappa_tui.exports.word_template.names import NAMESPACES, PIC, SPACE, WP, A, r, w
from mappa_tui.exports.word_template.package import Element, Package
from mappa_tui.exports.word_template.pictures import plain_picture

ALT_TEXT = "Crest or logo of the area"
"""What a picture is called to who cannot see it, where the template does not say."""
_MARKING = re.compile(r"(OFFICIAL|SECRET|TOP SECRET)([\s:–-]+SENSITIVE)?", re.IGNORECASE)
_WRITTEN = ("ProtectiveMarking", "Stamp")
"""Styles of what the program writes: the file may be one of its own documents, edited."""
_PATH = re.compile(r"[\\/:]")
_COUNTERS = re.compile(r"\s*(PAGE|NUMPAGES)\b[^\"]*", re.IGNORECASE)
_OPENED = {w(name) for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml")}
"""What stands around text that is taken without it."""
_SIGNS = {w(name) for name in ("tab", "br", "cr", "noBreakHyphen", "softHyphen", "sym", "ptab")}
_DRAWING = {
    WP: "inline anchor simplePos positionH positionV posOffset align extent effectExtent wrapNone "
    "wrapSquare wrapTight wrapThrough wrapTopAndBottom wrapPolygon start lineTo docPr "
    "cNvGraphicFramePr",
    A: "graphic graphicData graphicFrameLocks blip stretch fillRect srcRect xfrm off ext prstGeom "
    "avLst gd noFill ln solidFill srgbClr schemeClr picLocks",
    PIC: "pic nvPicPr cNvPr cNvPicPr blipFill spPr",
}
_DRAWN = {f"{{{space}}}{name}" for space, names in _DRAWING.items() for name in names.split()}


@dataclass(slots=True)
class Margin:
    """A header or footer as it is kept."""

    tree: Element
    pictures: dict[str, bytes] = field(default_factory=dict)
    """The pictures by the name of their part."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """The id by which it refers to each, and the name."""
    dropped: Counter[str] = field(default_factory=Counter)
    """What was left behind, in words."""
    texts: list[str] = field(default_factory=list)
    """Its own text, a paragraph each."""
    alts: list[str] = field(default_factory=list)
    """What its pictures are called."""


def plain_margin(ours: Element) -> Margin:
    """Return a header or footer of the program's own."""
    return Margin(ours)


def margin(
    package: Package,
    part: str,
    ours: Element,
    ids: dict[str, str],
    name_picture: Callable[[str, bytes], str],
) -> Margin:
    """Return what may stay of a header or footer, with the marking's place before it.

    Args:
        package: the template.
        part: the header or footer in it.
        ours: the program's own, with the places of the marking and of the page's number.
        ids: the styles by what they were called in the template.
        name_picture: gives the name of a picture's part, by its extension and content.
    """
    kept = Margin(etree.Element(ours.tag, nsmap=NAMESPACES))
    reading = _Reading(package, part, ids, name_picture, kept)
    marking, *pages = ours
    kept.tree.append(marking)
    for each in package.xml(part):
        kept.tree.extend(reading.block(each))
    counters = {(code.text or "").split()[0].upper() for code in kept.tree.iter(w("instrText"))}
    if not {"PAGE", "NUMPAGES"} <= counters:
        kept.tree.extend(pages)
    return kept


class _Reading:
    """Reads one header or footer."""

    def __init__(
        self,
        package: Package,
        part: str,
        ids: dict[str, str],
        name_picture: Callable[[str, bytes], str],
        into: Margin,
    ) -> None:
        self._package = package
        self._links = {each.id: each for each in package.relationships(part)}
        self._ids = ids
        self._name_picture = name_picture
        self._into = into
        self._open = 0
        """How many fields are open at this place."""
        self._code = ""

    def block(self, element: Element) -> Iterator[Element]:
        """Yield what is kept of a paragraph or table, or of what stands around some."""
        if element.tag == w("p"):
            yield from self._paragraph(element)
        elif element.tag == w("tbl"):
            yield self._table(element)
        else:
            for each in self._inside(element):
                yield from self.block(each)

    def _inside(self, element: Element) -> list[Element]:
        """Return what stands in an element that is itself left behind."""
        if element.tag == w("sdt"):
            content = element.find(w("sdtContent"))
            if element.find(f"{w('sdtPr')}/{w('dataBinding')}") is None and content is not None:
                return list(content)
            self._into.dropped["text that Word fills in"] += 1
        elif element.tag in _OPENED:
            return list(element)
        elif any((each.text or "").strip() for each in element.iter(w("delText"))):
            self._into.dropped["deleted text"] += 1
        elif any(True for _ in element.iter(w("drawing"), w("pict"), w("object"))):
            self._into.dropped["drawings, text boxes and embedded objects"] += 1
        return []

    def _paragraph(self, element: Element, *, needed: bool = False) -> Iterator[Element]:
        made = etree.Element(w("p"))
        made.extend(self._look(element, "pPr"))
        made.extend(self._runs(element))
        # A tab or a line end between two words parts them here, too.
        pieces = (each.text or " " for each in made.iter(w("t"), *_SIGNS))
        text = " ".join("".join(pieces).split())
        is_bare = next(made.iter(w("drawing"), w("instrText")), None) is None
        style = made.find(f"{w('pPr')}/{w('pStyle')}")
        is_written = style is not None and style.get(w("val")) in _WRITTEN
        if text and is_bare and (is_written or _MARKING.fullmatch(text)):
            self._into.dropped["what the program writes itself: the marking, the audit"] += 1
            made, text = etree.Element(w("p")), ""
        if text or not is_bare or needed:
            if text:
                self._into.texts.append(text)
            yield made

    def _table(self, element: Element) -> Element:
        made = etree.Element(w("tbl"))
        made.extend(self._look(element, "tblPr"))
        made.extend(self._look(element, "tblGrid"))
        for row in element.iterchildren(w("tr")):
            line = etree.SubElement(made, w("tr"))
            line.extend(self._look(row, "trPr"))
            for cell in row.iterchildren(w("tc")):
                box = etree.SubElement(line, w("tc"))
                box.extend(self._look(cell, "tcPr"))
                for each in cell:
                    box.extend(self.block(each))
                if not len(box) or box[-1].tag != w("p"):
                    etree.SubElement(box, w("p"))
        return made

    def _look(self, element: Element, name: str) -> Iterator[Element]:
        there = element.find(w(name))
        if there is None:
            return
        look = allowed(there, LOOKS)
        for each in [*look.iter(w("pStyle"), w("rStyle"), w("tblStyle"))]:
            new = self._ids.get(each.get(w("val"), ""))
            if new is None:
                each.getparent().remove(each)
            else:
                each.set(w("val"), new)
        yield look

    def _runs(self, element: Element) -> Iterator[Element]:
        for each in element:
            if each.tag == w("r"):
                yield from self._run(each)
            elif each.tag == w("fldSimple"):
                yield from self._counter(each.get(w("instr"), ""), None)
            elif each.tag != w("pPr"):
                yield from self._runs_of(self._inside(each))

    def _runs_of(self, elements: list[Element]) -> Iterator[Element]:
        holder = etree.Element(w("p"))
        # Copied, since appending would move them out of the template's tree.
        holder.extend([etree.fromstring(etree.tostring(each)) for each in elements])
        yield from self._runs(holder)

    def _run(self, element: Element) -> Iterator[Element]:
        if _is_hidden(element):
            self._into.dropped["hidden text"] += 1
            return
        made = self._new_run(element)
        before = len(made)
        for each in element:
            if each.tag == w("fldChar"):
                ended = self._field(each)
                if ended is not None:
                    yield from self._counter(ended, element)
            elif each.tag == w("instrText"):
                self._code += each.text or ""
            elif not self._open:
                made.extend(self._sign(each))
        if len(made) > before:
            yield made

    def _new_run(self, like: Element | None) -> Element:
        made = etree.Element(w("r"))
        if like is not None:
            made.extend(self._look(like, "rPr"))
        return made

    def _field(self, element: Element) -> str | None:
        """Follow the beginning or end of a field; return its code where the outermost ends."""
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self._open += 1
            if self._open == 1:
                self._code = ""
        elif kind == "end" and self._open:
            self._open -= 1
            if not self._open:
                return self._code
        return None

    def _counter(self, code: str, like: Element | None) -> Iterator[Element]:
        """Yield the field anew, if it counts pages."""
        counts = _COUNTERS.fullmatch(code)
        if counts is None:
            self._into.dropped["fields that Word fills in"] += 1
            return
        for kind in ("begin", "", "separate", "1", "end"):
            made = self._new_run(like)
            if kind == "":
                told = etree.SubElement(made, w("instrText"), {SPACE: "preserve"})
                told.text = f" {counts[1].upper()} "
            elif kind == "1":
                etree.SubElement(made, w("t")).text = "1"
            else:
                etree.SubElement(made, w("fldChar"), {w("fldCharType"): kind})
            yield made

    def _sign(self, element: Element) -> Iterator[Element]:
        if element.tag == w("t"):
            made = etree.Element(w("t"), {SPACE: "preserve"})
            made.text = " ".join(re.split("[\n\r\t]", element.text or ""))
            yield made
        elif element.tag in _SIGNS and element.get(w("type")) not in ("page", "column"):
            yield allowed(element, ())
        elif element.tag == w("drawing"):
            drawn = self._drawing(element)
            if drawn is None:
                self._into.dropped["drawings that are no plain PNG or JPEG picture"] += 1
            else:
                yield drawn
        elif element.tag != w("rPr"):
            self._inside(element)

    def _drawing(self, element: Element) -> Element | None:
        blips = list(element.iter(f"{{{A}}}blip"))
        link = self._links.get(blips[0].get(r("embed"), "")) if len(blips) == 1 else None
        if link is None or link.is_outside or blips[0].get(r("link")) is not None:
            return None
        picture = plain_picture(self._package.parts.get(link.target, b""))
        made = _drawn(element, None)
        told = made.find(f".//{{{WP}}}docPr")
        if picture is None or told is None or made.find(f".//{{{PIC}}}pic") is None:
            return None
        name = self._name_picture(*picture)
        identity = f"rId{len(self._into.links) + 1}"
        self._into.pictures[name] = picture[1]
        self._into.links.append((identity, name))
        for blip in made.iter(f"{{{A}}}blip"):
            blip.set(r("embed"), identity)
        for each in made.iter(f"{{{WP}}}docPr", f"{{{PIC}}}cNvPr"):
            self._name(each, posixpath.basename(name).partition(".")[0])
        self._into.alts.append(told.get("descr"))
        return made

    def _name(self, told: Element, name: str) -> None:
        """Call a picture by what it shows, and not by where it lay."""
        descr = " ".join((told.get("descr") or "").split())
        told.set("descr", ALT_TEXT if not descr or _PATH.search(descr) else descr)
        told.set("name", name)
        told.attrib.pop("title", None)


def _is_hidden(run: Element) -> bool:
    mark = run.find(f"{w('rPr')}/{w('vanish')}")
    return mark is not None and mark.get(w("val")) not in ("0", "false", "off")


def _drawn(element: Element, parent: Element | None) -> Element:
    plain = {name: value for name, value in element.attrib.items() if not name.startswith("{")}
    if parent is None:
        copy = etree.Element(element.tag, nsmap=NAMESPACES)
    else:
        copy = etree.SubElement(parent, element.tag, plain)
    for child in element:
        if child.tag in _DRAWN:
            _drawn(child, copy)
    return copy
