"""From a Word file that somebody chose to the template that documents are printed over."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from mappa_tui.domain.text import counted, listed, one_line
from mappa_tui.domain.word_template import Template
from mappa_tui.exports.packing import packaged_template, packed, unpacked
from mappa_tui.exports.word_template import styles
from mappa_tui.exports.word_template.allowed import FONTS, allowed
from mappa_tui.exports.word_template.label import label_information, label_properties
from mappa_tui.exports.word_template.margins import Margin, margin, plain_margin
from mappa_tui.exports.word_template.names import LABEL_RELATIONSHIP, PAGES, WP, A, r, w
from mappa_tui.exports.word_template.package import (
    MOST_BYTES,
    Element,
    Package,
    TemplateRefused,
    parsed,
    relationships_xml,
    written,
)

_MACROS = (".docm", ".dotm")
_NARROWEST = 4535
"""Twentieths of a point between the margins: 8 cm."""
_MAIN = "word/document.xml"
_TYPES = "[Content_Types].xml"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_LABEL_TYPE = "application/vnd.ms-office.classificationlabels+xml"
_PICTURES = {"png": "image/png", "jpeg": "image/jpeg"}
_SCRUBBED_PARTS = {
    "comments": "comments",
    "footnotes": "footnotes and endnotes",
    "endnotes": "footnotes and endnotes",
    "glossary": "building blocks",
    "customXml": "custom XML data",
    "thumbnail": "the preview picture",
    "embeddings": "embedded files",
    "activeX": "active controls",
    "people": "names of editors",
    "webextensions": "web add-ins",
    "fonts": "embedded fonts",
}
_SCRUBBED_SETTINGS = {
    "docVars": "document variables",
    "attachedTemplate": "the path of an attached template",
    "mailMerge": "a mail merge",
    "documentProtection": "the protection against changes",
}
_OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Reading:
    """A template, and what is said of it before it is taken."""

    template: Template
    found: tuple[str, ...]
    """What of it is used."""
    added: tuple[str, ...]
    """What it lacks, taken from the program's own template."""
    scrubbed: tuple[str, ...]
    """What was left behind."""

    @property
    def lines(self) -> list[tuple[str, str]]:
        """All of it, with a label each."""
        return [
            ("Found", "\n".join(self.found)),
            ("Added", listed([*self.added]) or "nothing: it has every style"),
            ("Left behind", "\n".join(self.scrubbed) or "nothing"),
            ("Kept as", self.template.words),
        ]


