"""The body of a Word file that came from outside: unpacked within limits, nothing in it run."""

import posixpath
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from mappa_tui.imports.sheet import Unusable

LARGEST = 10_000_000
"""Bytes of the file; a form of a few pages has a hundredth of that."""
UNPACKED = 5_000_000
"""Bytes of one part; a bomb has more, whatever its list of contents says."""
MOST_PARTS = 2_000
NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
"""Of Word's text, in its usual and its strict form."""

_SAVE_AS = "Open it in Word and save it as a Word document (.docx)"
_OTHERS = (
    (
        b"\xd0\xcf\x11\xe0",
        f"It is an older Word document, or has a password. {_SAVE_AS}, without one.",
    ),
    (b"%PDF", "It is a PDF. The Word document is needed."),
    (b"{\\rtf", f"It is rich text. {_SAVE_AS}."),
)
_DAMAGED = "It is damaged, or no Word document (.docx)."
_TOO_LARGE = "It is too large: a filled-in form has less than 10 MB."
_TYPES = "[Content_Types].xml"
_LINKS = "_rels/.rels"


def body(data: bytes) -> etree._Element:
    """Return the body of a Word file; raises Unusable, with why in a sentence."""
    if len(data) > LARGEST:
        raise Unusable(_TOO_LARGE)
    for begins, sentence in _OTHERS:
        if data.startswith(begins):
            raise Unusable(sentence)
    try:
        with ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
            if len(package.infolist()) > MOST_PARTS:
                raise Unusable(_TOO_LARGE)
            if "mimetype" in names and _TYPES not in names:
                raise Unusable(f"It is an OpenDocument text. {_SAVE_AS}.")
            if b"macroenabled" in _part(package, _TYPES).lower():
                raise Unusable(f"It holds macros. {_SAVE_AS}, without them.")
            document = _tree(_part(package, _main(package)))
    except (BadZipFile, zlib.error, KeyError, EOFError, OSError, RuntimeError, ValueError) as why:
        if isinstance(why, Unusable):
            raise
        # NotImplementedError, an unknown way of packing, is a RuntimeError.
        raise Unusable(_DAMAGED) from None
    for child in document:
        if is_word(child, "body"):
            return child
    raise Unusable(_DAMAGED)


def is_word(element: etree._Element, *names: str) -> bool:
    """Whether it is an element of Word's text with one of these names."""
    if not isinstance(element.tag, str):  # a comment
        return False
    name = etree.QName(element)
    return name.namespace in NAMESPACES and name.localname in names


def _main(package: ZipFile) -> str:
    for link in _tree(_part(package, _LINKS)):
        if str(link.get("Type", "")).endswith("/officeDocument"):
            return posixpath.normpath(str(link.get("Target", ""))).lstrip("/")
    raise Unusable(_DAMAGED)


def _part(package: ZipFile, name: str) -> bytes:
    with package.open(name) as part:
        data = part.read(UNPACKED + 1)
    if len(data) > UNPACKED:
        raise Unusable(_TOO_LARGE)
    return data


def _tree(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise Unusable(_DAMAGED) from None
    if root.getroottree().docinfo.doctype:
        raise Unusable(_DAMAGED)
    return root
