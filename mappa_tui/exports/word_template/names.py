"""Namespaces, relationships and content types of Word files."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""Of the attributes that refer, and the beginning of the relationships' own types."""
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
LABELS = "http://schemas.microsoft.com/office/2020/mipLabelMetadata"
LABEL_RELATIONSHIP = (
    "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels"
)
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

NAMESPACES = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC}
PAGES = ("default", "first", "even")


def w(name: str) -> str:
    """Return the full name of a Word element or attribute."""
    return f"{{{W}}}{name}"


def r(name: str) -> str:
    """Return the full name of an attribute that refers to a relationship."""
    return f"{{{R}}}{name}"