def read_template_file(path: Path) -> Reading:
    """Read the file that somebody named; raises TemplateRefused with a sentence."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        why = error.strerror or "the system gives no reason"
        raise TemplateRefused(f"It cannot be read: {why}.") from None
    return read_template(path.name, data)


def read_template(name: str, data: bytes) -> Reading:
    """Return the template that the Word file `data` makes.

    Its styles, page, header, footer and pictures are taken where an allow-list has them; the
    rest, the text of its body first of all, is left behind.

    Args:
        name: what the file is called.
        data: the file.

    Raises:
        TemplateRefused: it cannot be taken; says why.
    """
    if Path(name).suffix.casefold() in _MACROS:
        raise TemplateRefused(
            "It may hold macros, which are not taken. Save it in Word as a .docx or a .dotx."
        )
    return _Reader(Package(data)).read(one_line(name))


class _Reader:
    """Makes the new package, part by part, over that of the program's own template."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._ours = {each: parsed(part, each) for each, part in unpacked(packaged_template())}
        self._parts: dict[str, bytes] = {}
        self._pictures: dict[bytes, str] = {}
        self._dropped: Counter[str] = Counter()
        self._found: list[str] = []

    def read(self, name: str) -> Reading:
        section, links = self._section()
        merged = self._styles()
        settings = self._settings()
        self._page(section)
        self._margins(section, links, merged.ids)
        self._label()
        self._types()
        self._parts[_MAIN] = written(self._ours[_MAIN])
        for each, tree in self._ours.items():
            self._parts.setdefault(each, written(tree))
        template = Template(name, packed(self._parts))
        scrubbed = (*self._left_behind(settings), *map(_said, self._dropped.items()))
        return Reading(template, tuple(self._found), tuple(merged.added), scrubbed)

    def _part(self, kind: str) -> Element | None:
        name = self._package.related(kind)
        return None if name is None else self._package.xml(name)

    def _styles(self) -> styles.Styles:
        merged = styles.merged(
            self._part("styles"),
            self._part("numbering"),
            self._ours["word/styles.xml"],
            self._ours["word/numbering.xml"],
        )
        self._parts["word/styles.xml"] = written(merged.styles)
        self._parts["word/numbering.xml"] = written(merged.numbering)
        fonts = self._part("fontTable")
        if fonts is not None:
            self._parts["word/fontTable.xml"] = written(allowed(fonts, FONTS))
        theme = self._part("theme")
        if theme is not None and theme.tag == f"{{{A}}}theme" and not _refers(theme):
            for each in theme.findall(f"{{{A}}}extLst"):
                theme.remove(each)
            self._parts["word/theme.xml"] = written(theme)
        return merged

    def _settings(self) -> Element:
        """Take over what the pages need of the settings; return all of the template's."""
        theirs = self._part("settings")
        if theirs is None:
            theirs = etree.Element(w("settings"))
        ours = self._ours["word/settings.xml"]
        if _is_on(theirs, "mirrorMargins"):
            ours.find(w("zoom")).addnext(etree.Element(w("mirrorMargins")))
        if _is_on(theirs, "evenAndOddHeaders"):
            ours.find(w("defaultTabStop")).addnext(etree.Element(w("evenAndOddHeaders")))
        return theirs

    def _section(self) -> tuple[Element, dict[tuple[str, str], str]]:
        """Return the last section, and the part of each header and footer that it shows.

        Word keeps the last one, too, where all text is deleted. What it does not say itself it
        has from the sections before it.
        """
        sections = [
            each
            for each in self._package.document.iter(w("sectPr"))
            if each.getparent().tag != w("sectPrChange")  # how it was before somebody changed it
        ]
        targets = {each.id: each for each in self._package.relationships(self._package.main)}
        links: dict[tuple[str, str], str] = {}
        for section in sections:
            for kind in ("header", "footer"):
                for link in section.findall(w(f"{kind}Reference")):
                    target = targets.get(link.get(r("id"), ""))
                    if target is not None and target.target in self._package.parts:
                        links[kind, link.get(w("type"), "default")] = target.target
        if len(sections) > 1:
            self._found.append(f"{len(sections)} sections: the page of the last one is used")
        return (sections[-1] if sections else etree.Element(w("sectPr"))), links

    def _page(self, theirs: Element) -> None:
        ours = self._ours[_MAIN].find(f"{w('body')}/{w('sectPr')}")
        for name in ("pgSz", "pgMar"):
            there = theirs.find(w(name))
            if there is not None:
                kept = ours.find(w(name))
                kept.getparent().replace(kept, allowed(there, ()))
        if _is_on(theirs, "titlePg"):
            etree.SubElement(ours, w("titlePg"))
        try:
            wide, high, room = page_size(ours)
        except ValueError:
            raise TemplateRefused("The size of its page is not a number. Save it anew.") from None
        if room < _NARROWEST:
            raise TemplateRefused("Its page leaves less than 8 cm between the margins.")
        lies = "landscape" if wide > high else "portrait"
        sides = [f"{_cm(wide)} × {_cm(high)} cm", lies, f"{_cm(room)} cm between the margins"]
        self._found.append(f"Page: {', '.join(sides)}")

    def _margins(
        self, section: Element, links: dict[tuple[str, str], str], ids: dict[str, str]
    ) -> None:
        shown = {"default"}
        if _is_on(section, "titlePg"):
            shown.add("first")
            self._found.append("A first page of its own")
        if _is_on(self._ours["word/settings.xml"], "evenAndOddHeaders"):
            shown.add("even")
            self._found.append("Even pages of their own")
        drawings = 0
        for kind in ("header", "footer"):
            for number, page in enumerate(PAGES, 1):
                name = f"word/{kind}{number}.xml"
                part = links.get((kind, page)) if page in shown else None
                ours = self._ours.pop(name)
                kept = plain_margin(ours)
                if part is not None:
                    kept = margin(self._package, part, ours, ids, self._name_picture)
                    self._found += _margin_words(kind, page, kept)
                for drawing in kept.tree.iter(f"{{{WP}}}docPr"):
                    drawings += 1
                    drawing.set("id", str(drawings))
                self._keep_margin(name, kept)

    def _keep_margin(self, name: str, kept: Margin) -> None:
        self._dropped.update(kept.dropped)
        self._parts[name] = written(kept.tree)
        self._parts.update(kept.pictures)
        if kept.links:
            links = [(each, "image", part.removeprefix("word/")) for each, part in kept.links]
            self._parts[name.replace("word/", "word/_rels/") + ".rels"] = relationships_xml(links)

    def _name_picture(self, extension: str, data: bytes) -> str:
        new = f"word/media/image{len(self._pictures) + 1}.{extension}"
        return self._pictures.setdefault(data, new)

    def _label(self) -> None:
        properties, called = label_properties(self._package)
        information = label_information(self._package)
        root = self._ours["_rels/.rels"]
        for part, data, kind in (
            ("docProps/custom.xml", properties, "custom-properties"),
            ("docMetadata/LabelInfo.xml", information, LABEL_RELATIONSHIP),
        ):
            if data is not None:
                self._parts[part] = data
                link = parsed(relationships_xml([(f"rId{len(root) + 1}", kind, part)]), part)
                root.extend(list(link))
        if properties is not None or information is not None:
            self._found.append(f"Sensitivity label: {called or 'its name is not in the file'}")

    def _types(self) -> None:
        root = self._ours[_TYPES]
        space = root.tag.removesuffix("Types")
        used = {name.rpartition(".")[2] for name in self._pictures.values()}
        for extension in sorted(used):
            kept = {"Extension": extension, "ContentType": _PICTURES[extension]}
            root.insert(0, etree.Element(f"{space}Default", kept))
        for part, kind in (
            ("docProps/custom.xml", _TYPE),
            ("docMetadata/LabelInfo.xml", _LABEL_TYPE),
        ):
            if part in self._parts:
                kept = {"PartName": f"/{part}", "ContentType": kind}
                etree.SubElement(root, f"{space}Override", kept)

    def _left_behind(self, settings: Element) -> Iterator[str]:
        body = self._package.document.find(w("body"))
        texts = [] if body is None else list(body.iter(w("p")))
        written_in = sum(any((t.text or "").strip() for t in p.iter(w("t"))) for p in texts)
        if written_in:
            yield f"The text of its body: {counted(written_in, 'paragraph')}"
        if self._package.related("core-properties", "") or self._package.related(
            "extended-properties", ""
        ):
            yield "Author, dates and other properties of the file"
        paths = [f"/{name}" for name in self._package.parts]
        kinds = [
            words
            for part, words in _SCRUBBED_PARTS.items()
            if any(f"/{part}" in path for path in paths)
        ]
        kinds += [words for tag, words in _SCRUBBED_SETTINGS.items() if _has(settings, tag)]
        if kinds:
            told = listed(list(dict.fromkeys(kinds)))
            yield told[:1].upper() + told[1:]
        if outside := self._package.outside():
            yield counted(outside, "link") + " out of the file"


