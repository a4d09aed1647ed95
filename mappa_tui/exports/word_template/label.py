"""The sensitivity label of a file: what an organisation's own system wrote to protect it."""

from lxml import etree

from mappa_tui.exports.word_template.names import LABELS, PROPERTIES
from mappa_tui.exports.word_template.package import Package, written

_PREFIX = "MSIP_Label_"
_ATTRIBUTES = ("id", "enabled", "method", "siteId", "contentBits", "removed")
_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}lpwstr"


def label_properties(package: Package) -> tuple[bytes | None, str]:
    """Return the custom properties that make up the label, and what it is called."""
    part = package.related("custom-properties", "")
    if part is None:
        return None, ""
    root = etree.Element(f"{{{PROPERTIES}}}Properties", nsmap={None: PROPERTIES})
    called = ""
    for each in package.xml(part):
        name, text = str(each.get("name", "")), each.findtext(_TEXT)
        if not name.startswith(_PREFIX) or text is None:
            continue
        names = {"fmtid": "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", "pid": str(len(root) + 2)}
        kept = etree.SubElement(root, f"{{{PROPERTIES}}}property", {**names, "name": name})
        etree.SubElement(kept, _TEXT).text = text
        if name.endswith("_Name"):
            called = text
    return (written(root), called) if len(root) else (None, "")


def label_information(package: Package) -> bytes | None:
    """Return the part in which newer releases of Word keep the label."""
    part = package.related("classificationlabels", "")
    if part is None:
        return None
    root = etree.Element(f"{{{LABELS}}}labelList", nsmap={"clbl": LABELS})
    for each in package.xml(part).iter(f"{{{LABELS}}}label"):
        kept = {name: each.get(name) for name in _ATTRIBUTES if each.get(name) is not None}
        etree.SubElement(root, f"{{{LABELS}}}label", kept)
    return written(root) if len(root) else None
