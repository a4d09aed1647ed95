"""A Word file that somebody chose, read without trusting it."""

import posixpath
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from mappa_tui.exports.word_template.names import PACKAGE, R

Element = Any
"""An element of lxml, which carries no types."""

MOST_BYTES = 20_000_000
"""No template is larger, as the file lies there."""
MOST_UNPACKED = 60_000_000
MOST_MEMBERS = 1_000
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_TYPES = "[Content_Types].xml"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIN_KINDS = ("document.main+xml", "template.main+xml")
_STRICT = "http://purl.oclc.org/ooxml/"
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
)


class TemplateRefused(Exception):
    """The file is no template that can be taken; its text says why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to."""

    id: str
    kind: str
    """The last word of its type: `header`."""
    target: str
    """The name of a part, or an address outside the file."""
    is_outside: bool


class Package:
    """The parts of a Word file by name."""

    def __init__(self, data: bytes) -> None:
        """Unpack it.

        Raises:
            TemplateRefused: it is no Word file, or one that cannot be taken.
        """
        self.parts = _unpacked(data)
        self._refuse_macros()
        self.main = self._main()
        self.document = self.xml(self.main)

    def xml(self, name: str) -> Element:
        """Return a part as a tree; raises TemplateRefused if it is none that can be read."""
        return parsed(self.parts[name], name)

    def relationships(self, name: str) -> list[Relationship]:
        """Return what a part refers to, the whole package where `name` is empty."""
        folder, base = posixpath.split(name)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        if path not in self.parts:
            return []
        return [_relationship(each, folder) for each in self.xml(path) if each.tag is not None]

    def related(self, kind: str, name: str | None = None) -> str | None:
        """Return the part of that kind that a part, the main one for one, refers to."""
        for each in self.relationships(self.main if name is None else name):
            if each.kind == kind and not each.is_outside and each.target in self.parts:
                return each.target
        return None

    def outside(self) -> int:
        """Count what the parts refer to outside the file."""
        names = [name for name in self.parts if name.endswith(".rels")]
        return sum(
            each.get("TargetMode", "").casefold() == "external"
            for name in names
            for each in self.xml(name)
        )

    def _refuse_macros(self) -> None:
        if _TYPES not in self.parts:
            raise TemplateRefused("It is no Word file. Choose a .docx or a .dotx.")
        types = [each.get("ContentType", "") for each in self.xml(_TYPES)]
        names = [name.casefold() for name in self.parts]
        if any("macroenabled" in kind.casefold() or "vba" in kind.casefold() for kind in types) or (
            any("vbaproject" in name or "vbadata" in name for name in names)
        ):
            raise TemplateRefused(
                "It holds macros, which are not taken. Save it in Word as a .docx or a .dotx "
                "without macros."
            )

    def _main(self) -> str:
        path = "_rels/.rels"
        types = [each.get("Type", "") for each in self.xml(path)] if path in self.parts else []
        if any(kind.startswith(_STRICT) for kind in types):
            raise TemplateRefused(
                "It is saved as Strict Open XML. Save it in Word as Word Document (.docx)."
            )
        main = self.related("officeDocument", "")
        kind = "" if main is None else self._kind(main)
        if main is None or not kind.endswith(_MAIN_KINDS):
            raise TemplateRefused("It is no Word file. Choose a .docx or a .dotx.")
        return main

    def _kind(self, part: str) -> str:
        found = ""
        for each in self.xml(_TYPES):
            if each.get("PartName", "").casefold() == f"/{part}".casefold():
                return str(each.get("ContentType", ""))
            if each.get("Extension", "").casefold() == part.rpartition(".")[2].casefold():
                found = str(each.get("ContentType", ""))
        return found


def parsed(data: bytes, name: str) -> Element:
    """Return XML as a tree, without whatever it declares or refers to outside itself.

    Raises:
        TemplateRefused: it is broken, or declares a document type or entities.
    """
    first = expat.ParserCreate()
    first.StartDoctypeDeclHandler = _refuse_doctype
    try:
        first.Parse(data, True)
        return etree.fromstring(data, _PARSER)
    except (expat.ExpatError, etree.XMLSyntaxError, ValueError, LookupError):
        raise TemplateRefused(
            f"It is damaged: {name} in it cannot be read. Open it in Word and save it anew."
        ) from None


def _refuse_doctype(*_: object) -> None:
    raise TemplateRefused("It declares entities, which no Word file does. It is not taken.")


def _unpacked(data: bytes) -> dict[str, bytes]:
    if len(data) > MOST_BYTES:
        raise TemplateRefused(f"It is too large: {MOST_BYTES // 1_000_000} MB are the most.")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise TemplateRefused("It has a password. Save it in Word without one.")
        raise TemplateRefused("It is of Word 2003 or earlier. Save it in Word as a .docx.")
    try:
        with ZipFile(BytesIO(data)) as package:
            return dict(_members(package))
    except (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError):
        raise TemplateRefused(
            "It is no Word file, or a damaged one. Choose a .docx or a .dotx."
        ) from None


def _members(package: ZipFile) -> Iterator[tuple[str, bytes]]:
    members = [each for each in package.infolist() if not each.is_dir()]
    if len(members) > MOST_MEMBERS or sum(each.file_size for each in members) > MOST_UNPACKED:
        raise TemplateRefused("It unpacks to more than any template holds. It is not taken.")
    names = {each.filename.casefold() for each in members}
    if len(names) < len(members):
        raise TemplateRefused("It is damaged: a part is in it twice. Save it anew in Word.")
    for each in members:
        yield each.filename, _read(package, each)


def _read(package: ZipFile, member: ZipInfo) -> bytes:
    if member.flag_bits & 1:
        raise TemplateRefused("It has a password. Save it in Word without one.")
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile
    with package.open(member) as file:
        # Never more than it says of itself: a size that lies unpacks no further.
        return file.read(member.file_size + 1)


def _relationship(each: Element, folder: str) -> Relationship:
    target = str(each.get("Target", ""))
    is_outside = each.get("TargetMode", "").casefold() == "external"
    if not is_outside:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    kind = str(each.get("Type", "")).rpartition("/")[2]
    return Relationship(str(each.get("Id", "")), kind, target, is_outside)


RELATIONSHIPS = f"{{{PACKAGE}/relationships}}Relationships"
"""The root of a part that refers to others."""


def relationships_xml(links: list[tuple[str, str, str]]) -> bytes:
    """Return a part that refers to others: id, the last word of the type, target."""
    root = etree.Element(RELATIONSHIPS, nsmap={None: f"{PACKAGE}/relationships"})
    for identity, kind, target in links:
        full = kind if ":" in kind else f"{R}/{kind}"
        etree.SubElement(
            root,
            RELATIONSHIPS.removesuffix("s"),
            {"Id": identity, "Type": full, "Target": target},
        )
    return written(root)


def written(tree: Element) -> bytes:
    """Return a tree as a part."""
    data: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