def page_size(section: Element) -> tuple[int, int, int]:
    """Return width, height and the room between the margins, in twentieths of a point.

    Raises ValueError where they are no numbers.
    """
    page, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    wide, high = (int(page.get(w(name), "")) for name in ("w", "h"))
    sides = sum(int(margins.get(w(name), "0")) for name in ("left", "right", "gutter"))
    return wide, high, wide - sides


def _refers(tree: Element) -> bool:
    return any(name.startswith(r("")) for each in tree.iter() for name in each.attrib)


def _has(tree: Element, name: str) -> bool:
    return tree.find(w(name)) is not None


def _is_on(tree: Element, name: str) -> bool:
    mark = tree.find(w(name))
    return mark is not None and mark.get(w("val")) not in _OFF


def _cm(twentieths: int) -> str:
    return f"{twentieths / 567:.1f}"


def _margin_words(kind: str, page: str, kept: Margin) -> Iterator[str]:
    which = "" if page == "default" else f" of {page} pages" if page == "even" else " of page 1"
    parts = [f"picture “{alt}”" for alt in kept.alts] + [f"“{text}”" for text in kept.texts]
    if parts:
        yield f"{kind.capitalize()}{which}: {listed(parts)}"


def _said(dropped: tuple[str, int]) -> str:
    what, count = dropped
    begun = what[:1].upper() + what[1:]
    return begun if count == 1 else f"{begun} ({count})"
